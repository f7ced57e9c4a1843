"""Which system libraries the PDF renderer needs, and which of them this machine lacks.

Runs before the renderer, or anything else beyond the standard library, is installed or imported:
the bootstrap script and `doctor` both ask. Leaves to others: installing them.
"""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from reportcard.language import N_, _
from reportcard.problems import Problem


@dataclass(frozen=True, slots=True)
class SystemLibrary:
    """A shared library that the renderer opens.

    Attributes:
        package: The Debian package that brings it.
        file_names: Its names on the systems that the renderer runs on.
        without_it: What happens without it, in a sentence.
        is_essential: Whether there is no PDF without it.
    """

    package: str
    file_names: tuple[str, ...]
    without_it: str
    is_essential: bool = True


# The renderer opens more (glib, fontconfig, harfbuzz); those come with the first of these three.
LIBRARIES = (
    SystemLibrary(
        package="libpango-1.0-0",
        file_names=("libpango-1.0.so.0", "libpango-1.0.dylib"),
        without_it=N_("The PDF report card cannot be made: {package} is missing."),
    ),
    SystemLibrary(
        package="libpangoft2-1.0-0",
        file_names=("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
        without_it=N_("The PDF report card cannot be made: {package} is missing."),
    ),
    SystemLibrary(
        # The renderer falls back to slow font subsetting without saying so.
        package="libharfbuzz-subset0",
        file_names=("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
        without_it=N_("The PDF report card takes up to twice as long: {package} is missing."),
        is_essential=False,
    ),
)


# Which function of which library says its version.
_TELLING: tuple[tuple[tuple[str, ...], str], ...] = (
    (("libpango-1.0.so.0", "libpango-1.0.dylib"), "pango_version_string"),
    (("libharfbuzz.so.0", "libharfbuzz.0.dylib"), "hb_version_string"),
    (("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"), "hb_version_string"),
    (("libfontconfig.so.1", "libfontconfig.1.dylib"), "FcGetVersion"),
)
_NUMBERS = frozenset({"FcGetVersion"})


def missing_packages(
    *, essential: bool = False, load: Callable[[str], object] = ctypes.CDLL
) -> tuple[str, ...]:
    """The Debian packages whose library cannot be loaded, in the order they are listed.

    Args:
        essential: Only those without which there is no PDF.
        load: Opens a shared library by file name; raises OSError when it is not there.
    """
    return tuple(
        library.package
        for library in LIBRARIES
        if library.is_essential or not essential
        if not any(_loads(name, load) for name in library.file_names)
    )


def check_pdf_system(*, load: Callable[[str], object] = ctypes.CDLL) -> tuple[Problem, ...]:
    """One problem per missing library, each with the one command that installs all of them.

    Args:
        load: Opens a shared library by file name; raises OSError when it is not there.
    """
    missing = missing_packages(load=load)
    remedy = _("To install what is missing: sudo apt-get install {packages}").format(
        packages=" ".join(missing)
    )
    return tuple(
        Problem(message=_(library.without_it).format(package=library.package), hint=remedy)
        for library in LIBRARIES
        if library.package in missing
    )


def library_versions() -> tuple[str, ...]:
    """The versions of the libraries that lay out a PDF, as each one tells it.

    One that is not there, or tells none, has an empty version.
    """
    return tuple(f"{names[0]} {_version(names, tells)}" for names, tells in _TELLING)


def _version(file_names: tuple[str, ...], tells: str) -> str:
    for name in file_names:
        try:
            function = getattr(ctypes.CDLL(name), tells)
        except (OSError, AttributeError):
            continue
        return _told(function)
    return ""


def _told(function: Any) -> str:
    if function.__name__ in _NUMBERS:
        return str(function())
    function.restype = ctypes.c_char_p
    found = function()
    return found.decode("ascii", "replace") if found else ""


def _loads(file_name: str, load: Callable[[str], object]) -> bool:
    try:
        load(file_name)
    except OSError:
        return False
    return True
