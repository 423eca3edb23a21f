"""The agenda as people see it."""

import json
import re
from collections.abc import Callable
from datetime import time, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from hub.accounts.models import User
from hub.base import clock
from hub.base.workflow import PROGRAM
from socialmap.messages_activities import token_of
from socialmap.models import SignUp
from socialmap.services import activities
from socialmap.services.entries import Address
from tests.socialmap.activities import TUESDAY, address, comes, filled_in, in_days, only_date, page_of, sewing

SignIn = Callable[[User], Client]


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
