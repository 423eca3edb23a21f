"""The agenda as people see it, and the work behind it."""

import json
import re
from collections.abc import Callable
from datetime import datetime, time, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from hub.accounts.models import User
from hub.base import clock
from hub.base.guard import signed_now
from hub.base.models import AccessLog, OutboxMessage
from hub.base.workflow import PROGRAM
from socialmap.messages_activities import token_of
from socialmap.models import Activity, SignUp
from socialmap.services import activities
from socialmap.services.entries import Address
from tests.socialmap.activities import TUESDAY, comes, in_days, only_date, sewing

SignIn = Callable[[User], Client]


def page_of(client: Client, path: str, **data: str) -> str:
    answer = client.get(path, data)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def filled_in(**changes: Any) -> dict[str, Any]:
    """The form, filled in some seconds after it was opened."""
    with clock.at(clock.now() - timedelta(seconds=30)):
        opened = signed_now()
    plain = {
        "name": "Sara de Wit", "phone": "", "email": "sara@voorbeeld.example", "people": "1", "remark": "",
        "agree": "on", "website": "", "opened": opened, "submission": str(uuid4()),
    }  # fmt: skip
    return {**plain, **changes}


def address(activity: Activity, name: str = "sign_up") -> str:
    return reverse(f"socialmap:{name}", args=[activity.slug, only_date(activity).pk])


def test_the_agenda_says_today_and_tomorrow_and_keeps_the_order(balade: SimpleNamespace, client: Client) -> None:
    sewing(balade, title="Morgen naaien")
    sewing(balade, title="Later naaien", first_day=in_days(9))
    with clock.at(clock.now().replace(hour=3)):
        sewing(balade, title="Nu naaien", first_day=in_days(0), starts=time(23), ends=time(23, 59))
    html = page_of(client, "/agenda/")
    assert html.index("Vandaag") < html.index("Nu naaien") < html.index("Morgen <span") < html.index("Morgen naaien")
    assert html.index("Morgen naaien") < html.index("Later naaien")


def test_what_was_and_what_waits_for_the_hub_is_not_in_the_agenda(balade: SimpleNamespace, client: Client) -> None:
    sewing(balade, title="Geweest", first_day=in_days(-2))
    sewing(balade, title="Voorstel", proposed=True)
    html = page_of(client, "/agenda/")
    assert "Geweest" not in html and "Voorstel" not in html
    assert "Er staat nog niets gepland" in html or "Er staat nog niets" in html


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ({"soort": "cultural"}, True),
        ({"soort": "educational"}, False),
        ({"gratis": "on"}, True),
        ({"onderwerp": "company"}, True),
        ({"onderwerp": "daily-help"}, False),
        ({"wijk": "BLD-1"}, True),
        ({"week": "2030-01-01"}, True),  # no week of ours: everything
        ({"onderwerp": "x\x00y", "maand": "x", "vanaf": "9" * 40}, True),
    ],
)
def test_the_agenda_shows_what_was_asked_for(
    balade: SimpleNamespace, client: Client, asked: dict[str, str], there: bool
) -> None:
    sewing(balade)
    sewing(balade, title="Koken", kind="educational", subjects=[balade.groceries], free_of_charge=False, address=None)
    assert ("Naaimiddag" in page_of(client, "/agenda/", **asked)) is there


def test_a_week_shows_its_own_days_only(balade: SimpleNamespace, client: Client) -> None:
    with clock.at(TUESDAY):
        sewing(balade, title="Deze week")
        sewing(balade, title="Volgende week", first_day=in_days(7))
        html = page_of(client, "/agenda/", week="2026-03-30")
    assert "Volgende week</a>" in html and "Deze week</a>" not in html


def test_a_month_is_a_table_with_a_head_for_each_day_of_the_week(balade: SimpleNamespace, client: Client) -> None:
    with clock.at(TUESDAY):
        sewing(balade, rule="FREQ=WEEKLY")
        html = page_of(client, "/agenda/", maand="2026-04")
    assert html.count('<th scope="col">') == 7
    assert "Te doen in april 2026" in html
    assert html.count("Naaimiddag</span></a>") == 5
    assert "maand=2026-03" in html and "maand=2026-05" in html


