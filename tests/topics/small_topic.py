"""A topic file of the tests' own: two rules, a bill added and one taken out."""

from reportcard.model.topics import BillFacts
from reportcard.topics.file import TopicFile, topic_from_yaml
from reportcard.yamlfile import parse_yaml

SMALL = """\
topic: bridges
title: {en: Bridges, es: Puentes}
covers: {en: Bridges., es: Los puentes.}
rules:
  - id: committee
    because: {en: The committee had it., es: El comité lo tuvo.}
    referred_to: [BRI, TUN]
  - id: titles
    because: {en: The title says so., es: El título lo dice.}
    title_has: ["bridge*"]
    unless_title_has: ["Bridgeport"]
include:
  - session: "2025"
    bill: HB 7
    because: {en: It pays for them., es: Los paga.}
exclude:
  - session: "2025"
    bill: HB 8
    because: {en: A card game., es: Un juego de cartas.}
    by: {en: The staff, es: El equipo}
"""


def topic(text: str = SMALL) -> TopicFile:
    """A topic from the text of its file."""
    return topic_from_yaml(parse_yaml(text.encode(), shown_as="t.yml"))


def bill(
    number: str = "HB00001",
    title: str = "AN ACT CONCERNING SHEEP.",
    *,
    session: str = "2025",
    purpose: str = "",
    subjects: tuple[str, ...] = (),
    referred_to: tuple[str, ...] = (),
) -> BillFacts:
    """What a record could say of a bill."""
    bill_id = f"{session}-{number}"
    return BillFacts(bill_id, session, number, title, purpose, subjects, referred_to)
