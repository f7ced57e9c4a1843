"""Other collectors of the same record: what their datasets give for the cross-check.

A source that reads them has a `places.yml` beside its scraper: which place a dataset is of, and how
its descriptions give a roll call's official number. Leaves to others: reading the bytes (the
source's module), and comparing (store).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, field_validator

from reportcard.collect.registry import ProjectContent
from reportcard.language import _
from reportcard.model.records import SecondTallyRecord, SecondVoteRecord


@dataclass(frozen=True, slots=True)
class NumberRule:
    """How a place's roll calls are found in a collector's datasets.

    Attributes:
        place: The place as the collector names it.
        jurisdiction_id: The same place here.
        roll_call: Fits the description of a roll call of the floor; its group `number` is the
            official number, its group `chamber`, where it has one, House or Senate.
        sessions: The session of each calendar year: a chamber numbers through a year.
    """

    place: str
    jurisdiction_id: str
    roll_call: re.Pattern[str]
    sessions: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What one dataset gave.

    Attributes:
        name: Names the dataset among those of its collector, the same for each newer version.
        place: The place that it is of, as the collector names it.
        made_at: When the collector made it.
        records: What is compared.
        counts: What was in it and what was not taken for the cross-check, in words.
        left_out: What looks wrong in it and was left out, a sentence each.
    """

    name: str
    place: str
    made_at: datetime
    records: tuple[SecondTallyRecord | SecondVoteRecord, ...]
    counts: Mapping[str, int]
    left_out: tuple[str, ...]


def load_places(project: ProjectContent, source_id: str) -> dict[str, tuple[str, re.Pattern[str]]]:
    """Each place of `places.yml`: the jurisdiction, and how its numbers are found.

    Raises:
        UserError: the file is missing or wrong.
    """
    from reportcard.yamlfile import load_model

    path = project.content(f"scrapers/{source_id}/places.yml")
    file = load_model(path, _PlacesFile, shown_as=project.shown(path))
    return {
        place: (found.jurisdiction, re.compile(found.roll_call))
        for place, found in file.places.items()
    }


class _PlaceFile(BaseModel):
    """One place of a collector."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    jurisdiction: Annotated[str, Field(min_length=1)]
    roll_call: Annotated[str, Field(min_length=1)]

    @field_validator("roll_call")
    @classmethod
    def _is_pattern(cls, value: str) -> str:
        try:
            found = re.compile(value)
        except re.error as error:
            raise ValueError(_("This is no regular expression: {why}.").format(why=error)) from None
        if "number" not in found.groupindex:
            raise ValueError(_("The expression has no group (?P<number>...)."))
        return value


class _PlacesFile(BaseModel):
    """The places of a collector."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    places: dict[str, _PlaceFile]
