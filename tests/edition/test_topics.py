"""Topics on the methodology page and among the downloads: what is graded, and what is not."""

from dataclasses import replace
from pathlib import Path

from reportcard.edition.contexts import Edition, build_edition
from reportcard.model.tables import Table
from reportcard.model.text import Text
from reportcard.model.topics import Topic, TopicExclusion, TopicHit
from tests.edition.site_reading import made_up_edition, read, rendered, words
from tests.edition.world import made_up_about, made_up_facts, made_up_scored

TITLE = Text("The title says so.", "El título lo dice.")
SCHOOLS = Topic(
    "schools",
    Text("Schools", "Escuelas"),
    Text("Schools and what they cost.", "Las escuelas y lo que cuestan."),
    Text("Music schools are left out.", "Quedan fuera las escuelas de música."),
    hits=(
        TopicHit("2025-HB05001", "titles", "title_has: schools", TITLE),
        TopicHit("2025-HB07001", "named", "", Text("It pays for them.", "Las paga.")),
        TopicHit("2025-HB07001", "titles", "title_has: schools", TITLE),
    ),
    exclusions=(
        TopicExclusion("2025-SB00002", Text("The staff", "El equipo"), Text("No.", "No es eso.")),
    ),
)


def with_topics(*topics: Topic) -> Edition:
    """The made-up edition, whose record knows these topics."""
    facts = replace(made_up_facts(), topics=topics)
    return build_edition(facts=facts, scored=made_up_scored(), about=made_up_about())


def table(name: str) -> Table:
    return next(t for t in with_topics(SCHOOLS).tables if t.name == name)


def test_a_topic_says_how_many_of_its_roll_calls_are_graded() -> None:
    facts = made_up_facts()
    (row,) = with_topics(SCHOOLS).methodology.topics
    decided = [e for e in facts.vote_events if "2025-HB07001" in e.bill_ids]
    assert (row.bill_count, row.roll_call_count) == (2, len(decided))
    assert row.graded_count == len(decided) == 2


def test_a_roll_call_that_no_question_rests_on_is_counted_and_not_graded() -> None:
    facts = made_up_facts()
    more = replace(facts.vote_events[0], vote_event_id="2025-house-77", number=77)
    facts = replace(facts, topics=(SCHOOLS,), vote_events=(*facts.vote_events, more))
    edition = build_edition(facts=facts, scored=made_up_scored(), about=made_up_about())
    (row,) = edition.methodology.topics
    assert (row.roll_call_count, row.graded_count) == (3, 2)


def test_the_methodology_page_says_it_in_both_languages(repository: Path) -> None:
    site = rendered(with_topics(SCHOOLS), repository)
    english, spanish = (words(read(site, f"{at}methodology.html")) for at in ("", "es/"))
    assert (
        "Schools. 2 bills of the record are on this topic. They had 2 roll calls in the record; "
        "this report card grades 2 of these. Schools and what they cost. Music schools are left "
        "out."
    ) in english
    assert (
        "Escuelas. 2 proyectos de ley del registro son de este tema. Tuvieron 2 votaciones "
        "nominales en el registro; esta boleta califica 2 de ellas. Las escuelas y lo que cuestan."
    ) in spanish


def test_without_topics_the_methodology_page_is_silent_on_them(repository: Path) -> None:
    page = words(read(rendered(made_up_edition(), repository), "methodology.html"))
    assert "How much of a topic is graded" not in page


def test_each_bill_of_a_topic_is_a_row_for_each_rule_that_chose_it() -> None:
    found = table("topic_bills")
    assert found.rows == (
        ("schools", "2025-HB05001", "titles", "title_has: schools", TITLE.en, TITLE.es, 0),
        ("schools", "2025-HB07001", "named", "", "It pays for them.", "Las paga.", 2),
        ("schools", "2025-HB07001", "titles", "title_has: schools", TITLE.en, TITLE.es, 2),
    )


def test_what_was_taken_out_by_name_is_listed_with_who_and_why() -> None:
    assert table("topic_exclusions").rows == (
        ("schools", "2025-SB00002", "The staff", "El equipo", "No.", "No es eso."),
    )
