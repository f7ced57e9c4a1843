"""A place's name stands for all of its sources."""

from pathlib import Path

import pytest

from reportcard.errors import UserError
from reportcard.pipeline.asking import require_sources
from reportcard.project import find_project

CONNECTICUT = [
    "us_ct/appropriations",
    "us_ct/bills",
    "us_ct/boundaries",
    "us_ct/bulk",
    "us_ct/districts",
    "us_ct/fiscal_notes",
    "us_ct/open_data",
    "us_ct/people",
    "us_ct/places",
    "us_ct/roll_calls",
    "us_ct/town_aid",
]


def asked(*names: str) -> list[str]:
    project = find_project(Path(__file__).parents[2])
    return [source.source_id for source in require_sources(project, names)]


def test_a_place_alone_means_all_of_its_sources_but_the_sample() -> None:
    assert asked("us_ct") == CONNECTICUT


def test_a_source_named_beside_its_place_is_collected_once() -> None:
    assert sorted(asked("us_ct/people", "us_ct")) == CONNECTICUT


def test_a_place_that_does_not_exist_is_said() -> None:
    with pytest.raises(UserError, match="There is no source us_cx"):
        asked("us_cx")
