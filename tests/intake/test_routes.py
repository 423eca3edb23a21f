"""Who gets which questions (D5), who is away and who stands in (D6), and the terms of the hub (D21)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django_scopes import scope

from followup import services as followup
from hub.accounts.models import Membership
from hub.base import clock
from hub.base.models import Event, OutboxMessage
from hub.places.models import Neighbourhood
from intake.models import Absence, HelpRequest, RoutingRule, Term
from intake.services import absence, moves, routing, terms, working
from intake.services.absence import Refused
from intake.services.asking import Question, ask

ROUTES, TERMS, AWAY = "/werk/instellingen/routes/", "/werk/instellingen/termijnen/", "/werk/instellingen/afwezig/"
TRIAGED = {"kind": "personal", "real_question": "Samen boodschappen doen", "urgency": "normal"}


def rule(w: SimpleNamespace, worker: Any = None, **fields: Any) -> RoutingRule:
    fields = {"subject": None, "neighbourhood": None, "goes": "worker", "automatic": False, **fields}
    return routing.keep(hub=w.balade, user=w.noor, worker=worker or w.karim, **fields)


def away(w: SimpleNamespace, who: Any, stand_in: Any = None, days: int = 3) -> Absence:
    today = clock.today()
    until = today + timedelta(days=days)
    return absence.keep(hub=w.balade, by=w.noor, away=who, since=today, until=until, stand_in=stand_in)


# --- which rule ------------------------------------------------------------------------------------


def test_the_rule_that_says_most_wins(balade: SimpleNamespace, question: HelpRequest) -> None:
    quarter = Neighbourhood.objects.create(
        code="Q1", name="De Hoef", parent=question.neighbourhood, latitude=51.69, longitude=5.08
    )
    HelpRequest.objects.filter(pk=question.pk).update(neighbourhood=quarter)
    question.refresh_from_db()
    rules = [
        rule(balade),
        rule(balade, neighbourhood=quarter.parent),
        rule(balade, neighbourhood=quarter),
        rule(balade, subject=balade.daily),
        rule(balade, subject=balade.daily, neighbourhood=quarter.parent),
        rule(balade, subject=balade.groceries),
        rule(balade, subject=balade.groceries, neighbourhood=quarter),
    ]
    rule(balade, subject=balade.company)
    while rules:
        assert routing.rule_for(question) == rules[-1]
        rules.pop().delete()
    assert routing.route_of(question) is None


def test_with_two_subjects_the_first_of_the_list_is_followed(balade: SimpleNamespace, question: HelpRequest) -> None:
    balade.company.order, balade.groceries.order = 1, 2
    balade.company.save()
    balade.groceries.save()
    question.subjects.add(balade.company)
    rule(balade, subject=balade.groceries)
    first = rule(balade, subject=balade.company, worker=balade.noor)
    assert routing.rule_for(question) == first


def test_two_rules_that_say_the_same_are_refused_in_words(balade: SimpleNamespace, noor: Client) -> None:
    rule(balade, subject=balade.groceries)
    page = noor.post(ROUTES, {"subject": balade.groceries.pk, "goes": "team"})
    assert page.status_code == 422
    assert "Voor precies dit is er al een regel" in page.content.decode() and "Karim" in page.content.decode()
    assert RoutingRule.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"goes": "worker"}, "Kies wie deze vragen krijgt"),
        ({"goes": "team", "automatic": "on"}, "Alleen één medewerker"),
        ({"goes": "moon"}, "geldige"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused_in_words(noor: Client, sent: dict[str, str], words: str) -> None:
    page = noor.post(ROUTES, sent)
    assert page.status_code == 422 and words in page.content.decode()


def test_a_rule_is_made_changed_and_removed_on_the_screen(balade: SimpleNamespace, noor: Client) -> None:
    noor.post(ROUTES, {"subject": balade.groceries.pk, "goes": "worker", "worker": balade.karim.pk})
    made = RoutingRule.objects.get()
    assert "Karim" in noor.get(ROUTES).content.decode()
    noor.post(f"{ROUTES}{made.pk}/", {"subject": balade.groceries.pk, "goes": "team"})
    made.refresh_from_db()
    assert (made.goes, made.worker) == ("team", None)
    noor.post(f"{ROUTES}{made.pk}/weg/")
    assert not RoutingRule.objects.exists()
    assert Event.objects.filter(verb__in=["route_kept", "route_removed"]).count() == 3


# --- what a rule does ------------------------------------------------------------------------------


def test_a_rule_proposes_and_changes_no_owner(balade: SimpleNamespace, noor: Client, question: HelpRequest) -> None:
    rule(balade, subject=balade.groceries)
    working.triage(help_request=question, user=balade.noor, subjects=[balade.groceries], **TRIAGED)
    question.refresh_from_db()
    assert question.owner == balade.noor
    page = noor.get(f"/werk/vragen/{question.pk}/").content.decode()
    assert "Draag over aan Karim" in page
    noor.post(f"/werk/vragen/{question.pk}/overdragen/", {"to": balade.karim.pk})
    question.refresh_from_db()
    assert question.owner == balade.karim
    assert OutboxMessage.objects.filter(kind="handed_over", address=balade.karim.email).count() == 1


def test_a_rule_by_itself_makes_the_owner_when_the_question_comes_in(balade: SimpleNamespace) -> None:
    rule(balade, subject=balade.groceries, automatic=True)
    made = ask(
        hub=balade.balade, who=balade.jansen, question=Question(text="Boodschappen?", subjects=[balade.groceries])
    )
    made.refresh_from_db()
    assert (made.status, made.owner) == ("picked_up", balade.karim)
    told = OutboxMessage.objects.get(kind="routed_to_you")
    assert told.address == balade.karim.email and "Jansen" not in str(told.letter)
    assert Event.objects.get(verb="to_picked_up").who == "program"


def test_a_rule_by_itself_works_once_and_does_not_take_back_a_hand_over(
    balade: SimpleNamespace, question: HelpRequest
) -> None:
    rule(balade, subject=balade.groceries, automatic=True)
    working.triage(help_request=question, user=balade.noor, subjects=[balade.groceries], **TRIAGED)
    question.refresh_from_db()
    assert question.owner == balade.karim
    moves.hand_over(help_request=question, user=balade.karim, to=balade.noor)
    working.triage(help_request=question, user=balade.noor, subjects=[balade.groceries], **TRIAGED)
    question.refresh_from_db()
    assert question.owner == balade.noor


def test_a_rule_to_who_left_falls_to_the_hub_and_says_so(
    balade: SimpleNamespace, noor: Client, question: HelpRequest
) -> None:
    rule(balade, subject=balade.groceries, automatic=True)
    Membership.objects.filter(user=balade.karim).delete()
    working.triage(help_request=question, user=balade.noor, subjects=[balade.groceries], **TRIAGED)
    question.refresh_from_db()
    assert question.owner == balade.noor
    assert "Karim werkt hier niet meer" in noor.get(f"/werk/vragen/{question.pk}/").content.decode()
    assert "Karim werkt hier niet meer" in noor.get(ROUTES).content.decode()


def test_a_rule_to_who_is_away_goes_to_who_stands_in(balade: SimpleNamespace, question: HelpRequest) -> None:
    rule(balade, subject=balade.groceries, worker=balade.noor, automatic=True)
    away(balade, balade.noor, balade.karim)
    routing.apply(help_request=question)
    question.refresh_from_db()
    assert question.owner == balade.karim


# --- away ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who_hears", ["owner", "stand_in", "hub", "hub_when_left", "hub_when_both_away"])
def test_a_reminder_goes_to_who_is_there(balade: SimpleNamespace, question: HelpRequest, who_hears: str) -> None:
    type(balade.balade).objects.filter(pk=balade.balade.pk).update(email="balie@balade.example")
    moves.pick_up(help_request=question, user=balade.noor)
    if who_hears != "owner":
        away(balade, balade.noor, balade.karim if "stand_in" in who_hears or "both" in who_hears else None)
    if who_hears == "hub_when_both_away":
        Absence.objects.create(hub=balade.balade, worker=balade.karim, since=clock.today(), until=clock.today())
    if who_hears == "hub_when_left":
        Membership.objects.filter(user=balade.noor).delete()
    HelpRequest.objects.filter(pk=question.pk).update(due_at=clock.now() - timedelta(hours=1))
    followup.follow_up(hub=balade.balade)
    address = {"owner": balade.noor.email, "stand_in": balade.karim.email}.get(who_hears, "balie@balade.example")
    assert OutboxMessage.objects.get(kind="owner_reminder").address == address


def test_the_question_says_that_the_owner_is_away(balade: SimpleNamespace, noor: Client, question: HelpRequest) -> None:
    moves.pick_up(help_request=question, user=balade.karim)
    away(balade, balade.karim, balade.noor)
    page = noor.get(f"/werk/vragen/{question.pk}/").content.decode()
    assert "Karim is er niet" in page and "Noor neemt waar" in page
    assert question.owner == balade.karim


def test_absence_is_noted_on_the_screen_and_ends_there(balade: SimpleNamespace, noor: Client) -> None:
    today = clock.today()
    sent = {"worker": balade.karim.pk, "since": f"{today}", "until": f"{today + timedelta(days=2)}"}
    noor.post(AWAY, sent | {"stand_in": balade.noor.pk})
    assert balade.karim.pk in absence.away_now(balade.balade)
    noor.post(f"{AWAY}{Absence.objects.get().pk}/terug/")
    assert absence.away_now(balade.balade) == {}


def test_absence_that_cannot_be_is_refused_in_words(balade: SimpleNamespace) -> None:
    today, week = clock.today(), timedelta(days=7)

    def refused(**fields: Any) -> str:
        given = {"away": balade.karim, "since": today, "until": today + week, "stand_in": None, **fields}
        with pytest.raises(Refused) as caught:
            absence.keep(hub=balade.balade, by=balade.noor, **given)
        return str(caught.value)

    assert "eerder dan de eerste dag" in refused(until=today - week)
    assert "Iemand anders" in refused(stand_in=balade.karim)
    away(balade, balade.karim)
    assert "Al afwezig" in refused()
    assert "is dan ook weg" in refused(away=balade.noor, stand_in=balade.karim)


# --- terms -----------------------------------------------------------------------------------------


def test_each_kind_has_its_own_days(balade: SimpleNamespace, question: HelpRequest) -> None:
    terms.keep(hub=balade.balade, user=balade.charles, days={("liveability", "next"): 10, ("", "first"): 1})
    monday = datetime(2026, 11, 2, 10, tzinfo=clock.AMSTERDAM)
    with clock.at(monday):
        made = ask(hub=balade.balade, who=balade.jansen, question=Question(text="De stoep ligt los"))
        assert made.due_at.astimezone(clock.AMSTERDAM).date() == date(2026, 11, 3)
        working.triage(help_request=made, user=balade.noor, subjects=[], **TRIAGED | {"kind": "liveability"})
        assert made.due_at.astimezone(clock.AMSTERDAM).date() == date(2026, 11, 16)


def test_days_over_christmas_and_the_change_to_winter_time_are_working_days(balade: SimpleNamespace) -> None:
    terms.keep(hub=balade.balade, user=balade.charles, days={("", "first"): 3})
    for asked, due in (
        (datetime(2026, 12, 23, 16, tzinfo=clock.AMSTERDAM), datetime(2026, 12, 29, 17, tzinfo=clock.AMSTERDAM)),
        (datetime(2026, 10, 23, 16, tzinfo=clock.AMSTERDAM), datetime(2026, 10, 28, 17, tzinfo=clock.AMSTERDAM)),
    ):
        with clock.at(asked):
            made = ask(hub=balade.balade, who=balade.jansen, question=Question(text="Kan iemand helpen?"))
        assert made.due_at == due


def test_terms_are_kept_on_the_screen_and_leave_history(
    balade: SimpleNamespace, signed_in_as: Callable[..., Client]
) -> None:
    charles = signed_in_as(balade.charles)
    form = charles.get(TERMS).context["form"]
    sent = {name: field.initial for name, field in form.fields.items()}
    charles.post(TERMS, sent | {"personal__resident": 8})
    assert terms.days_for(hub=balade.balade, kind="personal", step="resident") == 8
    assert Event.objects.get(verb="term_changed").new == "8"
    charles.post(TERMS, sent)
    assert not Term.objects.exists()


def test_days_without_sense_are_refused_and_nothing_changes(
    balade: SimpleNamespace, signed_in_as: Callable[..., Client]
) -> None:
    charles = signed_in_as(balade.charles)
    sent = {name: field.initial for name, field in charles.get(TERMS).context["form"].fields.items()}
    for nonsense in ("-1", "61", "many", "", "1.5"):
        assert charles.post(TERMS, sent | {"personal__next": nonsense}).status_code == 422, nonsense
    assert not Term.objects.exists()


def test_waiting_for_the_resident_lasts_as_long_as_the_hub_says(balade: SimpleNamespace, question: HelpRequest) -> None:
    terms.keep(hub=balade.balade, user=balade.charles, days={("personal", "resident"): 1})
    moves.pick_up(help_request=question, user=balade.noor)
    with clock.at(datetime(2026, 11, 2, 10, tzinfo=clock.AMSTERDAM)):
        working.reply(help_request=question, user=balade.noor, text="Wanneer kan het?", wait=True)
    assert question.due_at == datetime(2026, 11, 3, 17, tzinfo=clock.AMSTERDAM)


def test_rules_of_one_hub_do_nothing_in_another(world: SimpleNamespace, signed_in_as: Callable[..., Client]) -> None:
    with scope(hub=world.balade):
        made = rule(world, subject=world.groceries)
    otto = signed_in_as(world.otto)
    assert "Karim" not in otto.get(ROUTES).content.decode()
    assert otto.get(f"{ROUTES}{made.pk}/").status_code == 404
    assert otto.post(f"{ROUTES}{made.pk}/weg/").status_code == 404
