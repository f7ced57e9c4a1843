"""How much memory a program and the processes that it started hold at most."""

import subprocess
import time
from pathlib import Path


def peak_while_running(program: "subprocess.Popen[str]", *, every: float = 0.05) -> float:
    """Megabytes, shared pages counted once (Linux); returns when the program has ended."""
    peak = 0.0
    while program.poll() is None:
        peak = max(peak, sum(map(_held, (program.pid, *_children(program.pid)))))
        time.sleep(every)
    return peak


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    try:
        return [int(word) for word in listed.read_text().split()]
    except OSError:  # it has just ended
        return []


def _held(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has just ended
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
