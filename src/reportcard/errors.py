"""The two kinds of trouble: a user's mistake (a sentence) and ours (a traceback)."""

from collections.abc import Sequence

from reportcard.problems import Problem, sentences

# Exit codes of the command line; docs/commands.md lists them for staff.
EXIT_OK = 0
EXIT_OUR_MISTAKE = 1
EXIT_USAGE = 2
EXIT_USER_MISTAKE = 3
EXIT_LEFT_SOMETHING_OUT = 4
EXIT_MACHINE_NOT_READY = 5
EXIT_INTERRUPTED = 130


class ReportCardError(Exception):
    """Base of every error this package raises on purpose."""


class UserError(ReportCardError):
    """Something a person can mend: shown as sentences, without a traceback.

    Args:
        problems: One or more problems, or one sentence.
        exit_code: The process's exit code; EXIT_USER_MISTAKE unless told.
    """

    def __init__(
        self, problems: str | Sequence[Problem], *, exit_code: int = EXIT_USER_MISTAKE
    ) -> None:
        self.problems = (
            (Problem(message=problems),) if isinstance(problems, str) else tuple(problems)
        )
        self.exit_code = exit_code
        super().__init__(sentences(self.problems))


class PageError(ReportCardError):
    """A page that is not what its address promised; the crawl sets it aside and goes on.

    The message is one sentence: what was found, what was expected.
    """


class TurnedPageError(PageError):
    """A file that its site overwrites now belongs to another session than the one asked for.

    That is the site's way, no mistake: the crawl uses the newest archived version that still
    belonged to it. Only where there is none is it told like any other page that cannot be read.
    """
