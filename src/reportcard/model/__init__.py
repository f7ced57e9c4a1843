"""The frozen records that the stages hand to each other, and the vocabulary they share.

`facts` holds the public record (Open Civic Data nouns), `scores` what a rubric makes of it,
`tables` a plain table on its way to a download. A leaf: imports nothing of the package.
"""
