"""One store, one host: pages of a test copy never stand beside pages of the official site.

Rows keep the official addresses whichever host was asked, so that afterwards nobody could tell them
apart. Leaves to others: the archive, which keeps the pages of each host by themselves.
"""

from pathlib import Path

import duckdb

from reportcard.errors import UserError
from reportcard.language import _


def require_one_host(con: duckdb.DuckDBPyConnection, host: str, *, shown_as: Path) -> None:
    """Note the host that a run asks; the same must have been asked for whatever is stored.

    Args:
        con: A store open for writing.
        host: The address given with --base-url, "" for the official ones.
        shown_as: The store as the user knows it.

    Raises:
        UserError: the store holds pages of another host.
    """
    row = con.execute("SELECT host FROM meta.host").fetchone()
    known = row[0] if row else None
    if known == host:
        return
    if known is not None and con.execute("SELECT 1 FROM raw.page LIMIT 1").fetchone():
        message = _(
            "The store {path} was filled from {known}, and now {host} is to be asked: the two "
            "would be mixed up. Work in another project folder, or move the store away; it is "
            "rebuilt from the archive."
        )
        official = _("the official site")
        raise UserError(
            message.format(path=shown_as, known=known or official, host=host or official)
        )
    con.execute("DELETE FROM meta.host")
    con.execute("INSERT INTO meta.host VALUES (?)", [host])
