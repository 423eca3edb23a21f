"""The way of a case: opened, from station to station, closed, or handed back."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.base import clock
from hub.base.models import Event
from hub.base.workflow import MoveRefused, move, record, worker
from hub.people.models import Consent
from hub.people.services import record_consent
from intake.models import CLEAR_CHARACTERS, HelpRequest, Kind
from intake.services import moves
from intake.workflow import RequestStatus
from mediation import messages
from mediation.models import MediationCase, Nuisance, Outcome, Party, ScopeReason
from mediation.services.mediators import end_all
from mediation.services.telling import COORDINATE, tell_coordinator
from mediation.signals import case_moved
from mediation.workflow import CaseStatus, next_station

PAIR_SIZE = 2
# With these there was a talk, so the resident is asked whether it helped; otherwise the hub looks further.
TALKED = (Outcome.SOLVED, Outcome.BETTER, Outcome.NOT_SOLVED)
OPEN_CASE_RULE = "one_open_case_per_question"


class NotAConflict(Exception):
    """Only a question about trouble between neighbours goes to mediation."""


class NotReady(Exception):
    """The next station asks something first; the text says what."""


def share_text() -> str:
    """What the resident agrees to before the question goes to mediation."""
    return _("The coordinator of neighbour mediation may have my question, my name and how to reach me.")


@transaction.atomic
def open_case(
    *,
    help_request: HelpRequest | None,
    user: User,
    summary: str,
    nuisance: str = Nuisance.OTHER,
    safety_note: str = "",
    level: str = MediationCase.Level.L1,
    other_party: str = "",
    consent_channel: str = Consent.Channel.PHONE,
    **details: Any,
) -> MediationCase:
    """A question of a resident becomes a case behind the wall (E1). The resident agreed to it and is the
    first party; of the second only a word is kept until they were spoken with (GDPR art. 14).

    Without a question (the coordinator was called) `hub` must be among `details`.
    Raises NotAConflict, MoveRefused when the question is not with the hub now."""
    hub = help_request.hub if help_request else details.pop("hub")
    if help_request:
        _pass_on(help_request, user, consent_channel)
        details.setdefault("neighbourhood", help_request.neighbourhood)
    coordinators = list(User.objects.who_may(COORDINATE, hub))
    case = _create(
        hub=hub,
        help_request=help_request,
        coordinator=coordinators[0] if len(coordinators) == 1 else None,
        summary=summary.strip(),
        nuisance=nuisance,
        safety_note=safety_note.strip(),
        level=level,
        **details,
    )
    first = help_request.person if help_request else None
    agreed = clock.now() if help_request else None
    Party.objects.create(hub=hub, case=case, number=1, person=first, known_as=_("who reported it"), agreed_at=agreed)
    Party.objects.create(hub=hub, case=case, number=2, known_as=other_party.strip() or _("the other party"))
    event = record(case, verb="opened", actor=worker(user), new=case.status)
    tell_coordinator(case, kind="case_opened", letter=messages.case_opened(case))
    case_moved.send(MediationCase, case=case, event=event)
    return case


def _pass_on(help_request: HelpRequest, user: User, consent_channel: str) -> None:
    if help_request.kind != Kind.NEIGHBOUR_CONFLICT:
        raise NotAConflict
    moves.into_mediation(help_request=help_request, actor=worker(user))
    record_consent(
        person=help_request.person,
        purpose=Consent.Purpose.SHARE,
        text=share_text(),
        channel=consent_channel,
        taken_by=user,
    )


def _create(**fields: Any) -> MediationCase:
    """A case with a reference that nobody has: four clear characters after the hub's letters and an M."""
    while True:
        reference = f"{fields['hub'].short_code}-M-{get_random_string(4, CLEAR_CHARACTERS)}"
        try:
            with transaction.atomic():
                return MediationCase.objects.create(reference=reference, **fields)
        except IntegrityError:
            if not MediationCase.objects.filter(reference=reference).exists():
                raise


