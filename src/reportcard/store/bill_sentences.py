"""The sentences for what does not add up about bills, their histories and lists.

Part of `sentences`, which tells them in both languages. {event} is the bill, or the file.
"""

from collections.abc import Mapping

from reportcard.language import N_

BILL_SENTENCES: Mapping[str, str] = {
    "histories": N_(
        "{event}: the pages that tell what was decided contradict each other. Its roll calls there "
        "are scored only when somebody confirms what they were about."
    ),
    "unclassified_action": N_(
        '"{event}": nobody has said yet what this line of a history means (found in all: {a}; '
        "first for {b} of {c})."
    ),
    "unclassified_decision": N_(
        '"{event}": nobody has said yet what this line of a history means, and it could be a vote '
        "(found in all: {a}; first for {b} of {c})."
    ),
    "open_decision": N_(
        "{event}: a line of the history could be a vote, in words that nobody knows yet. Its roll "
        "calls there are scored only when somebody confirms what they were about."
    ),
    "schedules": N_(
        "{event}: the list of bills has the adopted amendments {a}, the history has {b}."
    ),
    "acts": N_("{event}: its page links to the act {a}, the list of bills says {b}."),
    "amendment_lco": N_("{event}: amendment {a} is printed with several drafting numbers: {b}."),
    "act_twice": N_("{event}: the act {a} is that of several bills: {b}."),
    "unlisted_bills": N_(
        "{event}: bills with a history or a page that are not in the list of bills: {a}, first {b}."
    ),
    "no_header": N_(
        "{event}: the file has no header; its columns were taken in their usual order."
    ),
    "new_columns": N_("{event}: the file has columns that nobody knows here: {a}."),
    "other_sessions": N_("{event}: rows of another year ({b}) were left out: {a}."),
    "unknown_word": N_(
        '{event}: {a} is "{b}", which nobody knows here, so that nothing was taken from it (found '
        "in all: {c})."
    ),
    "unknown_document": N_(
        "{event}: a link of a kind that nobody knows here, or to another bill, was left out: {b}, "
        "{a} (found in all: {c})."
    ),
}
