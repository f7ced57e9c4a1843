"""Sharing a card: the picture, the text, the tags for whoever shares the address, and the frame."""

import io
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from PIL import Image

from reportcard.edition import share
from reportcard.edition.contexts import Edition, build_edition
from reportcard.edition.share import render_pictures, share_paths
from reportcard.edition.share_picture import SIZE, Words, draw_picture
from reportcard.edition.share_text import SHARE_LIMIT, fit_share_text
from reportcard.model.text import LANGUAGES, Language, Text
from tests.edition.site_reading import Site, attribute, made_up_edition, read, rendered, words
from tests.edition.world import MEMBERS, Member, made_up_about, made_up_facts, made_up_scored

HOME = "https://cards.example.org/2026"
HOSTILE = Member(
    66, "\u202e<script>alert('x')</script>" + "x" * 10_000, '"><img src=x> \U0001f600',
    "house", 66, "<b>Democratic</b>", MEMBERS[0].outcomes,
)  # fmt: skip
WORDS = Words(
    notice="Sample edition",
    title="Made-up report card",
    name="Alma Ávila Ñusta",
    below="State Representative, district 1 · Democrat",
    grade="B",
    phrase="Earned most of the points",
    facts="Score: 84 of 100. Voted in 13 of 14 chances.",
    steady="One answer from the letter A.",
    organization="Made-up Parents Union",
)


def published(members: tuple[Member, ...] = MEMBERS) -> Edition:
    """The made-up edition with a public address."""
    return build_edition(
        facts=made_up_facts(members),
        scored=made_up_scored(members),
        about=replace(made_up_about(), base_url=HOME),
    )


@pytest.fixture(scope="module")
def site(repository: Path) -> Site:
    return rendered(published((*MEMBERS, HOSTILE)), repository)


def pictures(
    edition: Edition, repository: Path, language: Language, cache: Path | None = None
) -> dict[str, bytes]:
    folder = repository / "templates"
    return dict(
        render_pictures(
            edition, language, templates_dir=folder, locale_dir=folder / "locale", cache=cache
        )
    )


# ---------------------------------------------------------------- pictures


def test_there_is_a_picture_of_the_site_and_of_each_card_in_each_language(
    repository: Path,
) -> None:
    edition = made_up_edition(MEMBERS[:2])
    made = [path for lang in LANGUAGES for path in pictures(edition, repository, lang)]
    assert tuple(made) == share_paths(edition)
    assert len(made) == 2 * 3


def test_a_picture_has_the_size_that_is_shared_and_few_bytes() -> None:
    body = draw_picture(WORDS)
    with Image.open(io.BytesIO(body)) as picture:
        assert (picture.size, picture.format) == (SIZE, "PNG") == ((1200, 630), "PNG")
    assert len(body) < 25_000


def test_the_same_words_give_the_same_bytes_and_each_word_is_on_the_picture() -> None:
    body = draw_picture(WORDS)
    assert draw_picture(WORDS) == body
    for field in ("notice", "title", "name", "below", "grade", "phrase", "facts", "steady",
                  "organization"):  # fmt: skip
        assert draw_picture(replace(WORDS, **{field: "Q"})) != body, field


@pytest.mark.parametrize(
    "name",
    [
        "x" * 10_000,
        "Ana \u202e\u2066Brook\u200b",
        "\U0001f600\u6f22\u05d0",
        "<script>alert(1)</script>",
        "a\nb\tc",
        " ",
    ],
)
def test_any_name_can_be_drawn_and_the_rest_stays_legible(name: str) -> None:
    """The name has a band of its own: what is below and above it is as it was."""
    usual, odd = draw_picture(WORDS), draw_picture(replace(WORDS, name=name))
    with Image.open(io.BytesIO(usual)) as a, Image.open(io.BytesIO(odd)) as b:
        head, foot = (0, 0, 1200, 140), (0, 578, 1200, 630)
        for box in (head, foot):
            assert a.crop(box).tobytes() == b.crop(box).tobytes()
        # Nothing reaches into the margins.
        assert set(b.crop((1140, 140, 1200, 570)).tobytes()) == set(
            b.crop((1190, 600, 1200, 610)).tobytes()
        )


