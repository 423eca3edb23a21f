"""A hub in which something of every kind lies ready to be opened."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.base import clock, links
from hub.base.models import OutboxMessage
from hub.base.workflow import Actor
from intake.models import HelpRequest, Signal
from intake.services import absence, bulk, lists, routing, working
from matching.developing import cases as developing
from matching.developing import inviting
from matching.models import Arrangement, Plan, Proposal, Referral
from matching.services import answering, handing, planning, proposing, referring
from mediation.services import cases, mediators
from socialmap import contacts
from socialmap.messages_activities import token_of
from socialmap.services import changes, claims, import_runs, mistakes, tombstones, wording
from tests.conftest import make_person, make_request, make_service, make_user, make_volunteer
from tests.socialmap.activities import comes, sewing

OF_AN_ACTIVITY = {f"socialmap:{name}" for name in ("activity", "activity_ics", "activity_date_ics", "sign_up")}


@pytest.fixture
def stage(balade: SimpleNamespace) -> SimpleNamespace:
    """`stage.objects[app]` are the keys for addresses of that app."""
    w = balade
    w.users = {str(role): make_user(w.balade, f"Rol{number}", role) for number, role in enumerate(Role)}
    w.users |= {"ambassador": w.ria_user, "volunteer": w.henk_user, "mediator": w.mo_user}
    w.users |= {"contact_person": w.corrie_user}
    w.asked = _picked_up(w)
    w.arrangement = proposing.propose(help_request=w.asked, user=w.noor, volunteers=[w.henk])
    w.agreed = _said_yes(w)
    w.referred = _picked_up(w)
    referring.refer(
        help_request=w.referred,
        user=w.noor,
        service=w.service,
        contact=w.corrie,
        skip_reason="resident_wish",
        skip_words="Liever niet",
    )
    street = _picked_up(w, kind="liveability")
    w.with_team = handing.hand_to_team(help_request=street, user=w.noor, reason="Stoep")
    w.no_supply = handing.hand_to_process_manager(help_request=_picked_up(w), user=w.noor, reason="Niemand")
    lying = handing.hand_to_process_manager(help_request=_picked_up(w), user=w.noor, reason="Niemand.")
    w.development = developing.start(hub=w.balade, user=w.charles, handovers=[lying], title="Samen rijden")
    later = clock.now() + timedelta(days=20)
    (w.invitation,) = inviting.invite(
        development=w.development, user=w.charles, words="", deadline=later, contacts=[w.corrie]
    )
    w.case = cases.open_case(help_request=_picked_up(w, kind="neighbour_conflict"), user=w.noor, summary="Muziek")
    far = {"latitude": 51.75, "longitude": 5.2, "postcode": "5999AA"}
    other = make_volunteer(w.balade, "Mia Ver", person=make_person(w.balade, "Mia Ver", **far), methods=["standard"])
    type(w.mo.person).objects.filter(pk=w.mo.person_id).update(**far)
    w.mo.refresh_from_db()
    w.assignment = mediators.assign_mediators(case=w.case, user=w.carla, volunteers=[w.mo, other])[0]
    w.signal = Signal.objects.create(hub=w.balade, about="question", ambassador=w.ria, text="Iemand is alleen")
    # What a party reads about mediation stands behind the wall: the coordinator has messages of her own.
    of_the_case = OutboxMessage.objects.filter(subject_type="mediation.mediationcase")
    w.messages = {"coordinator": of_the_case.first()}
    w.message = OutboxMessage.objects.exclude(pk__in=of_the_case).filter(channel="email").first()
    w.fresh = make_request(w.balade, w.jansen)
    w.plan = _plan(w)
    _counter(w)
    _agenda(w)
    _wording(w)
    _current(w)
    _read_in(w)
    return w


def _read_in(w: SimpleNamespace) -> None:
    """A list that was looked through, and an entry that must not be listed again."""
    rows = "Naam;Organisatie;Contactpersoon\nKoffieochtend;De Kiem;Bep Blok\nZonder organisatie;;\n"
    w.import_run = import_runs.upload(hub=w.balade, user=w.noor, content=rows.encode())
    mapping = {0: "name", 1: "organization", 2: "contact_name"}
    import_runs.choose_columns(run=w.import_run, user=w.noor, mapping=mapping)
    import_runs.go_on(run=w.import_run)
    stopped = make_service(w.balade, "Gestopt aanbod")
    w.tombstone = tombstones.bar(service=stopped, user=w.noor, reason="Bestaat niet meer")


def _counter(w: SimpleNamespace) -> None:
    """A list and an action of the hub worker, a rule, and somebody who is away."""
    worker, today = w.users["hub_worker"], clock.today()
    w.saved = lists.keep(hub=w.balade, user=worker, name="Nieuw", shared=False, query={"status": "new"})
    nothing = HelpRequest.objects.none()
    w.action = bulk.start(hub=w.balade, user=worker, verb="close", chosen=nothing, submission=uuid4())
    fields = {"subject": None, "neighbourhood": None, "goes": "team", "worker": None, "automatic": False}
    w.rule = routing.keep(hub=w.balade, user=worker, **fields)
    w.absence = absence.keep(hub=w.balade, by=worker, away=w.karim, since=today, until=today, stand_in=None)


def _agenda(w: SimpleNamespace) -> None:
    """An activity of Corrie's organisation, and somebody who comes."""
    w.activity = sewing(w, service=w.service, organization=w.service.organization)
    w.activity_date = w.activity.dates.get()
    w.sign_up = comes(w.activity_date, "Sara de Wit")