def test_very_much_is_shown_in_parts_that_follow_each_other(balade: SimpleNamespace, client: Client) -> None:
    sewing(balade, rule="FREQ=DAILY", last_day=in_days(80))
    html = page_of(client, "/agenda/")
    found = re.search(r"vanaf=(\d{4}-\d\d-\d\d)", html)
    assert found and html.count("hub-agenda__item") == 60
    assert page_of(client, "/agenda/", vanaf=found.group(1)).count("hub-agenda__item") == 20


def test_the_agenda_takes_few_queries_however_much_is_on(
    balade: SimpleNamespace, client: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(5):
        sewing(balade, title=f"Soep {number}", rule="FREQ=DAILY", last_day=in_days(8))
    client.get("/agenda/")
    with django_assert_max_num_queries(14):
        client.get("/agenda/")


def test_the_page_of_an_activity_tells_search_engines_each_date(balade: SimpleNamespace, client: Client) -> None:
    made = sewing(balade, rule="FREQ=WEEKLY", description="</script><script>alert(1)</script>")
    date = made.dates.first()
    assert date is not None
    activities.call_off(date=date, words="De juf is ziek.", actor=PROGRAM)
    html = page_of(client, f"/agenda/{made.slug}/")
    assert "De juf is ziek." in html and "Gaat niet door" in html
    (text,) = re.findall(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', html)
    events = json.loads(text)
    assert len(events) == 8
    assert events[0]["eventStatus"].endswith("EventCancelled") and events[1]["eventStatus"].endswith("EventScheduled")
    assert events[1]["location"]["address"]["addressLocality"] == "Waalwijk"


def test_somebody_signs_up_without_an_account_and_sees_what_was_agreed(balade: SimpleNamespace, client: Client) -> None:
    made = sewing(balade)
    answer = client.post(address(made), filled_in(people="2", remark="Ik kom met een hond"))
    assert answer.status_code == 303
    page = client.get(answer["Location"])
    html = page.content.decode()
    assert "U heeft een plek" in html and "Ik kom met een hond" in html
    assert (page["Cache-Control"], page["Referrer-Policy"]) == ("no-store, private", "strict-origin")
    full = page_of(client, address(made))
    assert "Het is vol" in full and "Zet mij op de wachtlijst" in full


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, "Vul uw naam in"),
        ({"email": ""}, "Eén is genoeg"),
        ({"email": "geen mail"}, "niet compleet"),
        ({"phone": "12"}, "niet compleet"),
        ({"people": "3"}, "Er zijn in totaal 2 plekken."),
        ({"agree": ""}, "Vink dit aan"),
        ({"remark": "Mijn nummer is 111222333"}, "burgerservicenummer"),
        ({"website": "spam.example"}, "Er ging iets mis"),
        ({"opened": "nep"}, "te lang open"),
    ],
)
def test_a_mistake_says_what_is_wrong_and_keeps_what_was_typed(
    balade: SimpleNamespace, client: Client, wrong: dict[str, str], words: str
) -> None:
    answer = client.post(address(sewing(balade)), filled_in(**wrong))
    assert answer.status_code == 422
    html = answer.content.decode()
    assert words.lower() in html.lower()
    assert "name" in wrong or "Sara de Wit" in html
    assert not SignUp.objects.exists()


def test_opening_the_private_link_changes_nothing_and_its_button_signs_off(
    balade: SimpleNamespace, client: Client
) -> None:
    sara = comes(only_date(sewing(balade)), "Sara de Wit")
    link = reverse("socialmap:signed_up", args=[token_of(sara)])
    client.get(link)
    sara.refresh_from_db()
    assert sara.status == "placed"
    for _ in range(2):
        assert client.post(link).status_code == 303
    assert "U komt niet" in page_of(client, link)


def test_a_place_without_a_town_ends_without_a_comma(balade: SimpleNamespace, client: Client) -> None:
    sara = comes(only_date(sewing(balade, address=Address(name="De Lint", street="Pekdraadstraat 4"))), "Sara de Wit")
    page = page_of(client, reverse("socialmap:signed_up", args=[token_of(sara)]))
    assert "Pekdraadstraat 4" in page
    assert "Pekdraadstraat 4," not in page


