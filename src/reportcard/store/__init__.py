"""One DuckDB file: `raw` as pages said it, `core` as it adds up.

`raw` only grows; `core` is rebuilt from it, so a correction of a rule needs no new crawl.
"""
