"""A good page and a corrupted twin for each parse function of the sources of towns."""

from collections.abc import Iterator, Mapping

from tests.scrapers import town_pages
from tests.scrapers.facts import REPOSITORY

# Source, function, what the page is, its address, its bytes, what its request knows; then what is
# wrong with the twin, its bytes, and its sentence.
Pair = tuple[str, str, str, str, bytes, Mapping[str, str], str, bytes, str]

_TOWNS = "scrapers/us_ct/districts/towns.csv"
_TABLE = (REPOSITORY / _TOWNS).read_bytes()
_CGA, _PORTAL, _DATA = "https://www.cga.ct.gov", "https://portal.ct.gov", "https://data.ct.gov"
_PLACES = "scrapers/us_ct/places/places.csv"
_RAW = "https://raw.githubusercontent.com"
_NO_HEAD = "The table's header must be: town_code,name,census_code,population,source_url."
_SPOILT = _TABLE.replace(b"population", b"people", 1)
_OPEN: Mapping[str, str] = {
    "base": _DATA,
    "towns": town_pages.towns_context(),
    "dataset": town_pages.DATASET,
    "title": town_pages.TITLE,
    "columns": "town_no town",
    "offset": "0",
    "count": "169",
    "before": "",
}


def town_examples() -> Iterator[Pair]:
    """The pairs, source by source."""
    towns = f"project:{_TOWNS}"
    twin = ("a column has another name", _SPOILT, _NO_HEAD)
    yield "us_ct/districts", "parse_towns", "the table", towns, _TABLE, {"base": _CGA}, *twin
    yield (
        *("us_ct/districts", "parse_townlist", "all towns", f"{_CGA}/asp/content/townlist.asp"),
        *(town_pages.town_list(), {"plan": "2022", "towns": town_pages.towns_context()}),
        *("the last town is missing", town_pages.town_list(town_pages.list_rows()[:-1])),
        "The list has no row for Woodstock.",
    )
    knows = {"base": _PORTAL, "session": "2026"}
    yield "us_ct/town_aid", "parse_town_names", "the table", towns, _TABLE, knows, *twin
    yield (
        *("us_ct/town_aid", "parse_entitlements", "all years", f"{_PORTAL}/x.xlsx#2026"),
        *(town_pages.spreadsheet(), {"session": "2026", "towns": town_pages.towns_context()}),
        *("a sheet is gone", town_pages.spreadsheet(town_pages.without("2025-2027"))),
        "The spreadsheet has no column for the fiscal years 2025, 2026.",
    )
    yield from _places(towns, twin)
    yield "us_ct/open_data", "parse_town_names", "the table", towns, _TABLE, {"base": _DATA}, *twin
    yield from _open_data()


def _places(towns: str, twin: tuple[str, bytes, str]) -> Iterator[Pair]:
    table = (REPOSITORY / _PLACES).read_bytes()
    spoilt = table.replace(b"zip,06001,", b"zip,6001,", 1)
    line = spoilt[: spoilt.index(b"zip,6001,")].count(b"\n") + 1
    refused = f'Line {line}: "6001" is no ZIP code of five digits.'
    for source_id in ("us_ct/places", "us_ct/sample"):
        yield (
            *(source_id, "parse_places", "the table itself", f"project:{_PLACES}", table, {}),
            *("a ZIP code lost its first digit", spoilt, refused),
        )
    yield "us_ct/places", "parse_town_names", "the table", towns, _TABLE, {"base": _RAW}, *twin
    yield (
        *("us_ct/places", "parse_zips", "three areas", f"{_RAW}/2020zip-to-town.csv"),
        *(town_pages.zip_file(), {"towns": town_pages.towns_context()}),
        *("a town is spelt wrong", town_pages.zip_file(("06003", "Bristoll"))),
        'Line 5: there is no town "Bristoll". The nearest name is Bristol.',
    )


def _open_data() -> Iterator[Pair]:
    path = "scrapers/us_ct/open_data/datasets.yml"
    file = (REPOSITORY / path).read_bytes()
    yield (
        *("us_ct/open_data", "parse_datasets", "the list itself", f"project:{path}", file, _OPEN),
        *("an id that is none", file.replace(b"evyv-fqzg", b"evyv")),
        f"{path}:5: datasets[evyv].id: An id is four signs, a hyphen and four signs, such as "
        "abcd-1234, not evyv.",
    )
    swapped = town_pages.dataset_rows().replace(b'"town_no": "2"', b'"town_no": "3"', 1)
    for parse, good, bad, refused in (
        (
            *("parse_catalogue", town_pages.catalogue(), town_pages.catalogue(title="Parks")),
            'The catalogue calls the dataset evyv-fqzg "Parks", not "Town Boundary Index Map".',
        ),
        (
            *("parse_view", town_pages.view(), town_pages.view("town_no", "name")),
            "The dataset has no column town. The nearest is town_no.",
        ),
        (
            *("parse_count", town_pages.row_count(), town_pages.row_count("many")),
            "This is not a count of the rows of a dataset.",
        ),
        (
            *("parse_rows", town_pages.dataset_rows(), swapped),
            "Row 2: Ansonia is number 2, but the dataset says 3.",
        ),
    ):
        url = f"{_DATA}/{parse}"
        yield "us_ct/open_data", parse, "an answer", url, good, _OPEN, "spoilt", bad, refused