def test_a_link_that_was_tampered_with_or_is_too_old_says_so(balade: SimpleNamespace, client: Client) -> None:
    sara = comes(only_date(sewing(balade)), "Sara de Wit")
    token = token_of(sara)
    assert client.get(reverse("socialmap:signed_up", args=[token[:-2]])).status_code == 404
    with clock.at(clock.now() + timedelta(days=60)):
        answer = client.get(reverse("socialmap:signed_up", args=[token]))
    assert answer.status_code == 410 and "Sara" not in answer.content.decode()


def test_who_waits_reads_which_number_in_line(balade: SimpleNamespace, client: Client) -> None:
    date = only_date(sewing(balade))
    for name in ("Sara de Wit", "Piet Bos", "Ans Kok"):
        last = comes(date, name)
    assert "nummer 1 in de rij" in page_of(client, reverse("socialmap:signed_up", args=[token_of(last)]))


def test_a_calendar_file_is_valid_and_keeps_its_ids(balade: SimpleNamespace, client: Client) -> None:
    with clock.at(TUESDAY):
        made = sewing(balade, rule="FREQ=WEEKLY", last_day=in_days(8), title="Naaien; met, komma's\nen regels")
        first, second = made.dates.all()
        comes(second, "Sara de Wit")
        read = client.get("/agenda/agenda.ics")
        before = {str(event["uid"]): event for event in Calendar.from_ical(read.content).walk("VEVENT")}
        starts = first.starts_at + timedelta(days=1)
        activities.move_date(date=first, starts_at=starts, ends_at=starts + timedelta(hours=1), words="", actor=PROGRAM)
        activities.call_off(date=second, actor=PROGRAM)
        after_text = client.get("/agenda/agenda.ics").content
    after = {str(event["uid"]): event for event in Calendar.from_ical(after_text).walk("VEVENT")}
    assert read["Content-Type"].startswith("text/calendar")
    assert set(before) == set(after) and len(before) == 2
    changed = sorted((str(row["status"]), int(row["sequence"])) for row in after.values())
    assert changed == [("CANCELLED", 1), ("CONFIRMED", 1)]
    assert {int(row["sequence"]) for row in before.values()} == {0}
    assert b"Sara" not in after_text
    assert b"BEGIN:VTIMEZONE" in after_text and b"TZID:Europe/Amsterdam" in after_text
    assert all(len(line) <= 75 for line in after_text.split(b"\r\n"))


def test_ten_o_clock_is_ten_o_clock_on_both_sides_of_the_change_of_the_clock(
    balade: SimpleNamespace, client: Client
) -> None:
    with clock.at(TUESDAY):
        sewing(balade, rule="FREQ=WEEKLY", starts=time(10), ends=time(11), last_day=in_days(8))
        events = Calendar.from_ical(client.get("/agenda/agenda.ics").content).walk("VEVENT")
    moments = [event["dtstart"].dt for event in events]
    assert [moment.hour for moment in moments] == [10, 10]
    assert [moment.astimezone(clock.AMSTERDAM).utcoffset() for moment in moments] == [
        timedelta(hours=1),
        timedelta(hours=2),
    ]


