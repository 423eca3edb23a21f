"""How the demo's counter works: its lists, who gets what, who is away, which papers it asks for; and the offers that
the process manager is making with others."""

from datetime import timedelta

from django.db.models import Q

from hub.base import clock
from hub.base.workdays import add_working_days
from intake.models import HelpRequest, RoutingRule
from intake.services import absence, lists, routing
from matching.developing import cases, inviting
from matching.models import Handover
from reporting.demo import counter as texts
from reporting.seeding.community import Everybody
from reporting.seeding.moments import at_day
from volunteers.checks import add_rule, keep_check


def make_counter(all_of: Everybody, made: dict[str, HelpRequest]) -> None:
    _make_lists(all_of)
    _make_rules(all_of)
    _make_papers(all_of)
    for plain in texts.DEVELOPMENTS:
        _make_development(all_of, made, plain)


def _make_lists(all_of: Everybody) -> None:
    for plain in texts.LISTS:
        lists.keep(
            hub=all_of.hub,
            user=all_of.users[plain.owner],
            name=plain.name,
            shared=plain.shared,
            query=dict(plain.query),
        )


def _make_rules(all_of: Everybody) -> None:
    imran = all_of.users["imran"]
    for plain in texts.RULES:
        routing.keep(
            hub=all_of.hub,
            user=imran,
            subject=all_of.terms[plain.subject],
            neighbourhood=all_of.quarters.get(plain.quarter),
            goes=plain.goes,
            worker=all_of.users.get(plain.worker),
            automatic=plain.goes == RoutingRule.Goes.WORKER,
        )
    away, stand_in = texts.AWAY
    since = clock.today() + timedelta(days=texts.AWAY_IN)
    absence.keep(
        hub=all_of.hub,
        by=imran,
        away=all_of.users[away],
        since=since,
        until=since + timedelta(days=texts.AWAY_FOR),
        stand_in=all_of.users[stand_in],
    )


def _make_papers(all_of: Everybody) -> None:
    imran, wim = all_of.users["imran"], all_of.users["wim"]
    for kind, subject in texts.PAPERS_ASKED:
        add_rule(hub=all_of.hub, kind=kind, user=imran, subject=all_of.terms[subject])
    for kind, volunteer, days in texts.PAPERS_SEEN:
        until = clock.today() + timedelta(days=days) if days else None
        keep_check(volunteer=all_of.volunteers[volunteer], kind=kind, user=wim, valid_until=until)


def _make_development(all_of: Everybody, made: dict[str, HelpRequest], plain: texts.Made) -> None:
    """Questions taken together, invitations with what was said to them, and perhaps a decision."""
    rob = all_of.users["rob"]
    lying = Handover.objects.filter(help_request__in=[made[code] for code in plain.questions])
    with clock.at(at_day(plain.days_ago, 10)):
        case = cases.start(hub=all_of.hub, user=rob, handovers=lying, title=plain.title)
        inviting.invite(
            development=case,
            user=rob,
            words=plain.words,
            deadline=add_working_days(clock.now(), plain.working_days),
            contacts=[all_of.contacts[one.who] for one in plain.invited if one.who in all_of.contacts],
            volunteers=[all_of.volunteers[one.who] for one in plain.invited if one.who in all_of.volunteers],
        )
    for one in plain.invited:
        contact, volunteer = all_of.contacts.get(one.who), all_of.volunteers.get(one.who)
        whom = Q(contact=contact) if contact else Q(volunteer=volunteer)
        with clock.at(at_day(one.days_ago, 14)):
            if one.answer == "joined":
                inviting.join(invitation=case.invitations.get(whom), words=one.words)
            elif one.answer == "question":
                inviting.ask(invitation=case.invitations.get(whom), question=one.words)
