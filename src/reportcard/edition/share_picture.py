"""Draws the picture that stands for a card where its address is shared: 1200 by 630, few colours.

Pinned typefaces and a plain layout engine, so that the same words give the same bytes. The picture
is drawn as numbers of a palette of three ramps (ink on paper, green on paper, ink on yellow), which
keeps soft edges and a small file. A sign that the typeface lacks is drawn as a crossed box.
Leaves to others: the words (share_words), keeping pictures for the next build (share).
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from PIL import Image, ImageDraw, ImageFont

from reportcard.edition.pdf_fonts import FONT_FILES

SIZE = (1200, 630)
# The colours of the site: contrast of ink on paper 16:1, green 8:1, ink on yellow 11:1.
_PAPER, _INK, _GREEN, _YELLOW = (251, 250, 246), (25, 28, 26), (21, 87, 60), (244, 197, 66)
# Steps between a colour and its ground; more would only make the file larger.
_STEPS = 5
_RAMPS = ((_INK, _PAPER), (_GREEN, _PAPER), (_INK, _YELLOW))
_ON_PAPER, _GREEN_ON_PAPER, _ON_YELLOW = range(len(_RAMPS))
_SANS, _SERIF = "font_source_sans_pro", "font_source_serif_pro"
_EDGE, _BADGE, _BOTTOM, _GAP = 72, 240, 568, 6
_ROOM, _BESIDE = SIZE[0] - 2 * _EDGE, _EDGE + _BADGE + 40
_ELLIPSIS = "\u2026"
# Signs without a shape: control signs, and those that turn or join the signs around them.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f"
    "\ufeff\ufff9-\uffff]"
)


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on a picture, in one language.

    Attributes:
        notice: What must stand out, "" if there is nothing.
        title: The report card.
        name: Whose card it is; on the picture of the whole site, what the report card is about.
        below: Office and district; on the picture of the site, the term.
        grade: The letter, "INC" or "NR"; "" on the picture of the site.
        phrase: The grade in words.
        facts: The score and the chances.
        steady: How steady the letter is, "" where nothing is said of it.
        organization: Who publishes it.
    """

    notice: str
    title: str
    name: str
    below: str
    grade: str
    phrase: str
    facts: str
    steady: str
    organization: str


def draw_picture(words: Words) -> bytes:
    """The picture as PNG, the same bytes for the same words."""
    canvas = _Canvas()
    bottom = _head(canvas, words, canvas.notice(_plain(words.notice)))
    if words.grade:
        _verdict(canvas, words, bottom + 24)
    else:
        canvas.lines(_plain(words.facts), (_EDGE, bottom + 4), _Style(_SANS, 32, _ROOM, least=26))
    canvas.lines(_plain(words.organization), (_EDGE, 582), _Style(_SANS, 26, _ROOM))
    return canvas.png()


# ---------------------------------------------------------------- private


@dataclass(frozen=True, slots=True)
class _Style:
    """How a text is set: typeface, size, the room that it has, and its ramp."""

    family: str
    size: int
    room: int
    ramp: int = _ON_PAPER
    is_strong: bool = False
    least: int = 0
    most: int = 1


def _head(canvas: "_Canvas", words: Words, top: int) -> int:
    """Title above a rule with its tab, then the name and what stands below it."""
    title = _Style(_SANS, 30, _ROOM, _GREEN_ON_PAPER, is_strong=True, least=24)
    canvas.lines(_plain(words.title), (_EDGE, top), title)
    canvas.bar((_EDGE, top + 52, SIZE[0] - _EDGE, top + 53), _ON_PAPER)
    canvas.bar((_EDGE, top + 52, _EDGE + 80, top + 58), _GREEN_ON_PAPER)
    size, most = (68, 2) if words.grade else (84, 3)
    name = _Style(_SERIF, size, _ROOM, is_strong=True, least=48, most=most)
    bottom = canvas.lines(_plain(words.name), (_EDGE, top + (70 if words.grade else 110)), name)
    return canvas.lines(
        _plain(words.below), (_EDGE, bottom + 4), _Style(_SANS, 32, _ROOM, least=26)
    )


