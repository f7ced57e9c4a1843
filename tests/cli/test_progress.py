"""How far a command has come: a bar on a terminal, lines in a log."""

import io
import sys

import pytest

from reportcard.cli.progress import Bar, Log, progress
from reportcard.cli.terminal import tell_problems
from reportcard.problems import Problem


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_a_bar_and_a_log_gets_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with progress() as shown:
        assert isinstance(shown, Log)
    monkeypatch.setattr(sys, "stderr", Terminal())
    with progress() as shown:
        assert isinstance(shown, Bar)


def test_the_bar_shows_counts_and_is_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    with progress() as shown:
        shown(known=678, done=27, label="2025HV-00027-R00HB07066-HV.PDF")
    assert "27/678" in terminal.getvalue()
    assert "2025HV-00027" in terminal.getvalue()
    erase_line = "\x1b[2K"
    assert terminal.getvalue().rstrip().endswith(erase_line)


def test_the_log_tells_counts_and_time_left() -> None:
    seconds = iter([0.0, 30.0])
    log = Log(clock=lambda: next(seconds))
    log(known=300, done=100, label="a.pdf")
    assert log.sentence() == "100 of 300 done, about 1:00 left (a.pdf)"


def test_the_log_promises_no_time_before_the_first_page() -> None:
    log = Log(clock=lambda: 0.0)
    assert log.sentence() == "At work ..."
    log(known=0, done=0, label="")
    assert log.sentence() == "At work ..."


def test_the_log_speaks_every_ten_seconds_until_it_is_stopped(
    capsys: pytest.CaptureFixture[str],
) -> None:
    waited: list[float] = []

    def wait(seconds: float) -> bool:
        waited.append(seconds)
        return len(waited) > 2

    log = Log(clock=lambda: 0.0, wait=wait)
    log(known=2, done=1, label="a.pdf")
    log.start()
    log.stop()
    assert waited == [10.0, 10.0, 10.0]
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        "1 of 2 done, about 0:00 left (a.pdf)\n"  # the clock of this test stands still
        "1 of 2 done, at work on the rest\n"
    )


def test_the_display_is_taken_away_when_the_work_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    stopped: list[bool] = []
    monkeypatch.setattr(Log, "stop", lambda _self: stopped.append(True))
    monkeypatch.setattr(Log, "start", lambda _self: None)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with pytest.raises(RuntimeError), progress():
        raise RuntimeError
    assert stopped == [True]


@pytest.mark.parametrize(
    ("count", "last"),
    [
        (2, "b: Two."),
        (3, "... and 1 more: reportcard status lists it."),
        (4, "... and 2 more: reportcard status lists them."),
    ],
)
def test_a_long_list_of_problems_is_cut_with_its_count(
    capsys: pytest.CaptureFixture[str], count: int, last: str
) -> None:
    problems = [
        Problem(message=f"{word}.", file=file)
        for word, file in (("One", "a"), ("Two", "b"), ("Three", "c"), ("Four", "d"))
    ]
    tell_problems(problems[:count], at_most=2)
    lines = capsys.readouterr().err.splitlines()
    assert (lines[0], lines[-1]) == ("a: One.", last)
    assert len(lines) == min(count, 3)


def test_of_problems_that_say_the_same_of_many_places_a_few_are_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    same = [Problem(message=f"Bill {n} is not found.", file=f"bill/{n}") for n in range(10, 60)]
    tell_problems([*same, Problem(message="Another thing.", file="z")], at_most=40)
    assert capsys.readouterr().err.splitlines() == [
        "bill/10: Bill 10 is not found.",
        "bill/11: Bill 11 is not found.",
        "bill/12: Bill 12 is not found.",
        "z: Another thing.",
        "... and 47 more: reportcard status lists them.",
    ]
