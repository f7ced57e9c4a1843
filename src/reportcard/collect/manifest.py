"""What one run of a scraper is asked for: the manifest its `start` function gets."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Manifest:
    """The scope of a run.

    Attributes:
        sessions: Sessions to collect, as the jurisdiction names them ("2025").
        base_url: The source's official address without a final slash. Scrapers always work with
            official addresses; asking another host (--base-url) is the crawl's business.
    """

    sessions: tuple[str, ...]
    base_url: str
