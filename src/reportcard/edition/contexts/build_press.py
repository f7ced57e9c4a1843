"""From scores and measures to the figures of the press kit.

Each figure says which rows of which download it is counted from, so that anybody can redo it.
Leaves to others: words (templates), the pages that show the same numbers.
"""

from collections.abc import Iterator, Sequence

from reportcard.edition.contexts.charts import ChartsPage
from reportcard.edition.contexts.home import HomePage
from reportcard.edition.contexts.pieces import PersonCard
from reportcard.edition.contexts.press import Condition, Figure, PressChamber, PressPage
from reportcard.edition.phrases import INCOMPLETE, NOT_RATED
from reportcard.model.robustness import Robustness
from reportcard.model.vocabulary import Chamber
from reportcard.receipts.nearest import firmness

# Of the rubric's letters, the first so many are told together.
_TOP = 2
_NO_LETTER = (INCOMPLETE, NOT_RATED)


def build_press(
    home: HomePage, charts: ChartsPage, robustness: Robustness | None, *, email: str
) -> PressPage:
    """The page for the press.

    Args:
        home: Everybody, and each chamber at a glance.
        charts: The charts and maps.
        robustness: How steady the letters are; nothing is said of that without it.
        email: Where to ask.
    """
    return PressPage(
        chambers=tuple(
            PressChamber(
                chamber=row.chamber,
                figures=tuple(_figures(row.chamber, home.sitting, letters, robustness)),
                middle=row.median,
            )
            for row in home.chambers
            if row.sitting
            and (letters := [c.grade for c in row.counts if c.grade not in _NO_LETTER])
        ),
        charts=charts.files,
        email=email,
    )


def _figures(
    chamber: Chamber,
    sitting: Sequence[PersonCard],
    letters: Sequence[str],
    robustness: Robustness | None,
) -> Iterator[Figure]:
    cards = [card for card in sitting if card.chamber == chamber]
    among = (Condition("chamber", (chamber,)), Condition("in_office", ("true",)))
    top = tuple(letters[:_TOP])
    yield Figure(
        kind="top_grades", count=sum(card.grade in top for card in cards), of=len(cards),
        grades=top, table="scores", among=among, where=(Condition("grade", top),),
    )  # fmt: skip
    without = sum(card.grade in _NO_LETTER for card in cards)
    if without:
        yield Figure(
            kind="no_letter", count=without, of=len(cards), grades=_NO_LETTER,
            table="scores", among=among, where=(Condition("grade", _NO_LETTER),),
        )  # fmt: skip
    asked = [card for card in cards if card.chances]
    if asked:
        yield Figure(
            kind="all_chances", count=sum(card.taken == card.chances for card in asked),
            of=len(asked), grades=(), table="scores",
            among=(*among, Condition("chances", ("0",), is_not=True)),
            where=(Condition("taken", same_as="chances"),),
        )  # fmt: skip
    yield from _steady(chamber, robustness)


def _steady(chamber: Chamber, robustness: Robustness | None) -> Iterator[Figure]:
    """Of everybody whose letter was tested, as on the page about how firm the grades are."""
    people = robustness.people if robustness else ()
    tested = [one for one in people if one.chamber == chamber and one.universes]
    if tested:
        yield Figure(
            kind="steady", count=sum(firmness(one) == "steady" for one in tested), of=len(tested),
            grades=(), table="robustness",
            among=(Condition("chamber", (chamber,)), Condition("ways", ("0",), is_not=True)),
            where=(Condition("holds_alone", ("true",)),),
        )  # fmt: skip
