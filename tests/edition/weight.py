"""What a page weighs on its way to a phone: compressed, with the styles and scripts it asks for."""

import gzip
import posixpath
from collections.abc import Mapping
from functools import cache

from bs4 import BeautifulSoup

LARGEST = 100_000


class Scale:
    """Weighs pages of a site; a file that several pages ask for is compressed once."""

    def __init__(self, site: Mapping[str, bytes]) -> None:
        self._compressed = cache(lambda path: len(gzip.compress(site[path], mtime=0)))

    def weigh(self, path: str, page: bytes) -> int:
        """Bytes of a page and of everything that it loads by itself."""
        return sum(map(self._compressed, {path, *loaded(path, page)}))


def loaded(path: str, page: bytes) -> set[str]:
    """The files that a browser fetches with a page, by their path within the site."""
    read = BeautifulSoup(page, "lxml")
    addresses = [
        *(tag["href"] for tag in read.select("link[rel~=stylesheet], link[rel~=icon]")),
        *(tag["src"] for tag in read.select("script[src], img[src]")),
    ]
    folder = posixpath.dirname(path)
    return {posixpath.normpath(posixpath.join(folder, str(address))) for address in addresses}
