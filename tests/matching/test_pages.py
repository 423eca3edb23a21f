"""The screens: the link at the bus stop, the candidates, the contact person, the team; and who sees nothing."""

from collections.abc import Callable
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django_scopes import scope, scopes_disabled

from hub.base import clock, links
from hub.base.clock import AMSTERDAM
from hub.base.models import Event, OutboxMessage
from intake.models import HelpRequest
from intake.services import moves
from matching import candidates, facts
from matching.models import Arrangement, Handover, Proposal, Referral
from matching.services import answering, handing, proposing, referring
from tests.conftest import make_request, make_volunteer

SignIn = Callable[[object], Client]


def path(row: Proposal | Referral) -> str:
    return f"/antwoord/{facts.token(row)}/"


def text(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined]


# --- by link --------------------------------------------------------------------------------------
def test_a_mail_scanner_that_opens_the_link_changes_nothing(
    balade: SimpleNamespace, asked: Arrangement, client: Client
) -> None:
    events = Event.objects.count()
    for proposal in asked.proposals.all():
        for way in (client.get, client.head, client.options):
            assert way(path(proposal)).status_code == 200
    assert {proposal.status for proposal in asked.proposals.all()} == {"asked"}
    assert Event.objects.count() == events


def test_before_a_yes_the_page_shows_what_and_where_but_not_who(
    balade: SimpleNamespace, asked: Arrangement, client: Client
) -> None:
    page = client.get(path(asked.proposals.first()))
    assert "Samen boodschappen doen" in text(page)
    assert "Wijk BLD" in text(page)
    assert "Ze heeft een rollator." in text(page)
    for secret in ("Jansen", "5142AB", "0612345678", "06 12345678"):
        assert secret not in text(page)
    assert "no-store" in page["Cache-Control"]


def test_after_a_yes_name_and_address_appear_and_that_is_kept(
    balade: SimpleNamespace, asked: Arrangement, client: Client, may_share: None
) -> None:
    row = asked.proposals.get(volunteer=balade.henk)
    answer = client.post(path(row), {"action": "yes"})
    assert answer.status_code == 303
    page = client.get(path(row))
    assert "Mevrouw Jansen" in text(page)
    assert "5142 AB" in text(page)
    assert Event.objects.filter(verb="details_shown", subject_id=row.pk).exists()


def test_without_the_residents_consent_a_yes_shows_how_to_call_the_hub_instead(
    balade: SimpleNamespace, asked: Arrangement, client: Client
) -> None:
    row = asked.proposals.first()
    client.post(path(row), {"action": "yes"})
    assert "Jansen" not in text(client.get(path(row)))
    assert "tel:+31416000001" in text(client.get(path(row)))


def test_who_is_too_late_reads_a_kind_page_and_not_who_it_was_about(
    balade: SimpleNamespace, asked: Arrangement, client: Client, may_share: None
) -> None:
    henk, fatima = asked.proposals.order_by("pk")
    client.post(path(henk), {"action": "yes"})
    late = client.post(path(fatima), {"action": "yes"})
    assert late.status_code == 409
    for page in (late, client.get(path(fatima))):
        assert "Jansen" not in text(page)
        assert "<form" not in text(page).split("<main")[1].split("</main>")[0]


def test_a_no_with_one_tap_or_without_a_reason_is_fine(
    balade: SimpleNamespace, asked: Arrangement, client: Client
) -> None:
    henk, fatima = asked.proposals.order_by("pk")
    assert client.post(path(henk), {"action": "no", "reason": "too_far"}).status_code == 303
    assert client.post(path(fatima), {"action": "no"}).status_code == 303
    assert [row.decline_reason for row in asked.proposals.order_by("pk")] == ["too_far", ""]


def test_a_question_back_keeps_what_was_typed_when_it_holds_a_citizen_number(
    balade: SimpleNamespace, asked: Arrangement, client: Client
) -> None:
    row = asked.proposals.first()
    refused = client.post(path(row), {"action": "ask", "question": "Is haar BSN 111222333?"})
    assert refused.status_code == 422
    assert "Is haar BSN" in text(refused)
    assert client.post(path(row), {"action": "ask", "question": "Is er een <b>lift</b>?"}).status_code == 303
    assert "&lt;b&gt;lift" in text(client.get(path(row)))


@pytest.mark.parametrize("broken", ["x", "abc:def", "..", "a" * 400])
def test_a_broken_link_says_what_to_do_now(world: SimpleNamespace, client: Client, broken: str) -> None:
    assert client.get(f"/antwoord/{broken}/").status_code == 404


