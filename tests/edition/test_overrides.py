"""A project's own templates over the bundled ones: only what is there is different."""

from pathlib import Path

import pytest

from reportcard.edition.site import render_site
from reportcard.errors import UserError
from reportcard.language import catalogue
from reportcard.layers import Layers, below, file_names, find_file
from reportcard.project import Project
from tests.edition.site_reading import Site, made_up_edition
from tests.edition.world import MEMBERS

SPANISH = "templates/locale/es/LC_MESSAGES"
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
PRINT = """{% extends "default:home.html" %}
{% block print %}
<p id="ours">{% trans %}Ask us for a printed copy.{% endtrans %}</p>
{% endblock %}
"""
IN_SPANISH = 'msgid "Ask us for a printed copy."\nmsgstr "Pídanos un ejemplar."\n'


@pytest.fixture
def project(tmp_path: Path, repository: Path) -> Project:
    """A project of somebody's own, without any template yet."""
    return Project(root=tmp_path, bundled=repository)


def write(project: Project, name: str, text: str) -> Path:
    path = project.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def site(project: Project) -> Site:
    files = render_site(
        made_up_edition(MEMBERS[:1]),
        templates_dir=project.templates_dir,
        locale_dir=project.locale_dir,
    )
    return dict(files)


@pytest.fixture(scope="module")
def usual(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of a project that changes nothing."""
    return site(Project(root=tmp_path_factory.mktemp("usual"), bundled=repository))


def changed(project: Project, usual: Site) -> set[str]:
    """The files that a project's own templates made different."""
    found = site(project)
    return {path for path in {*found, *usual} if found.get(path) != usual.get(path)}


# ---------------------------------------------------------------- what may be changed


def test_a_template_changes_one_block_and_leaves_everything_else(
    project: Project, usual: Site
) -> None:
    write(project, "templates/site/home.html", PRINT)
    write(project, f"{SPANISH}/mine.po", HEAD + IN_SPANISH)
    assert changed(project, usual) == {"index.html", "es/index.html"}
    page = site(project)["es/index.html"].decode()
    assert '<p id="ours">Pídanos un ejemplar.</p>' in page
    assert "report-card.es.pdf" not in page
    assert '<table class="people"' in page


def test_a_block_may_keep_what_was_there_and_add_to_it(project: Project) -> None:
    text = (
        PRINT.replace("<p id", "{{ super() }}<p id")
        .replace("{% trans %}", "")
        .replace("{% endtrans %}", "")
    )
    write(project, "templates/site/home.html", text)
    page = site(project)["index.html"].decode()
    assert "report-card.en.pdf" in page
    assert 'id="ours"' in page


def test_the_frame_that_is_changed_is_that_of_every_page(project: Project, usual: Site) -> None:
    frame = '{% extends "default:base.html" %}{% block foot %}<p>203-555-0100</p>{% endblock %}'
    write(project, "templates/site/base.html", frame)
    # A card in a frame of another page has no frame of ours around it.
    pages = {path for path in usual if path.endswith(".html") and "embed/" not in path}
    assert changed(project, usual) == pages
    assert all(
        body.count(b"<p>203-555-0100</p>") == 1 for body in map(site(project).get, pages) if body
    )


def test_a_whole_template_may_stand_in_the_place_of_the_programs(
    project: Project, usual: Site
) -> None:
    write(
        project,
        "templates/site/data.html",
        '{% extends "base.html" %}{% block main %}<h1>x</h1>{% endblock %}',
    )
    assert changed(project, usual) == {"data.html", "es/data.html"}


def test_a_piece_is_replaced_on_every_page_that_takes_it_in(project: Project, usual: Site) -> None:
    write(
        project,
        "templates/site/steady.html",
        (project.bundled / "templates/site/steady.html").read_text("utf-8"),
    )
    assert changed(project, usual) == set()


def test_an_asset_wins_by_its_name_and_others_are_added(project: Project, usual: Site) -> None:
    write(project, "templates/assets/site.css", "body { color: black }")
    write(project, "templates/assets/logos/ours.svg", "<svg/>")
    write(project, "templates/assets/.DS_Store", "left by a file manager")
    write(project, "templates/assets/site.css~", "left by an editor")
    assert changed(project, usual) == {"assets/site.css", "assets/logos/ours.svg"}


def test_a_translation_of_the_projects_own_wins_and_the_others_stay(project: Project) -> None:
    write(project, f"{SPANISH}/mine.po", HEAD + 'msgid "Towns"\nmsgstr "Municipios"\n')
    spanish = catalogue("es", project.locale_dir)
    assert spanish.gettext("Towns") == "Municipios"
    assert spanish.gettext("Data") == "Datos"


# ---------------------------------------------------------------- mistakes


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (
            '{% extends "default:home.html" %}\n\n{% block prnt %}x{% endblock %}',
            3,
            "default:home.html has no block prnt, so this would not be shown. Did you mean print?",
        ),
        (
            '{% extends "default:home.html" %}\n{% block print %}{% endblock %}\n\n<p>x</p>\n',
            4,
            "This stands beside the blocks, so it would not be shown.",
        ),
        (
            '{% extends "home.html" %}',
            1,
            'This template names itself. For the one that came with the program write "default:',
        ),
        (
            '\n{% extends "default:hoem.html" %}',
            2,
            "There is no template default:hoem.html. Did you mean default:home.html?",
        ),
        (
            '{% extends "base.html" %}\n{% block main %}{% include "nothing" %}{% endblock %}',
            2,
            "There is no template nothing.",
        ),
        (
            '{% extends "default:home.html" %}\n{% block print %}{{ page.calls }}{% endblock %}',
            2,
            "has no attribute 'calls' docs/templates.md lists",
        ),
        (
            '{% extends "base.html" %}\n{% block main %}\n{{ page.letters + 1 }}{% endblock %}',
            3,
            "can only concatenate tuple",
        ),
        (
            '{% extends "default:home.html" %}\n{% block print %}\n{% if %}{% endblock %}',
            3,
            "The template cannot be used: Expected an expression",
        ),
    ],
)  # fmt: skip
def test_a_mistake_in_a_template_is_told_with_its_file_and_line(
    project: Project, text: str, line: int, said: str
) -> None:
    path = write(project, "templates/site/home.html", text)
    with pytest.raises(UserError) as error:
        site(project)
    (problem,) = error.value.problems
    assert (problem.file, problem.line) == (str(path), line)
    assert said in problem.sentence()


