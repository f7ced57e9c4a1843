"""Files of openstates/people are read as they are: roles with the days that they give."""

from datetime import date
from pathlib import Path

import pytest

from reportcard.collect.openpeople import OpenPerson, OpenRole, read_open_people
from reportcard.errors import UserError

MOVED = """
id: ocd-person/1
name: Ana Arroyo
given_name: Ana
family_name: Arroyo
birth_date: 1980-01-01
party:
- name: Democratic/Working Families
roles:
- start_date: '2021-01-06'
  end_date: 2025-02-24
  type: lower
  jurisdiction: ocd-jurisdiction/country:us/state:xx/government
  district: '7'
- start_date: 2025-02-28
  type: upper
  jurisdiction: ocd-jurisdiction/country:us/state:xx/government
  district: '2'
other_names:
- name: Arroyo, A.
"""
LEFT = """
id: ocd-person/2
name: Ben Bell
roles:
- end_date: '2019'
  type: lower
  district: '9'
- start_date: '2020-01-01'
  type: mayor
"""


def copy_of(folder: Path, sitting: str = MOVED, retired: str = LEFT) -> Path:
    """A place's folder with one file of each kind."""
    for name, text in (("legislature/a.yml", sitting), ("retired/b.yml", retired)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def refusal(folder: Path) -> str:
    with pytest.raises(UserError) as told:
        read_open_people(folder)
    return str(told.value)


def test_a_person_who_changed_chambers_has_a_role_in_each(tmp_path: Path) -> None:
    assert read_open_people(copy_of(tmp_path))[0] == OpenPerson(
        person_id="ocd-person/1",
        name="Ana Arroyo",
        given_name="Ana",
        family_name="Arroyo",
        other_names=("Arroyo, A.",),
        party="Democratic",
        roles=(
            OpenRole("house", 7, date(2021, 1, 6), date(2025, 2, 24)),
            OpenRole("senate", 2, date(2025, 2, 28), None),
        ),
        is_retired=False,
        path="legislature/a.yml",
        place="xx",
    )


def test_somebody_who_left_is_marked_and_has_the_seats_of_a_chamber_only(tmp_path: Path) -> None:
    person = read_open_people(copy_of(tmp_path))[1]
    assert person.is_retired
    assert [(role.chamber, role.district) for role in person.roles] == [("house", 9)]


def test_a_day_that_is_not_whole_is_not_known(tmp_path: Path) -> None:
    role = read_open_people(copy_of(tmp_path))[1].roles[0]
    assert (role.first_day, role.last_day) == (None, None)


def test_somebody_without_a_party_or_a_place_has_none(tmp_path: Path) -> None:
    person = read_open_people(copy_of(tmp_path))[1]
    assert (person.party, person.place) == ("", "")


def test_another_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == (
        f"{tmp_path} is not a place's folder of openstates/people: it must hold the folders "
        "legislature, retired."
    )


def test_every_file_that_cannot_be_read_is_named_at_once(tmp_path: Path) -> None:
    broken = LEFT.replace("name: Ben Bell\n", "")
    said = refusal(copy_of(tmp_path, MOVED.replace("'7'", "'At Large'"), broken))
    assert said.splitlines() == [
        'legislature/a.yml: roles: The district is "At Large", which is not a whole number.',
        "retired/b.yml:2: name: The key name is missing.",
    ]


def test_one_id_in_two_files_is_refused(tmp_path: Path) -> None:
    said = refusal(copy_of(tmp_path, MOVED, LEFT.replace("ocd-person/2", "ocd-person/1")))
    assert said == "retired/b.yml: The id ocd-person/1 stands in legislature/a.yml too."