def test_a_link_for_something_else_does_not_open_a_proposal(
    balade: SimpleNamespace, asked: Arrangement, client: Client
) -> None:
    other = links.make("follow", asked.proposals.first().pk, days=9)
    assert client.get(f"/antwoord/{other}/").status_code == 404


def test_an_old_link_is_told_apart_from_a_broken_one(
    balade: SimpleNamespace, asked: Arrangement, client: Client
) -> None:
    address = path(asked.proposals.first())
    with clock.at(clock.now() + timedelta(days=facts.LINK_DAYS + 1)):
        assert client.get(address).status_code == 410


def test_a_link_opens_on_the_site_of_another_hub_in_the_hub_it_belongs_to(
    world: SimpleNamespace, client: Client
) -> None:
    with scope(hub=world.rivierzicht):
        moves.pick_up(help_request=world.outside_request, user=world.otto)
        made = proposing.propose(
            help_request=world.outside_request, user=world.otto, volunteers=[world.outside_volunteer]
        )
        row = made.proposals.get()
        address = path(row)
    page = client.get(address, headers={"host": "balade.localhost"})
    assert page.status_code == 200
    assert "Rivierzicht" in text(page)
    assert client.post(address, {"action": "yes"}, headers={"host": "balade.localhost"}).status_code == 303
    with scopes_disabled():
        assert Proposal.objects.get(pk=row.pk).status == "accepted"


def test_the_calendar_is_there_after_a_yes_and_only_when_there_is_a_date(
    balade: SimpleNamespace, picked_up: HelpRequest, client: Client
) -> None:
    begin = datetime(2030, 1, 8, 14, tzinfo=AMSTERDAM)
    picked_up.starts_at, picked_up.ends_at = begin, begin + timedelta(hours=1)
    picked_up.save()
    row = proposing.propose(help_request=picked_up, user=balade.noor, volunteers=[balade.henk]).proposals.get()
    assert client.get(path(row) + "afspraak.ics").status_code == 404
    client.post(path(row), {"action": "yes"})
    calendar = client.get(path(row) + "afspraak.ics")
    assert calendar["Content-Type"].startswith("text/calendar")
    assert "BEGIN:VEVENT" in text(calendar)


def test_a_contact_person_answers_by_link_and_must_say_why_not(
    balade: SimpleNamespace, picked_up: HelpRequest, client: Client
) -> None:
    made = referring.refer(
        help_request=picked_up,
        user=balade.noor,
        service=balade.service,
        contact=balade.corrie,
        skip_reason="urgent",
        skip_words="Vandaag nog.",
    )
    assert client.post(path(made.referral), {"action": "no", "reason": ""}).status_code == 422
    assert client.post(path(made.referral), {"action": "no", "reason": "Vol"}).status_code == 303
    assert Referral.objects.get().status == "declined"


# --- at work --------------------------------------------------------------------------------------
def test_noor_ticks_two_neighbours_and_asks_them(
    balade: SimpleNamespace, picked_up: HelpRequest, signed_in_as: SignIn
) -> None:
    noor = signed_in_as(balade.noor)
    address = f"/werk/vragen/{picked_up.pk}/buren/"
    page = noor.get(address)
    assert text(page).count('name="volunteer"') == 2
    assert noor.post(address, {"note": "x"}).status_code == 422
    chosen = {"volunteer": [balade.henk.pk, balade.fatima.pk], "note": "Graag dinsdag.", "share": "phone"}
    assert noor.post(address, chosen).status_code == 302
    assert Proposal.objects.filter(note="Graag dinsdag.").count() == 2
    assert balade.jansen.consents.filter(purpose="share", taken_by=balade.noor).exists()


def test_who_does_not_fit_is_named_with_the_cause(
    balade: SimpleNamespace, picked_up: HelpRequest, signed_in_as: SignIn
) -> None:
    far = make_volunteer(balade.balade, "Verre Vera", balade.groceries)
    type(far.person).objects.filter(pk=far.person.pk).update(latitude=52.5)
    found = candidates.neighbours(picked_up)
    assert [(shown.volunteer, shown.verdict.cause.code) for shown in found.unfits] == [(far, "distance")]
    page = text(signed_in_as(balade.noor).get(f"/werk/vragen/{picked_up.pk}/buren/"))
    assert "Verre" in page


