"""From a rubric and the public record to marks, scores, grades and the receipt of every point.

`load` reads a rubric, `check` holds it against the store, `compile` makes the card of it, `score`
counts in SQL, `result` and `receipt` do the last exact step, `explain` says it in words.
"""
