"""The card in whole numbers: exact, or refused."""

from fractions import Fraction

import pytest

from reportcard.errors import UserError
from tests.scoring.worlds import one_person, scored

# No two share a divisor, so that their common denominator is their product, about 2^100.
PRIMES = (999999937, 999999929, 999999893, 999999883)


def test_weights_that_have_no_common_scale_of_a_usable_size_are_refused_in_one_sentence() -> None:
    world, criteria = one_person("Y" * len(PRIMES))
    for entry, prime in zip(criteria, PRIMES, strict=True):
        entry["weight"] = Fraction(1, prime)
    with pytest.raises(UserError, match="test-card have too many decimals to be added exactly"):
        scored(world, criteria)


def test_weights_of_long_but_usable_decimals_are_exact() -> None:
    world, criteria = one_person("YN")
    criteria[0]["weight"] = Fraction(1, PRIMES[0])
    criteria[1]["weight"] = Fraction(2, PRIMES[0])
    assert scored(world, criteria).results[0].score == Fraction(100, 3)
