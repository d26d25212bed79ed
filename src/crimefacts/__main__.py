"""`python -m crimefacts`: the command line."""

from crimefacts.cli import run

run()