def test_the_number_of_queries_for_candidates_does_not_grow_with_the_neighbourhood(
    balade: SimpleNamespace, picked_up: HelpRequest, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for number in range(25):
        make_volunteer(balade.balade, f"Buur {number}", balade.groceries)
    with django_assert_max_num_queries(11):  # type: ignore[attr-defined]
        found = candidates.neighbours(picked_up)
    assert (len(found.fits), found.fitting) == (10, 27)


def test_neighbours_and_services_of_the_other_hub_are_never_offered(
    balade: SimpleNamespace, picked_up: HelpRequest
) -> None:
    found = candidates.neighbours(picked_up)
    assert balade.outside_volunteer.pk not in {shown.volunteer.pk for shown in (*found.fits, *found.unfits)}
    assert [offer.service for offer in candidates.services_for(picked_up)] == [balade.service]


def test_the_contact_person_reads_exactly_what_the_worker_saw_before_sending(
    balade: SimpleNamespace, picked_up: HelpRequest, signed_in_as: SignIn
) -> None:
    noor = signed_in_as(balade.noor)
    address = f"/werk/vragen/{picked_up.pk}/instellingen/{balade.service.pk}/"
    assert noor.get(f"/werk/vragen/{picked_up.pk}/instellingen/").status_code == 200
    assert noor.get(address).status_code == 200
    form = {"rung": "organization", "contact": balade.corrie.pk, "note": "Graag deze week."}
    assert noor.post(address, {**form, "action": "preview"}).status_code == 422
    form |= {"skip_reason": "urgent", "skip_words": "Ze heeft niets meer in huis."}
    preview = noor.post(address, {**form, "action": "preview"})
    assert "Graag deze week." in text(preview)
    assert not Referral.objects.exists()
    assert noor.post(address, {**form, "action": "send"}).status_code == 302
    assert Referral.objects.get().note == "Graag deze week."


def test_noor_writes_down_what_volunteers_and_contact_persons_say_by_phone(
    balade: SimpleNamespace, asked: Arrangement, signed_in_as: SignIn
) -> None:
    noor = signed_in_as(balade.noor)
    henk, fatima = asked.proposals.order_by("pk")
    assert noor.post(f"/werk/voorstellen/{henk.pk}/", {"action": "no"}).status_code == 302
    assert noor.post(f"/werk/voorstellen/{fatima.pk}/", {"action": "yes"}).status_code == 302
    asked.refresh_from_db()
    assert asked.status == "agreed"
    assert noor.get(f"/werk/afspraken/{asked.pk}/").status_code == 200
    assert noor.post(f"/werk/afspraken/{asked.pk}/", {"action": "end", "hours": "2"}).status_code == 302
    asked.refresh_from_db()
    assert asked.status == "ended"


def test_a_colleague_who_was_just_before_is_a_kind_message_and_no_error(
    balade: SimpleNamespace, picked_up: HelpRequest, signed_in_as: SignIn
) -> None:
    karim = signed_in_as(balade.karim)
    proposing.propose(help_request=picked_up, user=balade.noor, volunteers=[balade.henk])
    answering.accept_proposal(proposal=Proposal.objects.get())
    for page in ("buren", "wijkteam", "geen-aanbod"):
        assert karim.post(f"/werk/vragen/{picked_up.pk}/{page}/", {"volunteer": balade.fatima.pk}).status_code == 302
    assert Proposal.objects.count() == 1


def test_the_question_page_shows_the_ladder_and_whom_we_asked(
    balade: SimpleNamespace, asked: Arrangement, signed_in_as: SignIn
) -> None:
    page = text(signed_in_as(balade.noor).get(f"/werk/vragen/{asked.help_request_id}/"))
    assert "hub-route" in page
    assert "Fatima" in page
    assert "Amrani" not in page


# --- team and process manager ---------------------------------------------------------------------
def test_the_team_reads_answers_and_gives_back_only_its_own(
    balade: SimpleNamespace, picked_up: HelpRequest, signed_in_as: SignIn
) -> None:
    noor, teun, charles = (signed_in_as(user) for user in (balade.noor, balade.teun, balade.charles))
    deadline = (clock.today() + timedelta(days=20)).isoformat()
    form = {"reason": "Kunnen jullie kijken?", "deadline": deadline}
    assert noor.get(f"/werk/vragen/{picked_up.pk}/wijkteam/").status_code == 200
    assert noor.post(f"/werk/vragen/{picked_up.pk}/wijkteam/", form).status_code == 302
    row = Handover.objects.get()
    assert row.reason in text(teun.get(f"/werk/wijkteam/{row.pk}/"))
    assert "Samen boodschappen" in text(teun.get("/werk/wijkteam/"))
    assert "612345678" not in text(teun.get(f"/werk/wijkteam/{row.pk}/"))
    assert charles.get(f"/werk/wijkteam/{row.pk}/").status_code == 403
    assert charles.get(f"/werk/geen-aanbod/{row.pk}/").status_code == 404
    assert teun.post(f"/werk/wijkteam/{row.pk}/", {"action": "answer", "answer-answer": ""}).status_code == 422
    sent = {"action": "answer", "answer-answer": "Gedaan."}
    assert teun.post(f"/werk/wijkteam/{row.pk}/", sent).status_code == 302
    assert OutboxMessage.objects.filter(kind="resident_answer").count() == 1
    assert teun.post(f"/werk/wijkteam/{row.pk}/", sent).status_code in (200, 422)
    assert OutboxMessage.objects.filter(kind="resident_answer").count() == 1


def test_the_process_manager_who_knows_the_answer_gives_it_at_once(
    balade: SimpleNamespace, picked_up: HelpRequest, signed_in_as: SignIn
) -> None:
    charles = signed_in_as(balade.charles)
    row = handing.hand_to_process_manager(help_request=picked_up, user=balade.noor, reason="Niemand.")
    address = f"/werk/geen-aanbod/{row.pk}/"
    assert "Niemand." in text(charles.get(address))
    decision = {"action": "answer", "answer-outcome": "offer", "answer-answer": "De bus rijdt zaterdag."}
    assert charles.post(address, decision).status_code == 302
    picked_up.refresh_from_db()
    assert picked_up.status == "picked_up"
    assert charles.get("/werk/geen-aanbod/").status_code == 200


# --- own pages ------------------------------------------------------------------------------------
def test_henk_sees_on_his_own_page_what_waits_for_him(
    balade: SimpleNamespace, asked: Arrangement, signed_in_as: SignIn
) -> None:
    assert "Samen boodschappen doen" in text(signed_in_as(balade.henk_user).get("/mijn/"))


def test_corrie_sees_her_own_referrals_and_only_those(
    balade: SimpleNamespace, picked_up: HelpRequest, signed_in_as: SignIn
) -> None:
    corrie = signed_in_as(balade.corrie_user)
    assert corrie.get("/mijn/verwijzingen/").status_code == 200
    referring.refer(
        help_request=picked_up,
        user=balade.noor,
        service=balade.service,
        contact=balade.corrie,
        skip_reason="urgent",
        skip_words="Nu.",
    )
    assert "Boodschappen" in text(corrie.get("/mijn/verwijzingen/"))
    assert "Boodschappen" in text(corrie.get("/mijn/"))
    assert signed_in_as(balade.henk_user).get("/mijn/verwijzingen/").status_code == 403


def test_the_other_hub_gets_not_found_on_every_screen_of_ours(
    balade: SimpleNamespace, asked: Arrangement, signed_in_as: SignIn
) -> None:
    otto = signed_in_as(balade.otto)
    pk = asked.help_request_id
    for page in ("buren", "instellingen", f"instellingen/{balade.service.pk}", "wijkteam", "geen-aanbod"):
        assert otto.get(f"/werk/vragen/{pk}/{page}/").status_code == 404
    row = asked.proposals.first()
    assert otto.post(f"/werk/voorstellen/{row.pk}/", {"action": "yes"}).status_code == 404
    assert otto.post(f"/werk/afspraken/{asked.pk}/", {"action": "end"}).status_code == 404


def test_a_worker_of_this_hub_cannot_ask_a_neighbour_of_the_other(
    balade: SimpleNamespace, signed_in_as: SignIn
) -> None:
    made = make_request(balade.balade, balade.jansen, kind="personal", subjects=[balade.groceries])
    moves.pick_up(help_request=made, user=balade.noor)
    chosen = {"volunteer": balade.outside_volunteer.pk}
    signed_in_as(balade.noor).post(f"/werk/vragen/{made.pk}/buren/", chosen)
    with scopes_disabled():
        assert not Proposal.objects.exists()


def test_what_the_hub_heard_behind_the_question_stays_at_the_hub(
    balade: SimpleNamespace, picked_up: HelpRequest, client: Client
) -> None:
    HelpRequest.objects.filter(pk=picked_up.pk).update(real_question="Ze schaamt zich en is eenzaam.")
    picked_up.refresh_from_db()
    row = proposing.propose(help_request=picked_up, user=balade.noor, volunteers=[balade.henk]).proposals.get()
    assert "schaamt" not in text(client.get(path(row)))
    assert "Boodschappen" in text(client.get(path(row)))
    assert "schaamt" not in str(OutboxMessage.objects.get(kind="proposal_asked").letter)