def _verdict(canvas: "_Canvas", words: Words, top: int) -> None:
    """The letter in its frame, and beside it the same in words."""
    height = min(_BADGE, _BOTTOM - top)
    canvas.frame((_EDGE, top, _EDGE + _BADGE, top + height), 5)
    canvas.centred(_plain(words.grade), (_EDGE, top, _BADGE, height))
    rows = _rows(words, 46, 34)
    if _tall(rows) > height:
        rows = _rows(words, 36, 26)
    at = top + max(height - _tall(rows), 0) // 2 - 4
    for text, style in rows:
        at = canvas.lines(text, (_BESIDE, at), style) + _GAP


def _rows(words: Words, large: int, small: int) -> list[tuple[str, _Style]]:
    """The grade in words, what it rests on, how steady it is; what is not said has no row."""
    room = SIZE[0] - _EDGE - _BESIDE
    rows = (
        (words.phrase, _Style(_SERIF, large, room, is_strong=True, least=30)),
        (words.facts, _Style(_SANS, small, room, least=26)),
        (words.steady, _Style(_SANS, small, room, is_strong=True, least=26, most=2)),
    )
    return [(text, style) for said, style in rows if (text := _plain(said))]


def _tall(rows: list[tuple[str, _Style]]) -> int:
    return sum(_height(text, style) + _GAP for text, style in rows) - _GAP


# A notice stands in one line where it can, and is cut only where four small ones are too few.
_NOTICE = tuple(
    _Style(_SANS, size, _ROOM, _ON_YELLOW, is_strong=True, least=least, most=most)
    for size, least, most in ((30, 26, 1), (30, 22, 2), (22, 22, 4))
)


