"""Folders that lie one over another: what an earlier one holds hides the same name in later ones.

A project's folder lies over the one that came with the package, so that it needs to hold only what
it changes. Leaves to others: which folders these are (project), and what the files mean.
"""

from pathlib import Path

# One folder, or several of which an earlier one wins.
Layers = Path | tuple[Path, ...]


def folders_of(layers: Layers) -> tuple[Path, ...]:
    """The folders, the one that wins first."""
    return layers if isinstance(layers, tuple) else (layers,)


def below(layers: Layers, name: str) -> tuple[Path, ...]:
    """The folder of that name in each of them; one that has none is left out."""
    return tuple(path for folder in folders_of(layers) if (path := folder / name).is_dir())


def find_file(layers: Layers, name: str) -> Path | None:
    """The file of that name that wins, None when no folder has one."""
    return next((path for folder in folders_of(layers) if (path := folder / name).is_file()), None)


def require_file(layers: Layers, name: str) -> Path:
    """The file of that name that wins.

    Raises:
        FileNotFoundError: no folder has one, though the bundled content should.
    """
    found = find_file(layers, name)
    if found is None:
        raise FileNotFoundError(name)
    return found


def file_names(layers: Layers) -> tuple[str, ...]:
    """The path of every file within the folders, sorted, each once.

    What editors and file managers leave lying (".DS_Store", "site.css~") is none.
    """
    found = {
        path.relative_to(folder)
        for folder in folders_of(layers)
        for path in folder.rglob("*")
        if path.is_file()
    }
    return tuple(sorted(path.as_posix() for path in found if not _is_left_lying(path)))


def _is_left_lying(path: Path) -> bool:
    return path.name.endswith("~") or any(part.startswith(".") for part in path.parts)
