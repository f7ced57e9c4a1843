"""`reportcard serve`: the newest pages on this machine only, the last good ones after a mistake."""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportcard.edition.preview import Preview
from reportcard.errors import EXIT_MACHINE_NOT_READY, UserError
from reportcard.pipeline.serving import Watched, serving
from reportcard.project import Project
from tests.edition.site_reading import made_up_edition
from tests.edition.world import MEMBERS

HOME = '{% extends "default:home.html" %}\n{% block lede %}<h1>WORDS</h1>{% endblock %}\n'


@pytest.fixture
def project(tmp_path: Path, repository: Path) -> Project:
    """A project of somebody's own; its store is never asked."""
    (tmp_path / "rubrics").mkdir()
    shutil.copy(repository / "rubrics" / "starter.yml", tmp_path / "rubrics")
    return Project(root=tmp_path, bundled=repository)


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def watched(project: Project, told: list[str], monkeypatch: pytest.MonkeyPatch) -> Watched:
    """A preview of the made-up legislature that has begun."""

    def score(self: Watched) -> None:
        told.append("scored")
        self._edition = made_up_edition(MEMBERS[:2])

    monkeypatch.setattr(Watched, "_score", score)
    rubric = str(project.root / "rubrics" / "starter.yml")
    watched = Watched(project, rubric, False, Preview(), told.append)
    watched.begin()
    told.clear()
    return watched


@pytest.fixture
def port(watched: Watched) -> Iterator[int]:
    with serving(watched.preview, None) as address:
        yield int(address.rstrip("/").rpartition(":")[2])


@pytest.fixture(scope="module")
def still(repository: Path) -> Iterator[int]:
    """The port of a preview that does not change."""
    preview = Preview()
    templates = repository / "templates"
    preview.show(
        made_up_edition(MEMBERS[:2]), templates_dir=templates, locale_dir=templates / "locale"
    )
    with serving(preview, None) as address:
        yield int(address.rstrip("/").rpartition(":")[2])


