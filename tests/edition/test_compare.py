"""Legislators side by side: only on roll calls that they could all vote in, one chamber each."""

from dataclasses import replace

import pytest

from reportcard.edition.contexts import Edition
from reportcard.edition.contexts.compare import PairPage, PairRow
from reportcard.edition.contexts.side_by_side import Delegation
from reportcard.model.scores import Outcome
from tests.edition.made_up_towns import made_up_towns, part
from tests.edition.rich import rich
from tests.edition.site_reading import made_up_edition
from tests.edition.world import MEMBERS, Member

BEN, CARLA = "ben-brook-00000002", "carla-cruz-00000003"
DEE, EARL = "dee-o-dell-smith-00000004", "earl-early-00000005"
GINA, HAL = "gina-green-00000007", "hal-hill-00000008"


def edition_with(*members: Member) -> Edition:
    return made_up_edition(members or MEMBERS, made_up_towns())


def pair(one: str, other: str, edition: Edition | None = None) -> PairPage:
    (found,) = [
        page for page in (edition or edition_with()).pairs if page.stem == f"{one}--{other}"
    ]
    return found


def told(rows: tuple[PairRow, ...]) -> list[tuple[str, str, str]]:
    return [(row.call.roll_call.vote_event_id, row.left.option, row.right.option) for row in rows]


def with_outcomes(number: int, *outcomes: Outcome | None) -> list[Member]:
    """The made-up members, one of them with other outcomes."""
    return [replace(m, outcomes=outcomes) if m.number == number else m for m in MEMBERS]


# ---------------------------------------------------------------- two of a chamber


def test_whoever_shares_a_town_and_a_chamber_has_a_page_together() -> None:
    stems = [page.stem for page in edition_with().pairs]
    assert stems == [f"{BEN}--{CARLA}", f"{DEE}--{EARL}", f"{GINA}--{HAL}"]
    assert [town.name for town in pair(BEN, CARLA).towns] == ["Bañado"]


def test_nobody_is_set_beside_somebody_of_the_other_chamber() -> None:
    for edition in (edition_with(), rich().edition):
        assert edition.pairs
        for page in edition.pairs:
            assert page.left.chamber == page.right.chamber


def test_yes_and_no_is_different_and_yes_and_absent_is_neither() -> None:
    page = pair(BEN, CARLA)
    assert told(page.different) == [("2025-house-20", "no", "yes"), ("2025-house-10", "no", "yes")]
    assert told(page.unvoted) == [("2025-house-9", "no", "absent_or_not_voting")]
    assert (page.alike, page.apart, page.shared) == ((), (), 3)


def test_two_of_the_same_vote_are_alike_whichever_it_is() -> None:
    members = with_outcomes(3, "oppose", "oppose", "support", None, "none")
    page = pair(BEN, CARLA, edition_with(*members))
    assert told(page.alike) == [("2025-house-10", "no", "no")]
    assert told(page.different) == [("2025-house-20", "no", "yes"), ("2025-house-9", "no", "yes")]


def test_two_absences_are_no_agreement() -> None:
    members = [
        replace(m, outcomes=("absent", "absent", "absent", None, "none"))
        if m.number in {2, 3}
        else m
        for m in MEMBERS
    ]
    page = pair(BEN, CARLA, edition_with(*members))
    assert (len(page.unvoted), page.alike, page.shared) == (3, (), 3)


def test_an_excused_absence_is_a_vote_that_could_have_been_cast() -> None:
    members = with_outcomes(3, "excused", "support", "support", None, "none")
    page = pair(BEN, CARLA, edition_with(*members))
    assert told(page.unvoted) == [("2025-house-10", "no", "excused")]


@pytest.mark.parametrize("outcome", ["presiding", "recused", "not_eligible", "unknown"])
def test_a_vote_that_one_could_not_cast_is_listed_apart(outcome: Outcome) -> None:
    members = with_outcomes(3, outcome, "support", "support", None, "none")
    page = pair(BEN, CARLA, edition_with(*members))
    (row,) = page.apart
    assert (row.left.option, row.right.can_vote, row.right.because) == ("no", False, outcome)
    assert page.shared == 2


def test_a_roll_call_that_neither_could_vote_in_is_not_listed() -> None:
    page = pair(DEE, EARL)
    assert (page.shared, len(page.apart)) == (0, 3)
    away = with_outcomes(4, "presiding", "presiding", "presiding", None, "none")
    both_away = pair(DEE, EARL, edition_with(*away))
    assert (both_away.shared, both_away.apart) == (0, ())


