"""The money of a question: its change, its budget line in the store, what is said of it."""

from dataclasses import replace
from fractions import Fraction
from gettext import NullTranslations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportcard.errors import UserError
from reportcard.model.money import BudgetBill, BudgetVote, Money
from reportcard.model.numbers import rounded
from reportcard.model.scores import Appropriation, BudgetPlace, Pupils, Scored
from reportcard.model.text import Text
from reportcard.model.vocabulary import BudgetStage
from reportcard.receipts.money import money_sentences, school_years, whole_dollars
from reportcard.receipts.voice import Voice
from reportcard.scoring.card import card_of
from reportcard.scoring.check import check_rubric
from reportcard.scoring.compile import compile_rubric
from reportcard.scoring.lintchoice import choice_warnings
from reportcard.scoring.lintmoney import money_warnings
from reportcard.scoring.score import score
from reportcard.scoring.second import disagreements, opinions, rows_of
from reportcard.scoring.store_money import has_budgets, plain_words
from tests.scoring.budgets import put_line, put_row, put_vote
from tests.scoring.worlds import (
    FIRST_DAY,
    World,
    both,
    rubric_data,
    rubric_of,
    rubric_text,
    vote,
    yaml_text,
)

PLACE = {
    "fund": "GENERAL FUND",
    "agency": "DEPARTMENT OF EDUCATION",
    "account": "School Breakfast",
}
MONEY = {
    "line": both("School breakfast"),
    "amount": 14_158_900,
    "baseline": 2_158_900,
    "fiscal_year": 2027,
    "separability": "omnibus",
    "budget_line": PLACE,
}
HERE = "rubrics/test.yml:11: criteria[h1].appropriation."


def asked(**changes: Any) -> dict[str, Any]:
    """A criterion on roll call 1; a key of the money changed, or left out where it is None."""
    money = {key: value for key, value in {**MONEY, **changes}.items() if value is not None}
    return vote(1, type="appropriation_vote", appropriation=money)


def place(**changes: Any) -> dict[str, Any]:
    """The budget line, changed."""
    return {"budget_line": {**PLACE, **changes}}


class Budget:
    """A store with roll call 1, which passed the law of a budget, and its lines."""

    def __init__(self) -> None:
        world = World()
        world.person("Ana", start=FIRST_DAY)
        world.roll_call(1, {"Ana": "Y"})
        self.con = world.store()
        put_vote(self.con, "2025-house-1")

    def line(self, account: str, *amounts: int | None, **other: Any) -> str:
        """A line: what it was, then Governor, committee, law."""
        return put_line(self.con, account, *amounts, **other)

    def told(self, *criteria: dict[str, Any]) -> list[str]:
        """Every sentence about a rubric of these criteria."""
        rubric = rubric_text(yaml_text(rubric_data(criteria), top=True))
        return [problem.sentence() for problem in check_rubric(rubric, self.con)]


@pytest.fixture
def budget() -> Budget:
    """School breakfast among three lines."""
    made = Budget()
    made.line("School Breakfast", 2_158_900, 14_158_900, 14_158_900, 14_158_900)
    made.line("Magnet Schools", 344, 332, 344, 339)
    made.line("School Breakfast", 1, 1, 1, 1, agency="DEPARTMENT OF AGRICULTURE")
    return made


# ---------------------------------------------------------------- against the documents


def test_a_line_that_says_what_its_documents_say_has_no_problem(budget: Budget) -> None:
    assert budget.told(asked()) == []
    assert budget.told(asked(**place(stage="committee"))) == []


def test_a_line_is_found_however_its_dashes_apostrophes_and_capitals_are_written(
    budget: Budget,
) -> None:
    budget.line("Non–Sheff Teachers’ Aid", 1, 1, 1, 2)
    money = {"amount": 2, "baseline": 1, **place(account="non-sheff   teachers' aid")}
    assert budget.told(asked(**money)) == []


