"""Published texts as content files write them: in both languages, or a name that needs only one.

Leaves to others: reading the file (yamlfile), the sentences about a mistake (yamlmodel).
"""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, Tag

from reportcard.language import N_, _
from reportcard.model.text import Text


def _words(value: str) -> str:
    if not value.strip():
        raise ValueError(_("The text is empty: write it."))
    return value.strip()


Words = Annotated[str, AfterValidator(_words)]


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
