"""A topic file against the record: names that nobody knows are said, with the nearest word."""

from reportcard.model.topics import BillFacts
from reportcard.topics.check import Findings, check_topic
from tests.topics.small_topic import SMALL, bill, topic

# One bill that each rule and each name of the small topic finds.
WHOLE = (
    bill("HB00001", "A BRIDGE.", subjects=("Bridges",), referred_to=("BRI",)),
    bill("HB00002", subjects=("Tunnels",), referred_to=("TUN",)),
    bill("HB00007", "PAYMENTS."),
    bill("HB00008", "BRIDGE, A GAME."),
)


def findings(text: str = SMALL, bills: tuple[BillFacts, ...] = WHOLE) -> Findings:
    return check_topic(topic(text), bills, sessions=("2025", "2026"))


def problems(text: str, bills: tuple[BillFacts, ...] = WHOLE) -> list[str]:
    return [problem.sentence() for problem in findings(text, bills).problems]


def warnings(text: str = SMALL, bills: tuple[BillFacts, ...] = WHOLE) -> list[str]:
    return [problem.sentence() for problem in findings(text, bills).warnings]


def test_a_file_that_fits_the_record_is_silent() -> None:
    assert findings() == Findings((), ())


def test_a_bill_that_does_not_exist_is_a_problem_with_the_nearest_number() -> None:
    assert problems(SMALL.replace("bill: HB 7", "bill: SB 7")) == [
        "t.yml:14: include[1].bill: There is no bill SB00007 in session 2025. Did you mean HB00007?"
    ]
    assert problems(SMALL.replace("bill: HB 8", "bill: XYZ 99999")) == [
        "t.yml:18: exclude[1].bill: There is no bill XYZ99999 in session 2025."
    ]


def test_a_session_that_the_place_does_not_have_is_a_problem() -> None:
    assert problems(SMALL.replace('"2025"', '"2052"', 1)) == [
        "t.yml:13: include[1].session: There is no session 2052; there are: 2025, 2026."
    ]


def test_a_bill_of_a_session_that_was_not_collected_whole_is_no_problem() -> None:
    assert problems(SMALL.replace('"2025"', '"2026"')) == []
    some = tuple(bill(b.number, b.title, referred_to=b.referred_to) for b in WHOLE[:2])
    assert findings(SMALL, some) == Findings((), ())


def test_a_subject_that_no_bill_has_is_a_warning_with_the_nearest_word() -> None:
    text = SMALL.replace(
        "unless_title_has: [", "unless_subjects: [Bridge]\n    unless_title_has: ["
    )
    assert warnings(text) == [
        "t.yml:11: rules[titles].unless_subjects[1]: No bill of the collected sessions has the "
        "subject Bridge. Did you mean Bridges?"
    ]


def test_a_committee_that_no_bill_was_before_is_a_warning() -> None:
    assert warnings(SMALL.replace("[BRI, TUN]", "[BRI, TUM]")) == [
        "t.yml:7: rules[committee].referred_to[2]: No bill of the collected sessions was before "
        "TUM. Did you mean TUN?"
    ]


def test_a_rule_that_catches_nothing_is_a_warning() -> None:
    assert warnings(SMALL.replace('title_has: ["bridge*"]', 'title_has: ["viaduct"]')) == [
        "t.yml:8: rules[titles].id: This rule catches no bill of the collected sessions.",
        "t.yml:18: exclude[1].bill: No rule catches this bill: it need not be excluded.",
    ]


def test_a_rule_on_purposes_is_not_blamed_where_the_record_has_none() -> None:
    text = SMALL.replace('title_has: ["bridge*"]', 'purpose_has: ["bridge*"]', 1)
    idle = "t.yml:8: rules[titles].id: This rule catches no bill of the collected sessions."
    assert idle not in warnings(text)
    assert idle in warnings(text, (*WHOLE[:3], bill("HB00008", purpose="To play.")))
