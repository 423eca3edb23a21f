"""A list in a spreadsheet comes on the social map: looked at first, nothing guessed, nothing of ours overwritten."""

import csv
import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django_scopes import scope
from openpyxl import Workbook, load_workbook

from hub.accounts.models import User
from hub.base import clock
from hub.base.workflow import MoveRefused, worker
from socialmap.models import (
    Alias,
    Contact,
    EntryChange,
    ImportFile,
    ImportRow,
    ImportRun,
    KnownColumn,
    Location,
    Organization,
    Schedule,
    Service,
    Tombstone,
)
from socialmap.services import import_runs, tombstones
from socialmap.services.entries import Address, save_service
from socialmap.sheets import opening
from socialmap.sheets.columns import guess
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


# --- the ordinary way ----------------------------------------------------------------------------


def test_a_list_is_looked_through_first_and_changes_nothing(balade: SimpleNamespace) -> None:
    before = Service.objects.count()
    run = looked_through(balade, HEAD + COFFEE + SEWING)
    assert outcomes(run) == ["new", "new"]
    assert run.counts["new"] == 2
    assert Service.objects.count() == before
    assert not Organization.objects.filter(name="De Kiem").exists()


def test_a_list_that_is_read_in_is_on_the_map_with_everything_in_it(balade: SimpleNamespace) -> None:
    read_in(balade, HEAD + COFFEE)
    entry = Service.objects.get(name="Koffieochtend")
    assert entry.organization.name == "De Kiem"
    assert (entry.free_of_charge, entry.status, entry.slug) == (True, "active", "koffieochtend")
    assert entry.phones.get().number == "0416-123456"
    hours = entry.schedules.get()
    assert (hours.byday, hours.opens_at, hours.closes_at) == ("MO,TU,WE,TH,FR", time(9), time(12))
    place = entry.at_locations.get().location
    assert (place.address_1, place.postal_code, place.city) == ("Dorpsstraat 1", "5142AB", "Waalwijk")
    assert place.neighbourhood is not None
    assert place.neighbourhood.name == "Wijk BLD"


def test_the_same_list_again_has_nothing_new_and_nothing_changed(balade: SimpleNamespace) -> None:
    read_in(balade, HEAD + COFFEE + SEWING)
    before = [model.objects.count() for model in (Service, Location, Schedule, Organization)]
    run = read_in(balade, HEAD + COFFEE + SEWING)
    assert outcomes(run) == ["same", "same"]
    assert [model.objects.count() for model in (Service, Location, Schedule, Organization)] == before


def test_a_changed_row_says_which_fields_change(balade: SimpleNamespace) -> None:
    read_in(balade, HEAD + COFFEE)
    run = looked_through(balade, HEAD + COFFEE.replace("Samen koffie", "Koffie en taart").replace("123456", "999999"))
    row = run.rows.get()
    assert (row.outcome, set(row.fields["changed"])) == ("changed", {"description", "phones"})
    assert Service.objects.get(name="Koffieochtend").description == "Samen koffie"


def test_an_organisation_that_is_known_under_other_capitals_is_the_same_one(balade: SimpleNamespace) -> None:
    read_in(balade, HEAD + COFFEE)
    read_in(balade, HEAD + SEWING.replace("De Kiem", "DE KIËM"))
    assert [one.name for one in Organization.objects.filter(name__iexact="de kiem")] == ["De Kiem"]


