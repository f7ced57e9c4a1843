"""Which messages the program and its templates show, and what the catalogues make of them.

Reads templates with Babel's extractor, set like the environment that renders them. The checks give
sentences with file and line; test_catalogues.py demands that there are none.
"""

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel.messages.extract import extract
from babel.messages.pofile import read_po
from jinja2 import TemplateSyntaxError

# A message, or its singular and plural.
MessageId = str | tuple[str, ...]

_KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}
# As edition.environment sets the engine.
_TEMPLATE_OPTIONS = {
    "extensions": "jinja2.ext.i18n",
    "trimmed": "true",
    "newstyle_gettext": "true",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "silent": "false",
}
_PLACEHOLDER = re.compile(r"\{\w+[^{}]*\}|%\(\w+\)\w|</?\w+>")
_PO_LINE = re.compile(r'(#.*|(msgid|msgid_plural|msgstr|msgstr\[\d\]) ".*"|".*")?')


@dataclass(frozen=True, slots=True)
class Use:
    """One place that shows a message."""

    id: MessageId
    place: str
    in_template: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a catalogue with its Spanish."""

    id: MessageId
    spanish: tuple[str, ...]
    place: str
    is_fuzzy: bool = False


def uses_in(root: Path) -> list[Use]:
    """Every message of the program, the scrapers and the templates below a project folder."""
    python = [p for d in ("src", "scrapers") for p in (root / d).rglob("*.py")]
    templates = [
        path
        for folder in ("site", "pdf")
        for path in (root / "templates" / folder).rglob("*")
        if path.suffix in {".html", ".svg", ".xml", ".txt"}
    ]
    return [
        *(use for p in sorted(python) if "_bundled" not in p.parts for use in _of_file(p, root)),
        *(use for p in sorted(templates) for use in _of_file(p, root)),
    ]


def _of_file(path: Path, root: Path) -> Iterator[Use]:
    in_template = path.suffix != ".py"
    for line, message in (_of_template if in_template else _of_python)(path):
        yield Use(message, f"{path.relative_to(root).as_posix()}:{line}", in_template)


def _of_template(path: Path) -> Iterator[tuple[int, MessageId]]:
    with path.open("rb") as file:
        found = extract(
            "jinja2.ext:babel_extract", file, keywords=_KEYWORDS, options=_TEMPLATE_OPTIONS
        )
        try:
            for line, message, _comments, _context in found:
                yield line, message if isinstance(message, str) else tuple(message)
        except TemplateSyntaxError as error:
            error.add_note(str(path))
            raise


def _of_python(path: Path) -> Iterator[tuple[int, MessageId]]:
    """Literal arguments only: Babel's own extractor takes the key in _(WORDS["key"]) for one."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and _name(node.func) in _KEYWORDS:
            texts = tuple(
                argument.value
                for argument in node.args[:2]
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            )
            if texts:
                yield node.lineno, texts if _name(node.func) == "ngettext" else texts[0]


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def entries_in(locale_dir: Path) -> list[Entry]:
    """Every message of the Spanish catalogues, area by area."""
    found = []
    for path in sorted((locale_dir / "es" / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale="es", abort_invalid=True):
                if message.id:
                    id_ = message.id if isinstance(message.id, str) else tuple(message.id)
                    place = f"{path.name}:{message.lineno}"
                    found.append(Entry(id_, _forms(message.string), place, message.fuzzy))
    return found


def _forms(spanish: str | Sequence[str] | None) -> tuple[str, ...]:
    return (spanish or "",) if spanish is None or isinstance(spanish, str) else tuple(spanish)


def malformed_lines(locale_dir: Path) -> list[str]:
    """Lines that a catalogue may not have, and messages that stand twice in one file.

    Babel reads both without a word: it cuts the last letter off a text whose closing quote is
    missing, and keeps the first of two translations.
    """
    wrong = []
    for path in sorted((locale_dir / "es" / "LC_MESSAGES").glob("*.po")):
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, start=1):
            if not _PO_LINE.fullmatch(line):
                wrong.append(f"{path.name}:{number}: this is not a line of a catalogue: {line}")
        ids = Counter(re.findall(r'^msgid ((?:"(?:.*)"\n)+)', "\n".join(lines), re.MULTILINE))
        wrong += [f"{path.name}: stands twice: {text}" for text, n in ids.items() if n > 1]
    return wrong


# ---------------------------------------------------------------- checks


def check_all(uses: Sequence[Use], entries: Sequence[Entry]) -> list[str]:
    """A sentence for everything that keeps the Spanish from being complete and right."""
    return [
        *_untranslated(uses, entries),
        *_unused(uses, entries),
        *_disagreeing(entries),
        *(sentence for entry in entries for sentence in _wrong_forms(entry)),
        *_stray_percent(uses, entries),
    ]


def _untranslated(uses: Iterable[Use], entries: Iterable[Entry]) -> Iterator[str]:
    finished = {entry.id for entry in entries if all(entry.spanish) and not entry.is_fuzzy}
    # A plural's singular may also be shown alone: gettext finds it.
    finished |= {id_[0] for id_ in finished if isinstance(id_, tuple)}
    places: dict[MessageId, list[str]] = {}
    for use in uses:
        if use.id not in finished:
            places.setdefault(use.id, []).append(use.place)
    for id_, where in places.items():
        yield f"{', '.join(where)}: there is no finished Spanish for {id_!r}"


def _unused(uses: Iterable[Use], entries: Iterable[Entry]) -> Iterator[str]:
    known = {use.id for use in uses}
    for entry in entries:
        if entry.id not in known:
            yield f"{entry.place}: nothing shows {entry.id!r}"


def _disagreeing(entries: Iterable[Entry]) -> Iterator[str]:
    first: dict[str, Entry] = {}
    for entry in entries:
        english = entry.id if isinstance(entry.id, str) else entry.id[0]
        other = first.setdefault(english, entry)
        if other.spanish != entry.spanish:
            yield f"{entry.place} and {other.place} translate {english!r} differently"


def _wrong_forms(entry: Entry) -> Iterator[str]:
    if isinstance(entry.id, str):
        allowed = [[placeholders(entry.id)]]
    else:
        one, many = (placeholders(english) for english in entry.id)
        allowed = [[one, many], [many]]  # a singular may write the number out, or not
    if len(entry.spanish) != len(allowed):
        yield f"{entry.place}: {entry.id!r} has {len(entry.spanish)} forms, not {len(allowed)}"
        return
    for form, choices in zip(entry.spanish, allowed, strict=True):
        if form and placeholders(form) not in choices:
            yield f"{entry.place}: other placeholders than in English: {form!r}"


def _stray_percent(uses: Iterable[Use], entries: Iterable[Entry]) -> Iterator[str]:
    """Templates fill messages in with `%`: a bare per cent sign must be doubled there."""
    in_templates = {use.id: use.place for use in uses if use.in_template}
    spanish: Mapping[MessageId, Entry] = {entry.id: entry for entry in entries}
    for id_, place in in_templates.items():
        forms = [*([id_] if isinstance(id_, str) else id_)]
        if entry := spanish.get(id_):
            forms += entry.spanish
        for form in forms:
            if "%" in re.sub(r"%%|%\(\w+\)\w", "", form):
                yield f"{place}: write %% for a per cent sign: {form!r}"


def placeholders(text: str) -> Counter[str]:
    """What Spanish must keep of a message: {name}, or in templates %(name)s and <tags>."""
    return Counter(_PLACEHOLDER.findall(text))