def test_a_line_is_found_by_the_words_of_any_of_its_documents(budget: Budget) -> None:
    budget.line("Jobs Funnel Projects", 1, 1, 1, 2, printed="Job Funnels")
    money = {"amount": 2, "baseline": 1, **place(account="Job Funnels")}
    assert budget.told(asked(**money)) == []


def test_another_amount_or_baseline_than_the_documents_is_told(budget: Budget) -> None:
    assert budget.told(asked(amount=14_158_901, baseline=2_158_901)) == [
        f"{HERE}{key}: The rubric says {said}, the official record says {found}. Check the line "
        "and its fiscal year, then mend what is wrong."
        for key, said, found in (
            ("amount", 14_158_901, 14_158_900),
            ("baseline", 2_158_901, 2_158_900),
        )
    ]


def test_the_amount_of_another_stage_is_another_amount(budget: Budget) -> None:
    magnet = {"baseline": 344, "amount": 332}
    assert budget.told(asked(**magnet, **place(account="Magnet Schools", stage="governor"))) == []
    (problem,) = budget.told(asked(**magnet, **place(account="Magnet Schools")))
    assert "The rubric says 332, the official record says 339." in problem


def test_a_baseline_that_the_documents_have_must_be_told(budget: Budget) -> None:
    (problem,) = budget.told(asked(baseline=None))
    assert problem == (
        f"{HERE}baseline: The key baseline is missing. The official record says 2158900."
    )


def test_a_baseline_that_no_document_has_compares_with_nothing(budget: Budget) -> None:
    budget.line("Excess Cost", None, 1, 1, 5)
    excess = place(account="Excess Cost")
    assert budget.told(asked(amount=5, baseline=None, **excess)) == []
    assert budget.told(asked(amount=5, baseline=4, **excess)) == [
        f"{HERE}baseline: No document says what this line was before: nothing to compare it with. "
        "Take baseline away."
    ]


def test_a_stage_without_the_line_has_no_amount(budget: Budget) -> None:
    budget.line("Open Choice", 7, 7, None, 7)
    money = {"amount": 7, "baseline": 7}
    assert budget.told(asked(**money, **place(account="Open Choice", stage="committee"))) == [
        f"{HERE}amount: No document of the stage committee that adds up has this line."
    ]


@pytest.mark.parametrize(
    ("wrong", "nearest"),
    [
        ({"account": "School Brekfast"}, "School Breakfast (DEPARTMENT OF EDUCATION"),
        ({"account": "Magnet"}, "Magnet Schools (DEPARTMENT OF EDUCATION"),
        ({"agency": "DEPARTMENT OF FARMS"}, "School Breakfast (DEPARTMENT OF AGRICULTURE"),
        ({"fund": "X", "agency": "Y", "account": "Magnets School"}, "Magnet Schools (DEPARTMENT"),
    ],
)
def test_a_line_that_is_not_there_names_the_nearest_account(
    budget: Budget, wrong: dict[str, str], nearest: str
) -> None:
    (problem,) = budget.told(asked(**place(**wrong)))
    written = {**PLACE, **wrong}
    names = "{account} ({agency}, {fund})".format(**written)
    said = f"{HERE}budget_line: The budget for fiscal year 2027 has no line {names}. The nearest is"
    assert problem.startswith(f"{said} {nearest}")


def test_where_nothing_is_near_no_line_is_offered(budget: Budget) -> None:
    (problem,) = budget.told(asked(**place(account="ZZZZZZZZZZZZZZZZ")))
    assert problem.endswith("has no line ZZZZZZZZZZZZZZZZ (DEPARTMENT OF EDUCATION, GENERAL FUND).")


def test_the_line_of_another_year_is_another_line(budget: Budget) -> None:
    (problem,) = budget.told(asked(fiscal_year=2026))
    assert "The budget for fiscal year 2026 has no line" in problem