@transaction.atomic
def _to(case: MediationCase, status: str, user: User, reason: str = "", **changes: object) -> Event:
    event = move(case, to=status, actor=worker(user), reason=reason, **changes)
    case_moved.send(MediationCase, case=case, event=event)
    return event


@transaction.atomic
def take_case(*, case: MediationCase, user: User) -> Event:
    """`user` coordinates this case from now on."""
    MediationCase.objects.filter(pk=case.pk).update(coordinator=user)
    case.coordinator = user
    return record(case, verb="taken", actor=worker(user))


@transaction.atomic
def move_station(*, case: MediationCase, user: User, to: str, reason: str = "") -> Event:
    """The next station on the line. The first talk needs a pair of mediators, the meeting the yes of every
    party. Raises NotReady, MoveRefused."""
    now = MediationCase.objects.select_for_update().get(pk=case.pk).status
    if to != next_station(now):
        raise MoveRefused(now, to)  # the end of the line has verbs of its own, which ask how it ended
    if to == CaseStatus.INTAKE_1 and case.assignments.filter(until=None).count() < PAIR_SIZE:
        raise NotReady(_("First choose two mediators."))
    if to == CaseStatus.MEETING and case.parties.filter(agreed_at=None).exists():
        raise NotReady(_("First every party must say yes to a talk."))
    return _to(case, to, user, reason)


@transaction.atomic
def change_case(*, case: MediationCase, user: User, reason: str = "", **changes: Any) -> Event | None:
    """Changes level, nuisance, summary or safety note. A switch of level is kept with its reason (E3); of
    the rest only that it changed."""
    allowed = {"level", "nuisance", "summary", "safety_note"}
    if changes.keys() - allowed:
        raise ValueError(f"not to be changed here: {sorted(changes.keys() - allowed)}")
    old_level = case.level
    changed = [name for name, value in changes.items() if getattr(case, name) != value]
    if not changed:
        return None
    if "level" in changed and not reason.strip():
        raise NotReady(_("Write why the level changes."))
    for name in changed:
        setattr(case, name, changes[name])
    case.save(update_fields=changed)
    levels = {"level_before": old_level, "level_after": case.level} if "level" in changed else {}
    return record(case, verb="changed", actor=worker(user), reason=reason, fields=sorted(changed), **levels)


@transaction.atomic
def close_case(*, case: MediationCase, user: User, outcome: str, result: str = "") -> Event:
    """The end. Mediators lose sight of it. After a talk the resident is asked whether it helped; without one
    the question goes back to the hub, which hears only that. Raises MoveRefused."""
    event = _to(case, CaseStatus.CLOSED, user, outcome=Outcome(outcome), result=result.strip(), closed_at=clock.now())
    end_all(case, user)
    if outcome in TALKED:
        _release_question(case, user, "")
    else:
        _release_question(case, user, _("Neighbour mediation stopped: there will be no talk."))
    return event


@transaction.atomic
def out_of_scope(*, case: MediationCase, user: User, reason: str, consulted: str, for_the_hub: str) -> Event:
    """Too heavy for volunteers, or for somebody else (E8). `reason` and with whom it was `consulted` stay
    behind the wall; the hub gets `for_the_hub`: what to do now, so that nobody is left standing (warm
    hand-over). Raises MoveRefused."""
    why = ScopeReason(reason)
    event = _to(case, CaseStatus.OUT_OF_SCOPE, user, consulted.strip(), scope_reason=why, closed_at=clock.now())
    end_all(case, user)
    _release_question(case, user, for_the_hub.strip())
    return event


def _release_question(case: MediationCase, user: User, back_with: str) -> None:
    """The question leaves mediation: to the hub with these words, or without words to the resident."""
    help_request = case.help_request
    if help_request is None:
        return
    help_request.refresh_from_db(fields=["status"])
    if help_request.status != RequestStatus.IN_MEDIATION:
        return  # the resident took it back before the case was closed
    if back_with:
        moves.back_to_hub(help_request=help_request, actor=worker(user), reason=back_with)
    else:
        moves.ask_whether_it_helped(help_request=help_request, actor=worker(user))
