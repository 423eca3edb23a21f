"""What a hub sets about matching: nonsense is refused in words, a change is seen before it is kept."""

from collections.abc import Callable
from dataclasses import asdict, replace
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django_scopes import scope

from hub.base.models import Event
from intake.models import HelpRequest
from matching import candidates, forecast, weighing
from matching.core import STANDARD, Weights
from matching.errors import MatchingRefused, NothingCounts, RelatedCountsMore, WeightOutOfRange
from matching.models import Weighting
from volunteers import checks
from volunteers.models import CheckRule

SignIn = Callable[[object], Client]
ADDRESS = "/werk/instellingen/wegen/"


def typed(weights: Weights, action: str = "look") -> dict[str, str]:
    return {**{name: str(value) for name, value in asdict(weights).items()}, "action": action}


@pytest.mark.parametrize(
    ("nonsense", "refusal"),
    [
        (replace(STANDARD, near=-1), WeightOutOfRange),
        (replace(STANDARD, hours=101), WeightOutOfRange),
        (Weights(0, 0, 0, 0, 0, 0), NothingCounts),
        (replace(STANDARD, same_subject=10, related_subject=11), RelatedCountsMore),
    ],
)
def test_nonsense_is_refused_in_words_and_by_the_database_too(
    balade: SimpleNamespace, nonsense: Weights, refusal: type[MatchingRefused]
) -> None:
    with pytest.raises(refusal):
        weighing.keep_weights(hub=balade.balade, weights=nonsense, user=balade.charles)
    with pytest.raises(IntegrityError), transaction.atomic():
        Weighting.objects.create(hub=balade.balade, **asdict(nonsense))
    assert weighing.weights_of(balade.balade.pk) == STANDARD


def test_charles_reads_why_nonsense_is_refused_and_keeps_what_he_typed(
    balade: SimpleNamespace, signed_in_as: SignIn
) -> None:
    answer = signed_in_as(balade.charles).post(ADDRESS, typed(Weights(0, 0, 0, 0, 0, 0), "keep"))
    assert answer.status_code == 422
    assert "Iets moet meetellen" in answer.content.decode()
    answer = signed_in_as(balade.charles).post(ADDRESS, {**typed(STANDARD), "near": "veel"})
    assert "heel getal van 0 tot 100" in answer.content.decode()
    assert 'value="veel"' in answer.content.decode()


def test_charles_sees_what_would_change_and_only_then_keeps_it(
    balade: SimpleNamespace, picked_up: HelpRequest, signed_in_as: SignIn
) -> None:
    """Henk lives next door and was asked often; Fatima lives further and was not. Which of both comes first?"""
    type(balade.fatima.person).objects.filter(pk=balade.fatima.person_id).update(latitude=51.70)
    client = signed_in_as(balade.charles)
    other = replace(STANDARD, near=0, room=100)
    balade.henk.most_at_once = 1
    balade.henk.save()
    shown = client.post(ADDRESS, typed(other)).content.decode()
    assert picked_up.reference in shown
    assert "Henk, Fatima" in shown
    assert "Jansen" not in shown
    assert weighing.weights_of(balade.balade.pk) == STANDARD
    client.post(ADDRESS, typed(other, "keep"))
    assert weighing.weights_of(balade.balade.pk) == other
    event = Event.objects.get(verb="weights_changed")
    assert (event.actor, event.data["before"], event.data["after"]) == (balade.charles, asdict(STANDARD), asdict(other))


def test_other_weights_turn_the_order_round(balade: SimpleNamespace, picked_up: HelpRequest) -> None:
    type(balade.henk.person).objects.filter(pk=balade.henk.person_id).update(latitude=51.71)
    balade.fatima.availability.all().delete()
    found = forecast.compare(before=STANDARD, after=replace(STANDARD, near=0, hours=100))
    (line,) = found.lines
    assert (line.before, line.after) == (("Fatima", "Henk"), ("Henk", "Fatima"))
    assert found.changed == 1
    weighing.keep_weights(hub=balade.balade, weights=replace(STANDARD, near=0, hours=100), user=balade.charles)
    assert [fit.candidate.pk for fit in candidates.best(picked_up)] == [balade.henk.pk, balade.fatima.pk]


def test_keeping_the_same_writes_no_history(balade: SimpleNamespace) -> None:
    assert weighing.keep_weights(hub=balade.balade, weights=STANDARD, user=balade.charles) is None
    assert not Event.objects.filter(verb="weights_changed").exists()


def test_the_weights_of_one_hub_are_not_those_of_another(world: SimpleNamespace) -> None:
    with scope(hub=world.balade):
        weighing.keep_weights(hub=world.balade, weights=replace(STANDARD, near=1), user=world.charles)
    with scope(hub=world.rivierzicht):
        assert weighing.weights_of(world.rivierzicht.pk) == STANDARD


def test_a_worker_does_not_change_what_counts(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    assert signed_in_as(balade.noor).get(ADDRESS).status_code == 403
    assert signed_in_as(balade.ada).get(ADDRESS).status_code == 200


def test_the_administrator_says_which_papers_a_subject_asks_for(balade: SimpleNamespace, signed_in_as: SignIn) -> None:
    client, address = signed_in_as(balade.ada), "/werk/instellingen/bewijzen/"
    client.post(address, {"subject": balade.groceries.pk, "kind": "conduct"})
    client.post(address, {"subject": balade.groceries.pk, "kind": "conduct"})
    rule = CheckRule.objects.get()
    assert checks.needed_for([balade.groceries]) == {"conduct"}
    assert "verklaring omtrent het gedrag" in client.get(address).content.decode()
    client.post(address, {"drop": rule.pk})
    assert not CheckRule.objects.exists()