def _wording(w: SimpleNamespace) -> None:
    """Words for searching of the hub, and a service that comes first."""
    by: dict[str, Any] = {"hub": w.balade, "actor": Actor("worker", w.users["editor"])}
    w.words = wording.keep_group(words="bonje, mot", **by)
    w.boost = wording.keep_boost(words="bonje", service=w.service, effect="first", **by)


def _current(w: SimpleNamespace) -> None:
    """A change of Corrie's entry that waits, a mistake that a visitor reported, and somebody who says it is theirs."""
    w.change = changes.propose(service=w.service, fields={"summary": "Elke dag"}, source="contact", contact=w.corrie)
    told = {"what": "phone", "text": "Het nummer klopt niet", "email": "bezoeker@voorbeeld.example"}
    w.report = mistakes.report_mistake(service=w.service, submission=uuid4(), **told)
    who = {"name": "Piet", "title": "beheerder", "email": "piet@bus.example", "phone": "", "text": "Dit is van ons"}
    w.claim = claims.claim(service=w.service, submission=uuid4(), **who)


def _plan(w: SimpleNamespace) -> Plan:
    """A plan with somebody in it."""
    _picked_up(w)
    return planning.make_plan(hub=w.balade, user=w.noor)


def _said_yes(w: SimpleNamespace) -> Arrangement:
    """An arrangement with a date that a neighbour agreed to."""
    starts = clock.now() + timedelta(days=4)
    dated = _picked_up(w, starts_at=starts, ends_at=starts + timedelta(hours=2))
    made = proposing.propose(help_request=dated, user=w.noor, volunteers=[w.fatima])
    answering.accept_proposal(proposal=made.proposals.get())
    return made


def _picked_up(w: SimpleNamespace, kind: str = "personal", **when: Any) -> HelpRequest:
    made = make_request(w.balade, w.jansen)
    fields = {"kind": kind, "real_question": "Samen", **when}
    working.triage(help_request=made, user=w.noor, subjects=[w.groceries], **fields)
    return made


_IMPORTS = tuple(
    f"socialmap:import_{what}"
    for what in ("run", "columns", "decide", "start", "again", "stop", "mistakes_csv", "mistakes_xlsx")
)


