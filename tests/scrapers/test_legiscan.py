"""LegiScan's datasets: both trees read alike, every quirk tolerated by name, the rest is loud."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from reportcard.collect.manifest import Manifest
from reportcard.collect.second import NumberRule, SecondReading, load_places
from reportcard.errors import PageError, UserError
from reportcard.model.records import SecondTallyRecord, SecondVoteRecord
from tests.scrapers.legiscan import Call, Facts, Member, senate_facts
from tests.scrapers.reading import PROJECT, source

SOURCE = "generic/legiscan"
MODULE = source(SOURCE).module
RULES = {
    place: NumberRule(place, jurisdiction, pattern, {2025: "2025", 2026: "2026"})
    for place, (jurisdiction, pattern) in load_places(PROJECT, SOURCE).items()
}
SAMPSON = Member(10806, "Robert Sampson", "Sampson", "SD-016")
AGING = Member(11372, "Aging Committee", "", "", role_id=3)
BILLS = {7: "HB07066"}
CALL = Call(190, 7, "Senate Roll Call Vote 190 ", votes={10806: 2})
SMALL = Facts((SAMPSON, AGING), BILLS, (CALL,))

BOTH_TREES = pytest.mark.parametrize("tree", [Facts.json_zip, Facts.csv_zip], ids=["json", "csv"])
Tree = Callable[..., bytes]

NO_ZIP = "This file is no zip; what is read here is a dataset as LegiScan offers it for download."


def datasets(body: bytes) -> tuple[Any, ...]:
    found: tuple[Any, ...] = MODULE.read_datasets(body)
    return found


def reading(body: bytes) -> SecondReading:
    """What the only session of a dataset gives for the cross-check."""
    (found,) = MODULE.read_second(body, RULES)
    assert isinstance(found, SecondReading)
    return found


def tallies(found: SecondReading) -> list[SecondTallyRecord]:
    return [r for r in found.records if isinstance(r, SecondTallyRecord)]


def votes(found: SecondReading) -> list[SecondVoteRecord]:
    return [r for r in found.records if isinstance(r, SecondVoteRecord)]


def refusal(body: bytes) -> str:
    with pytest.raises(PageError) as refused:
        datasets(body)
    return str(refused.value)


def with_call(**changed: Any) -> Facts:
    """The small dataset with another roll call."""
    return replace(SMALL, calls=(replace(CALL, **changed),))


# Deeper than any reader goes, with noise behind it that does not shrink like a zip bomb.
NESTED = "[" * 100_000 + "".join(f"{number:x}" for number in range(20_000))


def vote_file(**changed: Any) -> str:
    """The file of a roll call with fields of a test's own."""
    call = {"roll_call_id": 1, "bill_id": 7, "date": "2025-05-01", "chamber": "S", "desc": "?"}
    counts = {"yea": 0, "nay": 0, "nv": 0, "absent": 0, "votes": []}
    return json.dumps({"roll_call": call | counts | changed})


# ---------------------------------------------------------------- what is compared


@BOTH_TREES
def test_a_roll_call_of_the_floor_gives_its_number_tally_and_votes(tree: Tree) -> None:
    found = reading(tree(SMALL))
    (tally,) = tallies(found)
    assert (tally.collector, tally.session, tally.chamber, tally.number) == (
        "LegiScan",
        "2025",
        "senate",
        190,
    )
    assert (tally.yes_count, tally.no_count, tally.not_yes_or_no) == (0, 1, 0)
    assert (tally.bill_number, str(tally.held_on)) == ("HB07066", "2025-05-01")
    assert tally.source_url == "https://legiscan.com/CT/bill/HB07066/2025"
    (vote,) = votes(found)
    assert (vote.printed_name, vote.family_name, vote.district, vote.option) == (
        "Robert Sampson",
        "Sampson",
        16,
        "no",
    )
    assert found.left_out == ()


def test_both_trees_of_one_dataset_give_the_same() -> None:
    facts = senate_facts(38, 142)
    from_json, from_csv = reading(facts.json_zip()), reading(facts.csv_zip())
    assert from_json == from_csv
    assert len(tallies(from_json)) == 2
    assert len(votes(from_json)) == 35 + 36


@BOTH_TREES
def test_not_voting_and_absent_are_both_neither_yes_nor_no(tree: Tree) -> None:
    members = tuple(replace(SAMPSON, people_id=n) for n in range(1, 5))
    call = replace(CALL, votes={1: 1, 2: 2, 3: 3, 4: 4})
    found = reading(tree(replace(SMALL, members=members, calls=(call,))))
    assert [vote.option for vote in votes(found)] == ["yes", "no", None, None]
    assert tallies(found)[0].not_yes_or_no == 2


