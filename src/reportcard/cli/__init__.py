"""The command line: thin, one file for each group of commands.

stdout is data, stderr is narration. A user's mistake is a few sentences and a distinct exit code;
a mistake of ours is a traceback. Leaves all work to `pipeline`.
"""

import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from reportcard.errors import EXIT_INTERRUPTED, EXIT_OK, EXIT_USAGE, UserError
from reportcard.language import _, speak, terminal_language


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit with its code (docs/commands.md lists them)."""
    # Stopping from outside (a service, a time limit) is stopping like Ctrl-C.
    signal.signal(signal.SIGTERM, _interrupt)
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: Without the program's name; those of the process unless given.

    Returns:
        The exit code.
    """
    import click

    try:
        return _run(arguments)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return EXIT_USAGE
    except click.UsageError as error:
        from reportcard.cli.spoken import usage_sentences

        click.echo(usage_sentences(error), err=True)
        return EXIT_USAGE
    except UserError as error:
        click.echo(str(error), err=True)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        stopped = _(
            "Stopped. What was fetched is kept and the last report card is as it was. "
            "To go on, run the same command again."
        )
        click.echo(stopped, err=True)
        return EXIT_INTERRUPTED


def _run(arguments: Sequence[str] | None) -> int:
    from reportcard.cli.commands import commands
    from reportcard.project import find_project

    language = terminal_language()
    # English needs no catalogue, so that the program speaks even where the content is broken.
    speak(language, Path() if language == "en" else find_project(Path.cwd()).locale_dir)
    code = commands().main(args=arguments, prog_name="reportcard", standalone_mode=False)
    return code if isinstance(code, int) else EXIT_OK


def _interrupt(_signal: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt
