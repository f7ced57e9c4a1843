"""A small made-up legislature, already scored: what pages and PDFs are tested on.

Nobody in it exists. The arithmetic is done here, plainly, so that the tests of pages do not rest
on the scoring engine: two subjects of weight 60 and 40, every question of weight 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from fractions import Fraction
from statistics import median

from reportcard.edition.about import About, SourceCard
from reportcard.model.coverage import Coverage, Gap, QuestionCount
from reportcard.model.facts import (
    Bill,
    Facts,
    Jurisdiction,
    Membership,
    Person,
    PersonVote,
    Quarantined,
    Session,
    Sponsorship,
    VoteEvent,
)
from reportcard.model.records import Provenance
from reportcard.model.scores import (
    Band,
    Category,
    CategoryScore,
    Criterion,
    DataAlarm,
    Eligibility,
    Gate,
    Group,
    MarkRule,
    Outcome,
    ReceiptLine,
    Result,
    RubricCard,
    Scored,
)
from reportcard.model.text import Text
from reportcard.model.vocabulary import Chamber, Option

FETCHED = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
SHEET_HASH = "5f" * 32
TABLE_HASH = "7a" * 32

ONE = MarkRule(Fraction(1), Fraction(1))
NOUGHT = MarkRule(Fraction(0), Fraction(1))
VOTE_MARKS: Mapping[str, MarkRule] = {
    "support": ONE,
    "oppose": NOUGHT,
    "present": NOUGHT,
    "absent": NOUGHT,
}
SPONSOR_MARKS: Mapping[str, MarkRule] = {"introducer": ONE, "cosponsor": ONE, "none": NOUGHT}
WEIGHTS = {"funding": Fraction(60), "support": Fraction(40)}


@dataclass(frozen=True)
class Member:
    """A made-up legislator and what each question got out of them (None: not in that chamber)."""

    number: int
    given: str
    family: str
    chamber: Chamber
    district: int
    party: str
    outcomes: tuple[Outcome | None, ...]
    in_office: bool = True

    @property
    def person_id(self) -> str:
        return f"ocd-person/{self.number:08x}-0000-4000-8000-000000000000"

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}".strip()


# Questions in order: budget, amendment A, aid bill (House); aid bill (Senate); sponsors, HB 5001.
MEMBERS = (
    Member(1, "Alma", "Ávila Ñusta", "house", 1, "Democratic",
           ("support", "support", "support", None, "introducer")),
    Member(2, "Ben", "Brook", "house", 2, "Republican",
           ("oppose", "support", "oppose", None, "none")),
    Member(3, "Carla", "Cruz", "house", 3, "Democratic",
           ("support", "absent", "support", None, "none")),
    Member(4, "Dee", "O'Dell-Smith", "house", 4, "Republican",
           ("excused", "support", "excused", None, "none")),
    Member(5, "Earl", "Early", "house", 5, "Democratic",
           ("presiding", "presiding", "presiding", None, "none")),
    Member(6, "Flor", "Former", "house", 6, "Republican",
           ("support", "oppose", "support", None, None), in_office=False),
    Member(7, "Gina", "Green", "senate", 1, "Democratic",
           (None, None, None, "support", "cosponsor")),
    Member(8, "Hal", "Hill", "senate", 2, "Republican",
           (None, None, None, "unknown", "none")),
)  # fmt: skip


def made_up_about() -> About:
    """The edition's names."""
    return About(
        edition_id="made-up-2025-2026",
        built_on=date(2026, 7, 1),
        software_version="0.0.1",
        jurisdiction=Jurisdiction(
            jurisdiction_id="us_xx",
            name="Made-up State",
            seats={"house": 6, "senate": 2},
            sessions=(Session("2025", date(2025, 1, 8), date(2025, 6, 4)),),
        ),
        sources=(
            SourceCard(
                "us_xx/roll_calls",
                Text("Roll-call sheets", "Hojas de las votaciones nominales"),
                Text("Made-up General Assembly", "Asamblea General inventada"),
                Text("Public record", "Documento público"), "https://example.org/",
            ),
            SourceCard(
                "us_xx/sample", Text("Tables of the project", "Tablas del proyecto"),
                Text("Made-up union", "Unión inventada"), Text("CC0", "CC0"),
                "javascript:alert(1)",
            ),
        ),
    )  # fmt: skip