@BOTH_TREES
def test_joint_committees_and_what_has_no_number_are_counted_and_not_compared(tree: Tree) -> None:
    calls = (
        replace(CALL, roll_call_id=1, chamber="J", words="Aging Committee: Joint Favorable"),
        replace(CALL, roll_call_id=2, chamber="H", words="House Education: Adopt amendment"),
        replace(CALL, roll_call_id=3),
    )
    found = reading(tree(replace(SMALL, calls=calls)))
    assert found.counts == {"joint": 1, "unnumbered": 1, "compared": 1}
    assert found.left_out == ()


@BOTH_TREES
def test_the_order_of_files_and_ids_says_nothing(tree: Tree) -> None:
    later = replace(CALL, roll_call_id=5, words="Senate Roll Call Vote 191", day="2025-05-02")
    for calls in ((CALL, later), (later, CALL)):
        found = reading(tree(replace(SMALL, calls=calls)))
        assert [(t.number, str(t.held_on)) for t in tallies(found)] == [
            (191, "2025-05-02"),
            (190, "2025-05-01"),
        ]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Senate Roll Call Vote 190 ", 190),
        ("  Senate Roll Call Vote 7", 7),
        ("Senate Roll Call Vote 286 SENATE AMD B", 286),
        ("Senate Roll Call Vote", None),
        ("Vote on Senate Roll Call Vote 190", None),
    ],
)
def test_the_number_is_that_of_the_description(words: str, number: int | None) -> None:
    found = tallies(reading(with_call(words=words).json_zip()))
    assert [tally.number for tally in found] == ([] if number is None else [number])


@pytest.mark.parametrize(
    ("district", "number"),
    [("SD-016", 16), ("SD-001", 1), ("HD-086", None), ("16", None), ("", None)],
)
def test_a_district_counts_only_in_its_own_chamber(district: str, number: int | None) -> None:
    facts = replace(SMALL, members=(replace(SAMPSON, district=district),))
    assert votes(reading(facts.json_zip()))[0].district == number


def test_a_roll_call_of_a_year_that_the_project_does_not_know_is_counted() -> None:
    facts = replace(with_call(day="2024-05-01"), session="2023-2024_General_Assembly")
    found = reading(facts.json_zip())
    assert (found.records, found.counts) == ((), {"other_sessions": 1})


def test_a_newer_dataset_of_a_session_has_the_same_name_and_a_later_day() -> None:
    old = reading(SMALL.json_zip())
    new = reading(SMALL.csv_zip(made=(2025, 9, 7, 4, 0, 0)))
    assert old.name == new.name == "CT/2025-2025_General_Assembly"
    assert old.made_at < new.made_at


def test_several_sessions_in_one_zip_are_several_datasets() -> None:
    both = io.BytesIO(SMALL.json_zip())
    special = replace(SMALL, session="2025-2025_First_Special_Session")
    with (
        zipfile.ZipFile(both, "a") as into,
        zipfile.ZipFile(io.BytesIO(special.json_zip())) as more,
    ):
        for name in more.namelist():
            into.writestr(name, more.read(name))
    assert [d.session for d in datasets(both.getvalue())] == [special.session, SMALL.session]


def test_folders_above_the_dataset_do_not_matter() -> None:
    inner = zipfile.ZipFile(io.BytesIO(SMALL.json_zip()))
    files = {f"down__load__{n.replace('/', '__')}": inner.read(n) for n in inner.namelist()}
    assert [d.name for d in datasets(zip_of(**files))] == ["CT/2025-2025_General_Assembly"]


# ---------------------------------------------------------------- quirks


@pytest.mark.parametrize("empty", ["[]", "{}"])
def test_what_is_empty_may_be_a_list_or_an_object(empty: str) -> None:
    person = f'{{"person": {{"people_id": 1, "name": "A B", "role_id": 2, "bio": {empty}}}}}'
    bill = f'{{"bill": {{"bill_id": 7, "bill_number": "HB1", "committee": {empty}}}}}'
    call = json.dumps({
        "roll_call_id": 3, "bill_id": 7, "date": "2025-05-01", "desc": CALL.words, "yea": 0,
        "nay": 0, "nv": 0, "absent": 0, "chamber": "S", "votes": [],
    }).replace('"votes": []', f'"votes": {empty}')  # fmt: skip
    more = {
        "people/1.json": person,
        "bill/HB07066.json": bill,
        "vote/190.json": f'{{"roll_call": {call}}}',
    }
    found = reading(SMALL.json_zip(more))
    assert found.left_out == ()
    assert len(found.records) == 1


def test_an_object_may_stand_in_the_envelope_of_an_answer() -> None:
    body = json.dumps({"status": "OK", "bill": {"bill_id": 7, "bill_number": "HB07066"}})
    assert reading(SMALL.json_zip({"bill/HB07066.json": body})).left_out == ()


