"""The whole report card: every page and every download of one edition.

Leaves to others: making it (build) and writing it down (site, pdf, downloads).
"""

from dataclasses import dataclass

from reportcard.edition.about import About
from reportcard.edition.contexts.coverage import CoveragePage
from reportcard.edition.contexts.data import DataPage
from reportcard.edition.contexts.home import HomePage
from reportcard.edition.contexts.legislator import LegislatorPage
from reportcard.edition.contexts.methodology import MethodologyPage
from reportcard.edition.contexts.money import MoneyPage
from reportcard.edition.contexts.pieces import Masthead
from reportcard.edition.contexts.roll_call import RollCallPage
from reportcard.edition.contexts.towns import TownPage, TownsIndex
from reportcard.model.tables import Table


@dataclass(frozen=True, slots=True)
class Edition:
    """One report card, ready to be written in either language.

    Attributes:
        about: What the pipeline said about it.
        masthead: Head and foot of every page.
        home: The home page.
        legislators: A page each, sitting members first, by chamber, district, name.
        roll_calls: A page for each roll call that is graded or on a bill of the budget, newest
            first.
        methodology: How we grade.
        coverage: How complete the record is.
        data: Downloads, dictionary, licence, citation.
        tables: The downloads themselves.
        money: The school money of the budget; None where no budget is followed.
        towns: The list of all towns; None where none were collected.
        town_pages: A page for each town, by name.
    """

    about: About
    masthead: Masthead
    home: HomePage
    legislators: tuple[LegislatorPage, ...]
    roll_calls: tuple[RollCallPage, ...]
    methodology: MethodologyPage
    coverage: CoveragePage
    data: DataPage
    tables: tuple[Table, ...]
    money: MoneyPage | None
    towns: TownsIndex | None
    town_pages: tuple[TownPage, ...]
