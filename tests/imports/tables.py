"""A small invented spreadsheet, written line by line as staff would see it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

Tables = Mapping[str, Sequence[str]]

# Two chambers, a member who left, an item that is no roll call, and a vote without a day.
TABLES: dict[str, list[str]] = {
    "people": [
        "person_id,name,party,chamber,district,start_date,end_date",
        "ana-arroyo,Ana Arroyo,D,house,1,2025-01-08,",
        "ben-brook,Ben Brook Jr.,R,house,2,2025-01-08,2025-06-01",
        '"cai-chen","Chen, Cai",D,senate,North End,,',
        "dia-diaz,Dia Díaz,,senate,Bay,,",
    ],
    "roll_calls": [
        "roll_call_id,session,chamber,date,bill,title,question,yes_means,title_es,source",
        "h1,2025,house,2025-05-01,HB 1,Books for all,passage,,Libros para todos,",
        "h2,2025,house,2025-06-02,HB 2,Buses,amendment,,,https://www.example.org/h2",
        "s1,2025,senate,,HB 1,Books for all,passage,,,",
        "s2,2025,senate,,,Visited a school,other,visited a school,Visitó una escuela,",
    ],
    "votes": [
        "roll_call_id,person_id,option",
        "h1,ana-arroyo,yes",
        "h1,ben-brook,no",
        "h2,ana-arroyo,absent",
        "h2,ben-brook,not_member",
        "s1,cai-chen,paired_no",
        "s1,dia-diaz,not_voting",
        "s2,cai-chen,yes",
        "s2,dia-diaz,no",
    ],
    "positions": [
        "roll_call_id,position,weight,notes,strength",
        "h1,support,2,Books help.,strong",
        "h2,oppose,,,",
        "s1,support,0.5,,weak",
        "s2,support,1,,weak",
    ],
    "positions_other": ["roll_call_id,position", "h1,oppose"],
    "sponsorships": [
        "bill,person_id,kind,value",
        "HB 1,ana-arroyo,lead,2",
        "HB 2,ana-arroyo,named,-1.5",
        "HB 9,cai-chen,cosponsor,",
    ],
    "member_inputs": [
        "person_id,input,value,notes",
        "ana-arroyo,survey,yes,by mail",
        "ben-brook,survey,,",
    ],
    "absences": [
        "roll_call_id,person_id,option,reason,source",
        "h2,ana-arroyo,excused,Jury duty,https://www.example.org/letter",
    ],
    "lifetime": [
        "person_id,cycle,earned,possible,counted",
        "ana-arroyo,2023-24,7.5,10,yes",
        "ben-brook,2023-24,0,3,no",
    ],
}


def write(folder: Path, tables: Tables) -> Path:
    """Write tables as files of a folder; one of no lines is left out."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in tables.items():
        if lines:
            path = folder / f"{name}.csv"
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def with_line(table: str, line: str, *, at: int | None = None) -> dict[str, list[str]]:
    """The spreadsheet with a line more, or with another one in the place of a line."""
    lines = list(TABLES[table])
    if at is None:
        lines.append(line)
    else:
        lines[at] = line
    return {**{name: list(rows) for name, rows in TABLES.items()}, table: lines}
