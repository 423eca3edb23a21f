"""What came of the rows of a spreadsheet, in words."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socialmap.fields import FIELDS
from socialmap.models import ImportRow
from socialmap.sheets.words import CELL

WHY: Mapping[str, str | Promise] = {
    "name_and_postcode": gettext_lazy("same name and postcode"),
    "name_and_organization": gettext_lazy("same name and organisation"),
    "near_and_alike": gettext_lazy("close by, and a name that is much the same"),
}
# Fields of a document that stand under another name where people change them, or that they do not change there.
_CALLED = {"phones": "phone", "schedules": "hours", "placed": "address", "spoken": "languages"}
_OTHERS: Mapping[str, str | Promise] = {
    "areas": gettext_lazy("Neighbourhoods"),
    "costs": gettext_lazy("Costs"),
    "subjects": gettext_lazy("Subjects"),
}
_OUTCOMES: Mapping[str, str | Promise] = {
    ImportRow.Outcome.ALIKE: gettext_lazy("looks like another entry, and nobody chose yet"),
    ImportRow.Outcome.BARRED: gettext_lazy("was taken off the map: do not list again"),
    ImportRow.Outcome.LEFT_OUT: gettext_lazy("left out by you"),
}


def in_words(notes: Iterable[Sequence[str]]) -> list[str]:
    """What is wrong with the cells of a row, a sentence for each."""
    return [_note(column, code) for column, code in notes]


def _note(column: str, code: str) -> str:
    words = str(CELL.get(code, code))
    return f"{column}: {words}" if column else _("This row %(what)s") % {"what": words}


def fields_in_words(names: Iterable[str]) -> str:
    """The names of fields as people know them, each once."""
    labels = [
        FIELDS[called].label if (called := _CALLED.get(name, name)) in FIELDS else _OTHERS.get(name) for name in names
    ]
    return ", ".join(dict.fromkeys(str(label).lower() for label in labels if label))


def mistakes(rows: Iterable[ImportRow], titles: Sequence[str]) -> Iterable[list[Any]]:
    """The rows that were not, or not wholly, taken in: as they came, with the reason behind them."""
    yield [_("Row"), *titles, _("What is not right")]
    for row in rows:
        reasons = in_words(row.notes)
        if row.outcome in _OUTCOMES:
            reasons.append(str(_OUTCOMES[row.outcome]))
        yield [row.number, *row.cells, "; ".join(reasons)]
