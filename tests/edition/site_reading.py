"""Renders the made-up legislature's site and reads its pages as a browser would."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from reportcard.edition.contexts import Edition, build_edition
from reportcard.edition.site import render_site
from reportcard.model.money import Money
from reportcard.scoring.reweigh import find_reweighing
from tests.edition.world import (
    MEMBERS,
    Member,
    made_up_about,
    made_up_facts,
    made_up_scored,
)

Site = Mapping[str, bytes]

# What the site links to and others write.
WRITTEN_BY_OTHERS = re.compile(
    r"MANIFEST\.json|report-card\.(en|es)\.pdf|report-card-site\.zip|data/[a-z_]+\.\w+"
    r"|share/[a-z0-9-]+\.(en|es)\.png"
)


def made_up_edition(members: tuple[Member, ...] = MEMBERS, money: Money | None = None) -> Edition:
    """The edition of the made-up legislature, with the school money that is given."""
    facts = replace(made_up_facts(members), money=money or Money())
    scored = made_up_scored(members)
    return build_edition(
        facts=facts, scored=scored, about=made_up_about(), reweighing=find_reweighing(scored)
    )


def rendered(edition: Edition, repository: Path, *, templates: Path | None = None) -> Site:
    """Every file of the site by its path."""
    folder = templates or repository / "templates"
    return dict(
        render_site(edition, templates_dir=folder, locale_dir=repository / "templates" / "locale")
    )


def many_members(count: int) -> tuple[Member, ...]:
    """The made-up members again and again, with districts and family names of their own."""
    return tuple(
        replace(
            MEMBERS[n % len(MEMBERS)],
            number=n + 1,
            district=n % 151 + 1,
            family=f"{chr(65 + n % 26)}{MEMBERS[n % len(MEMBERS)].family} {n}",
            in_office=True,
        )
        for n in range(count)
    )


def page_paths(site: Site) -> list[str]:
    """Every page, in order."""
    return sorted(path for path in site if path.endswith(".html"))


def read(site: Site, path: str) -> BeautifulSoup:
    """A page, parsed."""
    return BeautifulSoup(site[path].decode("utf-8"), "html.parser")


def words(tag: Tag) -> str:
    """What a reader sees of a tag, spaces folded."""
    return " ".join(tag.get_text(" ").split())


def attribute(tag: Tag, name: str) -> str:
    """An attribute that has one value and must be there."""
    value = tag[name]
    assert isinstance(value, str)
    return value


def addresses(page: BeautifulSoup) -> Iterator[str]:
    """Every address that a page names, whatever for."""
    for tag in page.find_all(True):
        for name in ("href", "src", "srcset", "action", "data", "poster"):
            if name in tag.attrs:
                yield attribute(tag, name)


def is_elsewhere(address: str) -> bool:
    """Whether it leaves the site (or is no address of a file)."""
    return re.match(r"[a-z][a-z0-9+.-]*:|//", address, re.IGNORECASE) is not None


def target(path: str, address: str) -> tuple[str, str]:
    """The file within the site that an address on a page leads to, and the place in it."""
    file, _hash, fragment = address.partition("#")
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path, (
        fragment
    )
