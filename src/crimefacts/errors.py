"""The errors of crimefacts: one tree, each says what to do."""

from __future__ import annotations


class CrimefactsError(Exception):
    """Base of every error that crimefacts raises on purpose."""


class ReadError(CrimefactsError):
    """An input could not be turned into a Document.

    Args:
        source: The file, or `-` for standard input.
        reason: What is wrong with it and, where known, how to mend it.
        line: The 1-based line, for inputs that hold a document a line.
    """

    def __init__(self, source: str, reason: str, line: int | None = None) -> None:
        self.source = source
        self.reason = reason
        self.line = line
        where = source if line is None else f"{source}:{line}"
        super().__init__(f"{where}: {reason}")

    def __reduce__(self) -> tuple[type[ReadError], tuple[str, str, int | None]]:
        return type(self), (self.source, self.reason, self.line)


class MissingExtraError(CrimefactsError):
    """A feature needs a package that is not installed; the message names its extra."""

    def __init__(self, feature: str, extra: str) -> None:
        self.feature = feature
        self.extra = extra
        super().__init__(f"{feature} needs an optional package: pip install 'crimefacts[{extra}]'")

    def __reduce__(self) -> tuple[type[MissingExtraError], tuple[str, str]]:
        return type(self), (self.feature, self.extra)


class PluginError(CrimefactsError):
    """Base of the errors about plugins and their extractors."""


class PluginLoadError(PluginError):
    """A plugin could not be imported or refused to list its extractors."""


class DuplicateExtractorError(PluginError):
    """Two plugins offer an extractor of the same name."""


class UnknownExtractorError(PluginError):
    """An extractor was asked for, or given options, that no installed plugin offers."""


class ExtractorOptionError(PluginError):
    """An extractor does not know an option, or refuses its value."""


class RequirementError(PluginError):
    """What an extractor requires has no producer, or requirements form a cycle."""


class PatternError(PluginError):
    """A pattern of an extractor is malformed, or ran away on a text."""


class InvalidFactError(PluginError):
    """An extractor returned something that is no fact of the types it declares."""


class UngroundedFactError(InvalidFactError):
    """A fact's quote is not what the document says at the fact's span."""


class SerializationError(CrimefactsError):
    """JSON could not be turned into an Extraction; the message names the place in it."""
