"""Choosing services and handing them over: on paper, as a PDF, by mail and by text message (A14)."""

import re
import zlib
from contextlib import suppress
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils.translation import override
from django_scopes import scope

from hub.base import clock, retention
from hub.base.guard import signed_now
from hub.base.models import OutboxMessage
from hub.base.outbox.services import deliver_due
from socialmap import choosing, printing, sheet
from socialmap.models import Phone, Service
from socialmap.services import handing
from socialmap.slugs import Slugs
from tests.conftest import make_service

CHOICE = "/sociale-kaart/gekozen/"
PARTLY = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def _nobody_was_here_before(settings: Any) -> None:
    """What is counted in an hour is kept apart for each test."""
    settings.CACHES = {"default": {**settings.CACHES["default"], "KEY_PREFIX": uuid4().hex}}


@pytest.fixture
def two(balade: SimpleNamespace) -> SimpleNamespace:
    """The bus with a number, and a legal office that is closed for now."""
    Phone.objects.create(hub=balade.balade, service=balade.service, number="0416 00 00 12")
    Service.objects.filter(pk=balade.service.pk).update(summary="Samen naar de winkel", free_of_charge=True)
    balade.office = make_service(balade.balade, "Rechtswinkel", balade.company, description="Hulp bij brieven.")
    return balade


def choose(client: Client, slug: str, what: str = "ja", **more: str) -> Any:
    return client.post("/sociale-kaart/kiezen/", {"dienst": slug, "keuze": what, **more})


def send(client: Client, to: str, **fields: str) -> Any:
    """Fills in the form as a person does, a minute after it was opened."""
    with time_machine.travel(clock.now() - timedelta(minutes=1), tick=False):
        opened = signed_now()
    data = {"to": to, "opened": opened, "submission": str(uuid4()), "website": "", **fields}
    return client.post(f"{CHOICE}sturen/", data)


def names_on(page: str) -> list[str]:
    return re.findall(r'<h2 lang="nl" dir="auto"><a [^>]*>([^<]+)</a>', page)


def unpacked(pdf: bytes) -> bytes:
    """What stands in a PDF, its compressed parts too."""
    parts = [pdf]
    for found in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        with suppress(zlib.error):
            parts.append(zlib.decompress(found))
    return b"".join(parts)


# --- choosing ----------------------------------------------------------------------------------------------
def test_what_was_chosen_stands_on_the_sheet_in_the_order_of_choosing(two: SimpleNamespace, client: Client) -> None:
    choose(client, "rechtswinkel")
    back = choose(client, "boodschappenbus", next="/sociale-kaart/?q=bus")
    assert back.headers["Location"] == f"/sociale-kaart/?q=bus#dienst-{two.service.pk}"
    page = client.get(CHOICE).content.decode()
    assert names_on(page) == ["Rechtswinkel", "Boodschappenbus"]
    assert "Samen naar de winkel" in page
    assert "tel:+31416000012" in page
    assert "Uw keuze: 2" in client.get("/sociale-kaart/").content.decode()


def test_leaving_out_and_beginning_again(two: SimpleNamespace, client: Client) -> None:
    choose(client, "rechtswinkel")
    choose(client, "rechtswinkel")
    choose(client, "boodschappenbus")
    choose(client, "rechtswinkel", "nee")
    assert names_on(client.get(CHOICE).content.decode()) == ["Boodschappenbus"]
    client.post("/sociale-kaart/kiezen/", {"leeg": "ja"})
    assert "U hebt nog niets gekozen" in client.get(CHOICE).content.decode()


def test_with_htmx_only_the_button_and_the_count_come_back(two: SimpleNamespace, client: Client) -> None:
    answer = client.post("/sociale-kaart/kiezen/", {"dienst": "boodschappenbus", "keuze": "ja"}, headers=PARTLY)
    page = answer.content.decode()
    assert "<html" not in page
    assert "Gekozen" in page
    assert 'data-hx-swap-oob="outerMorph"' in page
    assert "Uw keuze: 1" in page


def test_more_than_a_sheet_holds_is_refused_with_words(balade: SimpleNamespace, client: Client) -> None:
    for number in range(choosing.MOST):
        choose(client, make_service(balade.balade, f"Eetclub {number:02}").slug)
    choose(client, "boodschappenbus")
    page = client.get("/sociale-kaart/").content.decode()
    assert "U koos er 20. Meer passen er niet op één lijst." in page
    assert len(names_on(client.get(CHOICE).content.decode())) == choosing.MOST


