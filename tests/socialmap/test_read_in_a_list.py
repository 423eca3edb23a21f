"""A list in a spreadsheet comes on the social map: looked at first, nothing guessed, nothing of ours overwritten."""

from datetime import time
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from hub.base.workflow import MoveRefused
from socialmap.models import (
    ImportFile,
    ImportRow,
    ImportRun,
    KnownColumn,
    Location,
    Organization,
    Schedule,
    Service,
)
from socialmap.services import import_runs
from socialmap.sheets.columns import guess
from socialmap.tasks import go_on_with_imports
from tests.socialmap.reading_in import (
    COFFEE,
    HEAD,
    SEWING,
    TABLE,
    SignIn,
    finished,
    looked_through,
    notes,
    outcomes,
    read_in,
)

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
        ("Openingstijden", "dinsdagavond van 7 tot 9", "hours"),
        ("Openingstijden", "dinsdagochtend 9-12 en donderdagavond 7-9", "hours"),
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
        ("elke dinsdagmiddag van 14 tot 16 uur", "TU", time(14), time(16)),
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


def test_who_stops_a_list_that_a_colleague_started_hears_only_that(
    balade: SimpleNamespace, signed_in_as: SignIn
) -> None:
    run = looked_through(balade, HEAD + COFFEE)
    import_runs.start(run=run, user=balade.noor)
    page = signed_in_as(balade.noor).post(f"{TABLE}{run.pk}/stop/", follow=True).content.decode()
    assert "Een collega was u net voor." in page
    assert "Gestopt. Van dit bestand" not in page


def test_a_name_that_cannot_be_read_is_told_once(balade: SimpleNamespace) -> None:
    run = looked_through(balade, "Naam;Organisatie\n=1+1;De Kiem\n")
    assert notes(run) == [["Naam", "formula"]]