def test_the_file_goes_when_it_is_read_in_and_its_name_is_nowhere(
    balade: SimpleNamespace, signed_in_as: SignIn
) -> None:
    client = signed_in_as(balade.noor)
    upload = SimpleUploadedFile("Lijst van Bep Blok.csv", (HEAD + COFFEE).encode())
    answer = client.post(TABLE, {"sheet": upload})
    run = ImportRun.objects.get()
    assert answer.headers["Location"] == f"{TABLE}{run.pk}/"
    with connection.cursor() as cursor:
        cursor.execute("SELECT r::text || (SELECT f::text FROM socialmap_importfile f) FROM socialmap_importrun r")
        assert "Bep" not in cursor.fetchone()[0]
    import_runs.choose_columns(run=run, user=balade.noor, mapping={0: "name", 1: "organization"})
    go_on_with_imports()
    assert ImportFile.objects.filter(run=run).exists()
    run.refresh_from_db()
    finished(balade, run)
    assert not ImportFile.objects.exists()


def test_who_stops_leaves_nothing_of_the_file(balade: SimpleNamespace) -> None:
    run = looked_through(balade, HEAD + COFFEE)
    import_runs.stop(run=run, user=balade.noor)
    assert not ImportFile.objects.exists()
    assert not ImportRow.objects.exists()
    with pytest.raises(MoveRefused):
        import_runs.start(run=run, user=balade.karim)


def test_two_workers_that_press_at_once_read_it_in_once(balade: SimpleNamespace) -> None:
    run = looked_through(balade, HEAD + COFFEE)
    import_runs.start(run=run, user=balade.noor)
    with pytest.raises(MoveRefused):
        import_runs.start(run=run, user=balade.karim)
    assert import_runs.go_on(run=run) is True
    assert import_runs.go_on(run=run) is False
    assert Service.objects.filter(name="Koffieochtend").count() == 1


# --- columns -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Naam activiteit", "name"), ("Service name", "name"), ("ORGANISATIE", "organization"), ("Aanbieder", "organization"),
        ("E-mailadres", "email"), ("Telefoonnummer", "phone"), ("Telefoon (algemeen)", "phone"), ("Zip", "postcode"),
        ("Opening hours", "hours"), ("Doelgroep", "eligibility"), ("Categorieën", "subjects"), ("iets raars", ""),
    ],
)  # fmt: skip
def test_a_heading_in_dutch_or_english_is_guessed(heading: str, field: str) -> None:
    assert guess([heading], {}).get(0, "") == field


def test_what_a_column_meant_is_known_the_next_time(balade: SimpleNamespace) -> None:
    content = b"Bezigheid;Wie;Raar\nKoffie;De Kiem;x\n"
    run = import_runs.upload(hub=balade.balade, user=balade.noor, content=content)
    assert run.mapping == {}
    import_runs.choose_columns(run=run, user=balade.noor, mapping={0: "name", 1: "organization", 2: ""})
    again = import_runs.upload(hub=balade.balade, user=balade.karim, content=content)
    assert again.mapping == {"0": "name", "1": "organization"}
    assert KnownColumn.objects.count() == 3


def test_a_column_that_stands_there_twice_is_shown_twice_and_used_once(
    balade: SimpleNamespace, signed_in_as: SignIn
) -> None:
    client = signed_in_as(balade.noor)
    content = b"Naam;Organisatie;Telefoon;Telefoon\nKoffie;De Kiem;0416-111111;0416-222222\n"
    client.post(TABLE, {"sheet": SimpleUploadedFile("a.csv", content)})
    run = ImportRun.objects.get()
    assert [column["title"] for column in run.columns][2:] == ["Telefoon", "Telefoon (2)"]
    twice = {"column-0": "name", "column-1": "organization", "column-2": "phone", "column-3": "phone"}
    answer = client.post(f"{TABLE}{run.pk}/kolommen/", twice)
    assert answer.status_code == 422
    assert "is hierboven al gekozen" in answer.content.decode()
    run.refresh_from_db()
    assert run.status == "uploaded"


