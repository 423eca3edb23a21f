"""A page of ours as a PDF that a screen reader can read too (PDF/UA). WeasyPrint needs Pango, a library of the
system: where that is not installed, people print from their browser."""

import logging
from functools import cache
from importlib import import_module
from io import BytesIO
from mimetypes import guess_type
from typing import Any

from django.contrib.staticfiles import finders

logger = logging.getLogger(__name__)
# Addresses in the page that stand for our own static files. Nothing else is fetched, from disk or from anywhere.
OWN = "https://static.invalid/"


@cache
def _weasyprint() -> Any:
    """Loaded at the first PDF: it takes half a second and 40 MB that most processes never need."""
    for talker in ("weasyprint", "fontTools"):
        logging.getLogger(talker).setLevel(logging.ERROR)  # they tell of each step of each page
    try:
        return import_module("weasyprint")
    except OSError:
        logger.warning("no PDF: Pango is not installed on this machine")
        return None


def can_make_pdf() -> bool:
    """Whether this machine can."""
    return _weasyprint() is not None


def as_pdf(html: str) -> bytes:
    """A whole HTML page as PDF. Raises RuntimeError where this machine cannot (`can_make_pdf`)."""
    weasyprint = _weasyprint()
    if weasyprint is None:
        raise RuntimeError("Pango is not installed")
    page = weasyprint.HTML(string=html, base_url=OWN, url_fetcher=_own_files)
    made: bytes = page.write_pdf(pdf_variant="pdf/ua-1")
    return made


def _own_files(url: str, *args: Any, **kwargs: Any) -> Any:
    name = url.removeprefix(OWN)
    found = finders.find(name) if name != url and ".." not in name else None
    if not isinstance(found, str):
        raise ValueError("not one of our files")
    # Without its kind a style sheet is passed over in silence.
    kind = {"Content-Type": guess_type(found)[0] or "application/octet-stream"}
    with open(found, "rb") as file:
        return _weasyprint().urls.URLFetcherResponse(url, BytesIO(file.read()), headers=kind)
