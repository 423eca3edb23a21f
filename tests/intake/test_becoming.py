"""A question, a signal and a talent stay apart, and can become each other (D1)."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.test import Client

from hub.accounts.models import User
from hub.base.models import About, Event
from hub.base.workflow import MoveRefused
from intake.models import HelpRequest, Signal
from intake.services import becoming, moves, signals
from tests.conftest import make_request
from tests.matching.test_races import at_once
from volunteers.models import Volunteer
from volunteers.services import Contact

SignIn = Callable[[User], Client]
TOOS = Contact(name="Toos Klerkx", phone="+31612340000", postcode="5142AB", house_number="9")


def brought(w: SimpleNamespace, about: str, **more: object) -> Signal:
    return signals.bring(ambassador=w.ria, about=about, text="Toos ziet weinig mensen", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("about", ["question", "talent"])
def test_what_looked_like_the_street_and_is_about_a_person_waits_for_a_yes(balade: SimpleNamespace, about: str) -> None:
    signal = brought(balade, "street")
    becoming.call_it(signal=signal, about=about, user=balade.noor)
    signal.refresh_from_db()
    assert (signal.about, signal.status, signal.person) == (about, "not_agreed", None)
    with pytest.raises(signals.NoYesYet):
        signals.take_in(signal=signal, user=balade.noor)


def test_what_is_about_the_street_after_all_needs_no_yes(balade: SimpleNamespace) -> None:
    signal = brought(balade, "question")
    becoming.call_it(signal=signal, about="street", user=balade.noor)
    signal.refresh_from_db()
    signals.take_in(signal=signal, user=balade.noor)
    assert signal.help_request is not None
    assert signal.help_request.kind == "liveability"
    assert signal.help_request.person == balade.ria.person


def test_a_question_somebody_agreed_to_becomes_a_talent_and_keeps_the_yes(balade: SimpleNamespace) -> None:
    signal = brought(balade, "question", who=TOOS, how="aan de deur")
    becoming.call_it(signal=signal, about="talent", user=balade.noor)
    signal.refresh_from_db()
    assert signal.status == "new"
    signals.take_in(signal=signal, user=balade.noor)
    assert signal.volunteer is not None
    assert signal.volunteer.person.name == "Toos Klerkx"


def test_a_signal_that_was_taken_in_stays_what_it_was(balade: SimpleNamespace) -> None:
    signal = brought(balade, "street")
    signals.take_in(signal=signal, user=balade.noor)
    with pytest.raises(MoveRefused):
        becoming.call_it(signal=signal, about="talent", user=balade.noor)


def test_calling_it_what_it_is_changes_nothing(balade: SimpleNamespace) -> None:
    signal = brought(balade, "street")
    assert becoming.call_it(signal=signal, about="street", user=balade.noor) is None
    assert not Event.objects.filter(verb="called").exists()


def test_who_asks_and_offers_is_both_and_neither_is_lost(balade: SimpleNamespace) -> None:
    question = make_request(balade.balade, balade.jansen)
    volunteer = becoming.also_a_talent(help_request=question, user=balade.noor, own_words="Ik bak appeltaart")
    question.refresh_from_db()
    assert question.is_open
    assert (volunteer.person, volunteer.status, volunteer.own_words) == (
        balade.jansen,
        "unconfirmed",
        "Ik bak appeltaart",
    )
    assert Event.objects.filter(verb="talent_seen", **About.key_of(question)).exists()


def test_what_was_only_an_offer_ends_as_a_question_and_says_so(balade: SimpleNamespace) -> None:
    question = make_request(balade.balade, balade.jansen)
    becoming.also_a_talent(help_request=question, user=balade.noor, own_words="Ik bak taart", nothing_asked=True)
    question.refresh_from_db()
    assert question.status == "withdrawn"
    assert "aanbod" in Event.objects.get(verb="to_withdrawn", **About.key_of(question)).reason


def test_an_offer_of_an_ended_question_is_refused_and_leaves_no_talent(balade: SimpleNamespace) -> None:
    question = make_request(balade.balade, balade.jansen)
    moves.withdraw(help_request=question)
    with pytest.raises(MoveRefused):
        becoming.also_a_talent(help_request=question, user=balade.noor, own_words="Taart", nothing_asked=True)
    assert not Volunteer.objects.filter(person=balade.jansen).exists()


def test_somebody_who_is_a_volunteer_already_is_found_and_not_doubled(
    balade: SimpleNamespace, signed_in_as: SignIn
) -> None:
    question = make_request(balade.balade, balade.henk.person)
    answer = signed_in_as(balade.noor).post(f"/werk/vragen/{question.pk}/talent/", {"own_words": "Fietsen maken"})
    assert answer["Location"] == f"/werk/vrijwilligers/{balade.henk.pk}/"
    assert Volunteer.objects.filter(person=balade.henk.person).count() == 1


def test_henk_who_helps_others_asks_something_himself(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    noor = signed_in_as(balade.noor)
    noor.post(f"/werk/vrijwilligers/{balade.henk.pk}/vraag/", {"text": "Wie zaagt mijn haag?", "channel": "counter"})
    question = HelpRequest.objects.get(person=balade.henk.person)
    assert (question.text, question.channel, question.filled_in_by) == ("Wie zaagt mijn haag?", "counter", balade.noor)
    page = noor.get(f"/werk/vrijwilligers/{balade.henk.pk}/").content.decode()
    assert question.reference in page
    assert "Vroeg zelf ook iets" in page


def test_empty_words_come_back_with_what_to_do(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    question = make_request(balade.balade, balade.jansen)
    noor = signed_in_as(balade.noor)
    for address in (f"/werk/vragen/{question.pk}/talent/", f"/werk/vrijwilligers/{balade.henk.pk}/vraag/"):
        answer = noor.post(address, {"own_words": " ", "text": " ", "channel": "phone"})
        assert answer.status_code == 422
        assert "Fout:" in answer.content.decode()


def test_the_worker_presses_it_is_a_talent_and_sees_that_it_waits(
    balade: SimpleNamespace, signed_in_as: SignIn
) -> None:
    signal = brought(balade, "street")
    noor = signed_in_as(balade.noor)
    page = noor.post(f"/werk/signalen/{signal.pk}/soort/", {"about": "talent"}, follow=True).content.decode()
    assert "wacht nu op het ja" in page
    assert noor.post(f"/werk/signalen/{signal.pk}/soort/", {"about": "onzin"}).status_code == 404


def test_one_takes_it_in_while_another_calls_it_a_talent_and_only_one_of_them_gets_through(
    transactional_db: None, balade: SimpleNamespace
) -> None:
    w = balade
    signal = brought(w, "street")
    results = at_once(
        w,
        lambda: signals.take_in(signal=Signal.objects.get(pk=signal.pk), user=w.noor),
        lambda: becoming.call_it(signal=Signal.objects.get(pk=signal.pk), about="talent", user=w.karim),
    )
    signal.refresh_from_db()
    refused = [result for result in results if isinstance(result, MoveRefused | signals.NoYesYet)]
    assert len(refused) == 1
    assert (signal.status, signal.about) in (("taken_in", "street"), ("not_agreed", "talent"))