def made_up_facts(members: tuple[Member, ...] = MEMBERS) -> Facts:
    """The record of the made-up legislature."""
    return Facts(
        people=tuple(
            Person(m.person_id, m.name, m.given, m.family, _read("people")) for m in members
        ),
        memberships=tuple(
            Membership(
                m.person_id, m.chamber, m.district, m.party, date(2025, 1, 8),
                None if m.in_office else date(2026, 1, 1), _read("people"),
            )
            for m in members
        ),
        bills=(
            _bill("2025-HB07001", "HB 7001", "AN ACT CONCERNING THE STATE BUDGET."),
            _bill("2025-SB00002", "SB 2", "AN ACT CONCERNING AID & <SCHOOLS>."),
            _bill("2025-HB05001", "HB 5001", ""),
        ),
        sponsorships=tuple(
            Sponsorship(
                "2025-HB05001", m.person_id,
                "introducer" if m.outcomes[4] == "introducer" else "co-sponsor", m.number,
                _read("HB05001"),
            )
            for m in members
            if m.outcomes[4] in ("introducer", "cosponsor")
        ),
        vote_events=tuple(_event(question, members) for question in range(4)),
        person_votes=tuple(
            vote for question in range(4) for vote in _votes(question, members)
        ),
        quarantine=(
            Quarantined(
                "vote_event", "2025-house-99", "tally",
                Text(
                    "The sheet prints 90 Yes, 89 were found.",
                    "La hoja imprime 90 Sí; se encontraron 89.",
                ),
                "us_xx/roll_calls", "https://example.org/sheet-99.pdf", SHEET_HASH,
            ),
        ),
        coverage=made_up_coverage(),
    )  # fmt: skip


def made_up_coverage() -> tuple[Coverage, ...]:
    """A House with every kind of gap, and a Senate of which a selection was transcribed."""
    unlisted = Text("Not in the folder.", "No está en la carpeta.")
    house = Coverage(
        session="2025",
        chamber="house",
        expected=99,
        listed=95,
        collected=3,
        superseded=1,
        unresolved_names=2,
        vote_count=18,
        compared=2,
        differing=1,
        second_sources=("us_xx/sample",),
        questions=(
            QuestionCount("amendment", "derived", 1),
            QuestionCount("passage", "stated", 1),
            QuestionCount("unknown", "unknown", 1),
        ),
        gaps=(
            *(Gap(number, "unlisted", unlisted, "") for number in range(4, 98)),
            Gap(
                98, "not_fetched", Text("Not fetched.", "No se ha obtenido."),
                "https://example.org/sheet-98.pdf",
            ),
            Gap(
                99, "set_aside", Text("It does not add up & <so>.", "No cuadra & <pues>."),
                "javascript:alert(1)",
            ),
        ),
    )  # fmt: skip
    senate = Coverage(
        session="2025",
        chamber="senate",
        expected=None,
        listed=0,
        collected=1,
        superseded=0,
        unresolved_names=0,
        vote_count=2,
        compared=0,
        differing=0,
        second_sources=(),
        questions=(QuestionCount("passage", "stated", 1),),
        gaps=(),
    )
    return (house, senate)


def made_up_scored(members: tuple[Member, ...] = MEMBERS) -> Scored:
    """The scores of the made-up legislature."""
    rubric = made_up_rubric()
    results = tuple(_result(member) for member in members)
    medians: dict[Chamber, Fraction] = {}
    chambers: tuple[Chamber, ...] = ("house", "senate")
    for chamber in chambers:
        scores = [r.score for r in results if r.chamber == chamber and r.score is not None]
        if scores:
            medians[chamber] = Fraction(median(scores))
    alarms = tuple(
        DataAlarm(m.person_id, "aid-senate", "The sheet has no line of theirs.")
        for m in members
        if "unknown" in m.outcomes
    )
    return Scored(rubric=rubric, results=results, alarms=alarms, medians=medians)


def made_up_rubric() -> RubricCard:
    """The rubric of the made-up union."""
    return RubricCard(
        rubric_id="made-up",
        version="1",
        sha256="ab" * 32,
        title=Text("Made-up report card", "Boleta inventada"),
        organization=Text("Made-up Parents Union", "Unión de Padres inventada"),
        notice=Text(
            "Sample edition: illustrative positions, not adopted by any organization",
            "Edición de muestra: posiciones ilustrativas, no adoptadas por ninguna organización",
        ),
        jurisdiction_id="us_xx",
        cycle=Text("2025-2026 term", "período 2025-2026"),
        window=(date(2025, 1, 8), date(2027, 1, 6)),
        categories=(
            Category("funding", Text("School funding", "Fondos para las escuelas"), Fraction(60)),
            Category("support", Text("Help for students", "Ayuda para estudiantes"), Fraction(40)),
        ),
        criteria=_criteria(),
        groups=(Group("budget", ("budget", "budget-a"), "mean", Fraction(2)),),
        marks={
            "floor_vote": VOTE_MARKS,
            "amendment_vote": VOTE_MARKS,
            "appropriation_vote": VOTE_MARKS,
            "sponsorship": SPONSOR_MARKS,
        },
        eligibility=Eligibility(3, Fraction(1, 2), Fraction(1, 2)),
        aggregate="categories",
        missing_category="renormalize",
        bands=tuple(
            Band(letter, Fraction(minimum))
            for letter, minimum in (("A", 90), ("B", 80), ("C", 70), ("D", 60), ("F", 0))
        ),
        gates=(
            Gate(
                "participation", Fraction(3, 4), "B",
                Text("No A with too many missed votes.", "Ninguna A con demasiadas ausencias."),
            ),
        ),
        rounding_places=0,
        rounding_mode="half_up",
        grade_on="exact",
    )  # fmt: skip


