"""Which rows each roll call may stand for: against trying every way."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from reportcard.store.alignment import possible_rows


def by_trying(calls: list[str], rows: list[str]) -> list[set[int]]:
    """Places of rows that each call has in any way, found by trying all ways."""
    found: list[set[int]] = [set() for _call in calls]
    for chosen in combinations(range(len(rows)), len(calls)):
        if all(c in ("?", rows[place]) for c, place in zip(calls, chosen, strict=True)):
            for places, place in zip(found, chosen, strict=True):
                places.add(place)
    return found


@given(
    st.lists(st.sampled_from("YN?"), max_size=5),
    st.lists(st.sampled_from("YN"), max_size=7),
)
def test_the_rows_are_those_of_every_way_in_order(calls: list[str], rows: list[str]) -> None:
    numbered = list(enumerate(rows))
    found = possible_rows(calls, numbered, fits=lambda call, row: call in ("?", row[1]))
    assert [{place for place, _row in some} for some in found] == by_trying(calls, rows)


def test_calls_that_find_no_place_leave_all_of_them_without() -> None:
    assert possible_rows("YY", "Y", fits=str.__eq__) == ((), ())
