"""Every user-visible string has a finished Spanish translation, and goes through the catalogues."""

from pathlib import Path

import pytest

from tests.literals import unmarked_in_python, unmarked_in_template
from tests.messages import Entry, Use, check_all, entries_in, malformed_lines, uses_in


@pytest.fixture(scope="module")
def locale_dir(repository: Path) -> Path:
    return repository / "templates" / "locale"


@pytest.fixture(scope="module")
def uses(repository: Path) -> list[Use]:
    return uses_in(repository)


def test_messages_of_every_kind_are_found(uses: list[Use]) -> None:
    areas = {use.place.split("/")[0] + "/" + use.place.split("/")[1] for use in uses}
    assert {"src/reportcard", "scrapers/us_ct", "templates/site", "templates/pdf"} <= areas
    assert any(isinstance(use.id, tuple) for use in uses if use.in_template)
    assert any(isinstance(use.id, tuple) for use in uses if not use.in_template)


def test_every_message_is_in_spanish_and_every_spanish_fits(
    uses: list[Use], locale_dir: Path
) -> None:
    if wrong := check_all(uses, entries_in(locale_dir)):
        pytest.fail("\n".join(wrong), pytrace=False)  # all of it: a translator works it off


def test_catalogues_have_no_line_that_is_read_wrongly(locale_dir: Path) -> None:
    assert malformed_lines(locale_dir) == []


def test_every_sentence_of_the_program_is_marked(repository: Path) -> None:
    paths = [p for d in ("src", "scrapers") for p in sorted((repository / d).rglob("*.py"))]
    found = [
        sentence
        for path in paths
        if "_bundled" not in path.parts
        for sentence in unmarked_in_python(path, path.relative_to(repository).as_posix())
    ]
    assert found == []


def test_every_word_of_the_templates_is_marked(repository: Path) -> None:
    found = [
        sentence
        for path in sorted((repository / "templates").rglob("*.html"))
        for sentence in unmarked_in_template(path, path.relative_to(repository).as_posix())
    ]
    assert found == []


# ---------------------------------------------------------------- the alarms ring

SHOWN = [
    Use("Grade", "a.html:1", True),
    Use("{n} left", "a.py:2", False),
    Use(("%(n)s vote", "%(n)s votes"), "a.html:3", True),
]
SPANISH = [
    Entry("Grade", ("Calificación",), "a.po:1"),
    Entry("{n} left", ("quedan {n}",), "a.po:4"),
    Entry(("%(n)s vote", "%(n)s votes"), ("un voto", "%(n)s votos"), "a.po:7"),
]


def test_complete_catalogues_raise_no_alarm() -> None:
    singular_without_number = Use(("one vote", "%(n)s votes"), "b.html:1", True)
    spelt_out = Entry(("one vote", "%(n)s votes"), ("un voto", "%(n)s votos"), "a.po:9")
    assert check_all([singular_without_number], [spelt_out]) == []
    with_number = [*SPANISH[:2], Entry(SPANISH[2].id, ("%(n)s voto", "%(n)s votos"), "a.po:7")]
    assert check_all(SHOWN, with_number) == []