class _Canvas:
    """A sheet of palette numbers that texts and bars are drawn on."""

    def __init__(self) -> None:
        """Begin with empty paper."""
        self._sheet = Image.new("L", SIZE, _ground(_ON_PAPER))
        self._draw = ImageDraw.Draw(self._sheet)

    def notice(self, text: str) -> int:
        """A yellow band at the top where there is a notice; where the rest begins."""
        if not text:
            return 56
        style = next(
            (s for s in _NOTICE if not _set(text, s)[1][-1].endswith(_ELLIPSIS)), _NOTICE[-1]
        )
        height = 28 + _height(text, style)
        self._draw.rectangle((0, 0, SIZE[0], height), fill=_ground(_ON_YELLOW))
        self.lines(text, (_EDGE, 12), style)
        return height + 22

    def lines(self, text: str, at: tuple[int, int], style: _Style) -> int:
        """A text in the lines that it has, smaller or cut where it is too long; where it ends."""
        if not text:
            return at[1]
        font, lines = _set(text, style)
        for place, line in enumerate(lines):
            self._text(line, (at[0], at[1] + place * _step(font)), font, style.ramp)
        return at[1] + len(lines) * _step(font)

    def centred(self, text: str, box: tuple[int, int, int, int]) -> None:
        """A text as large as its box allows, by its own ink in the middle."""
        left, top, width, height = box
        font = next(
            font
            for size in range(200, 20, -10)
            if (font := _font(_SERIF, size, is_strong=True)).getlength(text) <= width - 40
            or size == 30
        )
        x0, y0, x1, y1 = font.getbbox(text)
        at = (int(left + (width - x1 - x0) / 2), int(top + (height - y1 - y0) / 2))
        self._text(text, at, font, _ON_PAPER)

    def bar(self, box: tuple[int, int, int, int], ramp: int) -> None:
        """A filled bar."""
        self._draw.rectangle(box, fill=ramp * _STEPS)

    def frame(self, box: tuple[int, int, int, int], width: int) -> None:
        """An empty frame."""
        self._draw.rectangle(box, outline=_ON_PAPER * _STEPS, width=width)

    def png(self) -> bytes:
        """The sheet with its colours."""
        picture = Image.frombuffer("P", SIZE, self._sheet.tobytes(), "raw", "P", 0, 1)
        picture.putpalette([part for colour in _palette() for part in colour])
        body = io.BytesIO()
        picture.save(body, "PNG", bits=4, compress_level=6)
        return body.getvalue()

    def _text(
        self, text: str, at: tuple[int, int], font: ImageFont.FreeTypeFont, ramp: int
    ) -> None:
        """Soft edges are shares of ink between 0 and 255; the palette has a few steps of them."""
        mask = Image.new("L", (SIZE[0] - at[0], _step(font) + int(font.size // 3)), 0)
        ImageDraw.Draw(mask).text((0, 0), text, font=font, fill=255)
        inked = mask.getbbox()
        if inked is None:
            return
        mask = mask.crop(inked)
        numbers = mask.point(_numbers(ramp))
        self._sheet.paste(numbers, (at[0] + inked[0], at[1] + inked[1]), mask.point(_TOUCHED))


_TOUCHED = [0] + [255] * 255


@cache
def _numbers(ramp: int) -> list[int]:
    """The palette's number for each share of ink."""
    last = _STEPS - 1
    return [ramp * _STEPS + last - round(share * last / 255) for share in range(256)]


@cache
def _palette() -> tuple[tuple[int, ...], ...]:
    """Every ramp from its colour to its ground."""
    last = _STEPS - 1
    return tuple(
        tuple(round(a + (b - a) * step / last) for a, b in zip(colour, ground, strict=True))
        for colour, ground in _RAMPS
        for step in range(_STEPS)
    )


def _ground(ramp: int) -> int:
    return ramp * _STEPS + _STEPS - 1


def _height(text: str, style: _Style) -> int:
    font, lines = _set(text, style)
    return len(lines) * _step(font)


@lru_cache(maxsize=64)
def _set(text: str, style: _Style) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest size in which a text has room, and its lines; at the least size it is cut."""
    for size in range(style.size, (style.least or style.size) - 1, -4):
        font = _font(style.family, size, is_strong=style.is_strong)
        lines = list(_wrapped(text, font, style.room))
        if len(lines) <= style.most:
            return font, lines
    kept = style.most - 1
    return font, [*lines[:kept], _cut(" ".join(lines[kept:]), font, style.room)]


def _wrapped(text: str, font: ImageFont.FreeTypeFont, room: int) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if font.getlength(longer) <= room:
            line = longer
            continue
        if line:
            yield line
        line = word
        while font.getlength(line) > room:
            fits = _fitting(line, font, room)
            yield line[:fits]
            line = line[fits:]
    yield line


def _fitting(text: str, font: ImageFont.FreeTypeFont, room: int) -> int:
    """How many signs from the start have room; at least one."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if font.getlength(text[:middle]) <= room else (low, middle - 1)
    return low


def _cut(text: str, font: ImageFont.FreeTypeFont, room: int) -> str:
    if font.getlength(text) <= room:
        return text
    # By its ink: the plain engine gives the three points the width of one.
    ink = int(font.getbbox(_ELLIPSIS)[2]) + 1
    return text[: _fitting(text, font, room - ink)] + _ELLIPSIS


def _step(font: ImageFont.FreeTypeFont) -> int:
    """From one line to the next."""
    return int(font.size * 1.24)


@cache
def _font(family: str, size: int, *, is_strong: bool) -> ImageFont.FreeTypeFont:
    regular, strong = FONT_FILES[family]
    path = files(family) / "files" / (strong if is_strong else regular)
    # The plain engine: the other one depends on libraries that a machine may have or not.
    return ImageFont.truetype(
        io.BytesIO(path.read_bytes()), size, layout_engine=ImageFont.Layout.BASIC
    )


# No text on a picture has room for more; measuring ten thousand signs would take a second.
_LONGEST = 300


def _plain(text: str) -> str:
    """A text in one line, without signs that have no shape."""
    return " ".join(_UNSEEN.sub(" ", text[: 2 * _LONGEST]).split())[:_LONGEST]
