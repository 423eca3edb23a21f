"""`manage.py demo` fills a hub that somebody could start working in, once."""

from collections import Counter

import pytest
from django.core.management import call_command
from django.test import Client
from django_scopes import scope

from hub.accounts.models import Membership, User
from hub.accounts.roles import Role
from hub.base.models import OutboxMessage
from hub.places.models import Hub
from intake.models import HelpRequest, Signal
from mediation.models import MediationCase
from reporting.demo.questions import QUESTIONS
from socialmap.models import Service
from volunteers.models import Ambassador, Volunteer


@pytest.mark.django_db
@pytest.mark.slow
def test_the_demo_is_complete_and_a_second_run_changes_nothing(client: Client) -> None:
    call_command("demo")
    hub = Hub.objects.get(slug="balade")
    with scope(hub=hub):
        found = Counter(HelpRequest.objects.values_list("status", flat=True))
        assert found == Counter(question.state for question in QUESTIONS)
        counts = [model.objects.count() for model in (Service, Volunteer, Ambassador, Signal, MediationCase)]
        assert counts == [48, 60, 12, 20, 10]
        assert set(Volunteer.objects.values_list("track", flat=True)) == set(Volunteer.Track.values)
        assert set(Membership.objects.values_list("role", flat=True)) == set(Role.values)
        assert not OutboxMessage.objects.filter(status=OutboxMessage.Status.PENDING).exists()
    people, events = User.objects.count(), HelpRequest._base_manager.count()
    call_command("demo")
    assert (User.objects.count(), HelpRequest._base_manager.count()) == (people, events)
    assert client.get("/", headers={"host": "localhost"}).status_code == 200