def address_of(name: str, arguments: tuple[str, ...], w: SimpleNamespace, role: str = "") -> str:
    """The address of a route, for the objects that lie ready."""
    proposal = Proposal.objects.get(arrangement=w.arrangement)
    referral = Referral.objects.get(arrangement__help_request=w.referred)
    by_route: dict[str, Any] = {
        "intake:also_asks": w.fatima.pk,
        "matching:arrangement": w.arrangement.pk,
        "matching:proposal": proposal.pk,
        "matching:referral": referral.pk,
        "matching:plan_send": w.plan.pk,
        "matching:ask_contact": referral.pk,
        "matching:other_contact": referral.pk,
        "matching:handover": w.with_team.pk,
        "matching:development": w.development.pk,
        "matching:development_decide": w.development.pk,
        "matching:development_invite": w.development.pk,
        "matching:team_one": w.with_team.pk,
        "matching:no_supply_one": w.no_supply.pk,
        "mediation:open": w.fresh.pk,
        "volunteers:ambassador_end": w.ria.pk,
        "people:data": w.jansen.pk,
        "accounts:end_role": w.noor.memberships.get().pk,
        "intake:list": w.saved.pk,
        "intake:list_remove": w.saved.pk,
        **dict.fromkeys(("intake:bulk_one", "intake:bulk_go_on", "intake:bulk_undo"), w.action.pk),
        "intake:route": w.rule.pk,
        "intake:route_remove": w.rule.pk,
        "intake:absence_end": w.absence.pk,
        **dict.fromkeys(_IMPORTS, w.import_run.pk),
        "socialmap:tombstone_lift": w.tombstone.pk,
        "socialmap:wording_boost": w.boost.pk,
        "socialmap:work_change": w.change.pk,
        "socialmap:work_report": w.report.pk,
        "socialmap:work_claim": w.claim.pk,
        **dict.fromkeys(("socialmap:wording_group", "socialmap:wording_remove"), w.words.pk),
    }
    if name.startswith("socialmap:") and "activit" in name or name == "socialmap:sign_up":
        by_route[name] = w.activity_date.pk if "date" in name or name == "socialmap:sign_up" else w.activity.pk
    by_app = {
        "intake": w.fresh.pk,
        "matching": w.fresh.pk,
        "mediation": w.case.pk,
        "followup": w.messages.get(role, w.message).pk,
        "socialmap": w.service.pk,
        "volunteers": w.fatima.pk,
    }
    app = name.split(":")[0]
    signal = {"pk": w.signal.pk} if name.startswith("intake:signal_") else {}
    values = {
        "pk": by_route.get(name, by_app.get(app)),
        "token": _token(name, w, proposal),
        "slug": w.activity.slug if name in OF_AN_ACTIVITY else w.service.slug,
        "sign_up": w.sign_up.pk,
        "code": w.company.code,
        "service": w.service.pk,
        "contact": w.corrie.pk,
        "assignment": w.assignment.pk,
        "other": w.asked.pk,
        "number": 1,
        "resource": "services",
        "identity": str(w.service.uuid),
        "rest": "hsds/v9/services",
        "form": "json",
        "to": "paused",
        "what": "woorden" if name == "socialmap:wording_remove" else "vraag",
        "year": clock.today().year,
        "name": "resultaten",
        **signal,
    }
    return reverse(name, kwargs={argument: values[argument] for argument in arguments})


def _token(name: str, w: SimpleNamespace, proposal: Proposal) -> str:
    if name == "socialmap:signed_up":
        return token_of(w.sign_up)
    if name.startswith("socialmap:by_link"):
        return contacts.link_to(w.corrie).split("/")[-2]
    if name == "matching:invitation":
        return links.make("invitation", w.invitation.pk, days=3)
    if name.startswith("matching:"):
        said_yes = Proposal.objects.get(arrangement=w.agreed)
        return links.make("proposal", said_yes.pk if name == "matching:calendar" else proposal.pk, days=3)
    return links.make("sent" if name == "intake:sent" else "follow", w.fresh.pk, days=3, key=w.fresh.link_key)


def all_round(hub: Any) -> User:
    """Somebody who has every role, in one hub."""
    return make_user(hub, "Alles", *Role)
