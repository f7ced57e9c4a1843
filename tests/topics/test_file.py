"""A topic file: what it says when it is right, and the sentence for each mistake."""

from pathlib import Path

import pytest

from reportcard.errors import UserError
from reportcard.topics.file import load_topic
from tests.topics.small_topic import SMALL, topic


def mistakes(text: str) -> list[str]:
    """The sentences about a topic file, in the order of the file."""
    with pytest.raises(UserError) as caught:
        topic(text)
    return str(caught.value).splitlines()


def spoilt(old: str, new: str) -> str:
    """The small topic with one place changed."""
    assert old in SMALL
    return SMALL.replace(old, new, 1)


def test_a_topic_knows_the_committees_whose_bills_it_holds() -> None:
    assert topic().committee_codes() == ("BRI", "TUN")


def test_a_topic_knows_the_bills_added_by_name_as_the_record_numbers_them() -> None:
    assert topic().included("2025") == ("HB00007",)
    assert topic().included("2026") == ()


@pytest.mark.parametrize("written", ["HB 7", "hb7", "HB00007", "HB 00007"])
def test_a_bill_may_be_written_as_people_do(written: str) -> None:
    assert topic(spoilt("bill: HB 7", f"bill: {written}")).included("2025") == ("HB00007",)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "title_has:",
            "title_had:",
            "t.yml:10: rules[titles].title_had: There is no key title_had here; the keys are: id, "
            "because, referred_to, subjects, title_has, purpose_has, subjects_at_least, "
            "unless_referred_to, unless_subjects, unless_title_has, unless_purpose_has. "
            "Did you mean title_has?",
        ),
        (
            "bill: HB 7\n",
            "bill: House Bill 7\n",
            "t.yml:14: include[1].bill: A bill is written as letters and a number, such as "
            "HB 7287.",
        ),
        (
            'session: "2025"\n    bill: HB 7',
            "session: 2025\n    bill: HB 7",
            "t.yml:13: include[1].session: Text is expected here, not 2025. Put it in quotes: "
            '"...".',
        ),
        (
            "    by: {en: The staff, es: El equipo}\n",
            "",
            "t.yml:17: exclude[1].by: The key by is missing. Who took it out.",
        ),
        (
            '["bridge*"]',
            '["bridge *"]',
            "t.yml:10: rules[titles].title_has[1]: A phrase is made of words; a star stands for "
            "letters of a word, not for a word.",
        ),
        (
            "id: titles",
            "id: committee",
            "t.yml:8: rules[committee].id: The id committee is taken already: give this rule "
            "another.",
        ),
        (
            "id: titles",
            "id: named",
            "t.yml:8: rules[named].id: The id named is taken already: give this rule another.",
        ),
        (
            "id: titles",
            f"id: {'a' * 61}",
            "t.yml:8: rules[2].id: An id has 60 characters at the most; this one has 61.",
        ),
        (
            "id: titles",
            "id: By title",
            "t.yml:8: rules[By title].id: An id is made of small letters a to z, digits and "
            "hyphens, not By title.",
        ),
        (
            "bill: HB 8",
            "bill: HB 7",
            "t.yml:18: exclude[1].bill: HB00007 of 2025 is named in this file already.",
        ),
        (
            "    referred_to: [BRI, TUN]\n",
            "",
            "t.yml:5: rules[committee]: The rule asks for nothing: give it at least one of "
            "referred_to, subjects, title_has, purpose_has.",
        ),
        (
            "    referred_to: [BRI, TUN]\n",
            "    subjects: [Sheep]\n    subjects_at_least: 2\n",
            "t.yml:5: rules[committee]: The rule asks for more subjects than it lists.",
        ),
        (
            "es: Los paga.",
            'es: ""',
            "t.yml:15: include[1].because.es: The text is empty: write it.",
        ),
    ],
)
def test_a_mistake_is_one_sentence_with_its_place(old: str, new: str, says: str) -> None:
    assert mistakes(spoilt(old, new)) == [says]


def test_all_mistakes_are_told_at_once() -> None:
    told = mistakes(spoilt("id: titles", "id: T").replace("es: Puentes", "se: Puentes"))
    assert [sentence.split(": ")[1] for sentence in told] == ["title.se", "rules[T].id"]


def test_the_file_is_called_as_the_topic(tmp_path: Path) -> None:
    path = tmp_path / "tunnels.yml"
    path.write_text(SMALL, encoding="utf-8")
    with pytest.raises(UserError) as caught:
        load_topic(path, shown_as="topics/tunnels.yml")
    assert str(caught.value) == (
        "topics/tunnels.yml:1: topic: The topic is called bridges here and tunnels in the name of "
        "the file."
    )