def _criteria() -> tuple[Criterion, ...]:
    return (
        _vote("budget", "appropriation_vote", "funding", "2025-house-10", "2025-HB07001",
              date(2025, 6, 2), "Budget", "Presupuesto", announced=date(2025, 5, 20)),
        _vote("budget-a", "amendment_vote", "funding", "2025-house-9", "2025-HB07001",
              date(2025, 6, 2), "Budget cut", "Recorte", oppose=True),
        _vote("aid-house", "floor_vote", "support", "2025-house-20", "2025-SB00002",
              date(2025, 6, 3), "Aid", "Ayuda", announced=date(2025, 6, 3)),
        _vote("aid-senate", "floor_vote", "support", "2025-senate-5", "2025-SB00002",
              date(2025, 5, 1), "Aid", "Ayuda", senate=True),
        Criterion(
            "sponsors", "sponsorship", "support", Fraction(1), None, None, "2025-HB05001",
            date(2025, 3, 1), None, Text("Sponsor", "Patrocinar"),
            Text("Tutoring for all", "Tutoría para todos"), None, None,
            Text("Tutoring helps.", "La tutoría ayuda."), None, None, SPONSOR_MARKS,
        ),
    )  # fmt: skip


def _vote(
    criterion_id: str, kind: str, category: str, event: str, bill: str, day: date, en: str, es: str,
    *, announced: date | None = None, oppose: bool = False, senate: bool = False,
) -> Criterion:  # fmt: skip
    return Criterion(
        criterion_id=criterion_id,
        type=kind,  # type: ignore[arg-type]  # a word of the vocabulary, given as plain text
        category_id=category,
        weight=Fraction(1),
        chamber="senate" if senate else "house",
        vote_event_id=event,
        bill_id=bill,
        held_on=day,
        position="oppose" if oppose else "support",
        title=Text(en, es),
        statement=Text(f"{en} for schools", f"{es} para las escuelas"),
        yes_did=Text(f"A Yes did the {en}.", f"Un Sí hizo: {es}."),
        no_did=Text(f"A No stopped the {en}.", f"Un No detuvo: {es}."),
        why=Text(f"Schools need the {en}.", f"Las escuelas lo necesitan: {es}."),
        announced_on=announced,
        group_id="budget" if category == "funding" else None,
        marks=VOTE_MARKS,
    )


# Of each roll call: id, number, chamber, bill, day, question class, amendment, our position.
_EVENTS = (
    ("2025-house-10", 10, "house", "2025-HB07001", date(2025, 6, 2), "passage", None, "support"),
    ("2025-house-9", 9, "house", "2025-HB07001", date(2025, 6, 2), "amendment", "A", "oppose"),
    ("2025-house-20", 20, "house", "2025-SB00002", date(2025, 6, 3), "passage", None, "support"),
    ("2025-senate-5", 5, "senate", "2025-SB00002", date(2025, 5, 1), "passage", None, "support"),
)


def _event(question: int, members: tuple[Member, ...]) -> VoteEvent:
    event_id, number, chamber, bill_id, day, question_class, schedule, _position = _EVENTS[question]
    options = [vote.option for vote in _votes(question, members)]
    return VoteEvent(
        vote_event_id=event_id,
        session="2025",
        chamber=chamber,  # type: ignore[arg-type]  # a word of the vocabulary, given as plain text
        number=number,
        revision=0,
        bill_ids=(bill_id,),
        held_on=day,
        time_printed="9:41 PM",
        question_printed="PASSAGE",
        label="",
        question_class=question_class,  # type: ignore[arg-type]
        amendment_chamber="house" if schedule else None,
        amendment_schedule=schedule,
        confidence="derived" if schedule else "stated",
        total=len(options),
        necessary=2,
        yes_count=options.count("yes"),
        no_count=options.count("no"),
        absent_count=options.count("absent_or_not_voting"),
        passed=options.count("yes") >= 2,
        superseded_by=None,
        provenance=_read(f"sheet-{number}.pdf", transcribed=question == 0),
    )


