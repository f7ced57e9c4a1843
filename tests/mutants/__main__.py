"""`python -m tests.mutants`: spoil either engine in one place at a time; every one must be killed.

Each mutant is written into a copy of the package; the checkout is never touched. One that survives,
or whose text is no longer there, makes the command fail. Words after the command choose mutants.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.engine import ENGINE
from tests.mutants.mutant import Mutant, UnapplicableError
from tests.mutants.second import SECOND

REPOSITORY = Path(__file__).resolve().parents[2]
# A mutant that has not been noticed after so long hangs, which is noticed too.
SECONDS = 1200

KILLED, SURVIVED, UNAPPLICABLE = "killed", "SURVIVED", "TEXT NOT FOUND"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a mutant, and how long it took."""

    verdict: str
    told: str
    seconds: float


def look_at(mutant: Mutant | None) -> Outcome:
    """Spoil a copy and test it; None is the engine as it is, which nothing may kill."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        package = _copied(Path(folder))
        try:
            if mutant is not None:
                mutant.apply(package / "scoring")
            verdict, told = _tested(package)
        except UnapplicableError as error:
            verdict, told = UNAPPLICABLE, str(error)
    return Outcome(verdict, told, time.monotonic() - began)


def _copied(folder: Path) -> Path:
    """The package in a folder of its own, with the content beside it as in the checkout."""
    package = folder / "src" / "reportcard"
    ignored = shutil.ignore_patterns("__pycache__", "_bundled")
    shutil.copytree(REPOSITORY / "src" / "reportcard", package, ignore=ignored)
    for name in ("scrapers", "rubrics", "templates"):
        (folder / name).symlink_to(REPOSITORY / name)
    return package


def _tested(package: Path) -> tuple[str, str]:
    paths = os.pathsep.join([str(package.parent), str(REPOSITORY)])
    command = [sys.executable, "-m", "tests.mutants.quick", str(package)]
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        run = subprocess.run(
            command, capture_output=True, text=True, timeout=SECONDS, env=environment,
            cwd=package.parent, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return KILLED, "did not end"
    if run.returncode == 0:
        return SURVIVED, ""
    if run.returncode == 1:
        return KILLED, _last_line(run.stdout) or _last_line(run.stderr)
    raise RuntimeError(f"the mutant was not looked at: {run.stdout}{run.stderr}")


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.startswith(("E ", "FAILED", "Assertion"))]
    return lines[-1][:60] if lines else ""


def _row(name: str, mutant: Mutant, outcome: Outcome) -> str:
    told = f" ({outcome.told})" if outcome.told else ""
    took = f"{outcome.verdict:14}  {name:6}  {outcome.seconds:5.0f} s"
    return f"{took}  {mutant.path:20}  {mutant.what}{told}"


def main(words: Sequence[str]) -> int:
    """Look at all mutants, or those whose description or file has one of the words."""
    started = time.monotonic()
    as_it_is = look_at(None)
    if as_it_is.verdict != SURVIVED:
        print(f"The engines as they are do not pass: {as_it_is.told}")
        return 1
    chosen = [
        (name, mutant)
        for name, mutants in (("engine", ENGINE), ("second", SECOND))
        for mutant in mutants
        if not words or any(word in f"{mutant.what} {mutant.path}" for word in words)
    ]
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        outcomes = []
        for (name, mutant), outcome in zip(
            chosen, pool.map(look_at, [mutant for _name, mutant in chosen]), strict=True
        ):
            outcomes.append(outcome)
            print(_row(name, mutant, outcome), flush=True)
    killed = sum(outcome.verdict == KILLED for outcome in outcomes)
    minutes = (time.monotonic() - started) / 60
    print(f"{killed} of {len(chosen)} mutants killed in {minutes:.1f} minutes.")
    return 0 if killed == len(chosen) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
