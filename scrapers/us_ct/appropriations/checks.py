"""What must be true of budget.yml beyond one value: each thing once, documents of listed bills.

It looks at whatever can be read of the file, so that no mistake of form hides one of these. Leaves
to others: the form of each value (budgetfile), the records and requests (cycles).
"""

from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

from pydantic import ConfigDict

from reportcard.language import _
from reportcard.model.vocabulary import BudgetStage
from reportcard.problems import Problem, nearest
from reportcard.yamlfile import KeyPath, YamlFile, readable_entries, validate_model

from .budgetfile import BillEntry, BudgetFile, DocumentPath

Item = TypeVar("Item", bound=Hashable)


class _Bill(BillEntry):
    """The bill of an entry, whatever else stands there."""

    model_config = ConfigDict(extra="ignore")


class _Document(_Bill):
    path: DocumentPath


class _Staged(_Bill):
    stage: BudgetStage


def require_budgets(yaml: YamlFile) -> BudgetFile:
    """The list of budgets.

    Raises:
        UserError: every mistake of the file at once, of form and of sense.
    """
    return validate_model(yaml, BudgetFile, beyond=check_budgets(yaml))


def check_budgets(yaml: YamlFile) -> Iterator[Problem]:
    """Every mistake of the list of budgets that its form does not show."""
    cycles = list(_items(yaml, ("cycles",)))
    message = _("There is a budget {id} already: each needs a name of its own.")
    for here, name in _repeated(_words(yaml, [(*cycle, "id") for cycle in cycles])):
        yield yaml.problem(here, message.format(id=name))
    for cycle in cycles:
        yield from _check_years(yaml, cycle)
        yield from _check_bills(yaml, cycle)
        yield from _check_documents(yaml, cycle)


def _check_years(yaml: YamlFile, entry: KeyPath) -> Iterator[Problem]:
    years = ((here, yaml.value(here)) for here in _items(yaml, (*entry, "fiscal_years")))
    for here, _year in _repeated((here, year) for here, year in years if isinstance(year, int)):
        yield yaml.problem(here, _("Each fiscal year stands once."))


def _check_bills(yaml: YamlFile, cycle: KeyPath) -> Iterator[Problem]:
    listed = readable_entries(yaml, (*cycle, "bills"), _Bill)
    message = _("The budget lists {bill} of {session} already.")
    for here, (session, bill) in _repeated((here, (b.session, b.bill)) for here, b in listed):
        yield yaml.problem((*here, "bill"), message.format(bill=bill, session=session))
    for entry in _items(yaml, (*cycle, "bills")):
        yield from _check_years(yaml, entry)


def _check_documents(yaml: YamlFile, cycle: KeyPath) -> Iterator[Problem]:
    path = (*cycle, "documents")
    staged = readable_entries(yaml, path, _Staged)
    message = _("{bill} has a document for this stage already.")
    for here, named in _repeated((here, (d.stage, d.session, d.bill)) for here, d in staged):
        yield yaml.problem((*here, "bill"), message.format(bill=named[2]))
    for here, document in readable_entries(yaml, path, _Document):
        yield from _check_path(yaml, here, document)
    yield from _check_listed(yaml, cycle)


def _check_path(yaml: YamlFile, here: KeyPath, document: _Document) -> Iterator[Problem]:
    """A document of another bill, or year, would put its sums under the wrong roll calls."""
    written = f"{document.bill[:2]}-{document.bill[2:]}"
    if document.session == document.path.split("/")[1] and written in document.path.upper():
        return
    message = _("The path names another bill or session than {bill} of {session}.")
    words = message.format(bill=written, session=document.session)
    yield yaml.problem((*here, "path"), words)


def _check_listed(yaml: YamlFile, cycle: KeyPath) -> Iterator[Problem]:
    """Documents of bills that the budget does not list, where its whole list can be read."""
    entries = readable_entries(yaml, (*cycle, "bills"), _Bill)
    listed = [(bill.session, bill.bill) for _here, bill in entries]
    if len(listed) < len(list(_items(yaml, (*cycle, "bills")))):
        return
    message = _("{bill} of {session} has a document, but is not among the budget's bills.")
    for here, document in readable_entries(yaml, (*cycle, "documents"), _Bill):
        if (document.session, document.bill) not in listed:
            words = message.format(bill=document.bill, session=document.session)
            near = nearest(document.bill, [bill for _session, bill in listed])
            hint = _("Did you mean {near}?").format(near=near) if near else ""
            yield yaml.problem((*here, "bill"), words, hint)


def _items(yaml: YamlFile, path: KeyPath) -> Iterator[KeyPath]:
    """The path of each entry of a list; none where there is no list."""
    entries = yaml.value(path)
    yield from ((*path, n) for n in range(len(entries) if isinstance(entries, list) else 0))


def _words(yaml: YamlFile, paths: Iterable[KeyPath]) -> Iterator[tuple[KeyPath, str]]:
    for path in paths:
        if isinstance(word := yaml.value(path), str):
            yield path, word


def _repeated(items: Iterable[tuple[KeyPath, Item]]) -> Iterator[tuple[KeyPath, Item]]:
    """Those of the items that stood before, each with its own place."""
    seen: set[Item] = set()
    for path, item in items:
        if item in seen:
            yield path, item
        seen.add(item)
