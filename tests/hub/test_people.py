"""How we reach people, and what they agreed to."""

from types import SimpleNamespace

import pytest

from hub.people import services
from hub.people.models import Consent, Person
from tests.conftest import make_person


def test_a_phone_number_is_kept_in_one_way() -> None:
    assert services.tidy_phone("06 12 34 56 78") == services.tidy_phone("+31 6 12345678") == "+31612345678"


@pytest.mark.parametrize("text", ["", "12", "geen telefoon", "06-12"])
def test_what_is_no_phone_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a phone number"):
        services.tidy_phone(text)


@pytest.mark.parametrize(
    ("details", "channel"),
    [
        ({"email": "a@b.example", "phone": "+31612345678"}, "email"),
        ({"email": "a@b.example", "phone": "+31612345678", "preferred_channel": "phone"}, "phone"),
        ({"email": "", "phone": "+31416000001"}, "phone"),
        ({"email": "", "phone": "+31416000001", "preferred_channel": "sms"}, "phone"),
        ({"email": "", "phone": "+31612345678", "preferred_channel": "sms"}, "sms"),
        ({"email": "", "phone": ""}, "letter"),
    ],
)
def test_a_message_takes_the_channel_that_the_person_prefers_and_has(details: dict[str, str], channel: str) -> None:
    assert Person(name="Mevrouw Jansen", **details).best_channel()[0] == channel


def test_a_postcode_puts_somebody_in_the_right_neighbourhood(balade: SimpleNamespace) -> None:
    person = services.register_person(hub=balade.balade, name=" Mevrouw Jansen ", postcode="5142AB", house_number="3")
    assert person.neighbourhood.hub == balade.balade
    assert person.name == "Mevrouw Jansen"


def test_an_unknown_postcode_is_kept_without_a_neighbourhood(balade: SimpleNamespace) -> None:
    person = services.register_person(hub=balade.balade, name="Meneer Ver", postcode="9999ZZ")
    assert person.neighbourhood is None


def test_agreeing_twice_keeps_the_first_consent(balade: SimpleNamespace) -> None:
    first = services.record_consent(person=balade.jansen, purpose="share", text="Ja", channel="phone")
    again = services.record_consent(person=balade.jansen, purpose="share", text="Ja", channel="web")
    assert first == again


def test_consent_that_was_taken_back_no_longer_holds_but_is_still_known(balade: SimpleNamespace) -> None:
    services.record_consent(person=balade.jansen, purpose="share", text="Ja", channel="phone")
    assert services.withdraw_consent(person=balade.jansen, purpose="share")
    assert not services.agreed(balade.jansen, "share")
    assert Consent.objects.get().withdrawn_at is not None


def test_people_of_the_other_hub_do_not_exist_here(balade: SimpleNamespace) -> None:
    make_person(balade.balade, "Iemand Hier")
    assert not Person.objects.filter(name="Meneer Overkant").exists()
