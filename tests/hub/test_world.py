"""The world of the tests holds together."""

from types import SimpleNamespace

import pytest
from django_scopes import scope
from django_scopes.exceptions import ScopeError

from intake.models import HelpRequest


def test_a_query_that_does_not_say_which_hub_fails(world: SimpleNamespace) -> None:
    with pytest.raises(ScopeError):
        HelpRequest.objects.count()


def test_inside_a_hub_the_other_hub_does_not_exist(world: SimpleNamespace) -> None:
    with scope(hub=world.balade):
        assert not HelpRequest.objects.filter(pk=world.outside_request.pk).exists()
