"""--base-url: another host for everything, or a mirror for one session; mistakes are sentences."""

import pytest

from reportcard.errors import EXIT_OK, EXIT_USER_MISTAKE
from tests.collect.conftest import Collect
from tests.collect.server import SmallSite


def told(collect: Collect, *base_urls: str) -> list[str]:
    more = [word for url in base_urls for word in ("--base-url", url)]
    code, said = collect(*more)
    assert code == EXIT_USER_MISTAKE
    return said


def test_a_mirror_of_a_session_is_given_beside_the_host_for_everything(
    collect: Collect, small: SmallSite
) -> None:
    assert collect("--base-url", f"2025={small.url}/")[0] == EXIT_OK


def test_every_mistake_is_said_at_once(collect: Collect) -> None:
    wrong = ("http://a.example", "2015=http://b.example", "2026=nowhere", "ftp://c.example")
    assert told(collect, *wrong) == [
        "--base-url is 2026=nowhere, which is no address like http://127.0.0.1:8765.",
        "--base-url is ftp://c.example, which is no address like http://127.0.0.1:8765.",
        "--base-url names 3 addresses for everything. For one session only, write SESSION=ADDRESS.",
        "There is no session 2015 in Connecticut. Did you mean 2025?",
    ]


def test_two_mirrors_of_one_session_are_one_too_many(collect: Collect) -> None:
    assert told(collect, "2025=http://a.example", "2025=http://b.example") == [
        "--base-url names 2 addresses for session 2025; one is needed."
    ]


@pytest.mark.parametrize("address", ["2025=", "2025=http://", "http://a?x=1", "2026=http://a#2"])
def test_what_is_no_address_is_said_as_it_was_written(collect: Collect, address: str) -> None:
    said = told(collect, address)
    assert f"--base-url is {address}, which is no address like http://127.0.0.1:8765." in said


def test_a_store_is_not_filled_with_and_without_a_mirror(
    collect: Collect, small: SmallSite
) -> None:
    assert collect()[0] == EXIT_OK
    [said] = told(collect, f"2025={small.url}")
    assert f"was filled from {small.url}, and now {small.url} 2025={small.url} is to be" in said
