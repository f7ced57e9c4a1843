"""The errors of a pydantic model as sentences that a person who does not program understands.

Each names file, line and key, what was found, what is allowed and the nearest allowed word. Leaves
to others: reading the file (yamlfile), what is allowed where (yamlschema).
"""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from reportcard.language import N_, _
from reportcard.problems import Problem, nearest
from reportcard.yamlfile import KeyPath, YamlFile, step_into
from reportcard.yamlschema import Schema, allowed_keys, allowed_words, description

if TYPE_CHECKING:
    from pydantic import BaseModel


# More keys than one reads in a sentence, where the nearest is told.
_MANY_KEYS = 12
_YES_OR_NO = frozenset({"yes", "no", "on", "off"})


def model_problems(
    errors: Sequence[Any],
    model: "type[BaseModel]",
    yaml: YamlFile,
    *,
    passing_over: Container[KeyPath] = (),
) -> tuple[Problem, ...]:
    """One problem for each place where the file does not fit the model.

    Args:
        errors: What `ValidationError.errors()` gives.
        model: The model that refused.
        yaml: The file it was given.
        passing_over: Places that have a sentence already; what is wrong there follows from it.
    """
    schema = model.model_json_schema()
    found: dict[KeyPath, Problem] = {}
    places = [(_place(error, yaml), error) for error in errors]
    written_wrong = {
        (*path[:-1], meant)
        for path, error in places
        if error["type"] == "extra_forbidden"
        if (meant := _meant(str(path[-1]), allowed_keys(path[:-1], schema, yaml)))
    }
    for path, error in places:
        if path in passing_over or _counts_wrong_entries(error):
            continue
        if error["type"] == "missing" and path in written_wrong:
            continue
        # Several ways to write one value give one error each; the first says enough.
        found.setdefault(path, _problem(error, path, schema, yaml))
    return tuple(found.values())


def surprise_problems(model: "type[BaseModel]", yaml: YamlFile) -> Iterator[Problem]:
    """What may be misread, a sentence each; a yes or no where other words stand, with those."""
    schema = model.model_json_schema() if yaml.surprises else {}
    for path, problem in yaml.surprises:
        value = yaml.value(path)
        word = value if isinstance(value, str) else str(path[-1]) if path else ""
        words = allowed_words(path, schema, yaml) if word.lower() in _YES_OR_NO else ()
        if not words or word in words:
            yield problem
            continue
        message, _hint = _unknown_word(word, path, schema, yaml)
        yield replace(problem, message=message, hint=description(path, schema, yaml))


def _place(error: Any, yaml: YamlFile) -> KeyPath:
    return (*_data_path(error["loc"], yaml.data, error["type"]), *_kind_key(error))


