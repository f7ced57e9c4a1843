"""Made-up outlines for the made-up legislature: districts as squares of a board."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from reportcard.edition.about import About, SourceCard
from reportcard.edition.contexts import Edition, build_edition
from reportcard.model.records import Provenance
from reportcard.model.shapes import DistrictShape
from reportcard.model.text import Text
from reportcard.model.vocabulary import Chamber
from tests.edition.world import MEMBERS, Member, made_up_about, made_up_facts, made_up_scored
from tests.scrapers.maps import square

ATLAS = SourceCard(
    "us_xx/maps",
    Text("Borders of districts", "Límites de distritos"),
    Text("Made-up <Survey>", "Agrimensura <inventada>"),
    Text("Public domain", "Dominio público"),
    "https://example.org/maps",
)


def shapes(plan: str = "2022") -> tuple[DistrictShape, ...]:
    """The six districts of the House and the two of the Senate."""
    counts: tuple[tuple[Chamber, int], ...] = (("house", 6), ("senate", 2))
    origin = Provenance(
        source_id=ATLAS.source_id,
        source_url="https://example.org/maps/house.zip",
        archive_sha256="ab" * 32,
        parser_version="1",
        retrieved_at=datetime(2026, 6, 1, tzinfo=UTC),
    )
    return tuple(
        DistrictShape(plan, chamber, n + 1, (square(n % 3, n // 3),), origin)
        for chamber, count in counts
        for n in range(count)
    )


def about_with_maps() -> About:
    """The edition's names, with the source of the maps."""
    about = made_up_about()
    return replace(about, sources=(*about.sources, ATLAS))


def edition_with_maps(
    members: tuple[Member, ...] = MEMBERS, outlines: tuple[DistrictShape, ...] | None = None
) -> Edition:
    """The made-up edition with maps of both chambers."""
    facts = replace(made_up_facts(members), shapes=shapes() if outlines is None else outlines)
    return build_edition(facts=facts, scored=made_up_scored(members), about=about_with_maps())


@cache
def mapped() -> Edition:
    """The same, made once: nobody may change it."""
    return edition_with_maps()