def _votes(question: int, members: tuple[Member, ...]) -> list[PersonVote]:
    event_id, _number, _chamber, _bill, _day, _class, _schedule, position = _EVENTS[question]
    ours: Option = "yes" if position == "support" else "no"
    theirs: Option = "no" if position == "support" else "yes"
    recorded: dict[str, Option] = {
        "support": ours, "oppose": theirs, "absent": "absent_or_not_voting",
        "presiding": "absent_or_not_voting", "excused": "excused", "present": "present",
    }  # fmt: skip
    return [
        PersonVote(
            event_id, m.person_id, recorded[outcome], m.family.upper(), "Y", line,
            _read("sheet", transcribed=question == 0),
        )
        for line, m in enumerate(members, start=1)
        if (outcome := m.outcomes[question]) in recorded
    ]  # fmt: skip


def _read(page: str, *, transcribed: bool = False) -> Provenance:
    return Provenance(
        source_id="us_xx/sample" if transcribed else "us_xx/roll_calls",
        source_url=f"https://example.org/{page}",
        archive_sha256=TABLE_HASH if transcribed else SHEET_HASH,
        parser_version="1",
        retrieved_at=FETCHED,
        transcribed=transcribed,
    )


def _bill(bill_id: str, identifier: str, title: str) -> Bill:
    return Bill(bill_id, "2025", identifier, title, _read(bill_id))


# ---------------------------------------------------------------- the sums, done plainly


def _result(member: Member) -> Result:
    criteria = _criteria()
    asked = [(c, o) for c, o in zip(criteria, member.outcomes, strict=True) if o is not None]
    counted = {c.criterion_id: c.marks[o] for c, o in asked if o in c.marks}
    dens = {
        name: Fraction(sum(c.category_id == name for c, _o in asked if c.criterion_id in counted))
        for name in WEIGHTS
    }
    weight = sum((WEIGHTS[name] for name, den in dens.items() if den), Fraction(0))
    lines = tuple(_line(c, o, counted.get(c.criterion_id), member, dens, weight) for c, o in asked)
    score = sum((line.earned for line in lines), Fraction(0)) if counted else None
    votes = [o for c, o in asked if c.position is not None]
    taken = sum(o in ("support", "oppose") for o in votes)
    voting = [o for o in votes if o not in ("presiding", "recused")]
    letter = _letter(score)
    enough = len(counted) >= 3 or member.chamber == "senate"
    gated = letter == "A" and voting and Fraction(taken, len(voting)) < Fraction(3, 4)
    grade = "NR" if score is None else ("B" if gated else letter) if enough else "INC"
    return Result(
        person_id=member.person_id,
        chamber=member.chamber,
        district=member.district,
        party=member.party,
        in_office=member.in_office,
        score=score,
        shown=None if score is None else str(int(score + Fraction(1, 2))),
        grade=grade,
        computed_grade=letter,
        reasons=() if enough else (("min_criteria", Fraction(len(counted)), Fraction(3)),),
        gate_reasons=(made_up_rubric().gates[0].reason,) if gated else (),
        criteria_counted=len(counted),
        chances=len(votes),
        taken=taken,
        participation=Fraction(taken, len(voting)) if voting else None,
        opportunity=Fraction(1),
        categories=tuple(
            CategoryScore(
                name,
                num=_earned(name, asked),
                den=den,
                score=_earned(name, asked) / den * 100 if den else None,
                effective_weight=WEIGHTS[name] if den else Fraction(0),
            )
            for name, den in dens.items()
        ),
        lines=lines,
        base=score,
        raw=score,
        graded=grade,
    )


def _line(
    criterion: Criterion,
    outcome: Outcome,
    rule: MarkRule | None,
    member: Member,
    dens: Mapping[str, Fraction],
    weight: Fraction,
) -> ReceiptLine:
    option = None
    if criterion.vote_event_id is not None:
        question = [row[0] for row in _EVENTS].index(criterion.vote_event_id)
        option = next((v.option for v in _votes(question, (member,))), None)
    possible = Fraction(0)
    if rule is not None:
        possible = 100 * WEIGHTS[criterion.category_id] / weight / dens[criterion.category_id]
    return ReceiptLine(
        criterion_id=criterion.criterion_id,
        outcome=outcome,
        option=option,
        counted=rule is not None,
        credit=rule.credit if rule else Fraction(0),
        count=rule.count if rule else Fraction(0),
        earned=possible * rule.credit if rule else Fraction(0),
        possible=possible,
        not_counted_because=None if rule else outcome,
        score_if_supported=None if rule else Fraction(90),
        score_if_opposed=None if rule else Fraction(40),
    )


def _earned(category: str, asked: list[tuple[Criterion, Outcome]]) -> Fraction:
    marks = [c.marks[o] for c, o in asked if c.category_id == category and o in c.marks]
    return sum((mark.credit for mark in marks), Fraction(0))


def _letter(score: Fraction | None) -> str:
    if score is None:
        return "NR"
    return next(band.grade for band in made_up_rubric().bands if score >= band.minimum)
