"""A mistake in a rubric: one sentence with file, line, key, what is allowed, and the nearest word.

Each test spoils one line of the starter rubric and reads the whole sentence.
"""

from pathlib import Path

import pytest

from reportcard.errors import UserError
from reportcard.model.text import Text
from reportcard.scoring.load import load_rubric, rubric_from_yaml
from reportcard.yamlfile import parse_yaml
from reportcard.yamltext import text_of_name

FIRST = "criteria[hb5003-house-passage]"


@pytest.fixture
def starter(repository: Path) -> str:
    """A rubric without a mistake."""
    return (repository / "rubrics" / "starter.yml").read_text(encoding="utf-8")


def mistakes(text: str) -> list[str]:
    """The sentences about a rubric, in the order of the file."""
    try:
        rubric_from_yaml(parse_yaml(text.encode(), shown_as="r.yml"))
    except UserError as error:
        return str(error).splitlines()
    return []


def spoilt(text: str, old: str, new: str) -> tuple[str, int]:
    """The text with one place changed, and the line of that place."""
    assert old in text
    return text.replace(old, new, 1), text[: text.index(old)].count("\n") + 1


def test_the_starter_rubric_has_no_mistake(starter: str) -> None:
    assert mistakes(starter) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "position: support  ",
            "position: suport  ",
            f'{FIRST}.position: "suport" is not one of the words that can stand here: '
            "support, oppose. Did you mean support?",
        ),
        (
            "chamber: house",
            "chamber: House",
            f'{FIRST}.chamber: "House" is not one of the words that can stand here: '
            "house, senate. Did you mean house?",
        ),
        (
            "type: floor_vote",
            "type: flor_vote",
            f'{FIRST}.type: "flor_vote" is not one of the words that can stand here: floor_vote, '
            "amendment_vote, appropriation_vote, committee_vote, third_party_position, "
            "party_unity, sponsorship, effectiveness, questionnaire, attendance, attested_action. "
            "Did you mean floor_vote?",
        ),
        (
            "date: 2025-05-31",
            'date: "May 31"',
            f"{FIRST}.date: A day such as 2025-06-02 is expected here, without quotes, "
            'not "May 31".',
        ),
        (
            "ref: 2025-house-255",
            "ref: 255",
            f"{FIRST}.ref: A roll call is named by session, chamber and number, such as "
            "2025-house-255, not by its number alone. Where a spreadsheet names it so, put it in "
            'quotes: "255".',
        ),
        (
            "weight: 2\n",
            "weight: -2\n",
            f"{FIRST}.weight: The number must be more than 0.",
        ),
        (
            "weight: 2\n",
            "weight: two\n",
            f"{FIRST}.weight: A number such as 2, 0.25 or 1/3 is expected here, not two.",
        ),
        (
            "weight: 2\n",
            "weight: 1/0\n",
            f"{FIRST}.weight: A number such as 2, 0.25 or 1/3 is expected here, not 1/0.",
        ),
        (
            "category: votes",
            "category: vote",
            f"{FIRST}.category: There is no subject vote in this rubric. Did you mean votes?",
        ),
        (
            "question: passage",
            "question: {amendment: A, of: home}",
            f'{FIRST}.question.of: "home" is not one of the words that can stand here: '
            "house, senate. Did you mean house?",
        ),
        (
            "source: https://www",
            "source: www",
            f"{FIRST}.source: An address that starts with https:// is expected here.",
        ),
        (
            '"Care and learning for young children"',
            '" "',
            f"{FIRST}.title.en: The text is empty: write it.",
        ),
        (
            "credit: 1, count: 1",
            "credit: 2, count: 1",
            "marks.floor_vote.support.credit: The number must be between 0 and 1 "
            "(1 means all of it).",
        ),
        (
            "support: {credit",
            "suport: {credit",
            'marks.floor_vote.suport: "suport" is not one of the words that can stand here: '
            "support, oppose, present, absent, excused, presiding, recused, paired_support, "
            "paired_oppose, announced_support, announced_oppose. Did you mean support?",
        ),
        (
            'version: "1"',
            "version: 1",
            'version: Text is expected here, not 1. Put it in quotes: "...".',
        ),
        (
            "rubric: 1 ",
            "rubric: 2 ",
            "rubric: 2 is not one of the words that can stand here: 1.",
        ),
        (
            "window: [2025-01-08, 2027-01-06]",
            "window: 2025-01-08",
            "window: Two days are expected here, in brackets with a comma between: "
            "[2025-01-08, 2027-01-06]. The second is the first day after.",
        ),
        (
            '{en: "Votes", es: "Votaciones"}',
            "Votes",
            'categories[votes].title: The keys en, es are expected here, not "Votes".',
        ),
        (
            "{min_criteria: 2}",
            "{min_criteria: 2.5}",
            "eligibility.min_criteria: A whole number is expected here, not 2.5.",
        ),
        (
            "places: 0",
            "places: 9",
            "rounding.places: 9 is too large: it must be 6 or less.",
        ),
        (
            "min: 90",
            "min: 190",
            "grades[1].min: The number must be between 0 and 100.",
        ),
        (
            "weight: 80",
            "weight: 80\n    required: yep",
            'categories[votes].required: true or false is expected here, not "yep".',
        ),
    ],
)
def test_a_wrong_value_has_its_sentence(starter: str, old: str, new: str, says: str) -> None:
    text, line = spoilt(starter, old, new)
    line += new.count("\n") if "required" in new else 0
    assert mistakes(text) == [f"r.yml:{line}: {says}"]


