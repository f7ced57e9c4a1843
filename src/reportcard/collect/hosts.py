"""Which host is asked for a page: the official one, another, or a mirror of one session.

A site that overwrites its files keeps the current session only; somebody else may still have an
earlier one. The archive keeps the pages of each host by themselves, and a store notes the hosts
that it was filled from. Leaves to others: whether an address makes sense (the command's business).
"""

from dataclasses import dataclass

from reportcard.collect.pages import PROJECT_SCHEME, Request


@dataclass(frozen=True, slots=True)
class Hosts:
    """The hosts of one run, by their base addresses without a final slash.

    Attributes:
        everything: The host asked in place of the official one, "" for the official one.
        by_session: (session, address) for requests whose context names that session.
    """

    everything: str = ""
    by_session: tuple[tuple[str, str], ...] = ()

    def base(self, official: str, request: Request) -> str:
        """The base address that is asked for a request of a source."""
        if request.url.startswith(PROJECT_SCHEME):
            return PROJECT_SCHEME
        session = dict(request.context).get("session", "")
        return dict(self.by_session).get(session) or self.everything or official

    def told(self) -> str:
        """All of them as one line, "" for the official ones alone."""
        mirrors = (f"{session}={address}" for session, address in sorted(self.by_session))
        return " ".join(word for word in (self.everything, *mirrors) if word)