@pytest.mark.parametrize("slug", ["", "bestaat-niet", "overkant-vervoer", "' OR 1=1", "bus\x00", "x" * 5000])
def test_what_is_not_there_or_of_another_hub_cannot_be_chosen(
    balade: SimpleNamespace, client: Client, slug: str
) -> None:
    assert choose(client, slug).status_code == 404


@pytest.mark.parametrize("elsewhere", ["https://kwaad.example/", "//kwaad.example/", "javascript:alert(1)", "kwaad"])
def test_choosing_never_leads_to_another_site(two: SimpleNamespace, client: Client, elsewhere: str) -> None:
    assert choose(client, "boodschappenbus", next=elsewhere).headers["Location"] == "/sociale-kaart/boodschappenbus/"


def test_a_service_that_stopped_since_is_not_on_the_sheet_any_more(two: SimpleNamespace, client: Client) -> None:
    choose(client, "rechtswinkel")
    choose(client, "boodschappenbus")
    Service.objects.filter(pk=two.office.pk).update(status="defunct")
    assert names_on(client.get(CHOICE).content.decode()) == ["Boodschappenbus"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("", []), ("1-2", [1, 2]), ("2-2-1", [2, 1]), ("1-x-3", [1, 3]), ("-", []), ("9" * 40, []), ("١-2", [2])],
)
def test_an_address_with_a_choice_is_read_and_nothing_else_in_it(typed: str, expected: list[int]) -> None:
    assert choosing.from_address(typed) == expected


def test_the_address_of_a_sheet_opens_it_for_somebody_else_and_changes_nothing(two: SimpleNamespace) -> None:
    address = sheet.page_of(two.balade, [two.service, two.office], "en")
    assert address.endswith(f"{CHOICE}?lijst={two.service.pk}-{two.office.pk}&taal=en")
    other = Client()
    answer = other.get(address.split("//", 1)[1].partition("/")[2].join(["/", ""]))
    page = answer.content.decode()
    assert names_on(page) == ["Boodschappenbus", "Rechtswinkel"]
    assert 'value="nee"' not in page
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "U hebt nog niets gekozen" in other.get(CHOICE).content.decode()


def test_the_other_hub_has_its_own_address(world: SimpleNamespace) -> None:
    with scope(hub=world.rivierzicht):
        assert "//rivierzicht.localhost" in sheet.page_of(world.rivierzicht, [world.outside_service])


def test_our_own_pages_keep_their_addresses(balade: SimpleNamespace) -> None:
    assert Slugs(balade.balade).new("Gekozen", uuid4()) == "gekozen-2"
    assert Slugs(balade.balade).new("Kiezen", uuid4()) == "kiezen-2"


# --- the sheet ---------------------------------------------------------------------------------------------
def test_the_words_of_the_sheet_are_in_the_language_that_was_chosen(two: SimpleNamespace, client: Client) -> None:
    choose(client, "boodschappenbus")
    dutch, english = (client.get(f"{CHOICE}?taal={code}").content.decode() for code in ("nl", "en"))
    assert "Telefoon" in dutch
    assert "Adressen voor u" in dutch
    sheet_in_english = english[english.index("<article") : english.index("</article>")]
    for words in ("Addresses for you", "<dt>Phone</dt>", "Free of charge", 'lang="en"'):
        assert words in sheet_in_english
    assert "Telefoon" not in sheet_in_english
    assert '<p class="sheet__line" lang="nl" dir="auto">Samen naar de winkel' in sheet_in_english


@pytest.mark.parametrize("language", ["ar", "xx", "<script>", ""])
def test_a_language_that_we_do_not_have_gives_our_own(two: SimpleNamespace, client: Client, language: str) -> None:
    choose(client, "boodschappenbus")
    page = client.get(CHOICE, {"taal": language}).content.decode()
    assert 'class="sheet" lang="nl"' in page
    assert [code for code, _name in sheet.languages()] == ["nl", "en"]
    assert page.count("hreflang=") == 2