def test_a_line_that_may_be_another_waits_for_somebody_to_say(budget: Budget) -> None:
    name = budget.line("Child Care", 3, 3, 3, 3)
    budget.con.execute(
        "INSERT INTO core.open_line VALUES ('fy2027', 2027, 'other', ?, 90, true, false)", [name]
    )
    assert budget.told(asked(amount=3, baseline=3, **place(account="Child Care"))) == [
        f"{HERE}budget_line: Nobody has said yet whether this line is one with another of the "
        "budget. Settle it with reportcard review lines."
    ]


def test_what_the_governor_struck_is_no_law(budget: Budget) -> None:
    budget.line("Buses", 3, 3, 3, 9, is_vetoed=True)
    money = {"baseline": 3}
    assert budget.told(asked(amount=9, **money, **place(account="Buses"))) == [
        f"{HERE}budget_line: The Governor vetoed this line: its amount is not law."
    ]
    assert budget.told(asked(amount=3, **money, **place(account="Buses", stage="committee"))) == []


def test_a_whole_budget_is_not_one_line(budget: Budget) -> None:
    (problem,) = budget.told(asked(separability="stand_alone"))
    assert problem == (
        f"{HERE}separability: Roll call 2025-house-1 decided on 3 budget lines at once. "
        "Write omnibus."
    )


def test_a_roll_call_on_another_text_did_not_decide_on_the_laws_lines(budget: Budget) -> None:
    budget.con.execute("UPDATE core.budget_vote SET document_url = ''")
    assert budget.told(asked()) == [
        f"{HERE}separability: Roll call 2025-house-1 did not decide on the law's lines: its text "
        "was another. Name the roll call that passed the budget, or write separability: amendment."
    ]
    assert budget.told(asked(separability="amendment")) == []
    assert budget.told(asked(**place(stage="governor"))) == []


def test_a_roll_call_of_no_budget_has_no_line(budget: Budget) -> None:
    budget.con.execute("DELETE FROM core.budget_vote")
    assert budget.told(asked()) == [
        f"{HERE}budget_line: Roll call 2025-house-1 is on no bill of a budget that is followed. "
        "Check the roll call."
    ]


def test_without_a_budget_document_nobody_can_compare() -> None:
    told = Budget().told(asked())
    assert told == [
        f"{HERE}budget_line: No budget document is in the store: nobody can compare this line. "
        "Collect the budget documents, or take budget_line away."
    ]


def test_a_store_of_an_older_program_has_no_budgets() -> None:
    made = Budget()
    made.con.execute("DROP TABLE core.budget_line")
    assert not has_budgets(made.con)


def test_money_without_a_budget_line_is_compared_with_nothing(budget: Budget) -> None:
    assert budget.told(asked(amount=1, baseline=2, budget_line=None)) == []
    assert budget.told(vote(1, type="appropriation_vote")) == []
    assert budget.told(vote(1)) == []


def test_what_is_added_to_the_running_year_is_no_line_of_the_budget(budget: Budget) -> None:
    put_row(budget.con, "", "DEPARTMENT OF EDUCATION", "Deficiency", None, 3)
    (problem,) = budget.told(asked(amount=3, baseline=None, **place(account="Deficiency")))
    assert "has no line Deficiency" in problem


def test_letters_with_accents_are_plain_words_too() -> None:
    assert plain_words("Fondó", "‘A’–B", " c\u00a0 d ") == ("FONDO", "A B", "C D")


# ---------------------------------------------------------------- pupils


def pupils(number: Any = 480_000, year: int = 2027) -> dict[str, Any]:
    """A count of pupils."""
    return {"number": number, "school_year": year, "source": "https://www.example.org/pupils"}


@pytest.mark.parametrize("missing", [{"baseline": None}, {"budget_line": None}])
def test_pupils_are_for_a_change_and_need_both_its_ends(missing: dict[str, Any]) -> None:
    with pytest.raises(UserError) as error:
        rubric_text(yaml_text(rubric_data([asked(pupils=pupils(), **missing)]), top=True))
    assert str(error.value) == (
        f"{HERE.rstrip('.')}: pupils are for the change per pupil: it needs budget_line and "
        "baseline."
    )