def test_an_unknown_key_among_many_names_the_nearest(starter: str) -> None:
    text, line = spoilt(starter, "announced: 2025-05-20", "x")
    text = text.replace("# x", "anounced: 2025-05-20")
    assert mistakes(text) == [
        f"r.yml:{line}: {FIRST}.anounced: There is no key anounced here. Did you mean announced?"
    ]


def test_a_missing_key_says_what_it_is_for(starter: str) -> None:
    text, _line = spoilt(starter, "    position: support  ", "    #")
    criterion = spoilt(starter, "  - id: hb5003", "")[1]
    assert mistakes(text) == [
        f"r.yml:{criterion}: {FIRST}.position: The key position is missing. What we asked for on "
        "the question put: support (a Yes) or oppose (a No)."
    ]


def test_a_text_in_one_language_only_is_refused(starter: str) -> None:
    text, line = spoilt(starter, '      es: "Cuidado y aprendizaje de los niños pequeños"\n', "")
    assert mistakes(text) == [
        f"r.yml:{line - 2}: {FIRST}.title.es: The key es is missing. The text in Spanish."
    ]


NAME = 'name: {en: "My organization", es: "Mi organización"}'


def organization(text: str) -> Text:
    return text_of_name(
        rubric_from_yaml(parse_yaml(text.encode(), shown_as="r.yml")).organization.name
    )


def test_an_organization_has_one_name_or_one_for_each_language(starter: str) -> None:
    assert organization(starter) == Text("My organization", "Mi organización")
    one, _line = spoilt(starter, NAME, "name: Test Union")
    assert organization(one) == Text("Test Union", "Test Union")


@pytest.mark.parametrize(
    ("new", "says"),
    [
        ('name: {en: "My organization"}', "name.es: The key es is missing. The text in Spanish."),
        ('name: " "', "name: The text is empty: write it."),
        ("name: 5", 'name: Text is expected here, not 5. Put it in quotes: "...".'),
        ("name:", 'name: Text is expected here, not nothing. Put it in quotes: "...".'),
    ],
)
def test_a_wrong_name_has_one_sentence(starter: str, new: str, says: str) -> None:
    text, line = spoilt(starter, NAME, new)
    assert mistakes(text) == [f"r.yml:{line}: organization.{says}"]


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file(starter: str) -> None:
    changes = [
        ('version: "1"', "version: no"),
        ("weight: 2\n", "weight: 0123\n"),
        ("position: support  ", "position: suport  "),
        ("category: votes", "category: vote"),
        ("  - {grade: F, min: 0}\n", ""),
    ]
    lines = sorted(spoilt(starter, old, new)[1] for old, new in changes)
    for old, new in changes:
        starter, _line = spoilt(starter, old, new)
    told = mistakes(starter)
    grades = starter[: starter.index("grades:")].count("\n") + 1
    assert [int(sentence.split(":")[1]) for sentence in told] == [*lines[:-1], grades]


def test_what_follows_from_a_misread_word_is_not_told_twice(starter: str) -> None:
    text, line = spoilt(starter, "date: 2025-05-31", "date: 2025-02-30")
    assert mistakes(text) == [f"r.yml:{line}: {FIRST}.date: There is no day 2025-02-30."]


def test_a_file_that_is_one_list_is_refused() -> None:
    assert mistakes("- a\n- b\n")[0].startswith("r.yml:1: The keys rubric, id, version, title,")


def test_a_file_is_named_as_the_user_knows_it(tmp_path: Path) -> None:
    (tmp_path / "r.yml").write_text("rubric: 1\n", encoding="utf-8")
    with pytest.raises(UserError) as caught:
        load_rubric(tmp_path / "r.yml", shown_as="rubrics/mine.yml")
    assert {problem.file for problem in caught.value.problems} == {"rubrics/mine.yml"}
