"""A local copy of openstates/people: who held which seat, from one YAML file a person.

Roles have dates as the files give them: a last day is the last day in office, and a day that is
missing or not whole is not known. Leaves to others: comparing them with the project's own terms.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field

from reportcard.errors import UserError
from reportcard.language import _
from reportcard.model.vocabulary import Chamber
from reportcard.problems import Problem
from reportcard.yamlfile import load_model

if TYPE_CHECKING:
    from collections.abc import Iterable

# Folders of a place's copy: those in office now, and those who have left.
FOLDERS = ("legislature", "retired")
_CHAMBERS: dict[str, Chamber] = {"lower": "house", "upper": "senate"}
_Words = Annotated[str, Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class OpenRole:
    """A seat held. first_day and last_day are both in office; None = not known, or still held."""

    chamber: Chamber
    district: int
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True)
class OpenPerson:
    """A person as the files know them; party is today's, "" where none is given.

    Attributes:
        other_names: Names that the person is known by besides.
        is_retired: The file lies among those who have left.
        path: The file, relative to the copy.
        place: The place as the ids of its roles name it ("ct").
    """

    person_id: str
    name: str
    given_name: str
    family_name: str
    other_names: tuple[str, ...]
    party: str
    roles: tuple[OpenRole, ...]
    is_retired: bool
    path: str
    place: str


class _Part(BaseModel):
    # Other people's files: they hold much that nobody here needs.
    model_config = ConfigDict(extra="ignore", strict=True, frozen=True)


class _Named(_Part):
    name: _Words


class _RoleFile(_Part):
    type: _Words
    jurisdiction: str = ""
    district: str | None = None
    start_date: date | str | None = None
    end_date: date | str | None = None


class _PersonFile(_Part):
    id: _Words
    name: _Words
    given_name: str = ""
    family_name: str = ""
    other_names: list[_Named] = Field(default_factory=list)
    party: list[_Named] = Field(default_factory=list)
    roles: list[_RoleFile] = Field(default_factory=list)


def read_open_people(folder: Path) -> tuple[OpenPerson, ...]:
    """Everybody in a place's copy, sorted by file.

    Args:
        folder: The place's folder, with `legislature` and `retired` in it.

    Raises:
        UserError: it is no such folder, or files of it cannot be read; all of them at once.
    """
    if not all((folder / name).is_dir() for name in FOLDERS):
        message = _(
            "{folder} is not a place's folder of openstates/people: it must hold the folders "
            "{names}."
        )
        raise UserError(message.format(folder=folder, names=", ".join(FOLDERS)))
    people: list[OpenPerson] = []
    problems: list[Problem] = []
    for name in FOLDERS:
        for path in sorted((folder / name).glob("*.yml")):
            try:
                people.append(_read_person(path, folder))
            except UserError as error:
                problems.extend(error.problems)
    problems.extend(_check_ids(people))
    if problems:
        raise UserError(problems)
    return tuple(people)


def _read_person(path: Path, folder: Path) -> OpenPerson:
    shown = path.relative_to(folder).as_posix()
    file = load_model(path, _PersonFile, shown_as=shown)
    seats = [role for role in file.roles if role.type in _CHAMBERS]
    return OpenPerson(
        person_id=file.id,
        name=file.name,
        given_name=file.given_name,
        family_name=file.family_name,
        other_names=tuple(other.name for other in file.other_names),
        # Somebody whom several parties nominated is of the first.
        party=file.party[0].name.partition("/")[0] if file.party else "",
        roles=tuple(_role(role, shown) for role in seats),
        is_retired=path.parent.name == FOLDERS[1],
        path=shown,
        place=next((place for role in seats if (place := _place(role.jurisdiction))), ""),
    )


def _role(role: _RoleFile, shown: str) -> OpenRole:
    district = role.district or ""
    if not (district.isascii() and district.isdecimal()):
        message = _('The district is "{text}", which is not a whole number.')
        raise UserError([Problem(message.format(text=district), file=shown, key="roles")])
    return OpenRole(_CHAMBERS[role.type], int(district), _day(role.start_date), _day(role.end_date))


def _day(value: date | str | None) -> date | None:
    """A whole day; a year or month alone does not tell who sat on a day, and counts as unknown."""
    if not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _place(jurisdiction: str) -> str:
    """The state in "ocd-jurisdiction/country:us/state:xx/government"."""
    parts = [part.partition(":") for part in jurisdiction.split("/")]
    return next((value for kind, _colon, value in parts if kind == "state"), "")


def _check_ids(people: "Iterable[OpenPerson]") -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for person in people:
        first = seen.setdefault(person.person_id, person.path)
        if first != person.path:
            message = _("The id {id} stands in {other} too.")
            yield Problem(message.format(id=person.person_id, other=first), file=person.path)
