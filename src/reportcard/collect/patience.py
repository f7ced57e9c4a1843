"""How patient the client of one run is: with a page, and with a host.

What may pass is tried again with growing pauses. A host that asks for rest, or fails page after
page, is left alone for the rest of the run. Leaves asking itself to `http`.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from reportcard.collect.answers import LONGEST_PAUSE, FetchError, HostStoppedError, PassingError
from reportcard.language import _

Got = TypeVar("Got")

TRIES = 6
FIRST_PAUSE = 1.0
# A host that failed so many pages in a row, each tried to the end, is in trouble itself.
_FAILURES_IN_A_ROW = 3


@dataclass
class Patience:
    """Remembers which hosts failed, and which are left alone.

    Attributes:
        sleep: Waits so many seconds.
        jitter: A number from 0 to 1.
    """

    sleep: Callable[[float], None]
    jitter: Callable[[], float]
    _stopped: dict[str, str] = field(default_factory=dict, init=False)
    _failures: Counter[str] = field(default_factory=Counter, init=False)

    def require_welcome(self, host: str) -> None:
        """Go on only if the host may be asked in this run.

        Raises:
            HostStoppedError: it may not, with the sentence that it was stopped with.
        """
        if host in self._stopped:
            raise HostStoppedError(self._stopped[host])

    def ask(self, ask: Callable[[], Got]) -> Got:
        """What somebody gives, after as many tries as are decent.

        Raises:
            PassingError: the last try failed too.
        """
        attempt = 1
        while True:
            try:
                return ask()
            except PassingError as error:
                if attempt == TRIES:
                    raise
                pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempt - 1))
                self.sleep(max(error.wait, pause * (0.5 + self.jitter() / 2)))
                attempt += 1

    def praise(self, host: str) -> None:
        """The host gave a page: what failed before it is forgotten."""
        self._failures[host] = 0

    def stop(self, host: str, why: str) -> None:
        """Leave the host alone from now on."""
        self._stopped[host] = why

    def give_up(
        self, host: str, error: PassingError, *, counts: bool = True
    ) -> FetchError | HostStoppedError:
        """What to raise for a page that failed to the end; whether it counts against the host."""
        self._failures[host] += counts
        if self._failures[host] < _FAILURES_IN_A_ROW:
            message = _("{host} did not give the page after {n} tries: {why}")
            return FetchError(message.format(host=host, n=TRIES, why=error))
        message = _("{host} failed {n} pages in a row, so it is left alone for now: {why}")
        self.stop(host, message.format(host=host, n=self._failures[host], why=error))
        return HostStoppedError(self._stopped[host])