def test_without_a_column_for_the_name_nothing_begins(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    client = signed_in_as(balade.noor)
    client.post(TABLE, {"sheet": SimpleUploadedFile("a.csv", b"A;B\n1;2\n")})
    run = ImportRun.objects.get()
    answer = client.post(f"{TABLE}{run.pk}/kolommen/", {"column-0": "name"})
    assert answer.status_code == 422
    assert "In welke kolom staat dit" in answer.content.decode()


# --- what stands in a cell -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("E-mail", "bep at kiem", "email"),
        ("Website", "geen", "url"),
        ("Telefoon", "bel maar", "phone"),
        ("Postcode", "12345", "postcode"),
        ("Openingstijden", "9-5", "hours"),
        ("Openingstijden", "op afspraak", "hours"),
        ("Openingstijden", "ma-vr 9-5", "hours"),
        ("Gecontroleerd op", "31-02-2026", "date"),
        ("Gecontroleerd op", "2026-13-01", "date"),
        ("Gecontroleerd op", "1-1-2999", "future"),
        ("Gratis", "misschien", "yes_no"),
        ("Leeftijd vanaf", "jong", "number"),
        ("Onderwerp", "Vliegtuigen bouwen", "subject"),
        ("Wijk", "Verweggistan", "area"),
        ("Omschrijving", "=HYPERLINK(1)", "formula"),
    ],
)
def test_a_cell_that_cannot_be_right_is_named_and_the_rest_of_the_row_comes_in(
    balade: SimpleNamespace, column: str, cell: str, code: str
) -> None:
    run = read_in(balade, f"Naam;Organisatie;{column}\nKoffie;De Kiem;{cell}\n")
    assert outcomes(run) == ["new"]
    assert notes(run) == [[column, code]]
    assert Service.objects.filter(name="Koffie").exists()


@pytest.mark.parametrize(
    ("text", "days", "opens", "closes"),
    [
        ("ma-vr 9.00-17.00", "MO,TU,WE,TH,FR", time(9), time(17)),
        ("maandag t/m vrijdag van 9.00 tot 17.00 uur", "MO,TU,WE,TH,FR", time(9), time(17)),
        ("Elke dinsdag 10:00–12:00", "TU", time(10), time(12)),
        ("ma, wo en vr: 8u30-12u", "MO,WE,FR", time(8, 30), time(12)),
        ("dagelijks 9 tot 17 uur", "MO,TU,WE,TH,FR,SA,SU", time(9), time(17)),
        ("Weekdays 9:00 to 17:00", "MO,TU,WE,TH,FR", time(9), time(17)),
        ("24/7", "MO,TU,WE,TH,FR,SA,SU", time(0), time(23, 59)),
    ],
)
def test_opening_hours_in_words_are_understood_when_they_mean_one_thing(
    balade: SimpleNamespace, text: str, days: str, opens: time, closes: time
) -> None:
    read_in(balade, f"Naam;Organisatie;Openingstijden\nKoffie;De Kiem;{text}\n")
    hours = Service.objects.get(name="Koffie").schedules.get()
    assert (hours.byday, hours.opens_at, hours.closes_at) == (days, opens, closes)


def test_html_in_a_description_becomes_text_and_a_link_keeps_its_address(balade: SimpleNamespace) -> None:
    html = "<p>Welkom!</p><script>alert(1)</script><a href='https://kiem.example/koffie'>Meld u aan</a>"
    read_in(balade, f"Naam;Organisatie;Omschrijving\nKoffie;De Kiem;{html}\n")
    assert Service.objects.get(name="Koffie").description == "Welkom!\nMeld u aan (https://kiem.example/koffie)"


@pytest.mark.parametrize(("latitude", "longitude"), [("53,5", "3,5"), ("5.08", "51.69"), ("0", "0"), ("nan", "5")])
def test_a_place_in_the_sea_or_far_away_is_named_and_does_not_come_on_the_map(
    balade: SimpleNamespace, latitude: str, longitude: str
) -> None:
    head = "Naam;Organisatie;Adres;Latitude;Longitude\n"
    run = read_in(balade, f"{head}Koffie;De Kiem;Zeedijk 1;{latitude};{longitude}\n")
    assert notes(run)[0][1] in ("far", "point")
    place = Service.objects.get(name="Koffie").at_locations.get().location
    assert (place.address_1, place.latitude) == ("Zeedijk 1", None)


