"""Write a new plugin: a complete distribution, to be filled with rules."""

from crimefacts.scaffold.project import NewPlugin, Style, write_plugin

__all__ = ["NewPlugin", "Style", "write_plugin"]
