"""The dependency direction of docs/architecture.md, read from the imports of every module."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

LEAVES = {"model", "errors", "problems", "language", "words", "machine", "layers"}
ALLOWED: dict[str, set[str]] = {
    "model": {"model"},
    "problems": set(),
    "errors": {"problems"},
    "language": {"model", "errors", "problems", "layers"},
    "layers": set(),
    "words": {"language"},
    "machine": {"language"},
    "yamlreader": LEAVES,
    "yamlfile": LEAVES | {"yamlfile", "yamlmodel", "yamlreader"},
    "yamlmodel": LEAVES | {"yamlfile", "yamlmodel", "yamlschema"},
    "yamlschema": LEAVES | {"yamlfile"},
    "yamltext": LEAVES,
    "project": LEAVES,
    "collect": LEAVES | {"yamlfile", "yamltext", "project", "collect"},
    "store": LEAVES | {"yamlfile", "project", "store"},
    "receipts": LEAVES | {"receipts"},
    "scoring": LEAVES | {"yamlfile", "yamlmodel", "yamltext", "project", "receipts", "scoring"},
    "topics": LEAVES | {"yamlfile", "yamltext", "topics"},
    "review": LEAVES | {"yamlfile", "yamltext", "review"},
    "statements": LEAVES | {"yamlfile", "yamltext", "statements"},
    "tidy": LEAVES | {"yamlfile", "yamltext", "tidy"},
    "edition": LEAVES | {"yamlfile", "project", "receipts", "edition"},
    "pipeline": LEAVES
    | {
        "yamlfile",
        "project",
        "collect",
        "store",
        "scoring",
        "topics",
        "review",
        "statements",
        "tidy",
        "edition",
        "pipeline",
    },
    "cli": LEAVES | {"yamlfile", "project", "pipeline", "scoring", "edition", "cli"},
    "__main__": {"cli"},
    "__init__": set(),
}
THIRD_PARTY: dict[str, set[str]] = {
    "requests": {"collect"},
    "urllib3": {"collect"},
    "bs4": {"collect"},
    "lxml": {"collect"},
    "openpyxl": {"collect"},
    "shapefile": {"collect"},
    "pypdfium2": {"collect"},
    "duckdb": {"store", "scoring", "pipeline"},
    "pyarrow": {"store", "scoring"},
    "numpy": {"scoring"},
    "scipy": {"scoring"},
    "jinja2": {"edition"},
    "markupsafe": {"edition"},
    "weasyprint": {"edition"},
    "pydyf": {"edition"},
    "PIL": {"edition"},
    "babel": {"language", "edition"},
    "ruamel": {"yamlfile"},
    "pydantic": {
        "yamlfile",
        "yamlmodel",
        "yamltext",
        "collect",
        "scoring",
        "topics",
        "review",
        "statements",
        "tidy",
    },
    "click": {"cli"},
    "rich": {"cli"},
}


def modules(repository: Path) -> Iterator[tuple[str, str, ast.Module]]:
    """(path, layer, parsed module) of every module of the package."""
    root = repository / "src" / "reportcard"
    for path in sorted(root.rglob("*.py")):
        if "_bundled" in path.parts:
            continue
        relative = path.relative_to(root)
        yield (
            relative.as_posix(),
            relative.parts[0].removesuffix(".py"),
            ast.parse(path.read_text()),
        )


def imported(tree: ast.Module) -> Iterator[str]:
    """Every imported module by its full name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_a_layer_imports_only_the_layers_below_it(repository: Path) -> None:
    wrong = [
        f"{path} ({layer}) imports {name}"
        for path, layer, tree in modules(repository)
        for name in imported(tree)
        if name.startswith("reportcard.") and name.split(".")[1] not in ALLOWED[layer]
        if name.split(".")[1] != "__version__"
    ]
    assert wrong == []


def test_the_second_engine_shares_no_code_with_the_first(repository: Path) -> None:
    wrong = [
        f"{path} imports {name}"
        for path, _layer, tree in modules(repository)
        if path.startswith("scoring/second/")
        for name in imported(tree)
        if name.startswith("reportcard")
        if not name.startswith(("reportcard.scoring.second", "reportcard.model.scores"))
    ]
    assert wrong == []


def test_the_engine_never_asks_the_second_one(repository: Path) -> None:
    wrong = [
        f"{path} imports {name}"
        for path, layer, tree in modules(repository)
        if layer == "scoring" and not path.startswith("scoring/second/")
        for name in imported(tree)
        if name.startswith("reportcard.scoring.second")
    ]
    assert wrong == []


def test_a_third_party_library_is_imported_in_its_layer_only(repository: Path) -> None:
    known = sys.stdlib_module_names | {"reportcard", *THIRD_PARTY}
    wrong = []
    for path, layer, tree in modules(repository):
        for name in imported(tree):
            top = name.split(".")[0]
            if top in THIRD_PARTY and layer not in THIRD_PARTY[top]:
                wrong.append(f"{path} imports {top}")
            elif top not in known and not name.startswith(("font_source", "PIL")):
                wrong.append(f"{path} imports {top}, which no layer owns")
    assert wrong == []


@pytest.mark.parametrize("module", ["reportcard", "reportcard.model.facts", "reportcard.cli"])
def test_importing_loads_no_heavy_library(module: str) -> None:
    heavy = {
        "requests",
        "bs4",
        "duckdb",
        "pyarrow",
        "numpy",
        "scipy",
        "jinja2",
        "weasyprint",
        "pypdfium2",
        "pydantic",
    }
    code = f"import sys, {module}; print(*sorted({heavy!r} & set(sys.modules)))"
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert shown.strip() == ""


def test_no_place_is_named_in_the_engine(repository: Path) -> None:
    wrong = [
        f"{path.name}: {word}"
        for path in sorted((repository / "src").rglob("*.py"))
        for word in ("Connecticut", "cga.ct.gov", "us_ct", "Hartford")
        if "_bundled" not in path.parts and word in path.read_text(encoding="utf-8")
    ]
    assert wrong == []
