"""Finds words that readers would see and that do not go through gettext.

In Python: what is handed to an error, a problem, the terminal or a help text. In templates: words
between tags, and in the attributes that are shown or read aloud.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, nodes

# Whatever is handed to these is shown, except the arguments that name a place.
SHOWING = {
    "UserError",
    "Problem",
    "PageError",
    "FetchError",
    "NotThereError",
    "HostStoppedError",
    "PassingError",
    "DataAlarm",
    "BadParameter",
    "UsageError",
    "echo",
    "narrate",
    "fail",
}
# A ValueError in these becomes the sentence of a typed model; elsewhere it is our own mistake.
MODELS = (
    "scoring/rubric_base.py",
    "scoring/rubric_tables.py",
    "scoring/exact.py",
    "collect/sourcefile.py",
)
PLACES = {"file", "line", "key", "exit_code", "err", "wait", "param"}
SHOWN_KEYWORDS = {"help", "metavar"}
MARKING = {"_", "N_", "ngettext"}
# Names that are the same in both languages.
SAME_IN_BOTH = re.compile(
    r"English|Español|CSV|PDF|JSON|DuckDB|Parquet|SHA-256|INC|NR|reportcard"
    r"|MANIFEST\.json|datapackage\.json|[ABCDF]|es|en|\S*/\S*\.html"
)
SHOWN_ATTRIBUTES = re.compile(r'\b(alt|title|aria-label|placeholder|summary)="([^"]*)"')


def unmarked_in_python(path: Path, name: str) -> Iterator[str]:
    """Strings of a module that would be shown as they stand in the code."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            for shown in _shown_arguments(node, name):
                for text in _bare_strings(shown, _scope(node, parents)):
                    yield f"{name}:{node.lineno}: not marked for translation: {text!r}"


def _shown_arguments(call: ast.Call, name: str) -> Iterator[ast.expr]:
    called = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    called = call.func.id if isinstance(call.func, ast.Name) else called
    if called in SHOWING or (called == "ValueError" and name.endswith(MODELS)):
        yield from call.args
        yield from (k.value for k in call.keywords if k.arg not in PLACES)
    yield from (k.value for k in call.keywords if k.arg in SHOWN_KEYWORDS)
    if called == "Field":  # what a model says of a key is told when the key is missing
        yield from (k.value for k in call.keywords if k.arg == "description")


def _scope(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> ast.AST:
    while node in parents and not isinstance(node, ast.FunctionDef):
        node = parents[node]
    return node


def _bare_strings(node: ast.expr, scope: ast.AST, depth: int = 0) -> Iterator[str]:
    """Words in an expression that no marking function gets; local names are followed."""
    if isinstance(node, ast.Call):
        if isinstance(node.func, ast.Name) and node.func.id in MARKING:
            return
        if isinstance(node.func, ast.Attribute):  # "...".format(), message.format()
            yield from _bare_strings(node.func.value, scope, depth)
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, str) and _has_words(node.value):
            yield node.value
    elif isinstance(node, ast.Name) and depth < 3:
        for value in _assigned(node.id, scope):
            yield from _bare_strings(value, scope, depth + 1)
    elif isinstance(node, (ast.JoinedStr, ast.BinOp, ast.IfExp, ast.BoolOp, ast.List, ast.Tuple)):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr) and child is not getattr(node, "test", None):
                yield from _bare_strings(child, scope, depth)
    elif isinstance(node, ast.FormattedValue):
        yield from _bare_strings(node.value, scope, depth)


def _assigned(name: str, scope: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(scope):
        if isinstance(node, ast.Assign) and any(
            isinstance(t, ast.Name) and t.id == name for t in node.targets
        ):
            yield node.value


def _has_words(text: str) -> bool:
    return re.search(r"[A-Za-zÁ-ú]{2}", SAME_IN_BOTH.sub("", text)) is not None


def unmarked_in_template(path: Path, name: str) -> Iterator[str]:
    """Words of a template that are shown as they stand in it."""
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    tree = environment.parse(path.read_text(encoding="utf-8"))
    # Expressions stand as "{}": they are somebody's words, or a message.
    pieces: list[str] = []
    for output in tree.find_all(nodes.Output):
        pieces += [n.data if isinstance(n, nodes.TemplateData) else "{}" for n in output.nodes]
        pieces.append("\n")
    page = re.sub(r"(?s)<!--.*?-->|<(style|script)\b.*?</\1>", "", "".join(pieces))
    shown = [value for _name, value in SHOWN_ATTRIBUTES.findall(page)]
    shown += re.sub(r"<[^<>]*>", "\n", page).splitlines()
    for text in shown:
        if "<" not in text and ">" not in text and _has_words(re.sub(r"&\w+;", "", text)):
            yield f"{name}: not marked for translation: {text.strip()!r}"