def test_nobody_divides_by_no_pupils() -> None:
    with pytest.raises(UserError, match=r"pupils.number: 0 is too small"):
        rubric_text(yaml_text(rubric_data([asked(pupils=pupils(0))]), top=True))


def scored_in(budget: Budget, criterion: dict[str, Any]) -> Scored:
    """Everybody's score by one criterion; the second engine must say the same."""
    data = rubric_data([criterion])
    found = score(compile_rubric(rubric_of(data), budget.con), budget.con)
    assert disagreements(found, opinions(data, rows_of(budget.con))) == ()
    return found


@pytest.mark.parametrize(("year", "is_warned"), [(2027, False), (2025, True)])
def test_pupils_of_another_year_are_warned_of(budget: Budget, year: int, is_warned: bool) -> None:
    found = scored_in(budget, asked(pupils=pupils(year=year)))
    said = (
        "The money is of fiscal year 2027, the pupils are of the school year that ends in "
        "2025: take the count of the same year, if there is one."
    )
    words = [message for _place, message in choice_warnings(found)]
    assert (said in words) is is_warned


# ---------------------------------------------------------------- bills of a budget


def of_a_budget(*bills: str, roll_call: str = "2025-house-9") -> Money:
    """A store that follows a budget with these bills and a roll call on the first."""
    listed = tuple(BudgetBill("fy2027", bill, "bonds", Text("A.", "A.")) for bill in bills)
    votes = tuple(BudgetVote(roll_call, "fy2027", bill, "bonds", "") for bill in bills[:1])
    return Money(bills=listed, votes=votes)


def warned_of(budget: Budget, money: Money, **changes: Any) -> list[str]:
    """Sentences about one question on roll call 1, which is on HB 1."""
    found = scored_in(budget, {**vote(1, type="appropriation_vote"), **changes})
    assert found.rubric.criteria[0].bill_id == "2025-HB00001"
    told = list(money_warnings(found.rubric, money))
    assert {place for place, _message in told} <= {("criteria", 0, "ref")}
    return [message for _place, message in told]


def test_a_vote_on_money_whose_bill_no_budget_lists_is_warned_of(budget: Budget) -> None:
    said = "2025-HB00001 is a bill of no budget that is followed: no page of budgets has this vote."
    near = of_a_budget("2025-HB00011", "2026-HB00001")
    assert warned_of(budget, near) == [f"{said} The nearest bill of a budget is 2025-HB00011."]
    assert warned_of(budget, of_a_budget("2026-HB00001")) == [said]


def test_a_vote_of_a_budget_or_a_vote_that_is_not_on_money_is_not_warned_of(
    budget: Budget,
) -> None:
    assert warned_of(budget, of_a_budget("2025-HB00001", roll_call="2025-house-1")) == []
    assert warned_of(budget, of_a_budget("2025-HB00011"), type="floor_vote") == []


def test_where_no_budget_is_followed_nothing_is_said_of_its_bills(budget: Budget) -> None:
    assert warned_of(budget, Money()) == []


def test_the_money_of_a_question_changes_nobodys_score(budget: Budget) -> None:
    bare = scored_in(budget, vote(1, type="appropriation_vote"))
    full = scored_in(budget, asked(pupils=pupils()))
    assert bare.results == full.results


# ---------------------------------------------------------------- the record and its sentences


def money_of(**changes: Any) -> Appropriation:
    """The money of the criterion, as the card holds it."""
    data = rubric_data([asked(pupils=pupils())])
    money = card_of(rubric_of(data), bills={}, numbers={}).criteria[0].appropriation
    assert money is not None
    return replace(money, **changes)


def place_of(stage: BudgetStage) -> BudgetPlace:
    return BudgetPlace(PLACE["fund"], PLACE["agency"], PLACE["account"], stage)


