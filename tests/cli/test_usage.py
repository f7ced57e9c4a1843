"""A wrong command line: one sentence with the nearest word, exit code 2, in both languages."""

import pytest

from reportcard.errors import EXIT_USAGE
from tests.cli.conftest import Reportcard


@pytest.mark.parametrize(
    ("arguments", "english", "spanish"),
    [
        (
            ["colect"],
            "There is no command colect. Did you mean collect? Help: reportcard --help\n",
            "No hay ningún comando colect. ¿Quiso decir collect? Ayuda: reportcard --help\n",
        ),
        (
            ["new", "projct"],
            "There is no command projct. Did you mean project? Help: reportcard new --help\n",
            "No hay ningún comando projct. ¿Quiso decir project? Ayuda: reportcard new --help\n",
        ),
        (
            ["collect", "place/people", "--sesion", "2025"],
            "There is no option --sesion here. Did you mean --session? "
            "Help: reportcard collect --help\n",
            "Aquí no hay ninguna opción --sesion. ¿Quiso decir --session? "
            "Ayuda: reportcard collect --help\n",
        ),
        (
            ["collect", "--session", "2025"],
            "SOURCE is missing. Help: reportcard collect --help\n",
            "Falta FUENTE. Ayuda: reportcard collect --help\n",
        ),
        (
            ["collect", "place/people"],
            "--session is missing. Help: reportcard collect --help\n",
            "Falta --session. Ayuda: reportcard collect --help\n",
        ),
        (
            ["build", "--name"],
            "--name needs a value after it. Help: reportcard build --help\n",
            "--name necesita un valor después. Ayuda: reportcard build --help\n",
        ),
        (
            ["check", "--sample=yes"],
            "--sample takes no value. Help: reportcard check --help\n",
            "--sample no lleva ningún valor. Ayuda: reportcard check --help\n",
        ),
        (
            ["build", "my-rubric.yml"],
            "my-rubric.yml is too much here. Help: reportcard build --help\n",
            "my-rubric.yml está de más aquí. Ayuda: reportcard build --help\n",
        ),
        (
            ["build", "--date", "6/2/2025"],
            "--date: 6/2/2025 is not a day; write it like 2025-06-02. "
            "Help: reportcard build --help\n",
            "--date: 6/2/2025 no es un día; escríbalo como 2025-06-02. "
            "Ayuda: reportcard build --help\n",
        ),
        (
            ["build", "--name", "../elsewhere"],
            "--name: ../elsewhere cannot be the name of an edition: use letters, digits and "
            "hyphens. Help: reportcard build --help\n",
            "--name: ../elsewhere no puede ser el nombre de una edición: use letras, cifras y "
            "guiones. Ayuda: reportcard build --help\n",
        ),
        (
            ["explain", "Rojas", "--lang", "fr"],
            "--lang: fr is not one of en, es. Help: reportcard explain --help\n",
            "--lang: fr no es una de estas opciones: en, es. Ayuda: reportcard explain --help\n",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_wrong_command_line_is_told_in_one_sentence(
    reportcard: Reportcard, arguments: list[str], english: str, spanish: str
) -> None:
    told = reportcard(*arguments)
    assert (told.code, told.out, told.err) == (EXIT_USAGE, "", english)
    assert reportcard(*arguments, language="es").err == spanish


def test_a_word_that_is_like_no_command_gets_no_guess(reportcard: Reportcard) -> None:
    told = reportcard("xyzzyxyzzy")
    assert told.err == "There is no command xyzzyxyzzy. Help: reportcard --help\n"
