"""Areas with their outlines, from a zipped shapefile.

Nothing in it is trusted: how large it is unpacked and how much it holds is bounded, coordinates
must be degrees on the earth, and every ring must end where it begins. Leaves to others: whether the
bytes are a ZIP file at all (body), TopoJSON (topology), and which area is what (scrapers).
"""

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite
from typing import Any

from reportcard.errors import PageError
from reportcard.language import _
from reportcard.model.shapes import PER_DEGREE, Point, Ring

# The census file of a large chamber has some 60,000 points and 3 MB; these are far beyond it.
MOST_FILES = 20
MOST_BYTES = 50_000_000
MOST_AREAS = 1_000
MOST_POINTS = 1_000_000
# What the reader raises for parts that are damaged or missing.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    ArithmeticError,
    RuntimeError,  # a part that is locked by a password
    OSError,
    MemoryError,
)


@dataclass(frozen=True, slots=True)
class Area:
    """One area: what the file says of it by name, and its rings, each closed."""

    attributes: Mapping[str, str]
    rings: tuple[Ring, ...]


def read_shapefile(body: bytes) -> tuple[Area, ...]:
    """The areas of the one shapefile in a ZIP file, in its order.

    Raises:
        PageError: it cannot be read, is far larger than any map that is read here, is drawn on
            another grid than degrees, or an outline is not closed.
    """
    parts = _unpacked(body)
    if b"GEOGCS" not in parts["prj"] or b"PROJCS" in parts["prj"]:
        raise PageError(_("The map is not drawn in degrees of longitude and latitude."))
    try:
        return _areas(parts)
    except _BROKEN as error:
        raise PageError(_("The map cannot be read: a part of it is damaged or missing.")) from error


def ring_of(points: Sequence[Sequence[float]], name: str) -> Ring:
    """A ring from its points in degrees.

    Args:
        points: Longitude and latitude of each.
        name: Of the area, for the sentence.

    Raises:
        PageError: it is not closed, too short, or not on the earth.
    """
    ring = tuple(_point(point, name) for point in points)
    if len(ring) < 4 or ring[0] != ring[-1]:
        message = _("An outline of {name} does not end where it begins.")
        raise PageError(message.format(name=name))
    return ring


def check_amount(areas: int, points: int) -> None:
    """Demand that a map is no larger than any that is read here.

    Raises:
        PageError: it is.
    """
    if areas > MOST_AREAS or points > MOST_POINTS:
        message = _("The map has {areas} areas and {points} points: too many.")
        raise PageError(message.format(areas=areas, points=points))


# ---------------------------------------------------------------- private


def _point(point: Sequence[float], name: str) -> Point:
    lon, lat = float(point[0]), float(point[1])
    if not (isfinite(lon) and isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90):
        message = _("A point of {name} is not on the earth.")
        raise PageError(message.format(name=name))
    return round(lon * PER_DEGREE), round(lat * PER_DEGREE)


def _unpacked(body: bytes) -> dict[str, bytes]:
    """The parts of the shapefile by their endings.

    Raises:
        PageError: there is none, more than one, or it is too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            infos = archive.infolist()
            unpacked = sum(info.file_size for info in infos)
            if len(infos) > MOST_FILES or unpacked > MOST_BYTES:
                message = _("Unpacked the map would have {n} bytes in {files} files: too many.")
                raise PageError(message.format(n=unpacked, files=len(infos)))
            return {ending: _part(archive, infos, ending) for ending in ("shp", "dbf", "prj")}
    except _BROKEN as error:
        raise PageError(_("The map cannot be read: a part of it is damaged or missing.")) from error


def _part(archive: zipfile.ZipFile, infos: Sequence[zipfile.ZipInfo], ending: str) -> bytes:
    found = [info for info in infos if info.filename.lower().endswith(f".{ending}")]
    if len(found) != 1:
        message = _("The map has {n} files that end in .{ending}; one is right.")
        raise PageError(message.format(n=len(found), ending=ending))
    with archive.open(found[0]) as part:
        # What a header says of its size is not believed.
        content = part.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise PageError(_("Unpacked the map is too large."))
    return content


def _areas(parts: Mapping[str, bytes]) -> tuple[Area, ...]:
    import shapefile

    # The reader only warns of a file that is not as long as it says of itself. Its other warnings
    # are of columns that nobody here reads.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", shapefile.PossiblyCorruptFileHeader)
        try:
            reader = shapefile.Reader(
                shp=io.BytesIO(parts["shp"]), dbf=io.BytesIO(parts["dbf"]), encoding="utf-8"
            )
            shapes, records = reader.shapes(), reader.records()
        except (shapefile.ShapefileException, shapefile.PossiblyCorruptFileHeader) as error:
            raise ValueError(str(error)) from error
    return tuple(_checked(shapes, records))


def _checked(shapes: Sequence[Any], records: Sequence[Any]) -> Iterator[Area]:
    import shapefile

    if len(shapes) != len(records):
        message = _("The map has {shapes} outlines but describes {records} areas.")
        raise PageError(message.format(shapes=len(shapes), records=len(records)))
    check_amount(len(shapes), sum(len(shape.points) for shape in shapes))
    for place, (shape, record) in enumerate(zip(shapes, records, strict=True), start=1):
        words = {name: str(value).strip() for name, value in record.as_dict().items()}
        name = words.get("NAMELSAD") or words.get("NAME") or str(place)
        if shape.shapeType != shapefile.POLYGON:
            raise PageError(_("{name} has no outline.").format(name=name))
        yield Area(words, tuple(_rings(shape, name)))


def _rings(shape: Any, name: str) -> Iterator[Ring]:
    starts = [*shape.parts, len(shape.points)]
    for start, end in pairwise(starts):
        yield ring_of(shape.points[start:end], name)