def test_a_roll_call_is_told_once_however_many_questions_rest_on_it() -> None:
    page = rich().edition.compare
    assert page is not None
    events = [call.roll_call.vote_event_id for call in page.calls]
    assert len(events) == len(set(events))
    (second,) = [call for call in page.calls if call.roll_call.vote_event_id == "2025-house-2"]
    # The Governor's position on it is not ours: ours is told.
    assert (second.criterion.type, second.position) == ("appropriation_vote", "support")
    (third,) = [call for call in page.calls if call.roll_call.vote_event_id == "2025-house-3"]
    assert (third.criterion.type, third.position) == ("party_unity", None)


# ---------------------------------------------------------------- any two


def test_the_letters_for_a_script_say_what_the_pages_of_pairs_say() -> None:
    for edition in (edition_with(), rich().edition):
        page = edition.compare
        assert page is not None
        kinds = {ballot.code: ballot for ballot in page.ballots}
        letters = {entry.person.slug: entry.ballots for entry in page.people}
        for two in edition.pairs:
            rows = {
                row.call.number: (row.left, row.right)
                for row in (*two.different, *two.unvoted, *two.alike, *two.apart)
            }
            read = [
                (kinds[a], kinds[b])
                for a, b in zip(letters[two.left.slug], letters[two.right.slug], strict=True)
            ]
            assert {n: both for n, both in enumerate(read) if any(b.can_vote for b in both)} == rows


def test_somebody_alone_in_a_chamber_is_not_offered() -> None:
    page = rich().edition.compare
    assert page is not None
    assert page.chambers == ("house",)
    assert "sol" not in "".join(entry.person.slug for entry in page.people)
    offered = {
        legislator.person.name: legislator.is_compared for legislator in rich().edition.legislators
    }
    assert [name for name, is_compared in offered.items() if not is_compared] == ["Sol"]


def test_without_towns_any_two_can_be_compared_and_no_pair_has_a_page() -> None:
    edition = made_up_edition()
    assert edition.compare is not None
    assert (edition.pairs, edition.compare.towns) == ((), ())
    assert {entry.person.name for entry in edition.compare.people} == {m.name for m in MEMBERS}


def test_each_legislator_leads_to_the_pages_of_their_pairs() -> None:
    pages = {page.person.slug: page for page in edition_with().legislators}
    (link,) = pages[CARLA].pairs
    assert (link.stem, link.alike, link.shared) == (f"{BEN}--{CARLA}", 0, 3)
    assert pages["alma-avila-nusta-00000001"].pairs == ()


# ---------------------------------------------------------------- a town's delegation


def delegations(town: str, *members: Member) -> tuple[Delegation, ...]:
    money = made_up_towns()
    more = replace(money, town_districts=(*money.town_districts, part(2, "house", 1, 1, 18_932)))
    edition = made_up_edition(members or MEMBERS, more)
    (page,) = [page for page in edition.town_pages if page.town.name == town]
    return page.delegations


def test_a_town_with_one_legislator_in_a_chamber_has_no_delegation_there() -> None:
    assert delegations("Ashby") == ()
    assert [part.chamber for part in delegations("Bañado")] == ["house", "senate"]
    assert [part.chamber for part in delegations("Corner")] == ["house"]


def test_a_delegation_is_told_by_roll_call_who_voted_how() -> None:
    house = delegations("Bañado")[0]
    assert [card.family_name for card in house.people] == ["Ávila Ñusta", "Brook", "Cruz"]
    first = house.rows[0]
    assert first.call.roll_call.vote_event_id == "2025-house-20"
    assert [(side.option, [card.given_name for card in side.people]) for side in first.sides] == [
        ("yes", ["Alma", "Carla"]),
        ("no", ["Ben"]),
    ]
    assert (house.shared, house.alike, house.left_out) == (3, 0, 0)


def test_a_delegation_leaves_out_what_only_some_could_vote_in() -> None:
    members = with_outcomes(3, "presiding", "support", "oppose", None, "none")
    house = delegations("Bañado", *members)[0]
    assert (house.shared, house.left_out, house.alike) == (2, 1, 1)
    assert [row.call.roll_call.vote_event_id for row in house.rows] == ["2025-house-20"]


def test_any_two_of_a_delegation_have_a_page() -> None:
    house = delegations("Bañado")[0]
    assert len(house.pairs) == 3
    assert {link.stem for link in house.pairs} >= {f"{BEN}--{CARLA}"}