def test_an_answer_that_is_an_error_is_loud_and_the_rest_is_read() -> None:
    body = json.dumps({"status": "ERROR", "alert": {"message": "Invalid roll call id"}})
    found = reading(SMALL.json_zip({"vote/9.json": body}))
    assert found.left_out == ("vote/9.json: LegiScan's answer is an error: Invalid roll call id",)
    assert len(tallies(found)) == 1


@BOTH_TREES
def test_a_vote_of_a_committee_or_of_nobody_is_loud(tree: Tree) -> None:
    found = reading(tree(with_call(votes={10806: 1, 11372: 1, 4: 1})))
    assert [vote.printed_name for vote in votes(found)] == ["Robert Sampson"]
    assert found.left_out == (
        'Roll call 190 ("Senate Roll Call Vote 190") has a vote of Aging Committee, who is no '
        "member.",
        'Roll call 190 ("Senate Roll Call Vote 190") has a vote of 4, who is no member.',
    )


def test_one_roll_call_twice_is_one_and_with_another_content_it_is_none() -> None:
    same = json.dumps({"roll_call": json.loads(_vote_file(SMALL))["roll_call"]})
    assert len(tallies(reading(SMALL.json_zip({"vote/again.json": same})))) == 1
    other = same.replace('"nay": 1', '"nay": 2')
    found = reading(SMALL.json_zip({"vote/again.json": other}))
    assert tallies(found) == []
    assert found.left_out == ("Roll call 190 is there 2 times, with different contents.",)


def _vote_file(facts: Facts) -> str:
    with zipfile.ZipFile(io.BytesIO(facts.json_zip())) as archive:
        name = next(n for n in archive.namelist() if "/vote/" in n)
        return archive.read(name).decode("utf-8")


@BOTH_TREES
def test_a_day_outside_the_session_is_loud(tree: Tree) -> None:
    for day in ("2022-05-01", "0000-00-00"):
        found = reading(tree(with_call(day=day)))
        assert found.records == ()
        assert len(found.left_out) == 1
        assert "outside of 2025-2025_General_Assembly." in found.left_out[0]


@BOTH_TREES
def test_a_description_of_the_other_chamber_is_loud(tree: Tree) -> None:
    found = reading(tree(with_call(words="House Roll Call Vote 190")))
    assert found.records == ()
    assert found.left_out == (
        'Roll call 190 is of the senate but is called "House Roll Call Vote 190".',
    )


@BOTH_TREES
def test_a_bill_that_is_not_there_is_loud_and_the_votes_are_compared(tree: Tree) -> None:
    found = reading(tree(with_call(bill_id=8)))
    assert tallies(found)[0].bill_number == ""
    assert found.left_out == (
        'Roll call 190 ("Senate Roll Call Vote 190") is on a bill that is not there.',
    )


@BOTH_TREES
@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"votes": {10806: 5}}, "The vote has the code 5, which is none of 1, 2, 3, 4."),
        ({"chamber": "X"}, 'The chamber is "X", which is none of'),
        ({"day": "2025-02-31"}, '"2025-02-31" is no day.'),
        ({"tally": (-1, 0, 0, 0)}, 'yea is "-1", where a number is expected.'),
    ],
)
def test_a_code_that_nobody_knows_leaves_out_the_roll_call_and_says_so(
    tree: Tree, changed: dict[str, Any], sentence: str
) -> None:
    found = reading(tree(with_call(**changed)))
    assert found.records == ()
    # In the tables its votes are left over, and that is said too.
    assert len(found.left_out) == (2 if tree is Facts.csv_zip else 1)
    assert sentence in found.left_out[0]