@pytest.mark.parametrize(
    ("place", "twin", "sentence"),
    [
        (0, None, "a.html:1: there is no finished Spanish for 'Grade'"),
        (0, Entry("Grade", ("",), "a.po:1"), "a.html:1: there is no finished Spanish for 'Grade'"),
        (
            0,
            Entry("Grade", ("Nota",), "a.po:1", is_fuzzy=True),
            "a.html:1: there is no finished Spanish for 'Grade'",
        ),
        (
            2,
            Entry(("%(n)s vote", "%(n)s votes"), ("%(n)s voto", ""), "a.po:7"),
            "a.html:3: there is no finished Spanish for ('%(n)s vote', '%(n)s votes')",
        ),
        (
            1,
            Entry("{n} left", ("quedan {m}",), "a.po:4"),
            "a.po:4: other placeholders than in English: 'quedan {m}'",
        ),
        (
            2,
            Entry(SPANISH[2].id, ("%(n)s voto", "muchos votos"), "a.po:7"),
            "a.po:7: other placeholders than in English: 'muchos votos'",
        ),
        (
            0,
            Entry("Grade", ("100 % calificación",), "a.po:1"),
            "a.html:1: write %% for a per cent sign: '100 % calificación'",
        ),
    ],
)
def test_a_spoilt_translation_is_named(place: int, twin: Entry | None, sentence: str) -> None:
    whole = [*SPANISH[:2], Entry(SPANISH[2].id, ("%(n)s voto", "%(n)s votos"), "a.po:7")]
    spoilt = [*whole[:place], *([twin] if twin else []), *whole[place + 1 :]]
    assert check_all(SHOWN, spoilt) == [sentence]


def test_a_message_that_nothing_shows_is_named() -> None:
    old = Entry("Old words", ("Palabras viejas",), "a.po:9")
    assert check_all([], [old]) == ["a.po:9: nothing shows 'Old words'"]


def test_two_translations_of_one_message_are_named() -> None:
    twin = Entry("Grade", ("Nota",), "b.po:1")
    assert check_all(SHOWN[:1], [SPANISH[0], twin]) == [
        "b.po:1 and a.po:1 translate 'Grade' differently"
    ]


def test_a_lost_quote_and_a_message_that_stands_twice_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "es" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    entry = 'msgid "Grade"\nmsgstr "Calificación"\n'
    (folder / "a.po").write_text(f'{entry}\n{entry}\nmsgid "Day\nmsgstr "Día"\n', encoding="utf-8")
    assert malformed_lines(tmp_path) == [
        'a.po:7: this is not a line of a catalogue: msgid "Day',
        'a.po: stands twice: "Grade"\n',
    ]


@pytest.mark.parametrize(
    "code",
    [
        'raise UserError("The file is gone.")',
        'raise PageError(f"Page {n} is gone.")',
        'Problem(message=_("Fine."), hint="Look for it.")',
        'message = "Line {n} is gone."\nraise PageError(message.format(n=1))',
        'click.echo("Done with " + name)',
        'option("--name", help="The name.")',
    ],
)
def test_a_sentence_that_is_not_marked_is_found(tmp_path: Path, code: str) -> None:
    path = tmp_path / "a.py"
    path.write_text(code)
    assert list(unmarked_in_python(path, "a.py")) != []


@pytest.mark.parametrize(
    "code",
    [
        'raise UserError(_("The file {n} is gone.").format(n=n))',
        'Problem(message=_("Fine."), file="rubrics/a.yml", key="criteria")',
        'message = _("Line {n}")\nraise PageError(message.format(n=1))',
        'option("--name", help=N_("The name."))',
        'raise ValueError("a mistake of ours")',
    ],
)
def test_a_sentence_that_is_marked_raises_no_alarm(tmp_path: Path, code: str) -> None:
    path = tmp_path / "a.py"
    path.write_text(code)
    assert list(unmarked_in_python(path, "a.py")) == []


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>Hello {{ name }}</p>", ["a.html: not marked for translation: 'Hello {}'"]),
        (
            '<img alt="A chart" src="{{ x }}">',
            ["a.html: not marked for translation: 'A chart'"],
        ),
        ('<p class="big">{% trans %}Hello{% endtrans %}</p><style>p {color: red}</style>', []),
        ('<a {% if x %}title="{{ _("Home") }}"{% endif %} href="/x">{{ name }}</a> &nbsp;', []),
    ],
)
def test_words_of_a_template_that_are_not_marked_are_found(
    tmp_path: Path, template: str, found: list[str]
) -> None:
    path = tmp_path / "a.html"
    path.write_text(template)
    assert list(unmarked_in_template(path, "a.html")) == found
