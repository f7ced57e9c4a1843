"""Commands whose every word is in the language of the terminal, click's own words included.

click has no catalogue of its own, so the few words that it adds to help and mistakes are given
here. Leaves to others: what the commands are called and do.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from functools import partial
from typing import Any

import click

from reportcard.language import N_, _
from reportcard.problems import nearest

# What click writes above a part of a help text.
_HEADINGS = {"Options": N_("Options"), "Commands": N_("Commands")}


class Formatter(click.HelpFormatter):
    """Lays out help texts under our own headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The first line of a help text."""
        super().write_usage(prog, args, prefix or _("Usage:") + " ")

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """A part with a heading."""
        with super().section(_(_HEADINGS.get(name, name))):
            yield


class Context(click.Context):
    """A context that lays out help with our formatter."""

    formatter_class = Formatter


class Command(click.Command):
    """A command that says in our words what is too much."""

    context_class = Context

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first sentence, whole: cut short it says little."""
        return _first_sentence(self.help)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; those left over are a mistake."""
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # not all of click's mistakes say where they were made
            raise
        if rest and not ctx.resilient_parsing:
            words = _("{words} is too much here.").format(words=" ".join(rest))
            quotes = _("Put words that belong together in quotes.") if len(rest) > 1 else ""
            ctx.fail(f"{words} {quotes}".rstrip())
        return rest


class Group(click.Group):
    """A group of commands."""

    context_class = Context
    command_class = Command

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first sentence, whole."""
        return _first_sentence(self.help)


class Option(click.Option):
    """An option whose marks in the help text are in our words."""

    def get_help_extra(self, ctx: click.Context) -> Any:
        """What stands in brackets after the help text."""
        extra = super().get_help_extra(ctx)
        if "required" in extra:
            extra["required"] = _("required")
        return extra


# Decorators: every command and option of the program is made with these.
command = partial(click.command, cls=Command)
group = partial(click.group, cls=Group)
option = partial(click.option, cls=Option)


def spoken(made: click.Command) -> click.Command:
    """A command in the language of the terminal; its texts are marked with N_ where they stand."""
    told = copy(made)
    told.help = _(made.help) if made.help else None
    told.params = [_spoken_parameter(parameter) for parameter in made.params]
    told.options_metavar = _("[OPTIONS]")
    click.help_option(cls=Option, help=_("Show this text."))(told)
    if isinstance(told, click.Group):
        told.subcommand_metavar = _("COMMAND [ARGUMENTS]...")
        told.commands = {name: spoken(child) for name, child in told.commands.items()}
    return told


def _first_sentence(text: str | None) -> str:
    return (text or "").partition(". ")[0].removesuffix(".")


def _spoken_parameter(made: click.Parameter) -> click.Parameter:
    told = copy(made)
    told.metavar = _(made.metavar) if made.metavar else None
    if isinstance(told, click.Option) and told.help:
        told.help = _(told.help)
    return told


def usage_sentences(error: click.UsageError) -> str:
    """What is wrong with a command line, and which command explains it."""
    path = error.ctx.command_path if error.ctx else "reportcard"
    return f"{_sentence(error)} " + _("Help: {command}").format(command=f"{path} --help")


def _sentence(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption():
            known = [name for p in _parameters(error) for name in p.opts]
            sentence = _("There is no option {name} here.").format(name=error.option_name)
            return sentence + _near(error.option_name, known)
        case click.exceptions.NoSuchCommand():
            sentence = _("There is no command {name}.").format(name=error.command_name)
            return sentence + _near(error.command_name, _commands(error))
        case click.BadOptionUsage():
            return _bad_option(error)
        case click.MissingParameter():
            return _("{name} is missing.").format(name=_named(error.param))
        case click.BadParameter():
            return f"{_named(error.param)}: {error.message}"
    return error.message


def _bad_option(error: click.BadOptionUsage) -> str:
    flag = any(
        isinstance(p, click.Option) and p.is_flag and error.option_name in p.opts
        for p in _parameters(error)
    )
    message = _("{name} takes no value.") if flag else _("{name} needs a value after it.")
    return message.format(name=error.option_name)


def _parameters(error: click.UsageError) -> list[click.Parameter]:
    return error.ctx.command.params if error.ctx else []


def _commands(error: click.UsageError) -> list[str]:
    made = error.ctx.command if error.ctx else None
    return sorted(made.commands) if isinstance(made, click.Group) else []


def _named(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return ""
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return (parameter.metavar or str(parameter.name)).removesuffix("...")


def _near(word: str, known: list[str]) -> str:
    near = nearest(word, known)
    return " " + _("Did you mean {near}?").format(near=near) if near else ""
