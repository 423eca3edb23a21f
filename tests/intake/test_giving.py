"""A worker hands addresses of the social map to who asked (A14)."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from hub.base.models import Event, OutboxMessage
from hub.base.outbox.services import deliver_due
from hub.people.models import Person
from intake import story
from intake.models import HelpRequest
from intake.services.giving import KIND
from socialmap.models import Phone


@pytest.fixture
def noor(balade: SimpleNamespace, signed_in_as: Any) -> Client:
    """Noor, who chose the bus on the social map."""
    Phone.objects.create(hub=balade.balade, service=balade.service, number="0416 00 00 12")
    client: Client = signed_in_as(balade.noor)
    client.post("/sociale-kaart/kiezen/", {"dienst": "boodschappenbus", "keuze": "ja"})
    return client


def give(client: Client, question: HelpRequest) -> str:
    answer = client.post(f"/werk/vragen/{question.pk}/adressen/", follow=True)
    return str(answer.content.decode())


def test_what_noor_chose_goes_to_mevrouw_jansen_and_stands_in_the_history(
    balade: SimpleNamespace, question: HelpRequest, noor: Client
) -> None:
    assert "Stuur deze naar de bewoner" in noor.get(f"/werk/vragen/{question.pk}/").content.decode()
    page = give(noor, question)
    assert "Naar de bewoner gestuurd" in page
    assert "Kies adressen op de sociale kaart" in page
    deliver_due()
    (letter,) = mail.outbox
    assert letter.to == [balade.jansen.email]
    assert "Boodschappenbus" in str(letter.body)
    assert "Boodschappenbus" not in letter.subject
    assert Event.objects.get(verb="addresses_given").data == {"services": [balade.service.pk]}
    assert "We gaven u adressen waar u terecht kunt" in [entry["title"] for entry in story.for_resident(question)]
    assert "Adressen van de sociale kaart gegeven" in [entry["title"] for entry in story.for_worker(question)]


def test_it_goes_in_the_language_and_on_the_channel_of_who_asked(
    balade: SimpleNamespace, question: HelpRequest, noor: Client
) -> None:
    Person.objects.filter(pk=balade.jansen.pk).update(language="en", preferred_channel="sms")
    give(noor, question)
    message = OutboxMessage.objects.get(kind=KIND)
    assert message.channel == "sms"
    assert message.letter["paragraphs"][0] == "These can help: Boodschappenbus (0416 000 012)."
    assert "taal=en" in message.letter["link"]


def test_somebody_without_mail_or_mobile_becomes_a_call(
    balade: SimpleNamespace, question: HelpRequest, noor: Client
) -> None:
    Person.objects.filter(pk=balade.jansen.pk).update(email="", phone="+31416000099")
    assert "Bij de telefoontjes en brieven gezet" in give(noor, question)
    message = OutboxMessage.objects.get(kind=KIND)
    assert (message.channel, message.status) == ("phone", "by_hand")


def test_who_wants_no_messages_gets_none_and_noor_can_print_it(
    balade: SimpleNamespace, question: HelpRequest, noor: Client
) -> None:
    Person.objects.filter(pk=balade.jansen.pk).update(do_not_contact=True)
    page = noor.get(f"/werk/vragen/{question.pk}/").content.decode()
    assert "Stuur deze naar de bewoner" not in page
    assert f"/sociale-kaart/gekozen/?lijst={balade.service.pk}" in page
    assert "wil geen berichten van ons" in give(noor, question)
    assert not OutboxMessage.objects.filter(kind=KIND).exists()
    assert not Event.objects.filter(verb="addresses_given").exists()


def test_the_same_list_goes_once_a_day(balade: SimpleNamespace, question: HelpRequest, noor: Client) -> None:
    give(noor, question)
    noor.post("/sociale-kaart/kiezen/", {"dienst": "boodschappenbus", "keuze": "ja"})
    assert "vandaag al naar de bewoner gegaan" in give(noor, question)
    assert OutboxMessage.objects.filter(kind=KIND).count() == 1
    assert Event.objects.filter(verb="addresses_given").count() == 1


def test_nothing_goes_without_a_choice_or_for_a_question_that_ended(
    balade: SimpleNamespace, question: HelpRequest, noor: Client, signed_in_as: Any
) -> None:
    assert "Er is niets gestuurd" in give(signed_in_as(balade.karim), question)
    HelpRequest.objects.filter(pk=question.pk).update(status="withdrawn")
    assert "Er is niets gestuurd" in give(noor, question)
    assert not OutboxMessage.objects.filter(kind=KIND).exists()


def test_another_hub_cannot_give_anything_here(
    world: SimpleNamespace, question: HelpRequest, signed_in_as: Any
) -> None:
    assert signed_in_as(world.otto).post(f"/werk/vragen/{question.pk}/adressen/").status_code == 404
