"""Whom does somebody mean? A legislator by name or part of one, by district, or by id.

Accents and capital letters are ignored, and districts are understood in English and Spanish.
Leaves to others: what is then said of them (explain).
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from reportcard.errors import UserError
from reportcard.language import _
from reportcard.model.facts import Facts
from reportcard.model.scores import Result, Scored
from reportcard.model.vocabulary import Chamber
from reportcard.problems import Problem
from reportcard.words import WORDS

# A district as people write it: "house 22", "Senate district 4", "cámara 22", "distrito 4 senado".
_CHAMBERS: Mapping[str, Chamber] = {
    **dict.fromkeys(("house", "representative", "rep", "camara", "representante"), "house"),
    **dict.fromkeys(("senate", "senator", "sen", "senado", "senador", "senadora"), "senate"),
}
_BESIDE = frozenset({"state", "district", "dist", "no", "de", "del", "la", "representantes"}) | {
    "estatal",
    "distrito",
}
# A longer list helps nobody on a terminal.
MOST_NAMED = 20


def find_person(scored: Scored, facts: Facts, words: str) -> str:
    """The id of the legislator that somebody means.

    Args:
        scored: Who is on the report card.
        facts: Their names.
        words: A name or part of one, a district such as "house 22" (whoever holds the seat now),
            or an id.

    Raises:
        UserError: nobody, or more than one, is meant; with the nearest names or all of them.
    """
    if not folded(words):
        raise UserError(_how_to_name())
    results = {result.person_id: result for result in scored.results}
    names = {p.person_id: p.name for p in facts.people if p.person_id in results}
    districts = {
        person_id: facts.shown_district(person_id, result.chamber, result.district)
        for person_id, result in results.items()
    }
    labels = {i: _label(names[i], result, districts[i]) for i, result in results.items()}
    if words.strip() in results:
        return words.strip()
    seat = _seat(words, districts)
    found = _holders(seat, scored.results, districts) if seat else _named(words, names)
    if len(found) == 1:
        return found[0]
    if found:
        raise _several(words, [labels[i] for i in found])
    raise _nobody(words, {labels[i]: names[i] for i in names})


def folded(text: str) -> str:
    """A text without accents, capitals and punctuation: "Peña-Ortiz, J." is "pena ortiz j"."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(kept.split())


def _seat(words: str, districts: Mapping[str, str]) -> tuple[Chamber, str] | None:
    """The seat that is named, if it is one: a chamber and a district and nothing else."""
    parts = folded(words).split()
    named = {folded(district) for district in districts.values()}
    if parts[0] in _CHAMBERS and " ".join(parts[1:]) in named - {""}:
        return _CHAMBERS[parts[0]], " ".join(parts[1:])
    numbers = [part for part in parts if re.fullmatch(r"[0-9]{1,4}", part)]
    chambers = {_CHAMBERS[part] for part in parts if part in _CHAMBERS}
    rest = [p for p in parts if p not in numbers and p not in _CHAMBERS and p not in _BESIDE]
    if len(numbers) != 1 or len(chambers) != 1 or rest:
        return None
    return chambers.pop(), str(int(numbers[0]))


def _holders(
    seat: tuple[Chamber, str], results: Sequence[Result], districts: Mapping[str, str]
) -> list[str]:
    """Whoever holds the seat now; those who held it, where nobody does."""
    all_of_them = [r for r in results if (r.chamber, folded(districts[r.person_id])) == seat]
    now = [result for result in all_of_them if result.in_office]
    return [result.person_id for result in now or all_of_them]


def _named(words: str, names: Mapping[str, str]) -> list[str]:
    """Those with exactly this name; else those with all these words, or parts of words, in it."""
    asked = folded(words)
    plain = {person_id: folded(name) for person_id, name in names.items()}
    exact = [person_id for person_id, name in plain.items() if name == asked]
    if exact:
        return exact
    starts = [p for p, name in plain.items() if all(_starts(part, name) for part in asked.split())]
    return starts or [p for p, name in plain.items() if asked in name]


def _starts(part: str, name: str) -> bool:
    return any(word.startswith(part) for word in name.split())


def _label(name: str, result: Result, district: str) -> str:
    """Name, chamber and district, where it has one."""
    chamber = _(WORDS["chamber"][result.chamber])
    return f"{name} ({f'{chamber} {district}'.strip()})"


def _several(words: str, labels: Sequence[str]) -> UserError:
    named = sorted(labels)[:MOST_NAMED]
    if len(labels) > MOST_NAMED:
        sentence = _("{words} may mean {n} legislators, among them: {names}.")
    else:
        sentence = _("{words} may mean any of these: {names}.")
    message = sentence.format(words=words.strip(), n=len(labels), names=", ".join(named))
    hint = _('Write more of the name, or the district, such as "house 22".')
    return UserError([Problem(message=message, hint=hint)])


def _nobody(words: str, names: Mapping[str, str]) -> UserError:
    message = _("There is no legislator {words} on this report card.").format(words=words.strip())
    plain = {folded(name): label for label, name in sorted(names.items(), reverse=True)}
    parts = {part: label for name, label in plain.items() for part in name.split()}
    asked = folded(words)
    close = [
        *(plain[name] for name in get_close_matches(asked, plain, n=3, cutoff=0.6)),
        *(parts[part] for part in get_close_matches(asked, parts, n=3, cutoff=0.75)),
    ]
    near = ", ".join(dict.fromkeys(close))
    hint = _("Did you mean {near}?").format(near=near) if near else _how_to_name()
    return UserError([Problem(message=message, hint=hint)])


def _how_to_name() -> str:
    return _('Write a name, a district such as "house 22", or an id.')
