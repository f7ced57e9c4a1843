"""What a project's own templates change: mistakes that the template engine would pass over.

A block that the page does not have, text beside the blocks, a file that nothing uses: each would
leave the page as it was without a word. Leaves to others: rendering (site, pdf), and every mistake
that stops the template engine (environment).
"""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateNotFound, meta, nodes

from reportcard.errors import UserError
from reportcard.language import _
from reportcard.layers import Layers, file_names, find_file, folders_of
from reportcard.problems import Problem, nearest

DEFAULT = "default:"


def require_sound_overrides(environment: Environment, folder: Layers, *, under: str = "") -> None:
    """Make sure that everything in a project's own templates reaches a page.

    Args:
        environment: Loads the templates.
        folder: As given to the environment; all but the last are the project's own.
        under: Only those whose name begins like this.

    Raises:
        UserError: all mistakes at once.
        TemplateError: a template cannot be read.
    """
    own = folders_of(folder)[:-1]
    names = [name for name in file_names(own) if name.startswith(under) and _is_template(name)]
    if not names:
        return
    used = _used(environment, names)
    bundled = file_names(folders_of(folder)[-1])
    problems: list[Problem] = []
    for name in names:
        path = _path(own, name)
        if name not in bundled and name not in used:
            problems.append(_unused(path, name, bundled))
        problems.extend(
            _absent(environment, name, path, bundled) or _misplaced(environment, name, path)
        )
    if problems:
        raise UserError(problems)


def _is_template(name: str) -> bool:
    return name.endswith(".html")


def _path(own: Layers, name: str) -> Path:
    path = find_file(own, name)
    assert path is not None, name
    return path


def _used(environment: Environment, names: list[str]) -> set[str]:
    """The templates that a project's own ones name."""
    return {
        found.removeprefix(DEFAULT)
        for name in names
        for found in meta.find_referenced_templates(_tree(environment, name))
        if found is not None
    }


def _absent(
    environment: Environment, name: str, path: Path, bundled: tuple[str, ...]
) -> list[Problem]:
    """What a template names that is not there, or that is the template itself."""
    found = []
    kinds = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
    for node in _tree(environment, name).find_all(kinds):
        named = getattr(node, "template", None)  # they share it, but not by a type of their own
        if not isinstance(named, nodes.Const):
            continue
        other = str(named.value)
        if other == name:
            found.append(_itself(path, node.lineno, name))
        elif not _is_there(environment, other):
            found.append(_nowhere(path, node.lineno, other, bundled))
    return found


def _is_there(environment: Environment, name: str) -> bool:
    try:
        _tree(environment, name)
    except TemplateNotFound:
        return False
    return True


def _misplaced(environment: Environment, name: str, path: Path) -> Iterator[Problem]:
    """What stands in a template and is not shown."""
    tree = _tree(environment, name)
    parent = _parent(tree)
    if parent is None:
        return
    blocks = _blocks(environment, parent)
    for node in tree.body:
        if isinstance(node, nodes.Block) and node.name not in blocks:
            yield _unknown_block(path, node, parent, blocks)
        elif isinstance(node, nodes.Output) and _shows(node):
            yield _beside(path, node)


def _tree(environment: Environment, name: str) -> nodes.Template:
    assert environment.loader is not None
    source, file, _is_fresh = environment.loader.get_source(environment, name)
    return environment.parse(source, name, file)


def _parent(tree: nodes.Template) -> str | None:
    """The template that one builds on, where it says so in plain words."""
    found = tree.find(nodes.Extends)
    if found is None or not isinstance(found.template, nodes.Const):
        return None
    return str(found.template.value)


def _blocks(environment: Environment, name: str) -> set[str]:
    """The blocks of a template and of all that it builds on."""
    tree = _tree(environment, name)
    parent = _parent(tree)
    own = {block.name for block in tree.find_all(nodes.Block)}
    return own if parent is None else own | _blocks(environment, parent)


def _shows(node: nodes.Output) -> bool:
    return any(
        not isinstance(part, nodes.TemplateData) or bool(part.data.strip()) for part in node.nodes
    )


def _itself(path: Path, line: int, name: str) -> Problem:
    return Problem(
        message=_("This template names itself."),
        file=str(path),
        line=line,
        hint=_('For the one that came with the program write "{name}".').format(
            name=DEFAULT + name
        ),
    )


def _nowhere(path: Path, line: int, name: str, bundled: tuple[str, ...]) -> Problem:
    near = nearest(name.removeprefix(DEFAULT), bundled)
    prefix = DEFAULT if name.startswith(DEFAULT) else ""
    return Problem(
        message=_("There is no template {name}.").format(name=name),
        file=str(path),
        line=line,
        hint=_("Did you mean {near}?").format(near=prefix + near) if near else "",
    )


def _unused(path: Path, name: str, bundled: tuple[str, ...]) -> Problem:
    near = nearest(name, bundled)
    return Problem(
        message=_("No page is made from this template, and no other template uses it."),
        file=str(path),
        hint=_("Did you mean {near}?").format(near=near) if near else "",
    )


def _unknown_block(path: Path, node: nodes.Block, parent: str, blocks: set[str]) -> Problem:
    near = nearest(node.name, sorted(blocks))
    return Problem(
        message=_("{parent} has no block {block}, so this would not be shown.").format(
            parent=parent, block=node.name
        ),
        file=str(path),
        line=node.lineno,
        hint=_("Did you mean {near}?").format(near=near)
        if near
        else _("Its blocks are: {blocks}.").format(blocks=", ".join(sorted(blocks))),
    )


def _beside(path: Path, node: nodes.Output) -> Problem:
    shown = next(n for n in node.nodes if not isinstance(n, nodes.TemplateData) or n.data.strip())
    blank = 0
    if isinstance(shown, nodes.TemplateData):
        blank = shown.data[: len(shown.data) - len(shown.data.lstrip())].count("\n")
    return Problem(
        message=_("This stands beside the blocks, so it would not be shown."),
        file=str(path),
        line=shown.lineno + blank,
        hint=_("Put it into a block, between block and endblock."),
    )
