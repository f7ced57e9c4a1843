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

    @contextmanager
    def clock(self) -> Iterator[None]:
        """Time what happens inside; what stands before it is preparation."""
        started = time.perf_counter()
        yield
        self.seconds += time.perf_counter() - started

    def to_json(self) -> str:
        """As one line, with the peak memory of this process and the processes it started."""
        # Linux counts kilobytes.
        used = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        self.peak_mb = max(resource.getrusage(who).ru_maxrss for who in used) / 1024
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "Measured":
        """The measurement in the last line that a process printed."""
        return cls(**json.loads(text.splitlines()[-1]))
