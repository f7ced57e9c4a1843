"""What datasets.yml may say: the datasets of the open-data site that are read."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from reportcard.language import N_
from reportcard.yamltext import Words


class Content(BaseModel):
    """Base of everything in the file: unknown keys are refused, nothing changes later."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class TownColumns(Content):
    """The columns of a list of towns, by the site's own names for them."""

    town_code: Annotated[str, Field(pattern=r"^[a-z_][a-z0-9_]*$")] = Field(
        description=N_("The column with the town's number, 1 to 169.")
    )
    name: Annotated[str, Field(pattern=r"^[a-z_][a-z0-9_]*$")] = Field(
        description=N_("The column with the town's name.")
    )


class Dataset(Content):
    """A dataset: its id may be replaced by the site, so its title must fit too."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]{4}-[a-z0-9]{4}$")] = Field(
        description=N_("The dataset's id on the site: four signs, a hyphen, four signs.")
    )
    title: Words = Field(description=N_("Its title there, word for word."))
    holds: Literal["towns"] = Field(description=N_("What its rows are; towns is all there is."))
    columns: TownColumns = Field(description=N_("Which columns are read."))
    why: Words = Field(description=N_("What it is read for, for the staff."))


class DatasetsFile(Content):
    """The datasets that are read."""

    datasets: list[Dataset]