def told_of(money: Appropriation) -> list[str]:
    voice = Voice("en", NullTranslations())
    return [voice.tell(sentence) for sentence in money_sentences(money)]


def test_the_card_keeps_line_stage_and_pupils() -> None:
    money = money_of()
    assert money.line == Text("School breakfast", "School breakfast (es)")
    assert money.budget_line == place_of("enacted")
    assert money.pupils == Pupils(480_000, 2027, "https://www.example.org/pupils")


def test_the_receipt_says_amount_baseline_change_and_change_per_pupil() -> None:
    # 14,158,900 - 2,158,900 = 12,000,000; for 480,000 pupils 25 each.
    assert told_of(money_of()) == [
        "School breakfast: $14,158,900 for fiscal year 2027, compared with $2,158,900, in dollars "
        "not adjusted for inflation.",
        "The law raised this line by $12,000,000 for fiscal year 2027.",
        "That is $25 for each of 480,000 pupils of the school year 2026-27. Source: "
        "https://www.example.org/pupils",
        "Budget line: School Breakfast (DEPARTMENT OF EDUCATION, GENERAL FUND).",
        "The money was one of many things in one roll call.",
    ]


@pytest.mark.parametrize(
    ("stage", "amount", "says"),
    [
        ("enacted", 1, "The law lowered this line by $2,158,899 for fiscal year 2027."),
        ("enacted", 2_158_900, "The law left this line as it was for fiscal year 2027."),
        (
            "committee",
            2_158_901,
            "The committee's version would raise this line by $1 for fiscal year 2027.",
        ),
        (
            "governor",
            2_158_899,
            "The Governor's bill would lower this line by $1 for fiscal year 2027.",
        ),
    ],
)
def test_a_change_is_told_of_the_stage_that_made_it(
    stage: BudgetStage, amount: int, says: str
) -> None:
    found = place_of(stage)
    assert told_of(money_of(amount_dollars=amount, budget_line=found))[1] == says


def test_no_change_has_no_change_per_pupil() -> None:
    assert len(told_of(money_of(amount_dollars=2_158_900))) == 4


def test_a_change_of_cents_is_not_told_as_nothing() -> None:
    few = told_of(money_of(amount_dollars=2_158_900 + 239_999))[2]
    assert few.startswith("That is less than 50 cents for each of 480,000 pupils")
    assert told_of(money_of(amount_dollars=2_158_900 + 240_000))[2].startswith("That is $1 for")


def test_without_a_budget_line_there_is_no_stage_and_so_no_change() -> None:
    plain = money_of(budget_line=None, pupils=None)
    assert (plain.change_dollars, plain.change_per_pupil) == (None, None)
    assert len(told_of(plain)) == 2


def test_without_a_baseline_the_line_is_named_and_nothing_more() -> None:
    bare = money_of(baseline_dollars=None, pupils=None)
    assert bare.change_per_pupil is None
    assert told_of(bare)[1] == (
        "Budget line: School Breakfast (DEPARTMENT OF EDUCATION, GENERAL FUND)."
    )


@given(amount=st.integers(0, 10**11), base=st.integers(0, 10**11), number=st.integers(1, 10**6))
def test_a_change_per_pupil_is_exact_and_shown_to_the_nearest_dollar(
    amount: int, base: int, number: int
) -> None:
    money = money_of(
        amount_dollars=amount, baseline_dollars=base, pupils=Pupils(number, 2027, "https://x.org")
    )
    assert money.change_dollars == amount - base
    each = money.change_per_pupil
    assert each is not None
    assert each * number == amount - base
    shown = int(whole_dollars(each).replace(",", ""))
    assert shown == abs(rounded(each, places=0))
    assert abs(abs(each) - shown) <= Fraction(1, 2)


def test_a_school_year_is_written_with_both_its_years() -> None:
    assert [school_years(year) for year in (2027, 2000, 2010)] == ["2026-27", "1999-00", "2009-10"]
