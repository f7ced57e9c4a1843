"""The fiscal notes inside the real file copies, which print the same tables as the notes alone."""

from pathlib import Path
from typing import Any

import pytest

from tests.scrapers.reading import read

pytestmark = pytest.mark.shared

MUNICIPAL = ("municipal", "Local and Regional School Districts")
MANDATE = (*MUNICIPAL, "STATE MANDATE - Potential Cost")
FAMILIES = ("state", "Children & Families, Dept.")
TAXES = ("state", "Revenue Serv., Dept.")
EXPECTED = {
    "2026HB-05468-R000420-FC.PDF": [
        ("state", "Education, Dept.", "GF - Cost", 2027, "400,000", 400_000, 400_000),
        ("state", "Education, Dept.", "GF - Cost", 2028, "550,000", 550_000, 550_000),
        ("state", "Education, Dept.", "GF - Cost", 2029, "At least 400,000", 400_000, None),
        (*FAMILIES, "GF - Potential Cost", 2027, "None", None, None),
        (*FAMILIES, "GF - Potential Cost", 2028, "23,400", 23_400, 23_400),
        (*FAMILIES, "GF - Potential Cost", 2029, "23,400", 23_400, 23_400),
        (*MUNICIPAL, "Revenue Gain", 2027, "None", None, None),
        (*MUNICIPAL, "Revenue Gain", 2028, "None", None, None),
        (*MUNICIPAL, "Revenue Gain", 2029, "See Below", None, None),
        (*MANDATE, 2027, "None", None, None),
        (*MANDATE, 2028, "Potential Minimal", None, None),
        (*MANDATE, 2029, "Potential Minimal", None, None),
    ],
    "2026HB-05468-R000724-FC.PDF": [
        (*FAMILIES, "GF - Cost", 2027, "165,000", 165_000, 165_000),
        (*FAMILIES, "GF - Cost", 2028, "None", None, None),
        ("state", "Education, Dept.", "GF - Cost", 2027, "50,000", 50_000, 50_000),
        ("state", "Education, Dept.", "GF - Cost", 2028, "None", None, None),
        (*FAMILIES, "GF - Potential Cost", 2027, "None", None, None),
        (*FAMILIES, "GF - Potential Cost", 2028, "23,400", 23_400, 23_400),
        (*MANDATE, 2027, "None", None, None),
        (*MANDATE, 2028, "Potential Minimal", None, None),
    ],
    "2026SB-00001-R000692-FC.PDF": [
        (*TAXES, "Various - Revenue Loss", 2027, "241.6 million", 241_600_000, 241_600_000),
        (*TAXES, "Various - Revenue Loss", 2028, "571.7 million", 571_700_000, 571_700_000),
        (*TAXES, "GF - Cost", 2027, "None", None, None),
        (*TAXES, "GF - Cost", 2028, "Up to 125,000", None, 125_000),
        ("municipal", "", "", None, "None", None, None),
    ],
    "2026HB-05031-R000635-FC.PDF": [
        ("state", "", "", None, "See Below", None, None),
        ("municipal", "", "", None, "None", None, None),
    ],
}


@pytest.mark.parametrize("name", EXPECTED)
def test_every_amount_of_a_real_note_is_read(shared_dir: Path, name: str) -> None:
    body = (shared_dir / "cga_replica/static/2026/FC/PDF" / name).read_bytes()
    url = f"https://www.cga.ct.gov/2026/FN/PDF/{name}"
    bill = name[4:12].replace("-", "")
    context = {"session": "2026", "number": bill, "label": "Fiscal Note"}
    found: list[Any] = read("us_ct/fiscal_notes", "parse_note", body, url, **context)
    assert [
        (n.table, n.agency, n.fund_effect, n.fiscal_year, n.amount_text, n.low, n.high)
        for n in found
    ] == EXPECTED[name]
