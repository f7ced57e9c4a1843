"""LegiScan's weekly datasets, read as a second witness of roll calls (reportcard crosscheck).

Staff download the zip files themselves; nothing is fetched. LegiScan collects the same public
record and knows no question put: it can confirm or contradict a tally and a vote, nothing else.
"""

from collections.abc import Iterator, Mapping

from reportcard.collect.manifest import Manifest
from reportcard.collect.pages import Request
from reportcard.collect.second import NumberRule, SecondReading
from reportcard.errors import PageError, UserError
from reportcard.language import _

from .csv_tree import find_csv_folder, read_csv_tree
from .dataset import Dataset
from .json_tree import has_json_tree, read_json_tree
from .witness import Witness
from .zipped import Folder, open_folders


def start(_manifest: Manifest) -> Iterator[Request]:
    """Nothing is fetched.

    Raises:
        UserError: always, and says which command reads a dataset.
    """
    raise UserError(
        _("LegiScan is not collected: download a dataset and run reportcard crosscheck.")
    )


def read_datasets(body: bytes) -> tuple[Dataset, ...]:
    """Every session in a zip of LegiScan's.

    Raises:
        PageError: it is no zip, or not one of LegiScan's.
    """
    return tuple(_read(folder) for folder in open_folders(body))


def read_second(body: bytes, rules: Mapping[str, NumberRule]) -> Iterator[SecondReading]:
    """What each session in a zip gives for the cross-check.

    Args:
        body: The zip.
        rules: How the numbers of each known place are found, by place.

    Raises:
        PageError: it is no zip, or not one of LegiScan's.
        UserError: it is of a place that nobody has described.
    """
    for dataset in read_datasets(body):
        witness = Witness(dataset, _require_rule(dataset.place, rules))
        records = tuple(witness.records())
        yield SecondReading(
            name=dataset.name,
            place=dataset.place,
            made_at=dataset.made_at,
            records=records,
            counts=dict(witness.counts),
            left_out=(*dataset.faults, *witness.left_out),
        )


def _read(folder: Folder) -> Dataset:
    if has_json_tree(folder):
        return read_json_tree(folder)
    at = find_csv_folder(folder)
    if at is None:
        message = _("The folder {place}/{session} holds neither bill/*.json nor rollcalls.csv.")
        raise PageError(message.format(place=folder.place, session=folder.session))
    return read_csv_tree(folder, at)


def _require_rule(place: str, rules: Mapping[str, NumberRule]) -> NumberRule:
    if place in rules:
        return rules[place]
    message = _("The dataset is of {place}; scrapers/generic/legiscan/places.yml knows {known}.")
    raise UserError(message.format(place=place, known=", ".join(sorted(rules))))