def test_a_row_without_a_name_or_an_organisation_stays_out_with_its_reason(balade: SimpleNamespace) -> None:
    run = read_in(balade, "Naam;Organisatie\nKoffie;\n;De Kiem\nThee;De Kiem\n")
    assert outcomes(run) == ["wrong", "wrong", "new"]
    assert notes(run) == [["Organisatie", "missing"], ["Naam", "missing"]]
    assert not Service.objects.filter(name="Koffie").exists()


def test_two_rows_of_one_entry_count_once_and_the_second_is_named(balade: SimpleNamespace) -> None:
    head = "ID;Naam;Organisatie\n"
    run = read_in(balade, f"{head}7;Koffie;De Kiem\n7;Koffie en thee;De Kiem\n8;Naaien;De Kiem\n")
    assert outcomes(run) == ["new", "wrong", "new"]
    assert notes(run) == [["", "twice"]]


def test_subjects_contact_person_and_yes_or_no_come_in(balade: SimpleNamespace) -> None:
    head = (
        "Naam;Organisatie;Onderwerp;Contactpersoon;E-mail contactpersoon;Rolstoel;Informeel;Vrije plaatsen;Wachttijd\n"
    )
    read_in(balade, f"{head}Koffie;De Kiem;boodschappen, Gezelschap;Bep Blok;bep@kiem.example;ja;nee;4;14 dagen\n")
    entry = Service.objects.get(name="Koffie")
    assert {subject.code for subject in entry.subjects.all()} == {"groceries", "company"}
    assert (entry.wheelchair, entry.informal, entry.places_left, entry.waiting_days) == (True, False, 4, 14)
    assert entry.contacts.get().email == "bep@kiem.example"


# --- what looks like another ---------------------------------------------------------------------


def _known(w: SimpleNamespace) -> Service:
    entry = make_service(w.balade, "Koffieochtend", organization="Buurthuis De Kiem")
    place = Location.objects.create(hub=w.balade, postal_code="5142AB", address_1="Dorpsstraat 1", city="Waalwijk")
    entry.at_locations.create(hub=w.balade, location=place)
    return entry


def test_a_row_that_looks_like_an_entry_waits_until_somebody_chose(balade: SimpleNamespace) -> None:
    entry = _known(balade)
    run = looked_through(balade, HEAD + COFFEE)
    row = run.rows.get()
    assert (row.outcome, row.alike) == ("alike", [{"key": entry.pk, "why": "name_and_postcode"}])
    finished(balade, run)
    assert Service.objects.filter(name="Koffieochtend").count() == 1


def test_chosen_as_new_it_becomes_an_entry_of_its_own(balade: SimpleNamespace) -> None:
    _known(balade)
    run = looked_through(balade, HEAD + COFFEE)
    import_runs.decide(run=run, user=balade.noor, choices={2: ("new", None)})
    go_on_with_imports()
    finished(balade, ImportRun.objects.get())
    assert Service.objects.filter(name="Koffieochtend").count() == 2


def test_chosen_as_that_entry_it_updates_it_and_is_known_the_next_time(balade: SimpleNamespace) -> None:
    entry = _known(balade)
    run = looked_through(balade, HEAD + COFFEE)
    import_runs.decide(run=run, user=balade.noor, choices={2: ("update", entry.pk)})
    go_on_with_imports()
    assert run.rows.get().outcome == "changed"
    finished(balade, ImportRun.objects.get())
    entry.refresh_from_db()
    assert entry.description == "Samen koffie"
    assert Alias.objects.get().service == entry
    assert outcomes(looked_through(balade, HEAD + COFFEE)) == ["same"]
    assert Service.objects.filter(name="Koffieochtend").count() == 1


