"""What content files have in common: texts in both languages, names, ids, days, addresses.

Leaves to others: reading the file (yamlfile), the sentences about a mistake (yamlmodel).
"""

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, Tag

from reportcard.language import N_, _
from reportcard.model.text import Text

LONGEST_ID = 60

_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_BILL = re.compile(r"([A-Za-z]{1,3}) ?0*([0-9]{1,5})")


def _words(value: str) -> str:
    if not value.strip():
        raise ValueError(_("The text is empty: write it."))
    return value.strip()


def _identifier(value: str) -> str:
    if len(value) > LONGEST_ID:
        message = _("An id has {most} characters at the most; this one has {n}.")
        raise ValueError(message.format(most=LONGEST_ID, n=len(value)))
    if not _ID.fullmatch(value):
        message = _("An id is made of small letters a to z, digits and hyphens, not {x}.")
        raise ValueError(message.format(x=value))
    return value


def _bill_number(value: str) -> str:
    """A bill as people write it ("HB 7287"), as the record numbers it ("HB07287")."""
    match = _BILL.fullmatch(value.strip())
    if match is None:
        raise ValueError(_("A bill is written as letters and a number, such as HB 7287."))
    return f"{match[1].upper()}{match[2]:0>5}"


def _address(value: str) -> str:
    if not value.startswith(("https://", "http://")):
        raise ValueError(_("An address that starts with https:// is expected here."))
    return value


Words = Annotated[str, AfterValidator(_words)]
Identifier = Annotated[str, AfterValidator(_identifier)]
BillNumber = Annotated[str, AfterValidator(_bill_number)]
Address = Annotated[str, AfterValidator(_address)]
# As YAML itself reads it: a day in quotes would pass by the checks that compare days, and "yes" or
# 20250602 be taken for one.
Day = Annotated[date, Field(strict=True)]


class BothLanguages(BaseModel):
    """A published text in both languages."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    en: Words = Field(description=N_("The text in English."))
    es: Words = Field(description=N_("The text in Spanish."))

    def text(self) -> Text:
        """As the shared record."""
        return Text(en=self.en, es=self.es)


# The name of somebody: one text where it is the same in both languages.
Name = Annotated[
    Annotated[Words, Tag("one text")] | Annotated[BothLanguages, Tag("both languages")],
    Discriminator(lambda value: "both languages" if isinstance(value, dict) else "one text"),
]


def text_of_name(name: str | BothLanguages) -> Text:
    """A name in both languages."""
    return Text(en=name, es=name) if isinstance(name, str) else name.text()
