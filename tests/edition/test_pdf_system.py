"""Which of the PDF renderer's system libraries a machine lacks, and what it is told."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from reportcard.edition.pdf_system import check_pdf_system, missing_packages
from reportcard.language import speak

ALL = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


def machine(*present: str) -> Callable[[str], object]:
    """A machine that can open the libraries whose file names begin with one of these."""

    def load(file_name: str) -> object:
        if file_name.startswith(present):
            return object()
        raise OSError(f"{file_name}: cannot open shared object file")

    return load


def test_a_bare_machine_lacks_all_three_packages() -> None:
    assert missing_packages(load=machine("nothing")) == ALL


def test_a_complete_machine_lacks_none() -> None:
    load = machine("libpango-1.0", "libpangoft2-1.0", "libharfbuzz-subset")
    assert missing_packages(load=load) == ()
    assert check_pdf_system(load=load) == ()


def test_the_library_that_the_renderer_misses_silently_is_named() -> None:
    load = machine("libpango-1.0", "libpangoft2-1.0")
    assert missing_packages(load=load) == ("libharfbuzz-subset0",)
    assert [problem.sentence() for problem in check_pdf_system(load=load)] == [
        "The PDF report card takes up to twice as long: libharfbuzz-subset0 is missing. "
        "To install what is missing: sudo apt-get install libharfbuzz-subset0"
    ]


def test_what_is_only_slow_without_is_not_essential() -> None:
    assert missing_packages(essential=True, load=machine("nothing")) == ALL[:2]


def test_each_problem_gives_the_one_command_for_all() -> None:
    problems = check_pdf_system(load=machine("libharfbuzz-subset"))
    assert [problem.message for problem in problems] == [
        "The PDF report card cannot be made: libpango-1.0-0 is missing.",
        "The PDF report card cannot be made: libpangoft2-1.0-0 is missing.",
    ]
    assert {problem.hint for problem in problems} == {
        "To install what is missing: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0"
    }


def test_the_sentences_are_there_in_spanish(repository: Path) -> None:
    locale = repository / "templates" / "locale"
    speak("es", locale)
    try:
        (problem,) = check_pdf_system(load=machine("libpango-1.0", "libpangoft2-1.0"))
    finally:
        speak("en", locale)
    assert "libharfbuzz-subset0" in problem.message
    assert "missing" not in problem.sentence()


def test_this_machine_is_asked_by_default() -> None:
    # The PDF is rendered in these tests, so what cannot be done without is here.
    assert set(missing_packages()) <= {"libharfbuzz-subset0"}


def test_the_question_needs_nothing_but_the_standard_library(repository: Path) -> None:
    code = "from reportcard.edition.pdf_system import missing_packages; missing_packages()"
    subprocess.run(
        [sys.executable, "-S", "-c", code], check=True, env={"PYTHONPATH": str(repository / "src")}
    )
