"""The sentences for rulings, and rows of a project's spreadsheets, that are not in force.

Part of `sentences`, which tells them in both languages. {event} is what they are about: a roll
call, a name, a file.
"""

from collections.abc import Mapping

from reportcard.language import N_

RULING_SENTENCES: Mapping[str, str] = {
    # Rulings that are not in force (rulings): {a} is who ruled.
    "ruling_no_sheet": N_(
        "{event}: the ruling of {a} is not in force: the store has no sheet of this roll call "
        "that adds up."
    ),
    "ruling_contradicts": N_(
        "{event}: the ruling of {a} is not in force: the official record itself says something "
        "else about the question."
    ),
    "ruling_outcome": N_(
        "{event}: the ruling of {a} is not in force: by the bill's history what it names had the "
        "opposite outcome that day."
    ),
    "ruling_other_day": N_(
        "{event}: the ruling of {a} is not in force: by the bill's history what it names came on "
        "another day ({b})."
    ),
    "ruling_not_in_history": N_(
        "{event}: the ruling of {a} is not in force: the bill's history knows nothing of what it "
        "names."
    ),
    "ruling_taken": N_(
        "{event}: the ruling of {a} is not in force: roll call {b} was about the same question "
        "that day, and the bill's history knows of it only once."
    ),
    "ruling_two_answers": N_(
        "{event}: the ruling of {a} is not in force: this roll call decided several bills, and "
        "not all of them for good."
    ),
    "ruling_not_decisive": N_(
        "{event}: the ruling of {a} is not in force yet: it does not say that this was the roll "
        "call that decided, and that is in doubt (decisive: true, or --decisive, says so)."
    ),
    "ruling_revised": N_(
        "{event}: the ruling of {a} is not in force: the sheet was corrected, and revision {b} is "
        "the one that counts now. Look at it, then withdraw the ruling and confirm again."
    ),
    "ruling_superseded": N_(
        "{event}: the ruling of {a} is not in force: the official record by now shows that roll "
        "call {b} decided the same question later."
    ),
    # Rulings on names: {c} is who ruled, {a} the person they named.
    "name_ruling_person": N_("{event}: the ruling of {c} names {a}, whom the store does not know."),
    "name_ruling_contradicts": N_(
        "{event}: the ruling of {c} says {a}, but by the official record this name is {b}'s. The "
        "record stands."
    ),
    "name_ruling_not_in_office": N_(
        "{event}: the ruling of {c} says {a}, who was not in office in this chamber on {b}."
    ),
    "name_ruling_several": N_(
        "{event}: the ruling of {c} says {a}, and another ruling says somebody else of the same "
        "days, such as {b}. Neither is in force."
    ),
    "name_ruling_unused": N_(
        "{event}: the ruling of {c} says {a}, but no sheet of those days prints this name."
    ),
    # Rows of spreadsheets (imports): {event} is the file.
    "import_no_person": N_(
        "{event}: nobody in the record has the id {a}; what the file says of them is left out."
    ),
    "import_no_roll_call": N_(
        "{event}: the record has no roll call {a}; what the file says of it is left out."
    ),
    "import_person_taken": N_(
        "{event}: {a} is a person of the official record, whose name and seats stand there; the "
        "file's are left out."
    ),
    "import_roll_call_taken": N_(
        "{event}: {a} is a roll call of the official record, whose votes stand there; the file's "
        "are left out."
    ),
    "import_no_absence": N_(
        "{event}: in roll call {a} the record does not say of {b} that they were absent or not "
        "voting; the reason is left out."
    ),
}
