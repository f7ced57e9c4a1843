"""reviews/sensitivity.yml: strict, only added to, and the last entry of a rubric is in force."""

from datetime import date
from pathlib import Path

import pytest

from reportcard.errors import UserError
from reportcard.review.signoff import SIGN_OFFS, SignOff, find_signed, with_sign_off

HASH = "ab" * 32
OTHER = "cd" * 32
ENTRY = f"""\
sign_offs:
  - rubric: schools
    sha256: "{HASH}"
    signed_by: "Ana Ruiz"
    signed_on: 2026-11-20
"""


def entry(**fields: object) -> SignOff:
    values: dict[str, object] = {
        "rubric": "schools",
        "sha256": HASH,
        "signed_by": "Ana Ruiz",
        "signed_on": date(2026, 11, 20),
        **fields,
    }
    return SignOff.model_validate(values)


def signed(root: Path, text: str, rubric: str = "schools") -> SignOff | None:
    (root / "reviews").mkdir(exist_ok=True)
    (root / SIGN_OFFS).write_text(text, encoding="utf-8")
    found = find_signed(root, rubric)
    return found.entry if found else None


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "sign_offs:\n", "sign_offs: []\n"])
def test_an_empty_file_has_nobody(tmp_path: Path, text: str) -> None:
    assert signed(tmp_path, text) is None


def test_without_the_file_nobody_has_signed(tmp_path: Path) -> None:
    assert find_signed(tmp_path, "schools") is None


def test_a_rubric_has_its_own_sign_off(tmp_path: Path) -> None:
    assert signed(tmp_path, ENTRY) == entry()
    assert signed(tmp_path, ENTRY, "health") is None


def test_the_last_sign_off_is_in_force_and_says_where_it_stands(tmp_path: Path) -> None:
    text = with_sign_off(ENTRY.encode(), entry(sha256=OTHER, note="Read with Ben.")).decode()
    assert signed(tmp_path, text) == entry(sha256=OTHER, note="Read with Ben.")
    found = find_signed(tmp_path, "schools")
    assert found is not None
    assert (found.line, found.key) == (6, "sign_offs[2]")


def test_a_new_file_says_what_it_is_and_nothing_that_stood_there_is_lost() -> None:
    first = with_sign_off(b"", entry()).decode()
    assert first.startswith("# Who has read the sensitivity report of a rubric")
    assert first.endswith(ENTRY)
    kept = "# ours\nsign_offs:\n- rubric: health # the other card\n  sha256: " + f'"{HASH}"\n'
    kept += '  signed_by: "Ben"\n  signed_on: 2026-01-02\n# the end\n'
    made = with_sign_off(kept.encode(), entry()).decode()
    assert made.startswith(kept.rstrip("\n"))
    assert made.endswith("\n- rubric: schools\n" + ENTRY.split("\n", 2)[2].replace("    ", "  "))


def test_quotes_and_lines_in_a_name_come_back_as_they_were(tmp_path: Path) -> None:
    odd = entry(signed_by='Ana "Ñusta" Ruiz', note="a: b # c")
    assert signed(tmp_path, with_sign_off(b"", odd).decode()) == odd


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (HASH, "abc", "reviews/sensitivity.yml:3: sign_offs[1].sha256: A SHA-256 is 64 digits"),
        (HASH, HASH.upper(), "A SHA-256 is 64 digits and letters a to f"),
        (HASH, "ab" * 60, "letters a to f, not " + "ab" * 38 + "a...."),
        ("signed_by", "signd_by", "Did you mean signed_by?"),
        ("2026-11-20", '"2026-11-20"', "A day such as 2025-06-02 is expected here"),
        ('"Ana Ruiz"', '""', "sign_offs[1].signed_by: The text is empty"),
        ("    signed_on: 2026-11-20\n", "", "The key signed_on is missing."),
    ],
)
def test_a_mistake_is_a_sentence_with_its_place(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    with pytest.raises(UserError) as caught:
        signed(tmp_path, ENTRY.replace(old, new))
    assert sentence in str(caught.value)


def test_a_file_that_no_line_can_be_added_to_is_left_to_its_owner() -> None:
    inline = f'sign_offs: [{{rubric: a, sha256: "{HASH}", signed_by: B, signed_on: 2026-01-02}}]\n'
    with pytest.raises(UserError, match="edit it by hand"):
        with_sign_off(inline.encode(), entry())
