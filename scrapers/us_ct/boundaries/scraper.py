"""Outlines of the legislative districts: the census files, or a map of the project's own.

The census draws each chamber of each plan in one file, with the same points on both sides of a
border. Its codes are the district's number, some with the letter of the chamber ("S01"); the code
ZZZ is water and land that lie in no district. Leaves to others: reading the forms (the engine's
shapes and topology), whether every district is there (the store), and fewer points for a page.
"""

import re
from collections.abc import Iterable, Iterator

from reportcard.collect.manifest import Manifest
from reportcard.collect.pages import Page, Request
from reportcard.collect.shapes import Area, read_shapefile
from reportcard.collect.topology import read_topology
from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.shapes import PER_DEGREE, Ring, ring_text
from reportcard.model.town_records import DistrictShapeRecord
from reportcard.yamlfile import parse_yaml, validate_model

from .mapsfile import MapEntry, MapsFile

MAPS = "project:scrapers/us_ct/boundaries/maps.yml"
_STATE = "09"
_CODES = {"house": "SLDLST", "senate": "SLDUST"}
_NO_DISTRICT = "ZZZ"
# Degrees: the state with its water lies within.
_WEST, _SOUTH, _EAST, _NORTH = -73.80, 40.90, -71.75, 42.10
_MAX_AGE_DAYS = 180


def start(manifest: Manifest) -> Iterator[Request]:
    """The list of maps."""
    yield Request(
        url=MAPS, parse="parse_maps", expects="text", context=(("base", manifest.base_url),)
    )


def parse_maps(page: Page) -> Iterator[Request]:
    """maps.yml: the file of each map."""
    shown_as = page.url.removeprefix("project:")
    for entry in validate_model(parse_yaml(page.body, shown_as=shown_as), MapsFile).maps:
        yield _request(entry, page.context("base"))


def parse_boundaries(page: Page) -> Iterator[DistrictShapeRecord]:
    """A zipped shapefile of the census: every district of a chamber.

    Raises:
        PageError: it cannot be read, or is not this chamber's map of this state.
    """
    code = _CODES[page.context("chamber")]
    areas = read_shapefile(page.body)
    for area in areas:
        if area.attributes.get("STATEFP") != _STATE or code not in area.attributes:
            message = _("The map is not of this state, or has no column {code}.")
            raise PageError(message.format(code=code))
    yield from _records(page, ((area.attributes[code], area) for area in areas))


def parse_topology(page: Page) -> Iterator[DistrictShapeRecord]:
    """A TopoJSON file of the project's own: every district of a chamber.

    Raises:
        PageError: it cannot be read, or an area is no district.
    """
    areas = read_topology(page.body)
    yield from _records(page, ((area.attributes.get("name", ""), area) for area in areas))


def _request(entry: MapEntry, base: str) -> Request:
    context = (("chamber", entry.chamber), ("plan", entry.plan))
    if entry.topology is not None:
        url = f"project:{entry.topology}"
        return Request(url=url, parse="parse_topology", expects="json", context=context)
    return Request(
        url=f"{base}/{entry.file}",
        parse="parse_boundaries",
        expects="zip",
        context=context,
        max_age_days=_MAX_AGE_DAYS,
    )


def _records(page: Page, areas: Iterable[tuple[str, Area]]) -> Iterator[DistrictShapeRecord]:
    seen: set[int] = set()
    for code, area in areas:
        if code == _NO_DISTRICT:
            continue
        number = _number(code)
        if number in seen:
            raise PageError(_("The map has the district {n} twice.").format(n=number))
        seen.add(number)
        for ring in area.rings:
            _check_place(ring, number)
        yield DistrictShapeRecord(
            plan=page.context("plan"),
            chamber="house" if page.context("chamber") == "house" else "senate",
            district=number,
            rings=tuple(ring_text(ring) for ring in area.rings),
            source_url=page.url,
        )
    if not seen:
        raise PageError(_("The map has no district."))


def _number(code: str) -> int:
    match = re.fullmatch(r"[A-Z]?0*([1-9]\d{0,2})", code, re.ASCII)
    if match is None:
        raise PageError(_('The map has an area "{code}", which is no district.').format(code=code))
    return int(match[1])


def _check_place(ring: Ring, number: int) -> None:
    """Demand that a ring lies where the state does.

    Raises:
        PageError: it lies elsewhere.
    """
    for lon, lat in ring:
        is_inside = (
            _WEST * PER_DEGREE <= lon <= _EAST * PER_DEGREE
            and _SOUTH * PER_DEGREE <= lat <= _NORTH * PER_DEGREE
        )
        if not is_inside:
            message = _("The outline of district {n} reaches beyond the state.")
            raise PageError(message.format(n=number))