def test_a_file_that_no_page_uses_is_told_with_the_nearest_name(project: Project) -> None:
    path = write(project, "templates/site/hoem.html", PRINT)
    with pytest.raises(UserError) as error:
        site(project)
    (problem,) = error.value.problems
    assert problem.file == str(path)
    assert problem.sentence().endswith("Did you mean home.html?")


def test_a_piece_of_the_projects_own_is_used_when_a_page_takes_it_in(project: Project) -> None:
    write(project, "templates/site/ours.html", "<p>ours</p>")
    text = (
        '{% extends "default:home.html" %}{% block print %}{% include "ours.html" %}{% endblock %}'
    )
    write(project, "templates/site/home.html", text)
    assert b"<p>ours</p>" in site(project)["index.html"]


def test_an_error_in_a_bundled_template_is_a_mistake_of_ours(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_self: object, **_fields: object) -> str:
        raise TypeError("ours")

    monkeypatch.setattr("jinja2.Template.render", broken)
    with pytest.raises(TypeError, match="ours"):
        site(project)


def test_a_new_sentence_without_spanish_is_named(project: Project) -> None:
    write(project, "templates/site/home.html", PRINT)
    with pytest.raises(UserError, match=r"no Spanish for: Ask us for a printed copy\."):
        site(project)


@pytest.mark.parametrize(
    ("english", "spanish", "place"),
    [
        ("%(count)s towns", "%(cuenta)s pueblos", "%(cuenta)s"),
        ("All of them", "El 100% de ellos", "%"),
        ("Made {folder}", "Se hizo {carpeta}", "{carpeta}"),
    ],
)
def test_a_translation_that_would_stop_a_page_is_told_with_its_line(
    project: Project, english: str, spanish: str, place: str
) -> None:
    path = write(project, f"{SPANISH}/mine.po", f'{HEAD}msgid "{english}"\nmsgstr "{spanish}"\n')
    with pytest.raises(UserError) as error:
        catalogue("es", project.locale_dir)
    (problem,) = error.value.problems
    assert (problem.file, problem.line) == (str(path), 4)
    assert problem.message.endswith(f"does not have: {place}")


# ---------------------------------------------------------------- folders over one another


def test_of_two_folders_the_earlier_one_wins_file_by_file(tmp_path: Path) -> None:
    own, bundled = tmp_path / "own", tmp_path / "bundled"
    for folder, names in ((own, ("a", "sub/c")), (bundled, ("a", "b"))):
        for name in names:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(folder.name)
    layers: Layers = (own, bundled)
    assert file_names(layers) == ("a", "b", "sub/c")
    assert find_file(layers, "a") == own / "a"
    assert find_file(layers, "b") == bundled / "b"
    assert find_file(layers, "d") is None
    assert below(layers, "sub") == (own / "sub",)
    assert below(own, "sub") == (own / "sub",)
