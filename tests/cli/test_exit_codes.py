"""The exit code says what kind of end it was; stdout is data, stderr narration."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reportcard.errors import (
    EXIT_INTERRUPTED,
    EXIT_LEFT_SOMETHING_OUT,
    EXIT_MACHINE_NOT_READY,
    EXIT_OK,
    EXIT_OUR_MISTAKE,
    EXIT_USER_MISTAKE,
    UserError,
)
from reportcard.pipeline import checking, publishing
from reportcard.pipeline.publishing import BuildReport
from reportcard.problems import Problem
from tests.cli.conftest import Reportcard

STOPPED = (
    "Stopped. What was fetched is kept and the last report card is as it was. "
    "To go on, run the same command again."
)
PROBLEM = Problem(message="House roll call 3 does not add up.", file="https://example.org/3.pdf")


def told(problems: tuple[Problem, ...]) -> BuildReport:
    return BuildReport(
        home=Path("editions/x/index.html"),
        files=7,
        written=("index.html",),
        gone=(),
        has_pdf=True,
        problems=problems,
        left_out=bool(problems),
    )


def test_a_build_prints_where_to_look_on_stdout(
    reportcard: Reportcard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "build", lambda **_options: told(()))
    ended = reportcard("build")
    assert (ended.code, ended.out) == (EXIT_OK, "editions/x/index.html\n")
    assert "7 files" in ended.err


def test_a_build_that_leaves_something_out_says_what_and_succeeds_with_a_code_of_its_own(
    reportcard: Reportcard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "build", lambda **_options: told((PROBLEM,)))
    ended = reportcard("build")
    assert (ended.code, ended.out) == (EXIT_LEFT_SOMETHING_OUT, "editions/x/index.html\n")
    assert "https://example.org/3.pdf: House roll call 3 does not add up." in ended.err


def test_a_mistake_of_the_user_is_sentences_without_a_traceback(
    reportcard: Reportcard, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build(**_options: object) -> BuildReport:
        raise UserError([PROBLEM, Problem(message="Nor does this.", file="rubrics/a.yml", line=3)])

    monkeypatch.setattr(publishing, "build", build)
    ended = reportcard("build")
    assert (ended.code, ended.out) == (EXIT_USER_MISTAKE, "")
    assert ended.err == (
        "https://example.org/3.pdf: House roll call 3 does not add up.\n"
        "rubrics/a.yml:3: Nor does this.\n"
    )


def test_a_machine_that_lacks_something_has_a_code_of_its_own(
    reportcard: Reportcard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "check_machine", lambda _project: (PROBLEM,))
    ended = reportcard("doctor")
    assert (ended.code, ended.out, ended.err) == (
        EXIT_MACHINE_NOT_READY,
        "",
        PROBLEM.sentence() + "\n",
    )


def test_ctrl_c_is_one_sentence(reportcard: Reportcard, monkeypatch: pytest.MonkeyPatch) -> None:
    def build(**_options: object) -> BuildReport:
        raise KeyboardInterrupt

    monkeypatch.setattr(publishing, "build", build)
    ended = reportcard("build")
    assert (ended.code, ended.out) == (EXIT_INTERRUPTED, "")
    assert ended.err.strip() == STOPPED


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_the_program_like_ctrl_c(tmp_path: Path, number: signal.Signals) -> None:
    code = (
        "import os, reportcard.cli, reportcard.pipeline.checking as checking\n"
        f"checking.check_machine = lambda _project: os.kill(os.getpid(), {int(number)})\n"
        "reportcard.cli.main(['doctor'])\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=os.environ | {"REPORTCARD_LANG": "es"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (EXIT_INTERRUPTED, "")
    assert ended.stderr.strip().startswith("Detenido. Lo obtenido queda guardado")


def test_a_mistake_of_ours_keeps_its_traceback(tmp_path: Path) -> None:
    code = (
        "import reportcard.cli, reportcard.pipeline.checking as checking\n"
        "checking.check_machine = lambda _project: 1 / 0\n"
        "reportcard.cli.main(['doctor'])\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ended.returncode == EXIT_OUR_MISTAKE
    assert "ZeroDivisionError" in ended.stderr
