"""One language in which a receipt is told: its catalogue, its dates, its half of the rubric."""

from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations

from reportcard.language import day_in_words
from reportcard.model.text import Language, Text
from reportcard.receipts.sentence import Sentence, Value, Word
from reportcard.words import find_word


@dataclass(frozen=True, slots=True)
class Voice:
    """One language: its catalogue, its dates, and its half of the rubric's texts."""

    language: Language
    translate: NullTranslations

    def say(self, message: str, **values: object) -> str:
        """A message of the catalogue with its figures filled in."""
        return self.translate.gettext(message).format(**values)

    def ngettext(self, one: str, many: str, n: int) -> str:
        """The form of a message that fits a number, not filled in; the name marks both forms."""
        return self.translate.ngettext(one, many, n)

    def tell(self, sentence: Sentence) -> str:
        """A sentence in this language."""
        if not sentence.message:
            return sentence.between.join(self._filled(value) for _place, value in sentence.values)
        if sentence.many:
            message = self.translate.ngettext(sentence.message, sentence.many, sentence.n)
        else:
            message = self.translate.gettext(sentence.message)
        return message.format(**{name: self._filled(value) for name, value in sentence.values})

    def word(self, kind: str, code: str | None) -> str:
        """The word for a code of the record, or the code where there is none."""
        english = find_word(kind, code)
        return (code or "") if english is None else self.translate.gettext(english)

    def text(self, text: Text) -> str:
        """A text of the rubric."""
        return text.in_language(self.language)

    def day(self, day: date) -> str:
        """A date in words."""
        return day_in_words(day, self.language)

    def _filled(self, value: Value) -> str:
        if isinstance(value, Sentence):
            return self.tell(value)
        if isinstance(value, Text):
            return self.text(value)
        if isinstance(value, Word):
            return self.word(value.kind, value.code)
        return self.day(value) if isinstance(value, date) else str(value)
