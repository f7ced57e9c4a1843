"""Catalogues as they are read: what counts as Spanish, and what stops a build."""

from pathlib import Path

import pytest

from reportcard.edition.environment import build_environment
from reportcard.errors import UserError
from reportcard.language import catalogue, terminal_language

GOOD = 'msgid "Grade"\nmsgstr "Calificación"\n'
PLURAL = 'msgid "{n} vote"\nmsgid_plural "{n} votes"\n'


def write_catalogue(folder: Path, text: str, name: str = "area.po") -> Path:
    """A locale folder whose Spanish is `text`."""
    place = folder / "es" / "LC_MESSAGES"
    place.mkdir(parents=True, exist_ok=True)
    (place / name).write_text(text, encoding="utf-8")
    return folder


def test_areas_are_merged(tmp_path: Path) -> None:
    write_catalogue(tmp_path, GOOD, "one.po")
    write_catalogue(tmp_path, 'msgid "Day"\nmsgstr "Día"\n', "two.po")
    spanish = catalogue("es", tmp_path)
    assert (spanish.gettext("Grade"), spanish.gettext("Day")) == ("Calificación", "Día")


def test_one_message_may_stand_in_two_areas_with_one_translation(tmp_path: Path) -> None:
    write_catalogue(tmp_path, GOOD, "one.po")
    write_catalogue(tmp_path, GOOD, "two.po")
    assert catalogue("es", tmp_path).gettext("Grade") == "Calificación"


def test_two_translations_of_one_message_are_refused_with_file_and_line(tmp_path: Path) -> None:
    write_catalogue(tmp_path, GOOD, "one.po")
    write_catalogue(tmp_path, '\nmsgid "Grade"\nmsgstr "Nota"\n', "two.po")
    with pytest.raises(UserError) as caught:
        catalogue("es", tmp_path)
    assert str(caught.value).endswith(
        "two.po:2: Another catalogue translates this message differently: Grade"
    )


def test_a_line_that_is_none_is_refused_with_file_and_line(tmp_path: Path) -> None:
    write_catalogue(tmp_path, GOOD + 'msgwrong "Day"\n')
    with pytest.raises(UserError, match=r"area\.po:3: "):
        catalogue("es", tmp_path)


def test_a_folder_without_catalogues_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no catalogue in this folder"):
        catalogue("es", tmp_path)


def test_english_needs_no_catalogue(tmp_path: Path) -> None:
    assert catalogue("en", tmp_path).gettext("Grade") == "Grade"


@pytest.mark.parametrize(
    "unfinished",
    [
        'msgid "Day"\nmsgstr ""\n',
        '#, fuzzy\nmsgid "Day"\nmsgstr "Día"\n',
        'msgid "Other"\nmsgstr "Otro"\n',
    ],
    ids=["empty", "fuzzy", "not there"],
)
def test_a_page_with_unfinished_spanish_stops_the_build(tmp_path: Path, unfinished: str) -> None:
    (tmp_path / "page.html").write_text("{% trans %}Grade{% endtrans %} {{ _('Day') }}")
    write_catalogue(tmp_path, GOOD + "\n" + unfinished)
    page = build_environment("es", folder=tmp_path, locale_dir=tmp_path).get_template("page.html")
    with pytest.raises(UserError, match="There is no Spanish for: Day"):
        page.render()


@pytest.mark.parametrize("number", [1, 2])
def test_a_plural_without_all_its_forms_stops_the_build(tmp_path: Path, number: int) -> None:
    (tmp_path / "page.html").write_text(
        "{% trans n=number %}{{ n }} vote{% pluralize %}{{ n }} votes{% endtrans %}"
    )
    write_catalogue(
        tmp_path,
        GOOD + '\nmsgid "%(n)s vote"\nmsgid_plural "%(n)s votes"\n'
        'msgstr[0] "%(n)s voto"\nmsgstr[1] ""\n',
    )
    page = build_environment("es", folder=tmp_path, locale_dir=tmp_path).get_template("page.html")
    with pytest.raises(UserError, match="There is no Spanish for: "):
        page.render(number=number)


def test_plural_forms_follow_the_number(tmp_path: Path) -> None:
    write_catalogue(tmp_path, PLURAL + 'msgstr[0] "{n} voto"\nmsgstr[1] "{n} votos"\n')
    spanish = catalogue("es", tmp_path)
    forms = [spanish.ngettext("{n} vote", "{n} votes", n) for n in (0, 1, 2)]
    assert forms == ["{n} votos", "{n} voto", "{n} votos"]


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "es_PR.UTF-8"}, "es"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "es_US", "LC_ALL": "en_US"}, "en"),
        ({"REPORTCARD_LANG": "es", "LC_ALL": "en_US"}, "es"),
        ({"REPORTCARD_LANG": "", "LANG": "es_MX"}, "es"),
    ],
)
def test_the_terminal_speaks_the_language_of_its_environment(
    environ: dict[str, str], language: str
) -> None:
    assert terminal_language(environ) == language
