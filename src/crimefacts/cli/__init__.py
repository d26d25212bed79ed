"""The command line: `crimefacts extract`, `crimefacts plugins` and their kin.

Data goes to standard output, talk to standard error. Exit codes: 0 all well, 1 usage error, 2 some
documents failed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from crimefacts.errors import CrimefactsError, MissingExtraError

USAGE_ERROR = 1
SOME_FAILED = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: What stands behind the program's name; None takes it from the process.

    Returns:
        The exit code.
    """
    try:
        from crimefacts.cli.app import app  # noqa: PLC0415 -- Typer is an extra
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"rich", "typer"}:
            raise
        _say(MissingExtraError("the command line", "standard"))
        return USAGE_ERROR
    try:
        code = app(args=arguments, prog_name="crimefacts", standalone_mode=False)
    except CrimefactsError as error:
        _say(error)
        return USAGE_ERROR
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing to say, and nobody to say it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        # Typer's own complaints about the command's words; their class depends on its version.
        if not hasattr(error, "format_message"):
            raise
        _say(error.format_message())
        context = getattr(error, "ctx", None)
        if context is not None:
            sys.stderr.write(f"Try: {context.command_path} --help\n")
        return USAGE_ERROR
    return code if isinstance(code, int) else 0


def _say(message: object) -> None:
    sys.stderr.write(f"Error: {message}\n")


def run() -> None:
    """Entry point of the console script."""
    sys.exit(main())
