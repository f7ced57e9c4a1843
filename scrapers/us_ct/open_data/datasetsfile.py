"""What datasets.yml may say: the datasets of the open-data site that are read."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from reportcard.language import N_, _
from reportcard.yamltext import Words


def _dataset_id(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9]{4}-[a-z0-9]{4}", value):
        message = _("An id is four signs, a hyphen and four signs, such as abcd-1234, not {x}.")
        raise ValueError(message.format(x=value))
    return value


def _column(value: str) -> str:
    if not re.fullmatch(r"[a-z_][a-z0-9_]*", value):
        message = _("A column is named by small letters, digits and low lines, not {x}.")
        raise ValueError(message.format(x=value))
    return value


Column = Annotated[str, AfterValidator(_column)]


class Content(BaseModel):
    """Base of everything in the file: unknown keys are refused, nothing changes later."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class TownColumns(Content):
    """The columns of a list of towns, by the site's own names for them."""

    town_code: Column = Field(description=N_("The column with the town's number, 1 to 169."))
    name: Column = Field(description=N_("The column with the town's name."))


class Dataset(Content):
    """A dataset: its id may be replaced by the site, so its title must fit too."""

    id: Annotated[str, AfterValidator(_dataset_id)] = Field(
        description=N_("The dataset's id on the site: four signs, a hyphen, four signs.")
    )
    title: Words = Field(description=N_("Its title there, word for word."))
    holds: Literal["towns"] = Field(description=N_("What its rows are; towns is all there is."))
    columns: TownColumns = Field(description=N_("Which columns are read."))
    why: Words = Field(description=N_("What it is read for, for the staff."))


class DatasetsFile(Content):
    """The datasets that are read."""

    datasets: list[Dataset]
