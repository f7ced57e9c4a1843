"""Tables of the committees' votes that the rubric asks about, with their tally sheets.

Leaves to others: committees' votes that no question asks about: they stay in the store.
"""

from reportcard.edition.tables.columns import BILL, PERSON, SESSION
from reportcard.edition.tables.declare import Field, build_table, evidence_fields
from reportcard.model.facts import CommitteePersonVote, CommitteeVote, Facts
from reportcard.model.scores import RubricCard
from reportcard.model.tables import Table
from reportcard.model.text import Text


def committee_tables(facts: Facts, rubric: RubricCard) -> tuple[Table, ...]:
    """The tables, in the order of the dictionary."""
    asked = {criterion.committee_vote_id for criterion in rubric.criteria}
    return (
        _votes([v for v in facts.committee_votes if v.committee_vote_id in asked]),
        _marks([v for v in facts.committee_person_votes if v.committee_vote_id in asked]),
    )


# fmt: off
def _votes(records: list[CommitteeVote]) -> Table:
    fields: tuple[Field[CommitteeVote], ...] = (
        Field("committee_vote_id", "text", "Id of the committee's vote.",
              "Identificador de la votación del comité."),
        SESSION,
        BILL,
        Field("committee_code", "text", "Code of the committee.", "Clave del comité."),
        Field("committee_name", "text", "Its name as printed.", "Su nombre, según la hoja."),
        Field("voted_on", "date", "Day of the vote.", "Día en que se votó."),
        Field("motion", "text", "The motion, in the words of the sheet.",
              "La moción, en las palabras de la hoja."),
        Field("yes_count", "integer", "Yes votes, as printed.", "Votos Sí, según la hoja."),
        Field("no_count", "integer", "No votes, as printed.", "Votos No, según la hoja."),
        Field("abstain_count", "integer", "Abstentions, as printed.",
              "Abstenciones, según la hoja."),
        Field("absent_count", "integer", "Absent or not voting, as printed.",
              "Ausentes o que no votaron, según la hoja."),
        *evidence_fields(lambda r: r.provenance),
    )
    return build_table(
        name="committee_votes", title=Text("Votes in committees", "Votaciones en comités"),
        key=("committee_vote_id",), fields=fields, records=records,
    )


def _marks(records: list[CommitteePersonVote]) -> Table:
    fields: tuple[Field[CommitteePersonVote], ...] = (
        Field("committee_vote_id", "text", "The vote, as in the table committee_votes.",
              "La votación, como en la tabla committee_votes.",
              to="committee_votes.committee_vote_id"),
        PERSON,
        Field("option", "text", "Their vote: yes, no, abstain or absent_or_not_voting.",
              "Su voto: yes (Sí), no (No), abstain (se abstuvo) o absent_or_not_voting (ausente o "
              "no votó)."),
        Field("line", "integer", "Line of the tally sheet; empty when it was transcribed.",
              "Renglón de la hoja del comité; vacío si se transcribió.",
              lambda r: None if r.provenance.transcribed else r.line),
        Field("printed_name", "text", "Their name as the sheet prints it.",
              "Su nombre como lo imprime la hoja."),
    )
    return build_table(
        name="committee_person_votes",
        title=Text("Everyone's vote in committees", "El voto de cada persona en comités"),
        key=("committee_vote_id", "person_id"), fields=fields, records=records,
    )