def write(project: Project, name: str, text: str) -> None:
    path = project.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def ask(
    port: int, path: str, *, method: str = "GET", host: str | None = None
) -> tuple[int, dict[str, str], bytes]:
    """One request, exactly as written: a path is not tidied up on the way."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.putrequest(method, path, skip_host=host is not None)
    if host is not None:
        connection.putheader("Host", host)
    connection.endheaders()
    answer = connection.getresponse()
    found = answer.status, dict(answer.getheaders()), answer.read()
    connection.close()
    return found


def page(port: int, path: str = "/") -> str:
    status, _headers, body = ask(port, path)
    assert status == 200, path
    return body.decode()


# ---------------------------------------------------------------- what is answered


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/es/", "text/html; charset=utf-8"),
        ("/es/data.html", "text/html; charset=utf-8"),
        ("/data.html?x=1", "text/html; charset=utf-8"),
        ("/assets/site.css", "text/css; charset=utf-8"),
        ("/assets/site.js", "text/javascript; charset=utf-8"),
        ("/assets/icon.svg", "image/svg+xml; charset=utf-8"),
        ("/data/people.csv", "text/csv; charset=utf-8"),
        ("/data/datapackage.json", "application/json; charset=utf-8"),
    ],
)
def test_a_file_comes_with_its_kind_and_is_kept_by_nobody(still: int, path: str, kind: str) -> None:
    status, headers, body = ask(still, path)
    assert (status, headers["Content-Type"]) == (200, kind)
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert int(headers["Content-Length"]) == len(body) > 0
    assert ask(still, path, method="HEAD")[2] == b""


@pytest.mark.parametrize(
    "path",
    [
        "/../../../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/assets/../../rubrics/starter.yml",
        "/..%2frubrics%2fstarter.yml",
        "//etc/passwd",
        "/assets/",
        "/nothing.html",
        "/es/../../x",
        "/%00",
    ],
)
def test_nothing_but_the_edition_is_there(still: int, path: str) -> None:
    status, headers, body = ask(still, path)
    assert (status, headers["Content-Type"]) == (404, "text/plain; charset=utf-8")
    assert body == b"There is no such page in this preview.\n"


def test_a_page_of_another_host_cannot_ask_by_a_name_of_its_own(still: int) -> None:
    assert ask(still, "/", host="example.org")[0] == 403
    assert ask(still, "/", host=f"localhost:{still}")[0] == 200


def test_nothing_can_be_sent(still: int) -> None:
    assert ask(still, "/", method="POST")[0] == 501


def test_no_page_links_to_a_pdf_which_a_preview_does_not_have(still: int) -> None:
    assert not re.search(r'href="[^"]*report-card[^"]*\.pdf"', page(still))


def test_a_port_that_is_taken_is_said_in_one_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        with (
            pytest.raises(UserError, match=f"Port {number} is not to be had") as error,
            serving(Preview(), number),
        ):
            pytest.fail("it was to be had")
    assert error.value.exit_code == EXIT_MACHINE_NOT_READY


# ---------------------------------------------------------------- what changes


def test_a_saved_template_is_on_the_page_in_both_languages(
    watched: Watched, port: int, project: Project, told: list[str]
) -> None:
    watched.look()
    assert told == []
    write(project, "templates/site/home.html", HOME.replace("WORDS", "12345"))
    watched.look()
    assert told == ["Changed: templates/site/home.html", "The pages are new."]
    assert "<h1>12345</h1>" in page(port)
    assert "<h1>12345</h1>" in page(port, "/es/")
    (project.root / "templates/site/home.html").unlink()
    watched.look()
    assert "<h1>12345</h1>" not in page(port)


def test_a_saved_translation_and_a_saved_style_are_there(
    watched: Watched, port: int, project: Project
) -> None:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    write(
        project,
        "templates/locale/es/LC_MESSAGES/mine.po",
        f'{head}msgid "Data"\nmsgstr "Los datos"\n',
    )
    write(project, "templates/assets/site.css", "body { color: black }")
    watched.look()
    assert "<h1>Los datos</h1>" in page(port, "/es/data.html")
    assert page(port, "/assets/site.css") == "body { color: black }"


def test_a_mistake_is_told_and_the_pages_stay_until_it_is_mended(
    watched: Watched, port: int, project: Project, told: list[str]
) -> None:
    write(project, "templates/site/home.html", HOME.replace("WORDS", "{{ page.calls }}"))
    before = page(port)
    watched.look()
    assert told[0] == "Changed: templates/site/home.html"
    assert "templates/site/home.html:2: The template cannot be used:" in told[1]
    assert told[2:] == ["The pages are as they were before this change."]
    assert page(port) == before
    watched.look()
    assert len(told) == 3
    write(project, "templates/site/home.html", HOME.replace("WORDS", "678"))
    watched.look()
    assert "<h1>678</h1>" in page(port)


def test_a_page_that_alone_cannot_be_made_is_shown_as_it_was_and_told_once(
    watched: Watched, port: int, project: Project, told: list[str]
) -> None:
    paths = [f"/legislators/{one.person.slug}.html" for one in made_up_edition().legislators[:2]]
    before = page(port, paths[1])
    only_one = made_up_edition().legislators[1].person.name.split()[0]
    write(
        project,
        "templates/site/legislator.html",
        '{% extends "default:legislator.html" %}\n'
        "{% block description %}{% if '" + only_one + "' in page.person.name %}"
        "{{ page.nothing }}{% endif %}{% endblock %}",
    )
    watched.look()
    assert told[-1] == "The pages are new."
    assert page(port, paths[1]).partition("<body>")[2] == before.partition("<body>")[2]
    watched.look()
    watched.look()
    assert [sentence for sentence in told if "has no attribute 'nothing'" in sentence] == told[2:]
    assert len(told) == 3


@pytest.mark.parametrize("name", ["rubrics/starter.yml", "statements/replies.yml"])
def test_a_saved_rubric_or_statement_scores_anew(
    watched: Watched, project: Project, told: list[str], name: str
) -> None:
    write(project, name, "# changed\n")
    watched.look()
    assert told == [f"Changed: {name}", "scored", "The pages are new."]


def test_a_template_that_is_saved_scores_nothing_anew(
    watched: Watched, project: Project, told: list[str]
) -> None:
    write(project, "templates/site/home.html", HOME)
    watched.look()
    assert "scored" not in told


def test_a_page_waits_for_a_change_by_a_script_that_the_policy_allows(
    watched: Watched, port: int, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportcard.pipeline.preview_server._PATIENCE", 0.05)
    (address,) = re.findall(r'<script src="(/-/reload\.js\?generation=\d+)" defer>', page(port))
    assert "wait.js" in page(port, address)
    waiting = address.replace("reload", "wait")
    assert page(port, waiting) == ""
    write(project, "templates/site/home.html", HOME)
    watched.look()
    assert page(port, waiting) == "location.reload();"
    assert page(port, "/-/wait.js?generation=x") == ""


# ---------------------------------------------------------------- the command


@pytest.mark.slow
def test_the_command_shows_the_sample_until_ctrl_c(sample_project: Path) -> None:
    command = [sys.executable, "-m", "reportcard", "serve", "--sample"]
    with subprocess.Popen(
        [*command, "--project", str(sample_project)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"REPORTCARD_LANG": "en"},
    ) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        port = int(address.rstrip("/").rpartition(":")[2])
        assert "<h1>" in page(port)
        process.send_signal(signal.SIGINT)
        started = time.monotonic()
        _out, err = process.communicate(timeout=30)
    assert time.monotonic() - started < 10
    assert process.returncode == 0
    assert err.splitlines() == [
        "Open this address in a browser on this machine. Ctrl-C ends the preview.",
        "The preview has ended.",
    ]
