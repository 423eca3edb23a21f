"""What ambassadors bring: about nobody by name before that person says yes."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from hub.base.models import OutboxMessage
from hub.base.workflow import MoveRefused, worker
from hub.people.models import Consent, Person
from intake.models import HelpRequest, Signal
from intake.services import moves, signals
from volunteers.models import Volunteer
from volunteers.services import Contact

TOOS = Contact(name="Toos Klerkx", phone="+31612340000", postcode="5142AB", house_number="9")


def brought(balade: SimpleNamespace, about: str = "question", **more: Any) -> Signal:
    return signals.bring(ambassador=balade.ria, about=about, text="Toos ziet weinig mensen", **more)


def heard(**more: str) -> dict[str, str]:
    return {"submission": str(uuid4()), "text": "Mijn buurvrouw ziet niemand", "language": "nl", **more}


@pytest.fixture
def ria(balade: SimpleNamespace, signed_in_as: Callable[..., Client]) -> Client:
    return signed_in_as(balade.ria_user)


def test_ria_begins_with_one_of_three_taps(ria: Client) -> None:
    page = ria.get("/mijn/signaal/").content.decode()
    assert all(words in page for words in ("Ik hoorde een vraag", "Ik zag een talent", "Iets in de straat"))


def test_without_a_yes_only_the_words_are_kept_even_when_a_name_was_typed(balade: SimpleNamespace, ria: Client) -> None:
    people = Person.objects.count()
    typed = heard(agrees="not_yet", name="Toos Klerkx", phone="geen echt nummer")
    assert ria.post("/mijn/signaal/vraag/", typed).status_code == 302
    signal = Signal.objects.get()
    assert (signal.status, signal.person, signal.agreed_at) == ("not_agreed", None, None)
    assert Person.objects.count() == people


def test_with_a_yes_the_person_and_what_was_agreed_are_kept(balade: SimpleNamespace, ria: Client) -> None:
    typed = heard(agrees="yes", name="Toos Klerkx", phone="06 12 34 00 00", how="aan de deur", may_hear_back="on")
    assert ria.post("/mijn/signaal/vraag/", typed).status_code == 302
    signal = Signal.objects.get()
    assert (signal.status, signal.person.name, signal.agreed_how) == ("new", "Toos Klerkx", "aan de deur")
    purposes = set(Consent.objects.filter(person=signal.person).values_list("purpose", flat=True))
    assert purposes == {"signal", "contact", "feedback"}


def test_a_yes_needs_a_name_and_a_way_to_reach(ria: Client) -> None:
    page = ria.post("/mijn/signaal/vraag/", heard(agrees="yes"))
    assert page.status_code == 422
    assert "Vul de naam in" in page.content.decode()
    assert "ziet niemand" in page.content.decode()
    assert not Signal.objects.exists()


def test_the_database_itself_refuses_a_person_without_a_yes(balade: SimpleNamespace) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Signal.objects.create(
            hub=balade.balade, ambassador=balade.ria, about="question", text="x", person=balade.jansen
        )


def test_passing_it_on_twice_by_a_double_tap_is_one_signal(ria: Client) -> None:
    typed = heard(agrees="not_yet")
    for _ in range(2):
        assert ria.post("/mijn/signaal/talent/", typed).status_code == 302
    assert Signal.objects.count() == 1


def test_a_worker_cannot_take_in_what_has_no_yes(balade: SimpleNamespace, noor: Client) -> None:
    signal = brought(balade)
    noor.post(f"/werk/signalen/{signal.pk}/innemen/")
    assert not HelpRequest.objects.exists()
    with pytest.raises(signals.NoYesYet):
        signals.take_in(signal=signal, user=balade.noor)


def test_noting_the_yes_makes_it_possible(balade: SimpleNamespace, noor: Client) -> None:
    signal = brought(balade)
    typed = {"name": "Toos Klerkx", "phone": "06 12 34 00 00", "language": "nl", "how": "gebeld op dinsdag"}
    assert noor.post(f"/werk/signalen/{signal.pk}/akkoord/", typed).status_code == 302
    signal.refresh_from_db()
    assert (signal.status, signal.person.name) == ("new", "Toos Klerkx")
    assert Consent.objects.filter(person=signal.person, taken_by=balade.noor).count() == 2


def test_one_tap_makes_a_question_of_it_with_who_brought_it(balade: SimpleNamespace, noor: Client) -> None:
    signal = brought(balade, who=TOOS, how="aan de deur")
    noor.post(f"/werk/signalen/{signal.pk}/innemen/")
    made = HelpRequest.objects.get()
    assert (made.brought_by, made.channel, made.filled_in_by) == (balade.ria, "ambassador", balade.noor)
    assert made.person.name == "Toos Klerkx"
    signal.refresh_from_db()
    assert (signal.status, signal.help_request) == ("taken_in", made)


def test_two_who_take_it_in_make_one_question(balade: SimpleNamespace, noor: Client) -> None:
    signal = brought(balade, who=TOOS)
    signals.take_in(signal=Signal.objects.get(pk=signal.pk), user=balade.karim)
    page = noor.post(f"/werk/signalen/{signal.pk}/innemen/", follow=True)
    assert "Een collega was u net voor" in page.content.decode()
    assert HelpRequest.objects.count() == 1
    with pytest.raises(MoveRefused):
        signals.take_in(signal=signal, user=balade.noor)


def test_a_talent_stays_not_yet_confirmed_by_the_person(balade: SimpleNamespace) -> None:
    signal = signals.take_in(signal=brought(balade, "talent", who=TOOS), user=balade.noor)
    volunteer = Volunteer.objects.get(person__name="Toos Klerkx")
    assert (volunteer.status, volunteer.brought_by, signal.volunteer) == ("unconfirmed", balade.ria, volunteer)
    assert volunteer not in Volunteer.objects.can_be_asked()


def test_something_in_the_street_becomes_a_question_about_the_neighbourhood(
    balade: SimpleNamespace, ria: Client
) -> None:
    ria.post("/mijn/signaal/straat/", {"submission": str(uuid4()), "text": "Drie lampen stuk in het tunneltje"})
    signal = signals.take_in(signal=Signal.objects.get(), user=balade.noor)
    assert signal.help_request.kind == "liveability"
    assert signal.help_request.person == balade.ria_person


def test_dropping_needs_a_reason_and_tells_the_ambassador_kindly(balade: SimpleNamespace, noor: Client) -> None:
    signal = brought(balade)
    assert noor.post(f"/werk/signalen/{signal.pk}/wegleggen/", {"reason": ""}).status_code == 422
    noor.post(f"/werk/signalen/{signal.pk}/wegleggen/", {"reason": "dubbel met een andere"})
    signal.refresh_from_db()
    assert signal.status == "dropped"
    letter = OutboxMessage.objects.get(kind="signal_feedback").letter
    assert "dubbel" not in str(letter)


def finished(balade: SimpleNamespace, *, may_hear_back: bool) -> Signal:
    signal = signals.take_in(signal=brought(balade, who=TOOS, may_hear_back=may_hear_back), user=balade.noor)
    moves.pick_up(help_request=signal.help_request, user=balade.noor)
    moves.close(help_request=signal.help_request, actor=worker(balade.noor), helped="yes")
    signal.refresh_from_db()
    return signal


def test_the_ambassador_hears_that_it_worked_when_the_person_agreed(balade: SimpleNamespace) -> None:
    signal = finished(balade, may_hear_back=True)
    assert signal.feedback == "Het is gelukt: uw buur is geholpen."
    assert OutboxMessage.objects.get(kind="signal_feedback").person == balade.ria_person


def test_without_that_yes_the_ambassador_gets_a_neutral_line(balade: SimpleNamespace) -> None:
    signal = finished(balade, may_hear_back=False)
    assert "geholpen" not in signal.feedback
    assert signal.feedback
    signals.give_feedback(signal=signal, user=balade.noor, text="Ze heeft nu een maatje, Henk")
    signal.refresh_from_db()
    assert "Henk" not in signal.feedback


def test_what_came_of_it_stands_on_the_own_page(balade: SimpleNamespace, ria: Client) -> None:
    finished(balade, may_hear_back=True)
    page = ria.get("/mijn/").content.decode()
    assert "Wat werd ervan?" in page
    assert "Het is gelukt" in page
    assert "Toos Klerkx" not in page


def test_an_ambassador_sees_no_numbers_of_a_few_neighbours(
    balade: SimpleNamespace, ria: Client, question: HelpRequest
) -> None:
    page = ria.get("/mijn/").content.decode()
    assert "&lt; 5" in page


def test_an_ambassador_cannot_reach_the_work_of_the_hub(balade: SimpleNamespace, ria: Client) -> None:
    signal = brought(balade, who=TOOS)
    for path in ("innemen/", "wegleggen/", "akkoord/", "terugkoppelen/"):
        assert ria.post(f"/werk/signalen/{signal.pk}/{path}").status_code == 403


def test_signals_of_the_other_hub_do_not_exist(
    balade: SimpleNamespace, world: SimpleNamespace, signed_in_as: Callable[..., Client]
) -> None:
    signal = brought(balade, who=TOOS)
    otto = signed_in_as(world.otto)
    assert "Toos" not in otto.get("/werk/signalen/").content.decode()
    assert otto.post(f"/werk/signalen/{signal.pk}/innemen/").status_code == 404


def test_a_bsn_in_a_signal_is_refused(ria: Client) -> None:
    assert ria.post("/mijn/signaal/vraag/", heard(agrees="not_yet") | {"text": "bsn 111222333"}).status_code == 422
