"""One measurement: how long, how much of it, and the most memory that the process ever held."""

import json
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass


@dataclass
class Measured:
    """What a measurement found; filled in while it runs."""

    unit: str
    count: int = 0
    seconds: float = 0.0
    peak_mb: float = 0.0
    # How many processes of the same kind worked beside this one at once.
    helpers: int = 0

    @contextmanager
    def clock(self) -> Iterator[None]:
        """Time what happens inside; what stands before it is preparation."""
        started = time.perf_counter()
        yield
        self.seconds += time.perf_counter() - started

    def to_json(self) -> str:
        """As one line, with the peak memory of this process and the processes it started.

        Of those, the system tells the largest one only: helpers are counted as being all as large.
        """
        # Linux counts kilobytes.
        own, largest = (
            resource.getrusage(who).ru_maxrss / 1024
            for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        )
        self.peak_mb = own + self.helpers * largest if self.helpers else max(own, largest)
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "Measured":
        """The measurement in the last line that a process printed."""
        return cls(**json.loads(text.splitlines()[-1]))
