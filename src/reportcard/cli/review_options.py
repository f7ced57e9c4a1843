"""What the commands of `review` share: who decides and why, tables, and telling what was done."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

import click

from reportcard.cli.spoken import option
from reportcard.cli.terminal import narrate
from reportcard.errors import EXIT_OK
from reportcard.language import N_, _
from reportcard.yamlfile import find_unseen, unseen_told

Word = TypeVar("Word", bound=str)

# What the queues print where a person's own words belong: a page that carried them would be signed
# by nobody.
BLANKS = (N_("YOUR NAME"), N_("WHAT YOU LOOKED AT AND WHAT IT SAYS"), N_("ID"))

required_option = partial(option, required=True)


def to_words(_context: click.Context, parameter: click.Parameter, value: str) -> str:
    """A text that must say something."""
    if not (words := " ".join(value.split())):
        raise click.BadParameter(_("The text is empty: write it."), param=parameter)
    if words in {told for blank in BLANKS for told in (blank, _(blank))}:
        message = _("{words} stands for what you are to write in its place.")
        raise click.BadParameter(message.format(words=words), param=parameter)
    if sign := find_unseen(words):
        raise click.BadParameter(unseen_told(sign), param=parameter)
    return words


by_option = required_option(
    "--by", metavar=N_("NAME"), callback=to_words, help=N_("Who decides: your name, in quotes.")
)
reason_option = required_option(
    "--reason",
    metavar=N_("REASON"),
    callback=to_words,
    help=N_("What you looked at and what it says, in quotes; readers of the page see it."),
)


def to_one_of(
    words: tuple[Word, ...],
) -> Callable[[click.Context, click.Parameter, str], Word]:
    """A reader of options that take one of these words, in capitals or not."""

    def read(_context: click.Context, parameter: click.Parameter, value: str) -> Word:
        for word in words:
            if value.lower() == word:
                return word
        message = _("{value} is not one of {words}.")
        told = message.format(value=value, words=", ".join(words))
        raise click.BadParameter(told, param=parameter)

    return read


def tell_done(sentences: Iterable[str]) -> int:
    """What a decision did, on stderr; the exit code of a command that did it."""
    for sentence in sentences:
        narrate(sentence)
    return EXIT_OK


def print_table(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Tab-separated lines under their heads; nothing where there is no row."""
    for row in [columns, *rows] if rows else []:
        click.echo("\t".join(" ".join(cell.split()) for cell in row))