def test_signs_that_turn_a_text_around_are_not_drawn() -> None:
    assert draw_picture(replace(WORDS, name="Alma \u202eÁvila\u200f Ñusta\u2069")) == draw_picture(
        replace(WORDS, name="Alma Ávila Ñusta")
    )


def test_a_sign_that_the_typeface_lacks_leaves_a_mark() -> None:
    assert draw_picture(replace(WORDS, name="\u6f22")) != draw_picture(replace(WORDS, name=" "))


def test_the_colours_of_words_stand_out_from_their_ground() -> None:
    def light(colour: tuple[int, ...]) -> float:
        parts = [part / 255 for part in colour]
        red, green, blue = (
            p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    from reportcard.edition.share_picture import _RAMPS

    for ink, ground in _RAMPS:
        assert (light(ground) + 0.05) / (light(ink) + 0.05) >= 4.5


def test_a_second_build_draws_only_what_changed(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []

    def note(told: Words) -> bytes:
        drawn.append(told.name)
        return draw_picture(told)

    monkeypatch.setattr(share, "draw_picture", note)
    first = pictures(made_up_edition(MEMBERS), repository, "en", tmp_path)
    assert len(drawn) == 1 + len(MEMBERS)
    drawn.clear()
    assert pictures(made_up_edition(MEMBERS), repository, "en", tmp_path) == first
    assert drawn == []
    renamed = replace(MEMBERS[0], given="Somebody")
    pictures(made_up_edition((renamed, *MEMBERS[1:])), repository, "en", tmp_path)
    assert len(drawn) == 1


def test_a_spoilt_file_of_kept_pictures_is_drawn_anew(repository: Path, tmp_path: Path) -> None:
    first = pictures(made_up_edition(MEMBERS[:2]), repository, "en", tmp_path)
    kept = tmp_path / "share.en.zip"
    body = bytearray(kept.read_bytes())
    body[300] ^= 1
    kept.write_bytes(body)
    assert pictures(made_up_edition(MEMBERS[:2]), repository, "en", tmp_path) == first
    kept.write_bytes(b"")
    assert pictures(made_up_edition(MEMBERS[:2]), repository, "en", tmp_path) == first


# ---------------------------------------------------------------- the text


def texts(site: Site, folder: str) -> dict[str, str]:
    return {
        path: str(read(site, path).select("#share-text")[0].get_text())
        for path in sorted(site)
        if path.startswith(f"{folder}legislators/")
    }


@pytest.mark.parametrize(
    ("folder", "notice", "voted"),
    [
        ("", "Sample edition: illustrative positions", "Voted in"),
        ("es/", "Edición de muestra: posiciones ilustrativas", "Votó en"),
    ],
)
def test_a_text_to_share_is_short_and_names_person_grade_notice_and_address(
    site: Site, folder: str, notice: str, voted: str
) -> None:
    found = texts(site, folder)
    assert len(found) == len(MEMBERS) + 1
    for path, text in found.items():
        page = read(site, path)
        assert page.h1 is not None
        assert len(text) < 300, path
        assert words(page.h1)[:25] in text
        assert f"{words(page.select('.grade')[0])}." in text
        assert words(page.select(".words")[0]) in text
        assert notice in text
        # A name that fills a line leaves no room for an address of that length.
        assert f"{HOME}/{path}" in text or "script" in path
        assert (voted in text) == (voted in words(page.select(".verdict")[0])), path


def test_a_text_that_is_too_long_loses_what_is_said_elsewhere_first() -> None:
    long = "x" * 200
    assert fit_share_text([["a", long, long], ["a", long], ["a"]]) == f"a {long}"
    assert fit_share_text([["a", "", " b\n c "]]) == "a b c"
    assert fit_share_text([[long, long]]) == f"{long} {'x' * 97}…"
    assert len(fit_share_text([[long, long]])) == SHARE_LIMIT < 300


def test_a_very_long_notice_and_address_leave_a_text_that_is_short_enough(
    repository: Path,
) -> None:
    scored = made_up_scored()
    notice = Text("So. " * 70, "Así. " * 60)
    edition = build_edition(
        facts=made_up_facts(),
        scored=replace(scored, rubric=replace(scored.rubric, notice=notice)),
        about=replace(made_up_about(), base_url=f"{HOME}/{'a' * 300}"),
    )
    site = rendered(edition, repository)
    for folder in ("", "es/"):
        for text in texts(site, folder).values():
            assert 200 < len(text) < 300


# ---------------------------------------------------------------- tags and frame


def tags(site: Site, path: str) -> dict[str, str]:
    found = read(site, path).find_all("meta", property=re.compile("^og:"))
    return {attribute(tag, "property"): attribute(tag, "content") for tag in found}


@pytest.mark.parametrize(("folder", "locale"), [("", "en_US"), ("es/", "es_US")])
def test_every_page_has_tags_for_those_who_share_its_address(
    site: Site, folder: str, locale: str
) -> None:
    language = "es" if folder else "en"
    paths = [p for p in site if p.endswith(".html") and p.startswith("es/") == bool(folder)]
    for path in paths:
        found, page = tags(site, path), read(site, path)
        assert page.title is not None
        assert found["og:title"] == " ".join(page.title.get_text().split())[: 10**6], path
        assert found["og:locale"] == locale
        assert found["og:description"]
        assert found["og:image:alt"].strip()
        slug = (
            Path(path).stem if "/legislators/" in f"/{path}" or "/embed/" in f"/{path}" else "site"
        )
        assert found["og:image"] == f"{HOME}/share/{slug}.{language}.png"
        assert found["og:url"] == f"{HOME}/{path.replace('embed/', 'legislators/')}"


def test_without_a_public_address_no_tag_names_one(repository: Path) -> None:
    site = rendered(made_up_edition(MEMBERS[:2]), repository)
    for path in (path for path in site if path.endswith(".html")):
        found = tags(site, path)
        assert "og:title" in found
        assert not {"og:image", "og:url"} & set(found)


def test_a_card_offers_the_code_of_its_frame_once_its_address_is_known(
    site: Site, repository: Path
) -> None:
    slug = next(p for p in sorted(site) if p.startswith("es/legislators/")).split("/")[-1]
    code = read(site, f"es/legislators/{slug}").select("#share-code")[0].get_text()
    assert f'<iframe src="{HOME}/es/embed/{slug}"' in code
    unknown = rendered(made_up_edition(MEMBERS), repository)
    page = read(unknown, f"es/legislators/{slug}")
    assert page.select("#share-code") == []
    assert "cuando se conozca su dirección pública" in words(page)


def test_a_name_cannot_break_out_of_the_code_of_its_frame(site: Site) -> None:
    path = next(p for p in site if p.startswith("legislators/") and "script" in p)
    code = read(site, path).select("#share-code")[0].get_text()
    assert "<script" not in code
    assert code.count('"') == 2 * 5
    assert "<script>alert('x')</script>" in unescape(code)


def test_a_frame_runs_no_script_and_its_links_leave_the_frame(site: Site) -> None:
    frames = [path for path in site if "embed/" in path and path.endswith(".html")]
    assert len(frames) == 2 * (len(MEMBERS) + 1)
    for path in frames:
        page = read(site, path)
        assert page.find_all(["script", "iframe", "form", "img"]) == []
        out = [a for a in page.find_all("a") if not a.has_attr("hreflang")]
        assert len(out) >= 3
        assert all(a["target"] == "_top" for a in out), path
        if "script" not in path:
            assert len(site[path]) < 6_000