@pytest.mark.parametrize(
    ("name", "body", "sentence"),
    [
        ("vote/1.json", "{", "vote/1.json: This is no JSON: "),
        ("vote/1.json", '{"a": "\\ud800"}', "vote/1.json: This is no JSON: There is half a char"),
        ("vote/1.json", "[]", "vote/1.json: This is no object of LegiScan's."),
        ("vote/1.json", "{}", "vote/1.json: There is no roll_call in this file."),
        ("vote/1.json", NESTED, "vote/1.json: This is no JSON: "),
        ("vote/1.json", vote_file(votes=5), "vote/1.json: The votes are no list of LegiScan's."),
        ("vote/1.json", vote_file(votes=["Yea"]), "vote/1.json: The votes are no list"),
        ("vote/1.json", vote_file(yea=2**31), 'vote/1.json: yea is "2147483648", where'),
        ("vote/1.json", vote_file(yea="9" * 5000), 'vote/1.json: yea is "999'),
        ("people/1.json", '{"person": {"people_id": 1}}', "people/1.json: there is no field name."),
        ("bill/1.json", '{"bill": {"bill_id": true}}', 'bill/1.json: bill_id is "True", where'),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_read(
    name: str, body: str, sentence: str
) -> None:
    found = reading(SMALL.json_zip({name: body}))
    assert len(found.left_out) == 1
    assert found.left_out[0].startswith(sentence)
    assert len(tallies(found)) == 1


def test_a_row_that_is_cut_short_is_named_by_its_line() -> None:
    people = "people_id,name,last_name,role_id,district,committee_id\r\n1,A\r\n\r\n"
    found = reading(SMALL.csv_zip({"csv/people.csv": people}))
    assert found.left_out[0] == "csv/people.csv:2: The row has 2 cells in place of 6."


def test_votes_of_a_roll_call_that_is_not_there_are_loud() -> None:
    rows = "roll_call_id,people_id,vote\r\n190,10806,2\r\n77,10806,1\r\n"
    found = reading(SMALL.csv_zip({"csv/votes.csv": rows}))
    assert found.left_out == (
        "votes.csv has votes of 1 roll calls that are not there or could not be read, first 77.",
    )


# ---------------------------------------------------------------- what is refused as a whole


def test_what_is_no_zip_is_refused() -> None:
    assert refusal(b"PK but not really") == NO_ZIP
    assert refusal(b'{"status": "OK"}') == NO_ZIP
    assert refusal(b"[" * 100_000) == NO_ZIP
    answer = b'{"status": "ERROR", "alert": {"message": "Invalid API key"}}'
    assert refusal(answer) == "This file is no zip but an answer of LegiScan: Invalid API key"


def zip_of(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(name.replace("__", "/"), body)
    return made.getvalue()


def test_a_zip_of_something_else_is_refused() -> None:
    assert refusal(zip_of(a=b"1")) == "There is no folder like CT/2025-2025_Name in the zip."
    assert refusal(zip_of(**{"CT__2025-2025_X__a.txt": b"1"})) == (
        "The folder CT/2025-2025_X holds neither bill/*.json nor rollcalls.csv."
    )
    odd = replace(SMALL, session="Session")
    assert refusal(odd.json_zip()) == (
        "The folder Session is not called like a session: 2025-2025_Name."
    )


def test_a_table_that_is_missing_or_lacks_a_column_refuses_the_dataset() -> None:
    lacking = SMALL.csv_zip({"csv/votes.csv": "roll_call_id,people_id\r\n"})
    assert refusal(lacking) == "csv/votes.csv has no column vote."
    bills = zip_of(**{"CT__2025-2025_X__csv__rollcalls.csv": b"a\r\n"})
    assert refusal(bills) == "There is no csv/bills.csv in the zip."


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = SMALL.json_zip({"bill/big.json": "0" * 40_000_000})
    assert len(bomb) < 100_000
    assert re.fullmatch(
        r"Unpacked the zip would have \d{8} bytes, more than any dataset of its size.",
        refusal(bomb),
    )


def test_a_zip_with_too_many_files_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    # The module is the one that the scraper's own function came from.
    zipped = MODULE.open_folders.__globals__
    monkeypatch.setitem(zipped, "MOST_FILES", 3)
    assert refusal(SMALL.json_zip()) == "The zip has 4 files, more than any dataset."


def test_a_damaged_or_locked_file_refuses_the_dataset() -> None:
    whole = bytearray(SMALL.csv_zip())
    at = whole.index(b"rollcalls.csv") + 40
    whole[at : at + 20] = bytes(20)
    assert refusal(bytes(whole)).startswith("The file csv/rollcalls.csv in the zip is damaged:")
    locked = bytearray(SMALL.json_zip())
    entry = locked.rindex(b"PK\x01\x02")
    locked[entry + 8] |= 1
    assert refusal(bytes(locked)) == "The zip is locked with a password."


def test_a_file_made_on_no_day_refuses_the_dataset() -> None:
    body = SMALL.json_zip(made=(1980, 0, 0, 0, 0, 0))
    assert refusal(body).startswith("A file in the zip has no day on which it was made: ")


def test_a_place_that_nobody_has_described_is_refused() -> None:
    with pytest.raises(UserError) as told:
        list(MODULE.read_second(replace(SMALL, place="CO").json_zip(), RULES))
    assert str(told.value) == (
        "The dataset is of CO; scrapers/generic/legiscan/places.yml knows CT."
    )


def test_legiscan_is_never_fetched() -> None:
    with pytest.raises(UserError, match="run reportcard crosscheck"):
        list(MODULE.start(Manifest(("2025",), "https://legiscan.com")))
