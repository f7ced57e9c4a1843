from fractions import Fraction
from tests.scoring.worlds import *


def test_case_1():
    world, criteria = one_person("YYYYYYYNNN")
    r = result(scored(world, criteria))
    assert (r.score, r.shown, r.grade) == (70, "70", "C")
    assert sum(l.earned for l in r.lines) == 70
