"""Which bills of a session are those of its special sessions: their acts are numbered anew."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise


def special_sessions(bills: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """The special session of each bill: 0 for the regular session, else 1, 2, ... of that year.

    A session's internal number tells it where the file has it for every bill: the lowest is the
    regular session's. Otherwise the bills' own numbers do: a special session begins a band of
    numbers of its own, after a gap.

    Args:
        bills: Each bill's internal session number, "" where the file has none.

    Example: in 2025 the House's bills are HB05001 to HB07288, then HB08001 to HB08004: the last
    four are of the first special session.
    """
    if all(number.isdecimal() for number in bills.values()):
        order = sorted({int(number) for number in bills.values()})
        yield from ((bill, order.index(int(number))) for bill, number in bills.items())
        return
    bands = _bands(bills)
    # Bills of both chambers share a session's thousand; resolutions have bands of their own.
    shared = sorted({first for key, found in bands.items() if key[1] == "B" for first in found})
    for bill in bills:
        order_of = shared if bill[1] == "B" else bands[bill[:2]]
        own = [first for first in bands[bill[:2]] if first <= int(bill[2:])]
        yield bill, order_of.index(own[-1]) + 1 if own else 0


def _bands(bills: Iterable[str]) -> dict[str, list[int]]:
    """Where the bands of special sessions begin, by the two letters of a bill.

    Bills restart at the first number of a later thousand, resolutions of a later fifty.
    """
    numbers: dict[str, list[int]] = {}
    for bill in sorted(bills):
        numbers.setdefault(bill[:2], []).append(int(bill[2:]))
    return {
        letters: [
            after
            for before, after in pairwise(own)
            if after > before + 1 and after % (1000 if letters[1] == "B" else 50) == 1
        ]
        for letters, own in numbers.items()
    }