def test_an_entry_that_was_not_offered_cannot_be_chosen(balade: SimpleNamespace) -> None:
    _known(balade)
    run = looked_through(balade, HEAD + COFFEE)
    import_runs.decide(run=run, user=balade.noor, choices={2: ("update", balade.service.pk)})
    assert run.rows.get().choice == ""


def test_a_name_that_is_much_the_same_at_the_same_postcode_is_a_hint_and_one_further_away_is_not(
    balade: SimpleNamespace,
) -> None:
    _known(balade)
    near = COFFEE.replace("Koffieochtend", "Koffie-ochtend senioren").replace("De Kiem", "Stichting Anders")
    far = near.replace("5142 AB", "5142 ZZ")
    assert looked_through(balade, HEAD + near).rows.get().alike[0]["why"] == "near_and_alike"
    assert outcomes(looked_through(balade, HEAD + far)) == ["new"]


def test_two_rows_of_one_list_that_look_alike_are_told(balade: SimpleNamespace) -> None:
    run = looked_through(balade, HEAD + COFFEE + COFFEE.replace("De Kiem", "Stichting Anders"))
    assert outcomes(run) == ["new", "alike"]
    assert run.rows.get(number=3).alike == [{"key": -2, "why": "name_and_postcode"}]


# --- what was edited here ------------------------------------------------------------------------


def test_a_text_that_was_edited_here_stays_and_what_the_list_says_waits_beside_it(balade: SimpleNamespace) -> None:
    read_in(balade, HEAD + COFFEE)
    entry = Service.objects.get(name="Koffieochtend")
    save_service(hub=balade.balade, actor=worker(balade.noor), service=entry, fields={"description": "Van Noor"})
    run = read_in(balade, HEAD + COFFEE.replace("Samen koffie", "Nieuw uit de lijst"))
    entry.refresh_from_db()
    assert entry.description == "Van Noor"
    assert run.rows.get().fields["proposed"] == ["description"]
    change = EntryChange.objects.get(service=entry, status="proposed")
    assert change.fields == {"description": {"before": "Van Noor", "after": "Nieuw uit de lijst"}}


def test_the_same_list_after_an_edit_here_asks_nothing(balade: SimpleNamespace) -> None:
    read_in(balade, HEAD + COFFEE)
    entry = Service.objects.get(name="Koffieochtend")
    save_service(hub=balade.balade, actor=worker(balade.noor), service=entry, fields={"description": "Van Noor"})
    read_in(balade, HEAD + COFFEE)
    entry.refresh_from_db()
    assert entry.description == "Van Noor"
    assert not EntryChange.objects.exists()


def test_a_second_import_after_an_edit_still_keeps_the_edit(balade: SimpleNamespace) -> None:
    read_in(balade, HEAD + COFFEE)
    entry = Service.objects.get(name="Koffieochtend")
    save_service(hub=balade.balade, actor=worker(balade.noor), service=entry, fields={"description": "Van Noor"})
    for words in ("Eerste", "Tweede", "Tweede"):
        read_in(balade, HEAD + COFFEE.replace("Samen koffie", words))
    entry.refresh_from_db()
    assert entry.description == "Van Noor"
    assert EntryChange.objects.get(status="proposed").fields["description"]["after"] == "Tweede"


def test_hours_and_an_address_that_were_edited_here_stay_too(balade: SimpleNamespace) -> None:
    read_in(balade, HEAD + COFFEE)
    entry = Service.objects.get(name="Koffieochtend")
    moved = Address(street="Kerkstraat 9", postcode="5142CC", city="Waalwijk")
    actor = worker(balade.noor)
    save_service(hub=balade.balade, actor=actor, service=entry, fields={}, hours=[], address=moved)
    read_in(balade, HEAD + COFFEE.replace("9.00-12.00", "10.00-12.00").replace("5142 AB", "5142 AB"))
    assert not entry.schedules.exists()
    assert entry.at_locations.get().location.address_1 == "Kerkstraat 9"
    assert "hours" in EntryChange.objects.get(status="proposed").fields


