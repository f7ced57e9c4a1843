"""Page contexts: everything a page or a PDF shows, in neither language, already rounded.

The docstring of each record is the contract with the templates: a field that is not described
here does not exist, and tests/edition/test_contract.py holds both sides to it. Texts are `Text`
(both languages), days are dates, numbers whose rounding is a rule are strings as printed.
Leaves to others: words (templates and catalogues), files (site, pdf, downloads).
"""

from reportcard.edition.about import About, SourceCard
from reportcard.edition.contexts.build import build_edition
from reportcard.edition.contexts.charts import ChartsPage
from reportcard.edition.contexts.compare import ComparePage, PairPage
from reportcard.edition.contexts.coverage import CoveragePage, CoverageRow, GapRow, QuestionRow
from reportcard.edition.contexts.data import DataPage, TableCard
from reportcard.edition.contexts.edition import Edition
from reportcard.edition.contexts.find import FindPage
from reportcard.edition.contexts.home import ChamberSummary, GradeCount, HomePage
from reportcard.edition.contexts.legislator import (
    CategoryRow,
    LegislatorPage,
    Reason,
    ReceiptRow,
    Shortfall,
    Term,
)
from reportcard.edition.contexts.methodology import MethodologyPage
from reportcard.edition.contexts.money import (
    BudgetRollCall,
    DocumentCard,
    LadderRow,
    MoneyPage,
)
from reportcard.edition.contexts.pieces import (
    BillRef,
    CriterionCard,
    Evidence,
    Masthead,
    PersonCard,
    RollCallRef,
)
from reportcard.edition.contexts.press import PressPage
from reportcard.edition.contexts.roll_call import PartyTally, RollCallPage, VoteRow
from reportcard.edition.contexts.selection import SelectionPage
from reportcard.edition.contexts.sensitivity import SensitivityPage
from reportcard.edition.contexts.subjects import SubjectPage, SubjectsIndex
from reportcard.edition.contexts.towns import TownPage, TownsIndex
from reportcard.edition.contexts.weights import WeightsPage

__all__ = [
    "About",
    "BillRef",
    "BudgetRollCall",
    "CategoryRow",
    "ChamberSummary",
    "ChartsPage",
    "ComparePage",
    "CoveragePage",
    "CoverageRow",
    "CriterionCard",
    "DataPage",
    "DocumentCard",
    "Edition",
    "Evidence",
    "FindPage",
    "GapRow",
    "GradeCount",
    "HomePage",
    "LadderRow",
    "LegislatorPage",
    "Masthead",
    "MethodologyPage",
    "MoneyPage",
    "PairPage",
    "PartyTally",
    "PersonCard",
    "PressPage",
    "QuestionRow",
    "Reason",
    "ReceiptRow",
    "RollCallPage",
    "RollCallRef",
    "SelectionPage",
    "SensitivityPage",
    "Shortfall",
    "SourceCard",
    "SubjectPage",
    "SubjectsIndex",
    "TableCard",
    "Term",
    "TownPage",
    "TownsIndex",
    "VoteRow",
    "WeightsPage",
    "build_edition",
]