def test_the_sheet_says_what_is_closed_and_what_may_be_old(two: SimpleNamespace, client: Client) -> None:
    Service.objects.filter(pk=two.office.pk).update(status="inactive", alert="Verbouwing", closed_until="2099-03-01")
    choose(client, "rechtswinkel")
    page = client.get(CHOICE).content.decode()
    assert "Tijdelijk dicht. Weer open op zondag 1 maart 2099. Verbouwing" in page
    assert "Bel eerst: dit klopt misschien niet meer." in page


def test_the_pdf_holds_the_sheet_and_its_file_name_tells_nothing(two: SimpleNamespace, client: Client) -> None:
    if not printing.can_make_pdf():
        pytest.skip("Pango is not installed on this machine: no PDF, people print from the browser")
    choose(client, "boodschappenbus")
    answer = client.get(f"{CHOICE}pdf/?lijst={two.service.pk}&taal=en")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'inline; filename="addresses.pdf"'
    assert answer.content.startswith(b"%PDF-")
    inside = unpacked(answer.content)
    for part in (b"/MarkInfo", b"/StructTreeRoot", b"/Lang (en)", b"pdfuaid"):
        assert part in inside, part
    assert client.get(f"{CHOICE}pdf/?lijst=0").headers["Location"] == CHOICE


def test_the_pdf_fetches_nothing_but_our_own_files() -> None:
    if not printing.can_make_pdf():
        pytest.skip("Pango is not installed on this machine: no PDF, people print from the browser")
    for address in ("file:///etc/passwd", "http://127.0.0.1:1/x", "https://static.invalid/../hub/settings.py"):
        with pytest.raises(ValueError, match="not one of our files"):
            printing._own_files(address)


def test_where_the_machine_cannot_make_a_pdf_there_is_no_button(
    two: SimpleNamespace, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_pango(name: str) -> Any:
        raise OSError("cannot load library 'libpango'")

    monkeypatch.setattr(printing, "import_module", no_pango)
    printing._weasyprint.cache_clear()
    choose(client, "boodschappenbus")
    page, pdf = client.get(CHOICE), client.get(f"{CHOICE}pdf/")
    printing._weasyprint.cache_clear()
    assert "Als PDF" not in page.content.decode()
    assert pdf.headers["Location"] == CHOICE


# --- having it sent ----------------------------------------------------------------------------------------
def test_a_mail_holds_what_was_chosen_our_words_only_and_no_subject_that_tells(
    two: SimpleNamespace, client: Client
) -> None:
    choose(client, "boodschappenbus")
    choose(client, "rechtswinkel")
    answer = send(client, "dochter@voorbeeld.example")
    assert answer.headers["Location"] == CHOICE
    assert "Het is onderweg." in client.get(CHOICE).content.decode()
    deliver_due()
    (letter,) = mail.outbox
    assert letter.to == ["dochter@voorbeeld.example"]
    assert letter.subject == "Adressen van Balade"
    for words in (
        "Boodschappenbus\nSamen naar de winkel\nTelefoon: 0416 000 012",
        "Rechtswinkel",
        "?lijst=",
        "Uw adres bewaren we niet.",
    ):
        assert words in str(letter.body), words
    assert "omdat u contact hebt met" not in str(letter.body)


def test_a_text_message_is_short_and_has_a_link_in_the_language_that_was_chosen(
    two: SimpleNamespace, client: Client
) -> None:
    choose(client, "boodschappenbus")
    send(client, "06 12 34 56 78", taal="en")
    message = OutboxMessage.objects.get(kind=handing.KIND)
    assert (message.channel, message.address) == ("sms", "+31612345678")
    deliver_due()
    (text,) = mail.outbox
    assert str(text.body).startswith("These can help: Boodschappenbus (0416 000 012).\nhttp")
    assert "taal=en" in str(text.body)
    assert len(str(text.body)) < 300


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("", "Vul een e-mailadres of een mobiel nummer in"),
        ("dochter@", "Dit e-mailadres is niet compleet"),
        ("a@b.example\nBcc: c@d.example", "Dit e-mailadres is niet compleet"),
        ("0416 00 00 12", "Dit is geen mobiel nummer of e-mailadres"),
        ("+44 7911 123456", "Dit is geen mobiel nummer of e-mailadres"),
        ("0900 1234", "Dit is geen mobiel nummer of e-mailadres"),
        ("DROP TABLE", "Dit is geen mobiel nummer of e-mailadres"),
    ],
)
def test_what_is_no_address_is_said_and_stays_in_the_field(
    two: SimpleNamespace, client: Client, to: str, words: str
) -> None:
    choose(client, "boodschappenbus")
    answer = send(client, to)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not OutboxMessage.objects.exists()


