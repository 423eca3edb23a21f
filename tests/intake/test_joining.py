"""Hints, links and merging: two questions that belong together, two rows that are one person (D20)."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django_scopes import scope

from hub.base.models import AllowedMove, Event, OutboxMessage
from hub.people.merging import NotOne, merge_people
from hub.people.models import Consent, Person
from hub.people.services import record_consent
from intake import same_person
from intake.models import HelpRequest, Message, QuestionLink
from intake.services import following, joining, moves, working
from intake.services.across_hubs import by_reference, by_token, token_for
from tests.conftest import make_person, make_request, make_volunteer
from volunteers.models import Volunteer


def text_of(page: Any) -> str:
    return page.content.decode()


@pytest.fixture
def second(balade: SimpleNamespace, question: HelpRequest) -> HelpRequest:
    """The same mevrouw Jansen asked once more."""
    return make_request(
        balade.balade, balade.jansen, "Ik had ook nog gevraagd om boodschappen", subjects=[balade.company]
    )


@pytest.fixture
def twin(balade: SimpleNamespace) -> Person:
    """Mevrouw Jansen again, typed another time, with a mail address that differs."""
    return make_person(balade.balade, "Mw Jansen", phone=balade.jansen.phone, email="jansen@elders.example")


def whys(question: HelpRequest, user: Any) -> dict[str, str]:
    return {hint.help_request.text: hint.why for hint in same_person.hints(question, user)}


def test_every_hint_says_why_it_stands_there(
    balade: SimpleNamespace, question: HelpRequest, second: HelpRequest
) -> None:
    hub, area = balade.balade, balade.jansen.neighbourhood
    elsewhere = {"postcode": "5999ZZ", "house_number": "1"}
    for text, name, details in (
        ("telefoon", "Anna", {"phone": balade.jansen.phone, **elsewhere}),
        ("post", "Bea", {"email": balade.jansen.email.upper(), **elsewhere}),
        ("naam en adres", "Jansen", {"email": ""}),
        ("adres", "Cor", {"email": ""}),
        ("Kan iemand met mij de boodschappen doen?", "Dora", {"email": "", "neighbourhood": area, **elsewhere}),
    ):
        make_request(hub, make_person(hub, name, **details), text, subjects=[balade.groceries])
    found = whys(question, balade.noor)
    assert found == {
        second.text: "dezelfde persoon",
        "telefoon": "hetzelfde telefoonnummer",
        "post": "hetzelfde e-mailadres",
        "naam en adres": "dezelfde naam en hetzelfde adres",
        "adres": "hetzelfde adres",
        "Kan iemand met mij de boodschappen doen?": "dichtbij, en lijkt erop",
    }


def test_a_question_in_other_words_or_about_something_else_is_not_alike(
    balade: SimpleNamespace, question: HelpRequest
) -> None:
    far = {"email": "", "postcode": "5999ZZ", "house_number": "1"}
    make_request(balade.balade, make_person(balade.balade, "Eva", **far), "Wie rijdt mij?", subjects=[balade.groceries])
    make_request(balade.balade, make_person(balade.balade, "Fien", **far), question.text, subjects=[balade.company])
    assert whys(question, balade.noor) == {}


def test_nothing_of_mediation_and_nothing_of_another_hub_is_hinted_at(
    world: SimpleNamespace, noor: Client, question: HelpRequest, second: HelpRequest
) -> None:
    HelpRequest.objects.filter(pk=second.pk).update(route="mediation")
    with scope(hub=world.rivierzicht):
        same = make_person(world.rivierzicht, "Mevrouw Jansen", phone=world.jansen.phone)
        make_request(world.rivierzicht, same, "Aan de overkant")
    assert whys(question, world.noor) == {}
    assert noor.get(f"/werk/vragen/{question.pk}/samen/{second.pk}/").status_code == 404
    assert noor.get(f"/werk/vragen/{question.pk}/samen/{world.outside_request.pk}/").status_code == 404
    with pytest.raises(joining.NotTogether):
        joining.link(one=question, other=second, user=world.noor)


def test_linked_questions_show_each_other_and_both_histories_tell(
    balade: SimpleNamespace, noor: Client, question: HelpRequest, second: HelpRequest
) -> None:
    page = f"/werk/vragen/{question.pk}/samen/{second.pk}/"
    assert second.text in text_of(noor.get(page))
    noor.post(page, {"act": "link"})
    noor.post(page, {"act": "link"})
    assert QuestionLink.objects.count() == 1
    assert Event.objects.filter(verb="linked").count() == 2
    assert second.reference in text_of(noor.get(f"/werk/vragen/{question.pk}/"))
    assert question.reference in text_of(noor.get(f"/werk/vragen/{second.pk}/"))
    noor.post(page, {"act": "unlink"})
    assert not QuestionLink.objects.exists()


def test_a_merged_question_ends_points_on_and_loses_nothing(
    balade: SimpleNamespace, noor: Client, question: HelpRequest, second: HelpRequest
) -> None:
    following.answer(help_request=second, text="Het liefst op dinsdag")
    old_link = token_for(second)
    noor.post(f"/werk/vragen/{question.pk}/samen/{second.pk}/", {"act": f"keep-{question.pk}"})
    second.refresh_from_db()
    assert (second.status, second.merged_into) == ("withdrawn", question)
    worker_page = text_of(noor.get(f"/werk/vragen/{question.pk}/"))
    assert "Het liefst op dinsdag" in worker_page
    assert second.text in worker_page
    assert "Het liefst op dinsdag" in text_of(noor.get(f"/werk/vragen/{second.pk}/"))
    assert by_token(old_link) == question
    assert by_reference(second.reference, second.code) == question
    followed = text_of(Client().get(f"/volg/{old_link}/"))
    assert question.reference in followed
    assert second.text in followed
    assert set(question.subjects.all()) == {balade.groceries, balade.company}


def test_the_resident_hears_of_a_merger_once(
    balade: SimpleNamespace, question: HelpRequest, second: HelpRequest
) -> None:
    joining.merge(keep=question, goes=second, user=balade.noor)
    with pytest.raises(joining.NotTogether):
        joining.merge(keep=question, goes=second, user=balade.karim)
    assert OutboxMessage.objects.filter(person=balade.jansen).count() == 1
    assert "boodschappen" not in OutboxMessage.objects.get(kind="question_merged").letter["subject"]


@pytest.mark.django_db
def test_merging_moves_along_the_table_only() -> None:
    targets = set(
        AllowedMove.objects.filter(workflow="intake.helprequest", target="withdrawn").values_list("source", flat=True)
    )
    assert set(map(str, joining.MAY_GO)) <= targets


def test_a_merged_question_is_not_opened_again(
    balade: SimpleNamespace, noor: Client, question: HelpRequest, second: HelpRequest
) -> None:
    joining.merge(keep=question, goes=second, user=balade.noor)
    noor.post(f"/werk/vragen/{second.pk}/heropen/")
    second.refresh_from_db()
    assert second.status == "withdrawn"


def test_a_question_somebody_is_working_on_stays_and_the_page_says_so(
    balade: SimpleNamespace, noor: Client, question: HelpRequest, second: HelpRequest
) -> None:
    moves.pick_up(help_request=second, user=balade.noor)
    moves.mark_arranged(help_request=second, actor=working.worker(balade.noor), route="volunteer")
    page = noor.post(f"/werk/vragen/{question.pk}/samen/{second.pk}/", {"act": f"keep-{question.pk}"}, follow=True)
    assert f"Met {second.reference} is al iemand bezig" in text_of(page)
    second.refresh_from_db()
    assert second.status == "arranged"
    joining.merge(keep=second, goes=question, user=balade.noor)
    question.refresh_from_db()
    assert question.merged_into == second


def test_a_chain_of_mergers_leads_to_the_one_that_stayed(
    balade: SimpleNamespace, question: HelpRequest, second: HelpRequest
) -> None:
    third = make_request(balade.balade, balade.jansen, "Derde keer")
    first_link = token_for(third)
    joining.merge(keep=second, goes=third, user=balade.noor)
    joining.merge(keep=question, goes=second, user=balade.noor)
    assert by_token(first_link) == question


def test_questions_of_two_people_are_not_merged(balade: SimpleNamespace, question: HelpRequest, twin: Person) -> None:
    other = make_request(balade.balade, twin, "Nog een vraag")
    with pytest.raises(joining.NotTogether, match="twee mensen"):
        joining.merge(keep=question, goes=other, user=balade.noor)


def test_two_rows_become_one_person_with_questions_consents_and_volunteer(
    balade: SimpleNamespace, noor: Client, question: HelpRequest, twin: Person
) -> None:
    other = make_request(balade.balade, twin, "Nog een vraag")
    helper = make_volunteer(balade.balade, "Mw Jansen", balade.company, person=twin)
    for person in (balade.jansen, twin):
        record_consent(person=person, purpose="contact", text="Ja", channel="phone")
    record_consent(person=twin, purpose="share", text="Ja", channel="phone")
    noor.post(f"/werk/vragen/{question.pk}/samen/{other.pk}/", {"act": "person"})
    other.refresh_from_db()
    assert other.person == balade.jansen
    assert Volunteer.objects.get(pk=helper.pk).person == balade.jansen
    assert not Person.objects.filter(pk=twin.pk).exists()
    assert Consent.objects.filter(person=balade.jansen).count() == 3
    assert set(Consent.objects.filter(withdrawn_at=None).values_list("purpose", flat=True)) == {"contact", "share"}
    note = Message.objects.get(help_request=question)
    assert note.sender == "note"
    assert "jansen@elders.example" in note.text
    assert "elders" not in str(list(Event.objects.values_list("reason", "data")))


def test_two_volunteers_do_not_become_one_and_the_words_say_why(balade: SimpleNamespace) -> None:
    with pytest.raises(NotOne, match="Beiden staan als vrijwilliger"):
        merge_people(keep=balade.henk.person, goes=balade.fatima.person, user=balade.noor)
    assert Person.objects.filter(pk=balade.fatima.person_id).exists()


def test_people_of_two_hubs_never_become_one(world: SimpleNamespace, balade: SimpleNamespace) -> None:
    with pytest.raises(NotOne):
        merge_people(keep=balade.jansen, goes=world.outsider, user=balade.noor)


def test_who_did_not_want_to_be_contacted_is_still_left_alone(balade: SimpleNamespace, twin: Person) -> None:
    Person.objects.filter(pk=twin.pk).update(do_not_contact=True)
    merge_people(keep=balade.jansen, goes=twin, user=balade.noor)
    balade.jansen.refresh_from_db()
    assert balade.jansen.do_not_contact
