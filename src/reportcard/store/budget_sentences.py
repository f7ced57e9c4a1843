"""The sentences for budgets that do not add up, and what they are about, in both languages.

Leaves to others: finding it (budget, budget_lines, budget_prose), and filling in (sentences).
"""

from collections.abc import Callable, Mapping

from reportcard.language import N_
from reportcard.model.untold import read_untold, tell

Translate = Callable[[str], str]
Subject = Callable[[Translate], str]

# {event} is the document with section and page, {column} the old or the new column.
BUDGET_SENTENCES: Mapping[str, str] = {
    "agency_total": N_(
        "{event}: {agency}, fiscal year {year}: in the {column} the accounts make {a}, but the "
        "agency's total says {b}. The whole section is set aside."
    ),
    "no_agency_total": N_(
        "{event}: {agency}, fiscal year {year}: {words} accounts ({a}) have no agency total, "
        "although other agencies of the section have one. The whole section is set aside."
    ),
    "fund_total": N_(
        "{event}: fiscal year {year}: in the {column} the agencies make {a}, but the fund's total "
        "says {b}. The whole section is set aside."
    ),
    "lapse_total": N_(
        "{event}: fiscal year {year}: in the {column} the lapses make {a}, but their total says "
        "{b}. The whole section is set aside."
    ),
    "net": N_(
        "{event}: fiscal year {year}: in the {column} the fund's total less lapses makes {a}, but "
        "the net says {b}. The whole section is set aside."
    ),
    "totals_twice": N_(
        "{event}: fiscal year {year}: a total of the fund is printed more than once. The whole "
        "section is set aside."
    ),
    "trouble": N_("{event}: {words} The whole section is set aside."),
    "section_twice": N_("{event}: the section was read {a} times. It is set aside."),
    "no_rows": N_("{event}: no row of this section was read. It is set aside."),
    "row_twice": N_(
        "{event}: {agency}, fiscal year {year}: row {words} was read {a} times. The whole section "
        "is set aside."
    ),
    "other_year": N_(
        "{event}: {agency}, {words}: the row is of fiscal year {year}, of which the section does "
        "not speak. The whole section is set aside."
    ),
    "no_old_amount": N_(
        "{event}: {agency}, {words}, fiscal year {year}: the section changes sums, but this row "
        "has no old amount. The whole section is set aside."
    ),
    "old_amount": N_(
        "{event}: {agency}, {words}, fiscal year {year}: this row has an old amount ({a}), but the "
        "section changes no sums. The whole section is set aside."
    ),
    "sign": N_(
        "{event}: {agency}, {words}, fiscal year {year}: {a} in the {column} has the wrong sign "
        "for what the section does. The whole section is set aside."
    ),
    "no_account": N_(
        "{event}: fiscal year {year}: a row of {a} names no agency or no account ({agency}). The "
        "whole section is set aside."
    ),
    "old_column": N_(
        "{event}: {agency}, {words}, fiscal year {year}: the old amount is {a}, but another "
        "document of this budget says {b}, and no printed total includes this line. The whole "
        "section is set aside."
    ),
    # Lines across documents: {event} is the line, {document} one that has it.
    "named_twice": N_(
        "{event}, fiscal year {year}: {document} has {a} rows of this name with sums of their own "
        "(section {section}, page {page}), so that it is not known what it says of the line."
    ),
    "base_differs": N_(
        "{event}, fiscal year {year}: the documents have different old amounts, {a} in {document} "
        "(section {section}, page {page}) and {b} in another. The old amount is not known."
    ),
    "veto_open": N_(
        "{event}: the record does not say which of its lines the Governor vetoed; none is marked."
    ),
    "veto_unmatched": N_(
        "{event}: the Governor vetoed {words}, but no section that adds up has such a line."
    ),
    # Rulings on lines that are not in force: {event} is one line, {b} the other, {a} who ruled.
    "line_ruling_unknown": N_(
        "{event}: the ruling of {a} on {b} is not in force: no document that adds up has {c}."
    ),
    "line_ruling_cycle": N_(
        "{event}: the ruling of {a} on {b} is not in force: no budget {c} was read."
    ),
    "line_ruling_near": N_("The nearest name is {event}."),
    "line_ruling_both": N_(
        "{event}: the ruling of {a} that it is {b} is not in force: one document has a sum for "
        "each of them ({c})."
    ),
    "line_ruling_denied": N_(
        "{event}: the ruling of {a} that it is {b} is not in force: another ruling says that they "
        "are different lines."
    ),
    "bond_sum": N_(
        "{event}: the purposes make {a}, but the section authorizes {b} in all. It is set aside."
    ),
    "bond_overlap": N_(
        "{event}: section {a} authorizes bonds for some of the same purposes. Both are set aside."
    ),
    "bond_twice": N_("{event}: the section was read {a} times. It is set aside."),
    "bond_orphan": N_(
        "{event}: purposes of {a} belong to no authorization that was read. They are left out."
    ),
}
_DOCUMENTS = {
    "governor": N_("The Governor's bill {bill} of {session}"),
    "committee": N_("The committee's bill {bill} of {session}"),
    "enacted": N_("The law {bill} of {session}"),
}
_COLUMNS = {"old": N_("old column"), "new": N_("new column")}
_SECTION = N_("{document}, section {section}, page {page}")
_BOND_SECTION = N_("{bill} of {session}, section {section}, page {page}")
_NO_AMOUNT = N_("no amount")


def budget_document(stage: str, bill: str, session: str) -> Subject:
    """A document of a budget: "The Governor's bill HB 5032 of 2026"."""
    return lambda translate: translate(_DOCUMENTS[stage]).format(bill=bill, session=session)


def budget_section(stage: str, bill: str, session: str, section: int, page: int) -> Subject:
    """A section of it: "The law SB 1 of 2026, section 3, page 26"."""
    document = budget_document(stage, bill, session)
    return lambda translate: translate(_SECTION).format(
        document=document(translate), section=section, page=page
    )


def bond_section(session: str, bill: str, section: int, page: int) -> Subject:
    """A section that authorizes bonds: "SB 85 of 2026, section 1, page 1"."""
    return lambda translate: translate(_BOND_SECTION).format(
        bill=bill, session=session, section=section, page=page
    )


def column(side: str) -> Subject:
    """Which of the two columns of a table: old, new, or "" for neither."""
    return lambda translate: translate(_COLUMNS[side]) if side else ""


def dollars(amount: int | None) -> Subject:
    """An amount as pages write it in both languages: "$2,456,935,081"."""
    if amount is None:
        return lambda translate: translate(_NO_AMOUNT)
    sign = "-" if amount < 0 else ""
    return lambda _translate: f"{sign}${abs(amount):,}"


def untold_lines(lines: str) -> Subject:
    """Sentences that a reader left untold, one a line."""
    sentences = [read_untold(line) for line in lines.splitlines()]
    return lambda translate: " ".join(tell(sentence, translate) for sentence in sentences)
