"""What the tests of reading in a list share: lists, and the way from a file to rows."""

import io
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from django.test import Client
from openpyxl import Workbook

from hub.accounts.models import User
from socialmap.models import (
    ImportRun,
    Location,
    Service,
)
from socialmap.services import import_runs
from socialmap.tasks import go_on_with_imports
from tests.conftest import make_service

SignIn = Callable[[User], Client]
HEAD = "Naam activiteit;Organisatie;Omschrijving;Straat;Postcode;Plaats;Telefoon;Openingstijden;Kosten\n"
COFFEE = "Koffieochtend;De Kiem;Samen koffie;Dorpsstraat 1;5142 AB;Waalwijk;0416-123456;ma-vr 9.00-12.00;gratis\n"
SEWING = "Naaicafé;De Kiem;Kleding maken;Dorpsstraat 1;5142AB;Waalwijk;0416-123456;di 13-16;€ 2\n"
TABLE = "/werk/sociale-kaart/inlezen/"


def sheet(*rows: tuple[Any, ...]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def looked_through(w: SimpleNamespace, content: bytes | str) -> ImportRun:
    """Uploaded with the columns as guessed, and looked through by the worker."""
    raw = content.encode() if isinstance(content, str) else content
    run = import_runs.upload(hub=w.balade, user=w.noor, content=raw)
    mapping = {int(place): name for place, name in run.mapping.items()}
    import_runs.choose_columns(run=run, user=w.noor, mapping=mapping)
    go_on_with_imports()
    run.refresh_from_db()
    assert run.status == "checked", run.why
    return run


def read_in(w: SimpleNamespace, content: bytes | str) -> ImportRun:
    run = looked_through(w, content)
    return finished(w, run)


def finished(w: SimpleNamespace, run: ImportRun) -> ImportRun:
    import_runs.start(run=run, user=w.noor)
    go_on_with_imports()
    run.refresh_from_db()
    assert run.status == "done", run.why
    return run


def outcomes(run: ImportRun) -> list[str]:
    return [row.outcome for row in run.rows.all()]


def notes(run: ImportRun) -> list[list[str]]:
    return [note for row in run.rows.all() for note in row.notes]


def known(w: SimpleNamespace) -> Service:
    entry = make_service(w.balade, "Koffieochtend", organization="Buurthuis De Kiem")
    place = Location.objects.create(hub=w.balade, postal_code="5142AB", address_1="Dorpsstraat 1", city="Waalwijk")
    entry.at_locations.create(hub=w.balade, location=place)
    return entry
