"""Reading in a list beside what stands on the map: what looks alike, what was edited here, what must not be listed."""

from datetime import date
from types import SimpleNamespace

from hub.base.workflow import worker
from socialmap.models import (
    Alias,
    Contact,
    EntryChange,
    ImportRun,
    Organization,
    Service,
    Tombstone,
)
from socialmap.services import import_runs, tombstones
from socialmap.services.entries import Address, save_service
from socialmap.tasks import go_on_with_imports
from tests.socialmap.reading_in import COFFEE, HEAD, SEWING, finished, known, looked_through, outcomes, read_in

# --- what looks like another ---------------------------------------------------------------------


def test_a_row_that_looks_like_an_entry_waits_until_somebody_chose(balade: SimpleNamespace) -> None:
    entry = known(balade)
    run = looked_through(balade, HEAD + COFFEE)
    row = run.rows.get()
    assert (row.outcome, row.alike) == ("alike", [{"key": entry.pk, "why": "name_and_postcode"}])
    finished(balade, run)
    assert Service.objects.filter(name="Koffieochtend").count() == 1


def test_chosen_as_new_it_becomes_an_entry_of_its_own(balade: SimpleNamespace) -> None:
    known(balade)
    run = looked_through(balade, HEAD + COFFEE)
    import_runs.decide(run=run, user=balade.noor, choices={2: ("new", None)})
    go_on_with_imports()
    finished(balade, ImportRun.objects.get())
    assert Service.objects.filter(name="Koffieochtend").count() == 2


def test_chosen_as_that_entry_it_updates_it_and_is_known_the_next_time(balade: SimpleNamespace) -> None:
    entry = known(balade)
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


def test_an_update_with_the_same_address_leaves_the_place_that_we_know(balade: SimpleNamespace) -> None:
    entry = known(balade)
    place = entry.at_locations.get().location
    place.name, place.latitude, place.longitude = "Huiskamer", 51.68, 5.06
    place.save()
    run = looked_through(balade, HEAD + COFFEE)
    import_runs.decide(run=run, user=balade.noor, choices={2: ("update", entry.pk)})
    go_on_with_imports()
    finished(balade, ImportRun.objects.get())
    kept = entry.at_locations.get().location
    assert (kept.pk, kept.name, kept.latitude) == (place.pk, "Huiskamer", 51.68)
    read_in(balade, HEAD + COFFEE.replace("Dorpsstraat 1", "Dorpsstraat 3"))
    assert entry.at_locations.get().location.address_1 == "Dorpsstraat 3"


def test_an_entry_that_was_not_offered_cannot_be_chosen(balade: SimpleNamespace) -> None:
    known(balade)
    run = looked_through(balade, HEAD + COFFEE)
    import_runs.decide(run=run, user=balade.noor, choices={2: ("update", balade.service.pk)})
    assert run.rows.get().choice == ""


def test_a_name_that_is_much_the_same_at_the_same_postcode_is_a_hint_and_one_further_away_is_not(
    balade: SimpleNamespace,
) -> None:
    known(balade)
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
