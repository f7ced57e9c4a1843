"""What changed from one sensitivity report to another, as its reader finds it."""

from dataclasses import replace
from fractions import Fraction

from reportcard.scoring.sensitivity import Measured, report
from reportcard.scoring.sensitivity.changes import change_sentences, difference, grades_in
from tests.edition.world import MEMBERS
from tests.scoring.made_up import made_up_card, made_up_robustness, with_result

NAMES = {member.person_id: member.name for member in MEMBERS}


def measured(**people: tuple[str, int]) -> Measured:
    """The made-up card, with another grade and score for the n-th with a score."""
    scored = made_up_card()
    rated = [n for n, result in enumerate(scored.results) if result.score is not None]
    for place, (grade, score) in people.items():
        number = rated[int(place.removeprefix("n"))]
        fields = {"grade": grade, "computed_grade": grade, "score": Fraction(score)}
        scored = with_result(scored, number, **fields)
    return Measured(scored, made_up_robustness(scored), None, (), NAMES)


def name(number: int) -> str:
    rated = [result for result, _stability in measured().pairs()]
    return measured().name(rated[number])


def test_grade_and_score_of_everybody_are_read_from_the_report() -> None:
    found = grades_in(report(measured(n0=("B", 80), n1=("C", 70))))
    assert set(found) == {measured().name(result) for result, _s in measured().pairs()}
    assert (found[name(0)], found[name(1)]) == (("B", "80.0"), ("C", "70.0"))


def test_the_same_report_has_no_change() -> None:
    text = report(measured())
    assert list(change_sentences(text, text)) == []
    assert difference(text, text, names=("a", "b")) == ""


def test_a_grade_that_is_another_one_is_named_with_both() -> None:
    old, new = report(measured(n0=("B", 80))), report(measured(n0=("C", 79)))
    assert list(change_sentences(old, new)) == [
        f"1 grade is another one: {name(0)} B, 80.0 → C, 79.0."
    ]


def test_scores_alone_are_counted() -> None:
    old, new = (
        report(measured(n0=("B", 80), n1=("B", 80))),
        report(measured(n0=("B", 81), n1=("B", 82))),
    )
    assert list(change_sentences(old, new)) == ["2 scores are others, with the same grades."]


def test_many_are_counted_and_five_named() -> None:
    old = report(measured(**{f"n{n}": ("A", 99) for n in range(7)}))
    new = report(measured(**{f"n{n}": ("F", 1) for n in range(7)}))
    (told,) = change_sentences(old, new)
    assert told.startswith("7 grades are others: ")
    assert told.count(" → ") == 5
    assert told.endswith("; and 2 more.")


def test_who_has_no_score_any_more_is_named() -> None:
    with_one = measured(n0=("B", 80))
    results = tuple(
        replace(result, score=None) if with_one.name(result) == name(0) else result
        for result in with_one.scored.results
    )
    without = replace(with_one, scored=replace(with_one.scored, results=results))
    told = list(change_sentences(report(with_one), report(without)))
    assert told == [f"1 grade is another one: {name(0)} B, 80.0 → –, –."]


def test_the_difference_has_every_line_with_its_sign_and_nothing_else() -> None:
    told = difference("same\nold\n", "same\nnew\n", names=("signed", "now"))
    assert told == "--- signed\n+++ now\n@@ -2 +2 @@\n-old\n+new\n"
