"""The drawings as files for the press: a picture in each language, and the figures as CSV.

Each picture carries its own style, title, notice, source line and licence, so that it can stand in
a newspaper by itself. Leaves to others: what is drawn (contexts/build_charts), how (templates).
"""

import re
from collections.abc import Iterator

from jinja2 import Environment

from reportcard.edition.contexts import Edition
from reportcard.edition.contexts.charts import ChamberCharts, ChartFile
from reportcard.edition.downloads import csv_bytes
from reportcard.edition.environment import build_environment, template_mistakes
from reportcard.edition.tables.charts import chart_table
from reportcard.layers import Layers
from reportcard.model.text import LANGUAGES, Language

# What XML 1.0 has no place for, not even escaped: one such sign in a name, and no program would
# open the picture.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def chart_paths(edition: Edition) -> tuple[str, ...]:
    """The path of every file that `render_charts` gives, in its order."""
    files = edition.charts.files
    pictures = (_picture_path(file, lang) for lang in LANGUAGES for file in files)
    return (*(f"charts/{file.name}.csv" for file in files), *pictures)


def render_charts(
    edition: Edition, *, folder: Layers, locale_dir: Layers
) -> Iterator[tuple[str, bytes]]:
    """Every drawing of an edition as files.

    Args:
        edition: What to show.
        folder: Where the templates of the site are.
        locale_dir: Where the catalogues are.

    Yields:
        The path within the site, and the bytes.

    Raises:
        UserError: a string has no Spanish, or a template has a mistake.
    """
    for file in edition.charts.files:
        table = chart_table(file, chart_of(edition, file))
        yield f"charts/{file.name}.csv", csv_bytes(table)
    for language in LANGUAGES:
        environment = build_environment(language, folder=folder, locale_dir=locale_dir)
        environment.globals["masthead"] = edition.masthead
        for file in edition.charts.files:
            with template_mistakes(folder):
                picture = _picture(environment, file, chart_of(edition, file))
            yield _picture_path(file, language), picture


def chart_of(edition: Edition, file: ChartFile) -> ChamberCharts:
    """The drawings of the chamber that a file is of."""
    return next(chart for chart in edition.charts.chambers if chart.chamber == file.chamber)


def _picture_path(file: ChartFile, language: Language) -> str:
    return f"charts/{file.name}.{language}.svg"


def _picture(environment: Environment, file: ChartFile, chart: ChamberCharts) -> bytes:
    text = environment.get_template("chart_file.svg").render(file=file, chart=chart)
    return (_NOT_XML.sub("\ufffd", text).strip() + "\n").encode("utf-8")