def test_who_read_the_calendar_before_hears_that_nothing_changed(balade: SimpleNamespace, client: Client) -> None:
    made = sewing(balade)
    first = client.get("/agenda/agenda.ics")
    assert client.get("/agenda/agenda.ics", headers={"if-none-match": first["ETag"]}).status_code == 304
    assert client.get("/agenda/agenda.ics", headers={"if-modified-since": first["Last-Modified"]}).status_code == 304
    with clock.at(clock.now() + timedelta(minutes=2)):
        activities.save_activity(hub=balade.balade, actor=PROGRAM, activity=made, fields={"title": "Naaiavond"})
        assert client.get("/agenda/agenda.ics", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_each_subject_activity_and_date_has_a_calendar_of_its_own(balade: SimpleNamespace, client: Client) -> None:
    made = sewing(balade, subjects=[balade.groceries])
    sewing(balade, title="Breien")

    def titles(path: str) -> list[str]:
        return [str(event["summary"]) for event in Calendar.from_ical(client.get(path).content).walk("VEVENT")]

    assert titles("/agenda/onderwerp/daily-help.ics") == ["Naaimiddag"]
    assert titles(f"/agenda/{made.slug}/activiteit.ics") == ["Naaimiddag"]
    assert titles(f"/agenda/{made.slug}/{only_date(made).pk}.ics") == ["Naaimiddag"]
    assert client.get("/agenda/onderwerp/bestaat-niet.ics").status_code == 404


def _activity_form(**changes: Any) -> dict[str, Any]:
    plain = {
        "title": "Breien", "summary": "Wol is er.", "description": "Kom binnen.", "kind": "cultural",
        "first_day": in_days(3).isoformat(), "starts": "10:00", "ends": "12:00", "how": "once", "free_of_charge": "on",
        "place": "De Lint", "street": "Pekdraadstraat 4", "postcode": "5142 AB", "city": "Waalwijk",
    }  # fmt: skip
    return {**plain, **changes}


def test_a_worker_writes_an_activity_and_everybody_sees_it(
    balade: SimpleNamespace, signed_in_as: SignIn, client: Client
) -> None:
    noor = signed_in_as(balade.noor)
    answer = noor.post("/werk/activiteiten/nieuw/", _activity_form(how="weekly", weekdays=["0", "3"]))
    made = Activity.objects.get(title="Breien")
    assert answer["Location"] == f"/werk/activiteiten/{made.pk}/"
    assert made.rule.startswith("FREQ=WEEKLY;BYDAY=")
    assert "Breien" in page_of(client, "/agenda/")
    html = page_of(noor, f"/werk/activiteiten/{made.pk}/bewerken/")
    assert 'value="weekly"' in html and "5142AB" in html


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": ""}, "Vul hier iets in"),
        ({"last_day": "2020-01-01"}, "ligt vóór de eerste dag"),
        ({"ends": "10:00"}, "eindigt als het begint"),
        ({"without": "kerst"}, "kunnen we niet lezen"),
        ({"postcode": "wat"}, "geen Nederlandse postcode"),
        ({"first_day": "1900-01-01"}, "minder ver weg"),
        ({"places": "0"}, "één of meer"),
        ({"phone": "1"}, "niet compleet"),
    ],
)
def test_a_mistake_in_an_activity_is_said_beside_its_field(
    balade: SimpleNamespace, signed_in_as: SignIn, wrong: dict[str, str], words: str
) -> None:
    answer = signed_in_as(balade.noor).post("/werk/activiteiten/nieuw/", _activity_form(**wrong))
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_change_of_a_colleague_in_between_is_noticed(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    made, noor = sewing(balade), signed_in_as(balade.noor)
    path = f"/werk/activiteiten/{made.pk}/bewerken/"
    answer = noor.post(path, _activity_form(seen="2020-01-01T00:00:00+00:00"))
    assert answer.status_code == 422 and "Een collega veranderde dit" in answer.content.decode()
    seen = re.search(r'name="seen" value="([^"]+)"', answer.content.decode())
    assert seen
    assert noor.post(path, _activity_form(seen=seen.group(1))).status_code == 302


def test_a_contact_person_proposes_and_the_hub_puts_it_in_the_agenda(
    balade: SimpleNamespace, signed_in_as: SignIn, client: Client
) -> None:
    corrie, noor = signed_in_as(balade.corrie_user), signed_in_as(balade.noor)
    organization = balade.service.organization_id
    answer = corrie.post("/mijn/activiteiten/nieuw/", _activity_form(organization=organization))
    made = Activity.objects.get(title="Breien")
    assert answer["Location"] == f"/mijn/activiteiten/{made.pk}/"
    assert "Breien" not in page_of(client, "/agenda/")
    assert "Breien" in page_of(noor, "/werk/activiteiten/", lijst="voorstel")
    noor.post(f"/werk/activiteiten/{made.pk}/plaatsen/")
    assert "Breien" in page_of(client, "/agenda/")
    assert "Breien" in page_of(corrie, "/mijn/")


def test_a_contact_person_cannot_write_for_another_organisation(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    corrie = signed_in_as(balade.corrie_user)
    elsewhere = activities.Service.objects.exclude(pk=balade.service.pk).first()
    form = _activity_form(organization=elsewhere.organization_id if elsewhere else "999999")
    assert corrie.post("/mijn/activiteiten/nieuw/", form).status_code == 422
    other = sewing(balade)
    assert corrie.get(f"/mijn/activiteiten/{other.pk}/").status_code == 404
    assert corrie.get(f"/mijn/activiteiten/datum/{only_date(other).pk}/").status_code == 404


def test_a_worker_sees_who_comes_and_that_is_written_down(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    date = only_date(sewing(balade))
    comes(date, "Sara de Wit")
    assert "Sara de Wit" in page_of(signed_in_as(balade.noor), f"/werk/activiteiten/datum/{date.pk}/")
    assert AccessLog.objects.filter(user=balade.noor, action="sign_ups").count() == 1


def test_an_editor_sees_how_many_come_and_not_who(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    date = only_date(sewing(balade))
    comes(date, "Sara de Wit")
    eva = signed_in_as(balade.eva)
    html = page_of(eva, f"/werk/activiteiten/datum/{date.pk}/")
    assert "1 van de 2 plekken bezet" in html and "Sara" not in html
    assert eva.post(f"/werk/activiteiten/datum/{date.pk}/geweest/", {"walked_in": "1"}).status_code == 403


def test_a_worker_signs_somebody_up_at_the_counter_and_off_again(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    date, noor = only_date(sewing(balade)), signed_in_as(balade.noor)
    path = f"/werk/activiteiten/datum/{date.pk}/"
    form = {"name": "Opa Kees", "phone": "0416 00 00 11", "people": "1", "submission": str(uuid4())}
    noor.post(f"{path}aanmelden/", form)
    kees = SignUp.objects.get(name="Opa Kees")
    assert (kees.channel, kees.status) == ("counter", "placed")
    call = OutboxMessage.objects.get(subject_id=kees.pk)
    assert call.status == "by_hand"
    assert f"/werk/activiteiten/datum/{date.pk}/" in page_of(noor, reverse("followup:message", args=[call.pk]))
    noor.post(f"{path}afmelden/{kees.pk}/")
    kees.refresh_from_db()
    assert kees.status == "cancelled"


def test_a_worker_moves_and_calls_off_a_date(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    date, noor = only_date(sewing(balade)), signed_in_as(balade.noor)
    path = f"/werk/activiteiten/datum/{date.pk}/"
    form = {"day": in_days(5).isoformat(), "starts": "10:00", "ends": "11:30", "words": "De zaal is bezet"}
    noor.post(f"{path}verplaatsen/", form)
    date.refresh_from_db()
    assert date.starts_at == datetime.combine(in_days(5), time(10), tzinfo=clock.AMSTERDAM)
    assert noor.post(f"{path}verplaatsen/", {**form, "day": "2020-01-01"}).status_code == 422
    noor.post(f"{path}vervalt/", {"words": "De juf is ziek"})
    assert "De juf is ziek" in page_of(noor, path)


def test_a_worker_notes_who_came(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    date, noor = only_date(sewing(balade)), signed_in_as(balade.noor)
    sara, _piet = comes(date, "Sara de Wit"), comes(date, "Piet Bos")
    with clock.at(date.ends_at + timedelta(hours=1)):
        path = f"/werk/activiteiten/datum/{date.pk}/"
        noor.post(f"{path}geweest/", {"came": [str(sara.pk), "x"], "walked_in": "3"})
        assert "Genoteerd: er kwamen 4 mensen." in page_of(noor, path)
    date.refresh_from_db()
    assert date.came == 4


def test_the_page_of_a_service_shows_what_is_on_there(balade: SimpleNamespace, client: Client) -> None:
    sewing(balade, service=balade.service, organization=balade.service.organization)
    html = page_of(client, f"/sociale-kaart/{balade.service.slug}/")
    assert "Wat hier te doen is" in html and "/agenda/naaimiddag/" in html
