"""The client is polite, patient and suspicious: against a small server, in made-up time."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportcard.collect import http, patience, transport
from reportcard.collect.answers import (
    Answer,
    FetchError,
    HostStoppedError,
    redirect_target,
    retry_after,
)
from reportcard.collect.http import Client
from reportcard.errors import PageError
from tests.collect.clock import START, Clock, patient_client
from tests.collect.server import Reply, SmallSite, page, serving

Pages = dict[str, Reply | list[Reply]]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def client(clock: Clock) -> Iterator[Client]:
    made = patient_client(clock)
    yield made
    made.close()


@pytest.fixture
def site() -> Iterator[SmallSite]:
    with serving({"/a.csv": page(b"one\n"), "/b.csv": page(b"two\n")}) as made:
        yield made


def get(client: Client, site: SmallSite, target: str = "/a.csv", **more: Any) -> Answer:
    return client.get(site.url + target, expects="csv", delay=2.0, **more)


def failure(client: Client, site: SmallSite, target: str = "/a.csv") -> str:
    with pytest.raises((FetchError, HostStoppedError, PageError)) as told:
        get(client, site, target)
    return str(told.value).replace(site.url.partition("//")[2], "HOST")


# ---------------------------------------------------------------- who asks, and how often


def test_it_says_who_asks_and_where_to_complain(client: Client, site: SmallSite) -> None:
    get(client, site)
    agents = {asked.headers["User-Agent"] for asked in site.asked}
    assert agents == {"reportcard/1.2 (+https://example.org/contact)"}


def test_robots_txt_is_read_once_and_first(client: Client, site: SmallSite) -> None:
    get(client, site)
    get(client, site, "/b.csv")
    assert [asked.target for asked in site.asked] == ["/robots.txt", "/a.csv", "/b.csv"]


def test_it_waits_the_sources_delay_between_two_requests(
    client: Client, site: SmallSite, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http, "_LOOPBACK", frozenset())
    for _time in range(3):
        get(client, site)
    assert clock.naps == [2.0, 2.0, 2.0]


def test_time_that_passed_anyway_counts(
    client: Client, site: SmallSite, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http, "_LOOPBACK", frozenset())
    get(client, site)
    clock.seconds += 1.5
    get(client, site)
    assert clock.naps == [2.0, 0.5]


def test_when_the_delay_has_passed_anyway_nobody_waits(
    client: Client, site: SmallSite, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http, "_LOOPBACK", frozenset())
    get(client, site)
    clock.seconds += 30
    get(client, site)
    assert clock.naps == [2.0]


def test_jitter_only_makes_it_wait_longer(site: SmallSite, clock: Clock) -> None:
    site.pages["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 10\n")
    client = patient_client(clock)
    client.jitter = lambda: 1.0
    get(client, site)
    client.close()
    assert clock.naps == [11.0]


def test_the_larger_delay_of_source_and_robots_txt_is_kept(
    client: Client, site: SmallSite, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http, "_LOOPBACK", frozenset())
    site.pages["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 7.5\n")
    get(client, site)
    assert clock.naps == [7.5]


def test_a_copy_on_this_machine_is_asked_as_fast_as_its_robots_txt_allows(
    client: Client, site: SmallSite, clock: Clock
) -> None:
    get(client, site)
    get(client, site)
    assert clock.naps == []


def test_redirects_take_their_turn_too(client: Client, site: SmallSite, clock: Clock) -> None:
    site.pages["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 3\n")
    site.pages["/old.csv"] = Reply(status=301, headers={"Location": "/a.csv"})
    assert get(client, site, "/old.csv").body == b"one\n"
    assert clock.naps == [3.0, 3.0]


# ---------------------------------------------------------------- robots.txt


def test_what_robots_txt_forbids_is_not_asked_for(client: Client, site: SmallSite) -> None:
    site.pages["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /a\n")
    assert failure(client, site) == "robots.txt of HOST does not allow this address."
    assert site.targets() == []
    assert get(client, site, "/b.csv").body == b"two\n"


def test_a_redirect_does_not_lead_around_robots_txt(client: Client, site: SmallSite) -> None:
    site.pages["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /a\n")
    site.pages["/old.csv"] = Reply(status=302, headers={"Location": "/a.csv"})
    assert failure(client, site, "/old.csv") == "robots.txt of HOST does not allow this address."
    assert site.targets() == ["/old.csv"]


@pytest.mark.parametrize(
    "robots",
    [Reply(b"gone", 404), Reply(b"", 403), Reply(b""), Reply(b"<!DOCTYPE html><html></html>")],
    ids=["missing", "forbidden", "empty", "an error page"],
)
def test_without_readable_rules_everything_is_allowed(
    client: Client, site: SmallSite, robots: Reply
) -> None:
    site.pages["/robots.txt"] = robots
    assert get(client, site).body == b"one\n"


def test_a_robots_txt_that_cannot_be_read_stops_the_host(client: Client, site: SmallSite) -> None:
    site.pages["/robots.txt"] = Reply(status=503)
    sentence = "robots.txt of HOST cannot be read, so the host is left alone: It answers 503."
    assert failure(client, site) == sentence
    assert failure(client, site, "/b.csv") == sentence
    assert [asked.target for asked in site.asked] == ["/robots.txt"] * patience.TRIES


def test_a_host_that_asks_for_an_hour_between_requests_is_left_alone(
    client: Client, site: SmallSite
) -> None:
    site.pages["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 3600\n")
    assert failure(client, site) == (
        "robots.txt of HOST asks for 3600 seconds between two requests: too long."
    )
    assert site.targets() == []


# ---------------------------------------------------------------- what may pass


@pytest.mark.parametrize(
    "trouble",
    [
        *(Reply(status=status) for status in (429, 500, 502, 503, 504)),
        Reply(reset=True),
        Reply(b"one\n" * 10, cut=5),
        Reply(b"no gzip", headers={"Content-Encoding": "gzip"}),
    ],
    ids=["429", "500", "502", "503", "504", "reset", "cut short", "broken encoding"],
)
def test_what_may_pass_is_tried_again_with_growing_pauses(
    client: Client, site: SmallSite, clock: Clock, trouble: Reply
) -> None:
    site.pages["/a.csv"] = [trouble, trouble, trouble, page(b"one\n")]
    assert get(client, site).body == b"one\n"
    assert clock.naps == [0.5, 1.0, 2.0]


def test_after_six_tries_the_page_is_given_up_with_the_reason(
    client: Client, site: SmallSite, clock: Clock
) -> None:
    site.pages["/a.csv"] = Reply(status=503)
    assert failure(client, site) == "HOST did not give the page after 6 tries: It answers 503."
    assert clock.naps == [0.5, 1.0, 2.0, 4.0, 8.0]
    assert get(client, site, "/b.csv").body == b"two\n"


def test_a_host_that_fails_page_after_page_is_left_alone(client: Client, site: SmallSite) -> None:
    site.pages |= {f"/{n}.csv": Reply(status=500) for n in range(4)}
    told = [failure(client, site, f"/{n}.csv") for n in range(4)]
    stopped = "HOST failed 3 pages in a row, so it is left alone for now: It answers 500."
    assert told[2:] == [stopped, stopped]
    assert "/3.csv" not in site.targets()


def test_a_page_between_failures_shows_that_the_host_lives(client: Client, site: SmallSite) -> None:
    site.pages |= {f"/{n}.csv": Reply(status=500) for n in range(4)}
    for n in range(4):
        assert "6 tries" in failure(client, site, f"/{n}.csv")
        get(client, site)


def test_the_hosts_own_wish_to_wait_is_kept(client: Client, site: SmallSite, clock: Clock) -> None:
    busy = Reply(status=429, headers={"Retry-After": "40"})
    site.pages["/a.csv"] = [busy, page(b"one\n")]
    get(client, site)
    assert clock.naps == [40.0]


def test_a_host_that_wants_an_hour_of_rest_gets_it(client: Client, site: SmallSite) -> None:
    site.pages["/a.csv"] = Reply(status=503, headers={"Retry-After": "3600"})
    assert failure(client, site) == "HOST asks to be left alone for 60 minutes."
    assert failure(client, site, "/b.csv") == "HOST asks to be left alone for 60 minutes."
    assert site.targets() == ["/a.csv"]


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("40", 40.0),
        (" 40 ", 40.0),
        ("Wed, 06 May 2026 12:01:00 GMT", 60.0),
        ("Wed, 06 May 2026 11:00:00 GMT", 0.0),
        ("", 0.0),
        ("soon", 0.0),
        ("-5", 0.0),
    ],
)
def test_the_wish_to_wait_is_read_as_seconds_or_as_an_instant(value: str, seconds: float) -> None:
    assert retry_after(value, START) == seconds


@pytest.mark.parametrize("status", [401, 403, 404, 410, 501])
def test_a_refusal_is_final(client: Client, site: SmallSite, status: int) -> None:
    site.pages["/a.csv"] = Reply(status=status)
    assert failure(client, site) == f"The page answers {status}."
    assert site.targets() == ["/a.csv"]


def test_nobody_listening_stops_the_host(client: Client) -> None:
    with serving({}) as gone:
        pass
    assert failure(client, gone) == (
        "robots.txt of HOST cannot be read, so the host is left alone: The connection failed."
    )


# ---------------------------------------------------------------- unchanged pages


def test_an_unchanged_page_is_confirmed_without_its_bytes(client: Client, site: SmallSite) -> None:
    first = get(client, site)
    again = get(client, site, etag=first.etag)
    assert (first.status, first.body) == (200, b"one\n")
    assert (again.status, again.body) == (304, b"")
    assert site.downloads() == ["/a.csv"]


def test_both_validators_are_handed_back_as_they_came(client: Client, site: SmallSite) -> None:
    day = "Wed, 06 May 2026 12:01:00 GMT"
    get(client, site, etag='"x"', last_modified=day)
    sent = site.asked[-1].headers
    assert (sent["If-None-Match"], sent["If-Modified-Since"]) == ('"x"', day)


def test_a_page_that_changed_comes_whole(client: Client, site: SmallSite) -> None:
    assert get(client, site, etag='"old"').body == b"one\n"


# ---------------------------------------------------------------- redirects


def test_a_circle_of_redirects_ends(client: Client, site: SmallSite) -> None:
    site.pages["/a.csv"] = Reply(status=302, headers={"Location": "/a.csv"})
    assert failure(client, site) == "The page leads in a circle of redirects."


def test_a_redirect_to_another_host_is_refused(client: Client, site: SmallSite) -> None:
    site.pages["/a.csv"] = Reply(status=302, headers={"Location": "http://example.org/a.csv"})
    assert failure(client, site) == "The page leads to another host: http://example.org/a.csv."


def test_a_redirect_without_a_place_is_no_page(client: Client, site: SmallSite) -> None:
    site.pages["/a.csv"] = Reply(status=302)
    assert failure(client, site) == "The page answers 302."


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/b", "https://a.org/b"),
        ("c", "https://a.org/x/c"),
        ("https://a.org/c", "https://a.org/c"),
    ],
)
def test_a_redirect_on_the_same_host_is_followed(location: str, target: str) -> None:
    assert redirect_target("https://a.org/x/y", location) == target


@pytest.mark.parametrize(
    "location",
    [
        *("http://a.org/b", "https://b.org/b", "//b.org/b", "https://a.org:444/b"),
        *("file:///etc/passwd", "javascript:alert(1)", "https://[::1", "https://a.org@b.org/"),
    ],
)
def test_a_redirect_that_leaves_the_host_or_encryption_is_refused(location: str) -> None:
    with pytest.raises(FetchError):
        redirect_target("https://a.org/x/y", location)


# ---------------------------------------------------------------- what answers


def test_an_error_page_with_status_200_is_no_file(client: Client, site: SmallSite) -> None:
    site.pages["/a.csv"] = Reply(b"<html><body>Sorry</body></html>")
    assert failure(client, site) == "A web page answered in place of the csv file."


def test_a_page_beyond_the_limit_is_refused(client: Client, site: SmallSite) -> None:
    site.pages["/a.csv"] = Reply(b"x" * 41_000_000)
    assert failure(client, site) == "The page is larger than 40 MB."


def test_a_compressed_page_that_bursts_is_refused(client: Client, site: SmallSite) -> None:
    bomb = gzip.compress(b"x" * 60_000_000, compresslevel=1)
    site.pages["/a.csv"] = Reply(bomb, headers={"Content-Encoding": "gzip"})
    assert len(bomb) < 1_000_000
    assert failure(client, site) == "The page is larger than 40 MB."


def test_an_answer_that_drips_for_ever_is_given_up(client: Client, site: SmallSite) -> None:
    ticks = iter(range(0, 10**6, 100))
    client._transport.clock = lambda: float(next(ticks))
    site.pages["/a.csv"] = Reply(b"one, two, three\n", drip=0.002)
    assert failure(client, site) == (
        "HOST did not give the page after 6 tries: The answer took too long."
    )


def test_a_host_that_falls_silent_is_given_up(
    client: Client, site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "_TIMEOUTS", (5.0, 0.01))
    monkeypatch.setattr(patience, "TRIES", 2)
    get(client, site, "/b.csv")  # robots.txt
    site.pages["/a.csv"] = Reply(b"one\n", drip=0.5)
    assert failure(client, site) == (
        "HOST did not give the page after 2 tries: It does not answer in time."
    )


def test_a_host_that_does_not_answer_at_all_is_given_up(
    client: Client, site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "_TIMEOUTS", (5.0, 0.05))
    monkeypatch.setattr(patience, "TRIES", 2)
    with site.lock:  # the server waits for it before it answers
        said = failure(client, site)
    assert said.endswith("so the host is left alone: It does not answer in time.")


def test_a_host_that_does_not_speak_encrypted_is_given_up(client: Client, site: SmallSite) -> None:
    encrypted = site.url.replace("http://", "https://")
    with pytest.raises(HostStoppedError, match=r"The secure connection failed\.$"):
        client.get(f"{encrypted}/a.csv", expects="csv", delay=0)


@pytest.mark.parametrize("url", ["http://127.0.0.1:0/a", "http://a..b/", "ftp://example.org/a"])
def test_an_address_that_cannot_be_asked_is_a_sentence(client: Client, url: str) -> None:
    with pytest.raises((FetchError, HostStoppedError)):
        client.get(url, expects="csv", delay=0)


# ---------------------------------------------------------------- certificates


def test_no_code_switches_the_check_of_certificates_off(repository: Path) -> None:
    words = (
        "verify=False",
        "CERT_NONE",
        "check_hostname = False",
        "disable_warnings",
        "_unverified",
    )
    wrong = [
        f"{path.name}: {word}"
        for folder in ("src", "scrapers")
        for path in sorted((repository / folder).rglob("*.py"))
        for word in words
        if word in path.read_text(encoding="utf-8")
    ]
    assert wrong == []