def _counts_wrong_entries(error: Any) -> bool:
    """Whether a list is called too short only because entries with mistakes were not counted."""
    return bool(error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"])


def _data_path(loc: Iterable[str | int], data: object, kind: str) -> KeyPath:
    """Where in the file: without the names of types that pydantic puts between."""
    path: list[str | int] = []
    here = data
    parts = list(loc)
    for index, part in enumerate(parts):
        is_last = index == len(parts) - 1
        inner = step_into(here, part)
        # A key or an entry of a list is there even where nothing stands after it.
        is_entry = isinstance(here, list) and isinstance(part, int) and 0 <= part < len(here)
        there = inner is not None or is_entry or (isinstance(here, dict) and part in here)
        if there or (is_last and kind == "missing"):
            path.append(part)
            here = inner
    return tuple(path)


def _kind_key(error: Any) -> tuple[str, ...]:
    """The key that says what kind of record it is, where that word is wrong or missing."""
    if error["type"] in {"union_tag_invalid", "union_tag_not_found"}:
        return (str(error["ctx"]["discriminator"]).strip("'"),)
    return ()


def _problem(error: Any, path: KeyPath, schema: Schema, yaml: YamlFile) -> Problem:
    kind = error["type"]
    message, hint = "", ""
    if kind == "extra_forbidden":
        message, hint = _unknown_key(path, schema, yaml)
    elif kind in {"missing", "union_tag_not_found"}:
        message = _("The key {key} is missing.").format(key=path[-1] if path else "")
        hint = description(path, schema, yaml)
    elif kind in {"literal_error", "enum"}:
        message, hint = _unknown_word(error["input"], path, schema, yaml)
    elif kind == "union_tag_invalid":
        message, hint = _unknown_word(error["input"].get(path[-1]), path, schema, yaml)
    else:
        message = _sentence(error, path, schema, yaml)
    return yaml.problem(path, message, hint)


def _unknown_key(path: KeyPath, schema: Schema, yaml: YamlFile) -> tuple[str, str]:
    allowed = allowed_keys(path[:-1], schema, yaml)
    word = str(path[-1])
    meant = _meant(word, allowed)
    if meant and meant == word.partition(":")[0]:
        written = f"{meant}: {word.partition(':')[2]}"
        return _("A space is missing after the colon: {written}").format(written=written), ""
    if meant and len(allowed) > _MANY_KEYS:
        return _("There is no key {key} here.").format(key=word), _did_you_mean(word, allowed)
    message = _("There is no key {key} here; the keys are: {allowed}.").format(
        key=word, allowed=", ".join(allowed)
    )
    return message, _did_you_mean(word, allowed)


def _meant(word: str, allowed: Sequence[str]) -> str | None:
    """The key that somebody meant: before a colon without a space, or the nearest."""
    before, colon, _rest = word.partition(":")
    return before if colon and before in allowed else nearest(word, allowed)


def _unknown_word(word: object, path: KeyPath, schema: Schema, yaml: YamlFile) -> tuple[str, str]:
    allowed = allowed_words(path, schema, yaml)
    message = _("{found} is not one of the words that can stand here: {allowed}.").format(
        found=_shown(word), allowed=", ".join(allowed)
    )
    return message, _did_you_mean(str(word), allowed)


def _did_you_mean(word: str, allowed: Sequence[str]) -> str:
    near = nearest(word, allowed)
    return _("Did you mean {near}?").format(near=near) if near else ""


def _sentence(error: Any, path: KeyPath, schema: Schema, yaml: YamlFile) -> str:
    kind, ctx = error["type"], error.get("ctx", {})
    if kind == "value_error":
        return str(ctx["error"])
    if kind in _SENTENCES:
        values = {name: str(value) for name, value in ctx.items()}
        return _(_SENTENCES[kind]).format(found=_shown(error["input"]), **values)
    for start, sentence in _EXPECTED:
        if kind.startswith(start):
            allowed = ", ".join(allowed_keys(path, schema, yaml))
            return _(sentence).format(found=_shown(error["input"]), keys=allowed)
    return _("{found} does not fit here: {reason}.").format(
        found=_shown(error["input"]), reason=error["msg"]
    )


# By pydantic's name of the error.
_SENTENCES = {
    "greater_than": N_("{found} is too small: it must be more than {gt}."),
    "greater_than_equal": N_("{found} is too small: it must be {ge} or more."),
    "less_than": N_("{found} is too large: it must be less than {lt}."),
    "less_than_equal": N_("{found} is too large: it must be {le} or less."),
    "string_too_short": N_("The text is too short or empty: at least {min_length} characters."),
    "string_too_long": N_("The text is too long: at most {max_length} characters."),
    "too_short": N_("The list is too short: it has {actual_length} and needs {min_length}."),
    "too_long": N_("The list is too long: it has {actual_length} and may have {max_length}."),
    "string_pattern_mismatch": N_("{found} does not have the form that is expected: {pattern}."),
}

# By the start of pydantic's name of the error.
_EXPECTED = (
    ("string", N_('Text is expected here, not {found}. Put it in quotes: "...".')),
    ("int", N_("A whole number is expected here, not {found}.")),
    ("decimal", N_("A number is expected here, not {found}.")),
    ("float", N_("A number is expected here, not {found}.")),
    ("bool", N_("true or false is expected here, not {found}.")),
    ("date", N_("A day such as 2025-06-02 is expected here, without quotes, not {found}.")),
    ("list", N_("A list is expected here (lines that start with a dash), not {found}.")),
    ("tuple", N_("A list is expected here (lines that start with a dash), not {found}.")),
    ("model", N_("The keys {keys} are expected here, not {found}.")),
    ("dict", N_("Keys with values are expected here, not {found}.")),
    ("mapping", N_("Keys with values are expected here, not {found}.")),
    ("url", N_("An address such as https://www.example.org/ is expected here, not {found}.")),
)

_KINDS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (bool, lambda value: str(value).lower()),
    (str, lambda value: f'"{value}"' if len(value) <= 60 else f'"{value[:57]}..."'),
    (int, str),
    (Decimal, str),
    (date, lambda value: value.isoformat()),
    (dict, lambda value: _("a group of keys")),
    (list, lambda value: _("a list")),
)


def _shown(value: object) -> str:
    if value is None:
        return _("nothing")
    return next((show(value) for kind, show in _KINDS if isinstance(value, kind)), repr(value))
