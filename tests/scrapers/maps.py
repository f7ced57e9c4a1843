"""Made-up maps of districts, as a zipped shapefile and as TopoJSON: a board of squares.

Squares of a board share their borders, as districts do.
"""

import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import shapefile

from reportcard.model.shapes import PER_DEGREE, Ring
from tests.scrapers.facts import REPOSITORY

MAPS = "scrapers/us_ct/boundaries/maps.yml"
GRID = 'GEOGCS["GCS_North_American_1983",DATUM["D_North_American_1983"]]'
# The lower left corner of the board, and a square's side, in hundred-thousandths of a degree.
WEST, SOUTH, SIDE = -7_300_000, 4_130_000, 5_000

Shapes = Mapping[str, tuple[Ring, ...]]
# Source, function, what the page is, its address, its bytes, what its request knows; then what is
# wrong with the twin, its bytes, and its sentence.
Pair = tuple[str, str, str, str, bytes, Mapping[str, str], str, bytes, str]


def square(column: int, row: int) -> Ring:
    """A square of the board."""
    left, low = WEST + column * SIDE, SOUTH + row * SIDE
    right, high = left + SIDE, low + SIDE
    return ((left, low), (left, high), (right, high), (right, low), (left, low))


def board(count: int, *, across: int = 10, code: str = "{:03}") -> Shapes:
    """So many squares, numbered from 1, row by row."""
    return {code.format(n + 1): (square(n % across, n // across),) for n in range(count)}


def shapefile_zip(
    shapes: Shapes, *, column: str = "SLDLST", state: str = "09", grid: str = GRID
) -> bytes:
    """A map as the census publishes it."""
    parts = {ending: io.BytesIO() for ending in ("shp", "shx", "dbf")}
    writer = shapefile.Writer(**parts, shapeType=shapefile.POLYGON)
    for name in ("STATEFP", column, "NAMELSAD"):
        writer.field(name, "C", 60)
    for code, rings in shapes.items():
        writer.poly([[(x / PER_DEGREE, y / PER_DEGREE) for x, y in ring] for ring in rings])
        writer.record(state, code, f"District {code}")
    writer.close()
    files = {f"cb.{ending}": part.getvalue() for ending, part in parts.items()}
    return zipped(files | {"cb.prj": grid.encode()})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files as a ZIP file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return out.getvalue()


def topology(shapes: Shapes, **changes: Any) -> bytes:
    """The same map as TopoJSON: each side of a square is an arc, shared with its neighbour."""
    arcs: list[list[list[int]]] = []
    known: dict[tuple[tuple[int, int], ...], int] = {}
    geometries = []
    for code, rings in shapes.items():
        polygons = [[list(_numbers(ring, arcs, known))] for ring in rings]
        geometries.append(
            {"type": "MultiPolygon", "arcs": polygons, "properties": {"name": f"L{code}"}}
        )
    content = {
        "type": "Topology",
        "arcs": arcs,
        "transform": {"scale": [1 / PER_DEGREE] * 2, "translate": [0, 0]},
        "objects": {"map": {"type": "GeometryCollection", "geometries": geometries}},
    }
    return json.dumps(content | changes).encode()


def map_examples() -> Iterator[Pair]:
    """A good page and a corrupted twin for each parse function of the maps."""
    file = (REPOSITORY / MAPS).read_bytes()
    yield (
        *("us_ct/boundaries", "parse_maps", "the list itself", f"project:{MAPS}", file),
        *({"base": "https://www2.census.gov"}, "a plan that is none"),
        file.replace(b'"2022", file', b'"22", file', 1),
        f"{MAPS}:9: maps[1].plan: A plan is named by its year, such as 2022, not 22.",
    )
    knows = {"chamber": "house", "plan": "2022"}
    yield (
        *("us_ct/boundaries", "parse_boundaries", "three districts", "https://x/cb.zip"),
        *(shapefile_zip(board(3)), knows, "of another state"),
        shapefile_zip(board(3), state="25"),
        "The map is not of this state, or has no column SLDLST.",
    )
    yield (
        *("us_ct/boundaries", "parse_topology", "three districts", "project:maps/house.json"),
        *(topology(board(3)), knows, "cut off"),
        topology(board(3))[:-40],
        "The map cannot be read: a part of it is damaged or missing.",
    )


def _numbers(
    ring: Ring,
    arcs: list[list[list[int]]],
    known: dict[tuple[tuple[int, int], ...], int],
) -> Iterator[int]:
    for start, end in pairwise(ring):
        if (end, start) in known:
            yield ~known[end, start]
        else:
            known[start, end] = len(arcs)
            arcs.append([list(start), [end[0] - start[0], end[1] - start[1]]])
            yield known[start, end]


def moved(ring: Sequence[tuple[int, int]], east: int) -> Ring:
    """A ring somewhere else."""
    return tuple((x + east, y) for x, y in ring)
