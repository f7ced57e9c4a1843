"""The whole report card: every page and every download of one edition.

Leaves to others: making it (build) and writing it down (site, pdf, downloads).
"""

from dataclasses import dataclass

from reportcard.edition.about import About
from reportcard.edition.contexts.charts import ChartsPage
from reportcard.edition.contexts.compare import ComparePage, PairPage
from reportcard.edition.contexts.coverage import CoveragePage
from reportcard.edition.contexts.data import DataPage
from reportcard.edition.contexts.find import FindPage
from reportcard.edition.contexts.home import HomePage
from reportcard.edition.contexts.legislator import LegislatorPage
from reportcard.edition.contexts.methodology import MethodologyPage
from reportcard.edition.contexts.money import MoneyPage
from reportcard.edition.contexts.pieces import Masthead
from reportcard.edition.contexts.press import PressPage
from reportcard.edition.contexts.roll_call import RollCallPage
from reportcard.edition.contexts.selection import SelectionPage
from reportcard.edition.contexts.sensitivity import SensitivityPage
from reportcard.edition.contexts.statements import AboutPage, CorrectionsPage
from reportcard.edition.contexts.subjects import SubjectsIndex
from reportcard.edition.contexts.towns import TownPage, TownsIndex
from reportcard.edition.contexts.weights import WeightsPage
from reportcard.edition.proofs import NO_PROOFS, Proofs
from reportcard.model.tables import Table


@dataclass(frozen=True, slots=True)
class Edition:
    """One report card, ready to be written in either language.

    Attributes:
        about: What the pipeline said about it.
        masthead: Head and foot of every page.
        home: The home page.
        find: Finding one's legislators by town, village or ZIP code; None without towns.
        legislators: A page each, sitting members first, by chamber, district, name.
        roll_calls: A page for each roll call that is graded or on a bill of the budget, newest
            first.
        methodology: How we grade.
        subjects: The subjects, with a page for each.
        selection: Which roll calls were chosen; None where the rubric accounts for no topic.
        sensitivity: How firm the grades are; None where nobody has a letter that was tested.
        coverage: How complete the record is.
        data: Downloads, dictionary, licence, citation.
        tables: The downloads themselves.
        money: The school money of the budget; None where no budget is followed.
        towns: The list of all towns; None where none were collected.
        town_pages: A page for each town, by name.
        compare: Any two of a chamber side by side; None where no chamber has two, or no roll call
            is graded.
        pairs: A page for any two of a chamber who share a town, by their names.
        charts: Charts and maps of both chambers.
        corrections: What was wrong and is right now, and other changes.
        organization: Who publishes it.
        weights: A reader's own weights; None where no weight can be moved.
        press: The press kit.
        proofs: Copies of the documents that cards cite.
    """

    about: About
    masthead: Masthead
    home: HomePage
    find: FindPage | None
    legislators: tuple[LegislatorPage, ...]
    roll_calls: tuple[RollCallPage, ...]
    methodology: MethodologyPage
    subjects: SubjectsIndex
    selection: SelectionPage | None
    sensitivity: SensitivityPage | None
    coverage: CoveragePage
    data: DataPage
    tables: tuple[Table, ...]
    money: MoneyPage | None
    towns: TownsIndex | None
    town_pages: tuple[TownPage, ...]
    compare: ComparePage | None
    pairs: tuple[PairPage, ...]
    charts: ChartsPage
    corrections: CorrectionsPage
    organization: AboutPage
    weights: WeightsPage | None
    press: PressPage
    proofs: Proofs = NO_PROOFS
