"""robots.txt as RFC 9309 says it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportcard.collect.robots import Robots, parse_robots
from tests.properties import PROPERTY

HOST = "https://example.org"


def allowed(text: str, path: str) -> bool:
    return parse_robots(text, agent="reportcard").allows(HOST + path)


@pytest.mark.parametrize(
    ("rules", "path", "expected"),
    [
        ("Disallow: /", "/a", False),
        ("Disallow:", "/a", True),
        ("Disallow: /search/", "/search/x", False),
        ("Disallow: /search/", "/search", True),
        ("Disallow: /a", "/ab", False),
        ("Disallow: /a$", "/ab", True),
        ("Disallow: /a$", "/a", False),
        ("Disallow: /*.asp", "/x/y.asp?z", False),
        ("Disallow: /*.asp$", "/x/y.asp?z", True),
        ("Disallow: /x?bill=", "/x?bill=7", False),
        ("Disallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("Allow: /a\nDisallow: /a/b", "/a/b/c", False),
        ("Disallow: /a\nAllow: /a", "/a", True),
        ("Disallow: /*/pdf/\nAllow: /2025/vote/", "/2025/vote/h/pdf/x", True),
        ("Disallow: /b%20c", "/b c", False),
        ("Disallow: /b c", "/b%20c", False),
        ("disallow: /a # not for robots", "/a", False),
        ("Noise\nDisallow /a", "/a", True),
    ],
)
def test_the_longest_matching_rule_decides(rules: str, path: str, expected: bool) -> None:
    assert allowed(f"User-agent: *\n{rules}\n", path) is expected


def test_without_a_file_everything_is_allowed() -> None:
    assert Robots().allows(f"{HOST}/a")


def test_the_agents_own_group_goes_before_the_group_for_all() -> None:
    text = "User-agent: *\nDisallow: /\n\nUser-agent: ReportCard\nDisallow: /b\n"
    assert allowed(text, "/a")
    assert not allowed(text, "/b")


def test_groups_of_one_name_add_up() -> None:
    text = "User-agent: *\nDisallow: /a\nUser-agent: x\nDisallow: /x\nUser-agent: *\nDisallow: /b\n"
    assert [allowed(text, path) for path in ("/a", "/b", "/x")] == [False, False, True]


def test_several_agents_share_the_rules_below_them() -> None:
    text = "User-agent: x\nUser-agent: reportcard\nDisallow: /a\n"
    assert not allowed(text, "/a")


def test_a_sitemap_between_agents_does_not_part_them() -> None:
    text = "User-agent: reportcard\nSitemap: https://example.org/s.xml\nUser-agent: x\nDisallow: /a"
    assert not allowed(text, "/a")


def test_rules_before_any_agent_are_for_nobody() -> None:
    assert allowed("Disallow: /\nUser-agent: x\nDisallow: /\n", "/a")


@pytest.mark.parametrize(
    ("line", "seconds"),
    [("2", 2.0), ("0.5", 0.5), ("soon", 0.0), ("-3", 0.0), ("", 0.0), ("86400", 86400.0)],
)
def test_the_crawl_delay_is_read_in_seconds(line: str, seconds: float) -> None:
    robots = parse_robots(f"User-agent: *\nCrawl-delay: {line}\n", agent="reportcard")
    assert robots.crawl_delay == seconds


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    assert not allowed("\ufeffUser-agent: *\r\nDisallow: /a\r\n", "/a")


@PROPERTY
@given(rule=st.text("/ab*$.", min_size=1, max_size=8), path=st.text("/ab.", max_size=10))
def test_a_rule_matches_as_its_regular_expression_would(rule: str, path: str) -> None:
    pattern = "".join(".*" if c == "*" else re.escape(c) for c in rule.removesuffix("$"))
    anchored = pattern + (r"\Z" if rule.endswith("$") else "")
    matches = re.match(anchored, f"/{path}") is not None
    assert Robots(rules=((False, rule),)).allows(f"{HOST}/{path}") is not matches


@PROPERTY
@given(text=st.text())
def test_no_file_brings_the_reader_down(text: str) -> None:
    parse_robots(text, agent="reportcard").allows(f"{HOST}/a")


def test_a_rule_of_many_stars_takes_no_time() -> None:
    rule = "/" + "*a" * 40 + "*b$"
    assert Robots(rules=((False, rule),)).allows(HOST + "/" + "a" * 5_000)
