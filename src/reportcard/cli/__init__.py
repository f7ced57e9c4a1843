"""The command line: thin, one file for each group of commands.

stdout is data, stderr is narration. A user's mistake is a few sentences and a distinct exit code;
a mistake of ours is a traceback. Leaves all work to `pipeline`.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from reportcard.errors import EXIT_INTERRUPTED, EXIT_USAGE, UserError
from reportcard.language import _, speak, terminal_language


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit with its code (docs/commands.md lists them)."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: Without the program's name; those of the process unless given.

    Returns:
        The exit code.
    """
    import click

    from reportcard.cli.commands import commands
    from reportcard.project import find_project

    speak(terminal_language(), find_project(Path.cwd()).locale_dir)
    try:
        code = commands().main(args=arguments, prog_name="reportcard", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return EXIT_USAGE
    except UserError as error:
        click.echo(str(error), err=True)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo(
            _("Stopped. What was fetched is kept: the same command goes on from there."), err=True
        )
        return EXIT_INTERRUPTED
    return code if isinstance(code, int) else 0
