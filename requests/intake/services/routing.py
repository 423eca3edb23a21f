"""Who gets which questions: subject by neighbourhood to somebody or a role (D5).

The rule that says most wins: first by subject (the subject itself, then the one above it, then any), then by
neighbourhood (the quarter itself, then the neighbourhood around it, then any). A question with several subjects
follows the one that stands first in the list of subjects. So two rules tie only when they say exactly the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.base.models import About, Event
from hub.base.outbox.services import enqueue_to_address
from hub.base.workflow import PROGRAM, record, worker
from hub.places.models import Hub, Neighbourhood
from intake import messages
from intake.models import HelpRequest, RoutingRule
from intake.services import moves
from intake.services.absence import Refused, instead_of
from intake.workflow import ENDED, RequestStatus
from socialmap.models import TaxonomyTerm


@dataclass(frozen=True)
class Route:
    """Where a question goes by the rules. `user` is None for a role, and when the hub itself has to look."""

    rule: RoutingRule
    user: User | None
    said: str = ""


def route_of(help_request: HelpRequest) -> Route | None:
    """Where this question goes now, or None when no rule is about it."""
    rule = rule_for(help_request)
    if rule is None:
        return None
    if rule.worker is None:
        return Route(rule, None)
    reachable = instead_of(owner=rule.worker, hub=help_request.hub)
    return Route(rule, reachable.user, reachable.said)


def rule_for(help_request: HelpRequest) -> RoutingRule | None:
    """The rule that says most about this question."""
    rules = RoutingRule.objects.filter(hub=help_request.hub).select_related("worker", "subject", "neighbourhood")
    subjects = list(help_request.subjects.order_by("order", "name"))
    area = help_request.neighbourhood
    fitting = [(key, rule) for rule in rules if (key := _says(rule, subjects, area)) is not None]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def _says(
    rule: RoutingRule, subjects: Sequence[TaxonomyTerm], area: Neighbourhood | None
) -> tuple[int, int, int] | None:
    """How much the rule says about such a question; None when it is about another."""
    about, place = (0, 0), 0
    if rule.subject_id is not None:
        found = [
            (2 if term.pk == rule.subject_id else 1, -number)
            for number, term in enumerate(subjects)
            if rule.subject_id in (term.pk, term.parent_id)
        ]
        if not found:
            return None
        about = max(found)
    if rule.neighbourhood_id is not None:
        if area is None or rule.neighbourhood_id not in (area.pk, area.parent_id):
            return None
        place = 2 if rule.neighbourhood_id == area.pk else 1
    return about[0], about[1], place


@transaction.atomic
def apply(*, help_request: HelpRequest, user: User | None = None) -> Route | None:
    """After entering or triage: a rule that works by itself makes its worker (or who stands in) the owner, once
    for each question, and tells so. Any other rule only proposes."""
    route = route_of(help_request)
    if route is None or not route.rule.automatic or route.user is None or help_request.status in ENDED:
        return route
    routed = Event.objects.filter(**About.key_of(help_request), verb="routed", data__rule=route.rule.pk)
    if help_request.owner_id == route.user.pk or routed.exists():
        return route
    if help_request.status == RequestStatus.NEW:
        moves.assign(help_request=help_request, owner=route.user)
    else:
        moves.hand_over(help_request=help_request, user=user, to=route.user, tell=False)
    record(help_request, verb="routed", actor=worker(user) if user else PROGRAM, rule=route.rule.pk)
    enqueue_to_address(
        hub=help_request.hub,
        address=route.user.email,
        about=help_request,
        kind="routed_to_you",
        key=f"rule-{route.rule.pk}",
        letter=messages.for_you(help_request),
    )
    return route


@transaction.atomic
def keep(*, hub: Hub, user: User, rule: RoutingRule | None = None, **fields: Any) -> RoutingRule:
    """A new rule, or `rule` changed. Raises Refused, with words, when another rule says the same subject and
    neighbourhood, or when only a person could be the owner."""
    # One at a time in a hub, so that the second of two equal rules is refused in words and not by the database.
    Hub.objects.select_for_update(of=("self",)).get(pk=hub.pk)
    made = rule or RoutingRule(hub=hub)
    for name, value in fields.items():
        setattr(made, name, value)
    _check(made, hub)
    made.save()
    record(made, verb="route_kept", actor=worker(user), goes=made.goes, worker=made.worker_id)
    return made


def _check(rule: RoutingRule, hub: Hub) -> None:
    to_worker = rule.goes == RoutingRule.Goes.WORKER
    if to_worker and rule.worker is None:
        raise Refused({"worker": _("Choose who gets these questions.")})
    if not to_worker:
        rule.worker = None
    if rule.automatic and not to_worker:
        raise Refused({"automatic": _("Only one worker can become the owner by itself.")})
    if rule.worker and not rule.worker.may("intake.work", hub):
        raise Refused({"worker": _("%(name)s does not work here any more.") % {"name": rule.worker.get_short_name()}})
    same = RoutingRule.objects.filter(hub=hub, subject=rule.subject, neighbourhood=rule.neighbourhood)
    other = same.exclude(pk=rule.pk).select_related("worker").first()
    if other:
        words = _("There is a rule for exactly this already: it goes to %(name)s. Change that one, or choose another.")
        raise Refused({"subject": words % {"name": name_of(other)}})


def name_of(rule: RoutingRule) -> str:
    """Who gets it, in words."""
    return rule.worker.name if rule.worker else str(RoutingRule.Goes(rule.goes).label)


@transaction.atomic
def remove(*, rule: RoutingRule, user: User) -> None:
    record(rule, verb="route_removed", actor=worker(user), goes=rule.goes, worker=rule.worker_id)
    rule.delete()
