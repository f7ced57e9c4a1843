"""The pages of subjects: what each asks, how its chamber split, and everybody's score in it.

The two chambers answer different questions, so their scores stand apart and are never compared.
Leaves to others: what a subject weighs in a grade (methodology), words (templates).
"""

from dataclasses import dataclass

from reportcard.edition.contexts.methodology import SubjectRow
from reportcard.edition.contexts.pieces import CriterionCard, PersonCard
from reportcard.edition.contexts.roll_call import PartyTally
from reportcard.model.scores import Outcome
from reportcard.model.text import Text
from reportcard.model.vocabulary import Chamber


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """How many sitting legislators of a chamber have one answer to a question.

    Attributes:
        chamber: house | senate.
        outcome: What the record means against what was asked (support, cosponsor, none, ...).
        count: How many.
    """

    chamber: Chamber
    outcome: Outcome
    count: int


@dataclass(frozen=True, slots=True)
class SubjectQuestion:
    """A question of a subject, with how those who were asked split.

    Attributes:
        criterion: The question, with position, dates, bill and roll call.
        parties: Tally of its roll call by party, then all together; none without a roll call.
        answers: The answers in the record, chamber by chamber, where there is no roll call.
    """

    criterion: CriterionCard
    parties: tuple[PartyTally, ...]
    answers: tuple[AnswerCount, ...]


@dataclass(frozen=True, slots=True)
class SpreadRow:
    """How many scores lie between two of the published cut points.

    Attributes:
        minimum: The lower cut point, as written.
        is_exact: It stands for that one score only.
        above: The scores are above the cut point, not at it.
        below: The cut point that they are below; None for one score only.
        count: How many sitting legislators.
        share: Of the largest of these counts, whole percent, for the bar.
    """

    minimum: str
    is_exact: bool
    above: bool
    below: str | None
    count: int
    share: str


@dataclass(frozen=True, slots=True)
class SubjectMember:
    """A sitting legislator's score in a subject.

    Attributes:
        person: Who.
        score: 0 to 100 with one decimal, None when nothing counted.
        counted: How many of the subject's questions count for them.
        asked: How many were put to them.
    """

    person: PersonCard
    score: str | None
    counted: int
    asked: int


@dataclass(frozen=True, slots=True)
class SubjectChamber:
    """A subject in one chamber, sitting members only.

    Attributes:
        chamber: house | senate.
        questions: How many questions of the subject are put to it.
        scored: How many of its sitting members have a score in the subject.
        median: Score of the middle one of these, with one decimal; None of nobody.
        spread: Their scores between the published cut points, highest first; none of nobody.
        members: Everybody, by family name.
    """

    chamber: Chamber
    questions: int
    scored: int
    median: str | None
    spread: tuple[SpreadRow, ...]
    members: tuple[SubjectMember, ...]


@dataclass(frozen=True, slots=True)
class SubjectRef:
    """A subject, as far as a link needs it.

    Attributes:
        slug: Names the page: subjects/<slug>.html.
        title: Its name.
    """

    slug: str
    title: Text


@dataclass(frozen=True, slots=True)
class SubjectPage:
    """Everything on the page of one subject.

    Attributes:
        ref: Its name and page.
        subject: Its weight, and whether the grade needs it.
        questions: Its questions, by date.
        is_weighed: Whether its weight enters the score; not where all questions are pooled.
        chambers: House, then Senate.
        previous: The subject before it, None at the first.
        next: The subject after it, None at the last.
    """

    ref: SubjectRef
    subject: SubjectRow
    questions: tuple[SubjectQuestion, ...]
    is_weighed: bool
    chambers: tuple[SubjectChamber, ...]
    previous: SubjectRef | None
    next: SubjectRef | None


@dataclass(frozen=True, slots=True)
class SubjectsIndex:
    """The page with the list of all subjects.

    Attributes:
        subjects: The page of each, in the rubric's order.
    """

    subjects: tuple[SubjectPage, ...]
