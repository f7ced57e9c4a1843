"""What maps.yml may say: the maps of districts that are read."""

import re
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from reportcard.language import N_, _
from reportcard.model.vocabulary import Chamber


def _plan(value: str) -> str:
    if not re.fullmatch(r"\d{4}", value):
        raise ValueError(_("A plan is named by its year, such as 2022, not {x}.").format(x=value))
    return value


def _path(value: str) -> str:
    if not re.fullmatch(r"[\w-][\w.-]*(/[\w-][\w.-]*)*", value, re.ASCII):
        message = _("A file is named by its path, such as maps/house.json, not {x}.")
        raise ValueError(message.format(x=value))
    return value


Path = Annotated[str, AfterValidator(_path)]


class Content(BaseModel):
    """Base of everything in the file: unknown keys are refused, nothing changes later."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class MapEntry(Content):
    """A map of a chamber's districts: on the census site, or the project's own."""

    chamber: Chamber = Field(description=N_("Whose districts: house or senate."))
    plan: Annotated[str, AfterValidator(_plan)] = Field(
        description=N_("The year of the first election held in these districts.")
    )
    file: Path | None = Field(
        default=None, description=N_("The zipped shapefile on the census site.")
    )
    topology: Path | None = Field(
        default=None, description=N_("A TopoJSON file in the project folder, instead of file.")
    )

    @model_validator(mode="after")
    def _one_file(self) -> Self:
        if (self.file is None) == (self.topology is None):
            raise ValueError(_("A map has either file or topology."))
        return self


class MapsFile(Content):
    """The maps that are read."""

    maps: list[MapEntry]
