"""What a project says of one of its spreadsheets: `imports/NAME/import.yml`.

The program writes it; title, publisher, licence and url are for staff to change, and stand on the
pages that list sources. Leaves to others: the tables themselves (sheet).
"""

import json
import textwrap
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from reportcard.language import N_, _
from reportcard.model.text import Text
from reportcard.yamlfile import parse_yaml, validate_model
from reportcard.yamltext import BothLanguages, Name, text_of_name

FILE = "import.yml"
_HEAD = N_(
    "What this spreadsheet is. Written by reportcard import tidy; title, publisher, licence and "
    "url are yours to change: the report card's pages of sources show them."
)
_WIDTH = 98
# Both are part of the file, whatever language the terminal speaks.
_TITLE = {"en": "Spreadsheet {name}", "es": "Hoja de cálculo {name}"}
_UNKNOWN = {"en": "not stated", "es": "no consta"}


def _address(value: str) -> str:
    if value and not value.startswith(("https://", "http://")):
        raise ValueError(_("An address that starts with https:// is expected here."))
    return value


class ImportFile(BaseModel):
    """What `import.yml` says."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    imported_on: date = Field(description=N_("The day on which the tables came into the project."))
    title: BothLanguages
    publisher: Name
    licence: BothLanguages
    url: Annotated[str, AfterValidator(_address)] = ""

    @property
    def publisher_text(self) -> Text:
        """The publisher in both languages."""
        return text_of_name(self.publisher)


def new_about(name: str, imported_on: date) -> ImportFile:
    """What the program says of a spreadsheet that nobody has said anything of."""
    return ImportFile.model_validate(
        {
            "imported_on": imported_on,
            "title": {language: text.format(name=name) for language, text in _TITLE.items()},
            "publisher": _UNKNOWN,
            "licence": _UNKNOWN,
        }
    )


def parse_about(raw: bytes, *, shown_as: str) -> ImportFile:
    """Read `import.yml`.

    Raises:
        UserError: every mistake of the file.
    """
    return validate_model(parse_yaml(raw, shown_as=shown_as), ImportFile)


def about_text(about: ImportFile) -> str:
    """`import.yml` as a file."""
    head = [f"# {line}" for line in textwrap.wrap(_(_HEAD), _WIDTH)]
    lines = [*head, f"imported_on: {about.imported_on.isoformat()}"]
    for key in ("title", "publisher", "licence"):
        lines.append(f"{key}: {_written(getattr(about, key))}")
    if about.url:
        lines.append(f"url: {_quoted(about.url)}")
    return "\n".join(lines) + "\n"


def _written(value: str | BothLanguages) -> str:
    if isinstance(value, str):
        return _quoted(value)
    return f"{{en: {_quoted(value.en)}, es: {_quoted(value.es)}}}"


def _quoted(text: str) -> str:
    """Double quotes of JSON are those of YAML."""
    return json.dumps(text, ensure_ascii=False)