def test_what_the_hub_wrote_itself_is_not_overwritten_by_a_list_that_names_it_for_the_first_time(
    balade: SimpleNamespace,
) -> None:
    organization = Organization.objects.create(hub=balade.balade, name="De Kiem")
    fields = {"name": "Koffieochtend", "organization": organization, "description": "Van Noor"}
    entry = save_service(hub=balade.balade, actor=worker(balade.noor), fields=fields)
    run = looked_through(balade, HEAD + COFFEE)
    import_runs.decide(run=run, user=balade.noor, choices={2: ("update", entry.pk)})
    go_on_with_imports()
    finished(balade, ImportRun.objects.get())
    entry.refresh_from_db()
    assert entry.description == "Van Noor"
    assert entry.phones.get().number == "0416-123456"
    assert "description" in EntryChange.objects.get().fields


def test_a_contact_person_who_left_does_not_come_back(balade: SimpleNamespace) -> None:
    content = "Naam;Organisatie;Contactpersoon;E-mail contactpersoon\nKoffie;De Kiem;Bep Blok;bep@kiem.example\n"
    read_in(balade, content)
    Contact.objects.filter(name="Bep Blok").update(left_on=date(2026, 1, 1), email="", name="")
    read_in(balade, content)
    assert not Contact.objects.filter(name="Bep Blok").exists()


# --- do not list again ---------------------------------------------------------------------------


def test_what_must_not_be_listed_again_survives_the_next_import_also_under_another_number(
    balade: SimpleNamespace,
) -> None:
    read_in(balade, HEAD + COFFEE + SEWING)
    entry = Service.objects.get(name="Koffieochtend")
    tombstones.bar(service=entry, user=balade.noor, reason="Gestopt")
    run = read_in(balade, HEAD + COFFEE + SEWING)
    assert outcomes(run) == ["barred", "same"]
    assert outcomes(read_in(balade, f"ID;{HEAD}99;{COFFEE}")) == ["barred"]
    assert outcomes(read_in(balade, HEAD + COFFEE.replace("Koffieochtend", "KOFFIE-OCHTEND".replace("-", "")))) == [
        "barred"
    ]
    entry.refresh_from_db()
    assert entry.status == "defunct"
    assert Service.objects.filter(name__iexact="koffieochtend").count() == 1


def test_after_it_was_lifted_the_next_import_takes_it_in(balade: SimpleNamespace) -> None:
    read_in(balade, HEAD + COFFEE)
    stone = tombstones.bar(service=Service.objects.get(name="Koffieochtend"), user=balade.noor, reason="Gestopt")
    assert tombstones.lift(tombstone=stone, user=balade.karim)
    assert not tombstones.lift(tombstone=stone, user=balade.noor)
    assert outcomes(read_in(balade, HEAD + COFFEE)) == ["same"]
    assert Tombstone.objects.get().lifted_at is not None


def test_an_entry_that_somebody_brought_back_by_hand_is_listed_again_and_can_be_barred_again(
    balade: SimpleNamespace,
) -> None:
    read_in(balade, HEAD + COFFEE)
    entry = Service.objects.get(name="Koffieochtend")
    tombstones.bar(service=entry, user=balade.noor, reason="Gestopt")
    Service.objects.filter(pk=entry.pk).update(status="active")
    assert outcomes(looked_through(balade, HEAD + COFFEE)) == ["same"]
    tombstones.bar(service=entry, user=balade.noor, reason="Toch gestopt")
    assert outcomes(looked_through(balade, HEAD + COFFEE)) == ["barred"]
    assert tombstones.standing(hub=balade.balade).get().reason == "Toch gestopt"


