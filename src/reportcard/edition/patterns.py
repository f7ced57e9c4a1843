"""Which pattern stands for which grade in every drawing: the better the grade, the fuller.

The patterns themselves are drawn in templates/site/drawings.html, from full to sparse, so that they
are told apart in grey as well. Leaves to others: the letters, which every drawing prints too.
"""

from collections.abc import Mapping, Sequence

from reportcard.model.scores import INCOMPLETE, NOT_RATED

# From full to sparse.
PATTERNS = ("g0", "g1", "g2", "g3", "g4", "g5")
UNRATED, VACANT = "unrated", "vacant"


def grade_patterns(grades: Sequence[str]) -> Mapping[str, str]:
    """A pattern for each grade.

    Rule: the letters are spread over the patterns in their order, the best with the fullest; with
    more than six letters neighbours share one. INC and NR have a pattern of their own.

    Args:
        grades: Best first.
    """
    letters = [grade for grade in grades if grade not in (INCOMPLETE, NOT_RATED)]
    steps = max(len(letters) - 1, 1)
    last = len(PATTERNS) - 1
    found = {
        grade: PATTERNS[(2 * place * last + steps) // (2 * steps)]
        for place, grade in enumerate(letters)
    }
    return {grade: found.get(grade, UNRATED) for grade in grades}
