"""What the sentence at the head of a section with a table says: which sums, of which fund and year.

The same table means the opposite under another sentence: sums that are appropriated, amended, added
to a year that is running, or taken from it. So nothing is read below a sentence that is not known.
"""

import re
from dataclasses import dataclass

from reportcard.model.vocabulary import SectionKind

from .lines import joined
from .sections import Section, own_words

_FUND = r"(?P<fund>[A-Z][A-Z'’&,. -]*[A-Z])"
_YEARS = r"(?P<years>June 30, \d{4}(?:(?:, and|,| and) June 30, \d{4})*)"
_ACT = (
    r"section \d+ of (?:public|special) act \d+-\d+(?: of the [^,:]+ session)?"
    r"(?:, as amended by [^:]*?)?,?"
)
_SENTENCES: tuple[tuple[SectionKind, re.Pattern[str]], ...] = (
    (
        "adjustment",
        re.compile(
            rf"The amounts appropriated for the fiscal years? ending {_YEARS}, in {_ACT}"
            rf" regarding the {_FUND},? (?:is|are) amended to read as follows:"
        ),
    ),
    (
        "deficiency",
        re.compile(
            rf"The following sums are appropriated from the {_FUND} for the purposes herein"
            rf" specified for the fiscal years? ending {_YEARS}[:.]"
        ),
    ),
    (
        "budget",
        re.compile(
            rf"The following sums are appropriated from the {_FUND} for the (?:annual|fiscal)"
            rf" periods? indicated for the purposes (?:described|herein specified)[:.]"
        ),
    ),
    (
        "reduction",
        re.compile(
            rf"The amounts appropriated to the following agencies in {_ACT} are reduced by the"
            rf" following amounts for the fiscal years? ending {_YEARS}[:.]"
        ),
    ),
)
# Tables of what the state expects to take in: nothing is appropriated by them.
_OF_REVENUE = re.compile(r"are supported by .{1,80}? revenue estimates as follows:")
_LONGEST = 12  # lines


@dataclass(frozen=True, slots=True)
class LeadIn:
    """The sentence of a section.

    Attributes:
        kind: What the table below it does; None where the sentence is not known.
        fund: As printed, "" where only the table names it.
        fiscal_years: By the year in which each ends; empty where only the table names them.
        text: The sentence.
        lines: How many lines of the section it takes; 0 where the sentence is not known.
    """

    kind: SectionKind | None
    fund: str
    fiscal_years: tuple[int, ...]
    text: str
    lines: int


def find_lead_in(section: Section) -> LeadIn | None:
    """The sentence of a section; of no kind where it is none of those that are known.

    None where it speaks of revenue. Whatever its words are else, a table below it must not vanish:
    whether there is one, `rows` says.
    """
    for count in range(1, min(_LONGEST, len(section.lines)) + 1):
        if section.lines[count - 1].row:
            break
        text = own_words(joined(line.text for line in section.lines[:count]))
        for kind, sentence in _SENTENCES:
            if found := sentence.fullmatch(text):
                named = found.groupdict()
                years = tuple(int(year) for year in re.findall(r"\d{4}", named.get("years") or ""))
                return LeadIn(kind, named.get("fund") or "", years, text, count)
    begins = joined(line.text for line in section.lines[:_LONGEST] if not line.row)
    return None if _OF_REVENUE.search(begins) else LeadIn(None, "", (), own_words(begins), 0)