def test_an_archived_entry_stays_archived_after_an_import(balade: SimpleNamespace) -> None:
    read_in(balade, HEAD + COFFEE)
    Service.objects.filter(name="Koffieochtend").update(status="defunct")
    read_in(balade, HEAD + COFFEE.replace("Samen koffie", "Anders"))
    assert Service.objects.get(name="Koffieochtend").status == "defunct"


# --- bad files -----------------------------------------------------------------------------------


def _zip(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return packed.getvalue()


GOOD = sheet(("Naam", "Organisatie"), ("Koffie", "De Kiem"))


def _with_macros() -> bytes:
    packed = io.BytesIO(GOOD)
    with zipfile.ZipFile(packed, "a") as file:
        file.writestr("xl/vbaProject.bin", b"x")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\n\n  \n", "empty"),
        (b"Naam;Organisatie\n", "no_rows"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 100, "old_or_locked"),
        (b"Naam;Organisatie\nA\x00B;C\n", "encoding"),
        ("Naam;Organisatie\nCafé;Kiem\n".encode("utf-16")[2:], "encoding"),
        (bytes(range(1, 256)), "encoding"),
        (_with_macros(), "macros"),
        (_zip(readme_dot_txt=b"hallo"), "not_a_sheet"),
        (_zip(xl__workbook_dot_xml=b"<x/>"), "broken"),
        (_zip(xl__workbook_dot_xml=b" " * 30_000_000), "bomb"),
        (b"PK\x03\x04" + b"x" * 50, "broken"),
        (GOOD[: len(GOOD) // 2], "broken"),
        (b"A;B\n" + b"x;y\n" * 10_001, "too_many_rows"),
        ((";".join("abcdefghij" * 11) + "\n1\n").encode(), "too_many_columns"),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_words(balade: SimpleNamespace, content: bytes, code: str) -> None:
    with pytest.raises(opening.NotATable) as refused:
        import_runs.upload(hub=balade.balade, user=balade.noor, content=content)
    assert refused.value.code == code
    assert not ImportRun.objects.exists()


def test_a_workbook_that_multiplies_itself_is_refused(balade: SimpleNamespace) -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>'
    with zipfile.ZipFile(io.BytesIO(GOOD)) as good:
        files = {name: good.read(name) for name in good.namelist()}
    files["xl/workbook.xml"] = laughs
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, content in files.items():
            file.writestr(name, content)
    with pytest.raises(opening.NotATable):
        opening.open_table(packed.getvalue())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_any_usual_encoding_and_delimiter_is_read(encoding: str, delimiter: str) -> None:
    text = f"Naam{delimiter}Organisatie\nCafé één{delimiter}De Kiëm\n"
    table = opening.open_table(text.encode(encoding))
    assert (table.headings, table.lines[0].cells) == (("Naam", "Organisatie"), ("Café één", "De Kiëm"))


def test_a_workbook_gives_dates_times_and_numbers_as_people_see_them() -> None:
    content = sheet(
        ("Naam", "Getal", "Dag", "Tijd", "Ja", "Som"),
        ("Koffie", 4.0, datetime(2026, 3, 1), time(9, 30), True, "=1+1"),  # noqa: DTZ001
    )
    [line] = opening.open_table(content).lines
    assert line.cells == ("Koffie", "4", "2026-03-01", "09:30", "ja", "")
    assert line.wrong == {5: "formula"}


def test_a_list_of_200_mb_is_stopped_with_words_and_kept_nowhere(
    balade: SimpleNamespace, signed_in_as: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socialmap.uploads.MOST_BYTES", 300_000)
    client = signed_in_as(balade.noor)
    answer = client.post(TABLE, {"sheet": SimpleUploadedFile("groot.csv", b"a;b\n" * 200_000)})
    assert answer.status_code == 422
    assert "groter dan 20 MB" in answer.content.decode()
    assert not ImportRun.objects.exists()


# --- on the screen -------------------------------------------------------------------------------


def test_the_whole_way_without_a_browser(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    _known(balade)
    client = signed_in_as(balade.noor)
    content = HEAD + COFFEE + SEWING + "Zonder;;;;;;;;\n"
    answer = client.post(TABLE, {"sheet": SimpleUploadedFile("lijst.csv", content.encode())}, follow=True)
    page = answer.content.decode()
    assert "Wat staat in welke kolom?" in page
    assert "Koffieochtend" in page
    here = answer.request["PATH_INFO"]
    run = ImportRun.objects.get()
    columns = {f"column-{place}": name for place, name in run.mapping.items()}
    answer = client.post(f"{here}kolommen/", columns, follow=True)
    assert "We kijken uw lijst na" in answer.content.decode()
    go_on_with_imports()
    page = client.get(here).content.decode()
    assert "Dit zou veranderen" in page
    assert "Organisatie: is leeg" in page
    assert "zelfde naam en postcode" in page
    client.post(f"{here}kiezen/", {"choice-2": "skip"})
    go_on_with_imports()
    client.post(f"{here}doen/")
    go_on_with_imports()
    page = client.get(here).content.decode()
    assert "Uw lijst is ingelezen" in page
    assert Service.objects.filter(name="Naaicafé").exists()
    assert Service.objects.filter(name="Koffieochtend").count() == 1


def test_the_mistakes_can_be_downloaded_put_right_and_read_in_again(
    balade: SimpleNamespace, signed_in_as: SignIn
) -> None:
    run = read_in(balade, "Naam;Organisatie;Telefoon\n=1+1;De Kiem;+31 6 12345678\nThee;;+31612345678\n")
    client = signed_in_as(balade.noor)
    answer = client.get(f"{TABLE}{run.pk}/fouten.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Rij", "Naam", "Organisatie", "Telefoon", "Wat niet klopt"]
    assert rows[1][:2] == ["2", "'=1+1"]
    assert rows[2][-1] == "Organisatie: is leeg"
    book = load_workbook(io.BytesIO(client.get(f"{TABLE}{run.pk}/fouten.xlsx").content))
    assert book.active.max_row == 3
    mended = answer.content.decode("utf-8-sig").replace("Thee;;", "Thee;De Kiem;")
    assert outcomes(read_in(balade, mended))[-1] == "new"
    assert Service.objects.get(name="Thee").phones.get().number == "+31612345678"


def test_somebody_of_the_other_hub_finds_nothing_of_it(world: SimpleNamespace, signed_in_as: SignIn) -> None:
    with scope(hub=world.balade):
        run = looked_through(world, HEAD + COFFEE)
    client = signed_in_as(world.otto)
    assert client.get(f"{TABLE}{run.pk}/", headers={"host": "rivierzicht.localhost"}).status_code == 404


def test_a_worker_that_fails_says_so_and_it_can_be_looked_through_again(balade: SimpleNamespace) -> None:
    run = import_runs.upload(hub=balade.balade, user=balade.noor, content=(HEAD + COFFEE).encode())
    import_runs.choose_columns(run=run, user=balade.noor, mapping={0: "name", 1: "organization"})
    ImportFile.objects.all().delete()
    go_on_with_imports()
    run.refresh_from_db()
    assert (run.status, run.why) == ("failed", "gone")
    import_runs.look_again(run=run, user=balade.noor)
    assert run.status == "checking"


def test_a_list_that_takes_half_an_hour_is_given_up_and_not_sent_to_a_worker_again(balade: SimpleNamespace) -> None:
    run = import_runs.upload(hub=balade.balade, user=balade.noor, content=(HEAD + COFFEE).encode())
    import_runs.choose_columns(run=run, user=balade.noor, mapping={0: "name", 1: "organization"})
    with clock.at(clock.now() + timedelta(minutes=31)):
        go_on_with_imports()
    run.refresh_from_db()
    assert (run.status, run.why) == ("failed", "trouble")
    assert not run.rows.exists()
