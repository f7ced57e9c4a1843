"""robots.txt as RFC 9309 says it: groups by agent, longest matching rule wins, `*` and `$`.

The standard library's reader knows neither wildcards nor a Crawl-delay with a decimal, and the
longest rule does not win there; hence this one. Leaves fetching the file to `http`.
"""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

# Seconds. A host that asks for a longer Crawl-delay does not want to be read page by page.
LONGEST_DELAY = 60.0


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for one agent: (allowed, pattern) pairs, and the delay asked for in seconds."""

    rules: tuple[tuple[bool, str], ...] = ()
    crawl_delay: float = 0.0

    def allows(self, url: str) -> bool:
        """Whether the agent may ask for this address."""
        parts = urlsplit(url)
        path = unquote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        matching = [(len(rule), allowed) for allowed, rule in self.rules if _matches(rule, path)]
        # The longest rule wins, and Allow wins over a Disallow of the same length.
        return max(matching, default=(0, True))[1]


def parse_robots(text: str, *, agent: str) -> Robots:
    """The rules of a robots.txt for an agent's product name ("reportcard").

    Its own group if there is one, else the group of `*`; groups of one name add up.
    """
    groups: dict[str, list[tuple[str, str]]] = {}
    current: list[str] = []
    in_rules = True
    for name, value in _lines(text):
        if name == "user-agent":
            current = [value.lower()] if in_rules else [*current, value.lower()]
            in_rules = False
            groups.setdefault(value.lower(), [])
        elif name in _RULES or name == "crawl-delay":  # a Sitemap line ends no group
            in_rules = True
            for group in current:
                groups[group].append((name, value))
    chosen = groups.get(agent.lower(), groups.get("*", []))
    rules = tuple(
        (name == "allow", unquote(value)) for name, value in chosen if name in _RULES and value
    )
    return Robots(rules=rules, crawl_delay=_delay(chosen))


_RULES = frozenset({"allow", "disallow"})


def _lines(text: str) -> list[tuple[str, str]]:
    found = []
    for line in text.removeprefix("\ufeff").splitlines():
        name, colon, value = line.partition("#")[0].partition(":")
        if colon:
            found.append((name.strip().lower(), value.strip()))
    return found


def _delay(lines: list[tuple[str, str]]) -> float:
    for name, value in lines:
        if name == "crawl-delay" and re.fullmatch(r"\d+(\.\d+)?", value):
            return float(value)
    return 0.0


def _matches(rule: str, path: str) -> bool:
    """Whether a rule fits a path. Without regular expressions: a host's rules must not cost time.

    Each piece between stars is found at the first place after the one before it; only the last one
    of a rule that ends in $ must stand at the very end.
    """
    first, *rest = rule.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    last = rest.pop() if rest else None
    at = len(first)
    for piece in rest:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if not rule.endswith("$"):
        return last is None or path.find(last, at) >= 0
    return at == len(path) if last is None else path.endswith(last) and len(path) - len(last) >= at
