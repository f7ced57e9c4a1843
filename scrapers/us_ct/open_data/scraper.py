"""The state's open-data site: a dataset is looked up, its columns are checked, its rows are paged.

In this order, so that an id that was replaced, a title that means something else or a column that
was renamed is told before a row is read. Rows come in the site's own fixed order, a page after the
other, until there are as many as the site counts: a site that answers for ever, or the same page
twice, is found out. It answers 429 to whoever asks too fast, and is asked again later (the client's
business). No key is needed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import quote, urlencode, urlsplit

from reportcard.collect.manifest import Manifest
from reportcard.collect.pages import Page, Request
from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.town_records import TownRecord
from reportcard.problems import excerpt
from reportcard.yamlfile import parse_yaml, validate_model

from ..districts.own import TOWNS
from ..town_names import no_such_town, plain, town_codes, town_context, town_names
from .answers import read_count, read_rows, require_columns, require_title
from .datasetsfile import DatasetsFile

DATASETS = "project:scrapers/us_ct/open_data/datasets.yml"
# The most that the site gives at once.
_ROWS = 50_000
# Ten pages: the longest list that is read has a row for each town.
_MOST_ROWS = 10 * _ROWS
# What a dataset is changes seldom; its rows and their count are asked for together, every time.
_MAX_AGE_DAYS = 30


def start(manifest: Manifest) -> Iterator[Request]:
    """The towns by name, which the rows are checked against."""
    yield Request(
        url=TOWNS, parse="parse_town_names", expects="csv", context=(("base", manifest.base_url),)
    )


def parse_town_names(page: Page) -> Iterator[Request]:
    """The request for the list of datasets."""
    yield Request(
        url=DATASETS,
        parse="parse_datasets",
        expects="text",
        context=(("base", page.context("base")), town_context(page)),
    )


def parse_datasets(page: Page) -> Iterator[Request]:
    """datasets.yml: the catalogue's entry of each dataset."""
    shown_as = page.url.removeprefix("project:")
    for dataset in validate_model(parse_yaml(page.body, shown_as=shown_as), DatasetsFile).datasets:
        base, columns = page.context("base"), dataset.columns
        query = {"domains": urlsplit(base).hostname, "ids": dataset.id}
        yield _request(
            page,
            f"{base}/api/catalog/v1?{urlencode(query)}",
            "parse_catalogue",
            dataset=dataset.id,
            title=dataset.title,
            columns=f"{columns.town_code} {columns.name}",
            offset="0",
        )


def parse_catalogue(page: Page) -> Iterator[Request]:
    """The catalogue has the dataset under its title: ask for its columns."""
    dataset = page.context("dataset")
    require_title(page.body, dataset=dataset, title=page.context("title"))
    yield _request(page, f"{page.context('base')}/api/views/{dataset}.json", "parse_view")


def parse_view(page: Page) -> Iterator[Request]:
    """The dataset has the columns: ask how many rows it has."""
    require_columns(page.body, page.context("columns").split())
    yield _resource(page, {"$select": "count(*)"}, "parse_count")


def parse_count(page: Page) -> Iterator[Request]:
    """The dataset has so many rows: ask for the first.

    Raises:
        PageError: it is no count, or one of something else than a list of towns.
    """
    count = read_count(page.body)
    if not 0 < count <= _MOST_ROWS:
        message = _("The dataset has {n} rows; from 1 to {most} are expected.")
        raise PageError(message.format(n=count, most=_MOST_ROWS))
    yield _rows_request(page, offset=0, count=str(count), before="")


def parse_rows(page: Page) -> Iterator[TownRecord | Request]:
    """A page of towns; and the request for the next page, until all are there that were counted.

    Raises:
        PageError: it is no page of rows, an earlier one once more, or has more or fewer rows than
            it should; or a row names a town that is not ours under that number.
    """
    rows = read_rows(page.body, page.context("columns").split())
    reached = _check_page(page, len(rows))
    codes, names = town_codes(page), town_names(page)
    for number, (printed_code, printed_name) in enumerate(rows, start=1):
        place = _("Row {n}").format(n=number)
        code = codes.get(plain(printed_name))
        if code is None:
            raise no_such_town(place, printed_name, page)
        if _integer(printed_code) != code:
            message = _("{place}: {town} is number {code}, but the dataset says {found}.")
            raise PageError(
                message.format(
                    place=place, town=names[code], code=code, found=excerpt(printed_code)
                )
            )
        yield TownRecord(code, names[code], census_code="", population=None, source_url=page.url)
    if reached < int(page.context("count")):
        before = f"{page.context('before')} {page.sha256}".strip()
        yield _rows_request(page, offset=reached, before=before)


def _check_page(page: Page, found: int) -> int:
    """How many rows have come with this page, which must be as long as the count says."""
    offset, count = int(page.context("offset")), int(page.context("count"))
    if page.sha256 in page.context("before").split():
        raise PageError(_("The site gave an earlier page of rows once more."))
    if found != min(_ROWS, count - offset):
        message = _(
            "The page has {found} rows; {expected} are expected, since the site counts {count}."
        )
        expected = min(_ROWS, count - offset)
        raise PageError(message.format(found=found, expected=expected, count=count))
    return offset + found


def _integer(text: str) -> int | None:
    """ "64", "064" and "64.0" as 64."""
    whole = text.removesuffix(".0")
    return int(whole) if whole.isascii() and whole.isdecimal() else None


def _rows_request(page: Page, *, offset: int, **more: str) -> Request:
    columns = ",".join(page.context("columns").split())
    query = {"$select": columns, "$order": ":id", "$limit": _ROWS, "$offset": offset}
    return _resource(page, query, "parse_rows", offset=str(offset), **more)


def _resource(page: Page, query: Mapping[str, object], parse: str, **more: str) -> Request:
    """A question to the dataset itself."""
    address = f"{page.context('base')}/resource/{page.context('dataset')}.json"
    asked = urlencode(query, safe="$:,()*", quote_via=quote)
    return replace(_request(page, f"{address}?{asked}", parse, **more), max_age_days=None)


def _request(page: Page, url: str, parse: str, **more: str) -> Request:
    """A request that knows what the page's request knew, and more."""
    context = dict(page.request.context) | more
    return Request(
        url=url,
        parse=parse,
        expects="json",
        context=tuple(sorted(context.items())),
        max_age_days=_MAX_AGE_DAYS,
    )
