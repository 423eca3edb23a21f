"""What is wrong with a file or a cell, in words for whoever reads it in."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FILE: Mapping[str, str | Promise] = {
    "empty": _("There is nothing in this file."),
    "no_rows": _("This file has headings only, and no rows below them."),
    "too_large": _("This file is larger than 20 MB. Split it, or take pictures and other sheets out."),
    "too_many_rows": _("This file has more than 10,000 rows. Split it."),
    "too_many_columns": _("This file has more than 100 columns. Take out what is not needed."),
    "encoding": _("We cannot read the letters in this file. Save it again as Excel (.xlsx), or as CSV with UTF-8."),
    "old_or_locked": _(
        "This file has a password, or it is of an old kind (.xls). Save it as .xlsx without a password."
    ),
    "macros": _("There are macros (small programs) in this file. Save it as .xlsx, without macros."),
    "bomb": _("This file becomes far too large when it is opened. We do not open it."),
    "not_a_sheet": _("This is not a spreadsheet. Choose an Excel file (.xlsx) or a CSV file."),
    "broken": _("This file is damaged. Open it in your spreadsheet program, save it again and try once more."),
    "gone": _("The file is not here any more. Choose it again."),
    "trouble": _("Something went wrong with us. Look once more: what was read in already stays."),
}
CELL: Mapping[str, str | Promise] = {
    "formula": _("is a formula without an outcome"),
    "error": _("is a mistake of the spreadsheet"),
    "too_long": _("is longer than 20,000 signs"),
    "missing": _("is empty"),
    "email": _("is not an e-mail address"),
    "url": _("is not a web address"),
    "phone": _("is not a phone number"),
    "postcode": _("is not a Dutch postcode"),
    "number": _("is not a number that can be right"),
    "date": _("is not a date"),
    "future": _("is a date that is still to come"),
    "yes_no": _("is neither yes nor no"),
    "hours": _("is not clear to us. Write it like this: ma-vr 9.00-17.00"),
    "subject": _("is not one of our subjects"),
    "cut": _("was too long: the rest was left out"),
    "point": _("is not a point on the map"),
    "far": _("lies far from the neighbourhood, or in the sea: it does not come on the map"),
    "area": _("is not one of our neighbourhoods"),
    "twice": _("is the same as an earlier row: the first one counts"),
    "barred": _("was taken off the map: do not list again"),
    "refused": _("could not be kept"),
}
