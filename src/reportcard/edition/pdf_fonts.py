"""The two pinned typefaces of the PDF, and nothing else.

The renderer is shown only these files: no font of the machine can slip into a document, so the
same input gives the same bytes everywhere. A character that neither typeface has is drawn as an
empty box, never in a font that happens to be installed.
"""

import os
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from weasyprint.text.fonts import FontConfiguration

# TTF, not OTF or WOFF2: subsetting it takes the least time (docs/decisions.md).
FONT_FILES: dict[str, tuple[str, ...]] = {
    "font_source_sans_pro": (
        "SourceSansPro-Regular.ttf",
        "SourceSansPro-Semibold.ttf",
    ),
    "font_source_serif_pro": (
        "SourceSerifPro-Regular.ttf",
        "SourceSerifPro-Semibold.ttf",
    ),
}

_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


@contextmanager
def pinned_fonts() -> Iterator["FontConfiguration"]:
    """A font configuration that knows the pinned typefaces only, to share between documents.

    Import the renderer inside: its import looks at the fonts too. The files vanish at the end.
    """
    with TemporaryDirectory(prefix="reportcard-fonts-") as folder:
        root = Path(folder)
        # Without libharfbuzz-subset0 another library cuts the fonts; it would write the hour in.
        settings = {"FONTCONFIG_FILE": str(_write_configuration(root)), "SOURCE_DATE_EPOCH": "0"}
        with _environment(settings):
            yield _font_configuration()


def _write_configuration(root: Path) -> Path:
    fonts, cache = root / "fonts", root / "cache"
    fonts.mkdir()
    cache.mkdir()
    for package, names in FONT_FILES.items():
        for name in names:
            (fonts / name).write_bytes((files(package) / "files" / name).read_bytes())
    path = root / "fonts.conf"
    path.write_text(_FONTCONFIG.format(fonts=fonts, cache=cache), encoding="utf-8")
    return path


def _font_configuration() -> "FontConfiguration":
    with warnings.catch_warnings():
        # Without libharfbuzz-subset0 the import warns in English; pdf_system says it properly.
        warnings.simplefilter("ignore", DeprecationWarning)
        from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


@contextmanager
def _environment(settings: Mapping[str, str]) -> Iterator[None]:
    # These libraries read their settings from the environment only.
    before = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