@pytest.mark.parametrize("trick", [{"website": "http://spam.example"}, {"opened": "zelf bedacht"}, {"submission": "x"}])
def test_a_script_sends_nothing_and_a_person_can_send_again(
    two: SimpleNamespace, client: Client, trick: dict[str, str]
) -> None:
    choose(client, "boodschappenbus")
    answer = send(client, "dochter@voorbeeld.example", **trick)
    assert answer.status_code == 422
    assert "dochter@voorbeeld.example" in answer.content.decode()
    assert 'name="opened" value="zelf bedacht"' not in answer.content.decode()
    assert not OutboxMessage.objects.exists()


def test_own_words_cannot_travel_along(two: SimpleNamespace, client: Client) -> None:
    choose(client, "boodschappenbus")
    send(client, "dochter@voorbeeld.example", text="Koop nu!", subject="Koop nu!", naam="Koop nu!")
    assert "Koop nu!" not in str(OutboxMessage.objects.get().letter)


def test_the_same_form_twice_sends_once(two: SimpleNamespace, client: Client) -> None:
    choose(client, "boodschappenbus")
    number = str(uuid4())
    first, second = (send(client, "dochter@voorbeeld.example", submission=number) for _ in range(2))
    assert first.status_code == second.status_code == 302
    assert OutboxMessage.objects.count() == 1


def test_one_receiver_gets_three_an_hour_and_one_visitor_sends_ten(two: SimpleNamespace, client: Client) -> None:
    choose(client, "boodschappenbus")
    to_one = [send(client, "Dochter@voorbeeld.example").status_code for _ in range(4)]
    assert to_one == [302, 302, 302, 422]
    to_many = [send(client, f"buur{number}@voorbeeld.example").status_code for number in range(7)]
    assert to_many == [302] * 6 + [422]
    assert "U hebt dit vaak gestuurd" in send(client, "nog@voorbeeld.example").content.decode()


def test_the_counter_may_hand_over_all_day(two: SimpleNamespace, signed_in_as: Any) -> None:
    noor = signed_in_as(two.noor)
    choose(noor, "boodschappenbus")
    assert {send(noor, f"buur{number}@voorbeeld.example").status_code for number in range(12)} == {302}


def test_the_hub_pays_for_so_many_text_messages_a_day(
    two: SimpleNamespace, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing, "MOST_TEXTS_A_DAY", 1)
    choose(client, "boodschappenbus")
    assert send(client, "0612345678").status_code == 302
    answer = send(client, "0687654321")
    assert answer.status_code == 422
    assert "We kunnen vandaag geen sms meer sturen" in answer.content.decode()
    assert send(client, "dochter@voorbeeld.example").status_code == 302


def test_the_address_goes_a_day_after_the_message(two: SimpleNamespace, client: Client) -> None:
    with time_machine.travel("2026-11-23T09:00:00+00:00", tick=False):
        choose(client, "boodschappenbus")
        send(client, "dochter@voorbeeld.example")
    with time_machine.travel("2026-11-23T09:02:00+00:00", tick=False):
        deliver_due()
        retention.sweep()
        assert OutboxMessage.objects.get().address == "dochter@voorbeeld.example"
    with time_machine.travel("2026-11-24T10:00:00+00:00", tick=False):
        retention.sweep()
    kept = OutboxMessage.objects.get()
    assert (kept.address, kept.letter, kept.status) == ("", {}, "sent")


def test_nothing_chosen_sends_nothing(balade: SimpleNamespace, client: Client) -> None:
    assert send(client, "dochter@voorbeeld.example").headers["Location"] == CHOICE
    assert not OutboxMessage.objects.exists()


def test_a_text_message_names_four_and_counts_the_rest(balade: SimpleNamespace) -> None:
    many = [make_service(balade.balade, f"Eetclub {number}") for number in range(6)]
    with override("nl"):
        assert sheet.in_short(many) == "Eetclub 0; Eetclub 1; Eetclub 2; Eetclub 3; en nog 2"
