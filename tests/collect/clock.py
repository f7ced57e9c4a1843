"""Time for the tests: sleeping passes it, and only sleeping."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from reportcard.collect.http import Client

START = datetime(2026, 5, 6, 12, 0, tzinfo=UTC)


@dataclass
class Clock:
    """A clock that stands still unless somebody sleeps; every nap is kept."""

    seconds: float = 0.0
    naps: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        """Pass the time."""
        self.naps.append(round(seconds, 3))
        self.seconds += seconds

    def read(self) -> float:
        """Seconds since the test began."""
        return self.seconds

    def now(self) -> datetime:
        """The same as an instant."""
        return START + timedelta(seconds=self.seconds)


def patient_client(clock: Clock, **more: Any) -> Client:
    """A client that never really waits and has no jitter."""
    return Client(
        contact="https://example.org/contact",
        version="1.2",
        sleep=clock.sleep,
        clock=clock.read,
        now=clock.now,
        jitter=lambda: 0.0,
        **more,
    )
