"""Inviting people to make an offer together, and what they say. Nothing about who asked goes with it: only the
subject, the neighbourhood and the process manager's own words."""

import re
from collections.abc import Iterable
from datetime import datetime

from django.db import models, transaction
from django_scopes import scopes_disabled

from hub.accounts.models import User
from hub.base import clock, links
from hub.base.outbox.letters import Letter
from hub.base.outbox.services import cancel_for, enqueue_to_address, enqueue_to_person
from hub.base.workflow import CONTACT, PROGRAM, VOLUNTEER, Actor, MoveRefused, move, worker
from matching.developing import letters
from matching.developing.cases import new_deadline, open_one
from matching.errors import AlreadyAnswered, NamesSomebody, NobodyChosen, TooLate, Withdrawn
from matching.models import Development, Invitation
from matching.services.locking import lock_development
from matching.workflow import DevelopmentStatus, InvitationStatus
from socialmap.models import Contact
from volunteers.models import Volunteer
from volunteers.workflow import VolunteerStatus

WAITING = (InvitationStatus.ASKED, InvitationStatus.QUESTION)
AGAIN = (InvitationStatus.DECLINED, InvitationStatus.EXPIRED, InvitationStatus.WITHDRAWN)


@transaction.atomic
def invite(
    *,
    development: Development,
    user: User,
    words: str,
    deadline: datetime,
    contacts: Iterable[Contact] = (),
    volunteers: Iterable[Volunteer] = (),
) -> list[Invitation]:
    """Asks these people to make an offer together, before the deadline, each once: one mail address is one person.
    Who said no or was silent may be asked again. Raises NobodyChosen, NamesSomebody (the words hold a name or address
    of somebody who asked), MoveRefused when it was decided."""
    development = open_one(development.pk)
    words = words.strip()
    _names_nobody(development, words)
    Development.objects.filter(pk=development.pk).update(words=words)
    development.words = words
    new_deadline(development, deadline)
    asked = [_to_contact(development, user, contact) for contact in _reachable(contacts)]
    asked += [_to_volunteer(development, user, volunteer) for volunteer in _active(volunteers)]
    made = [invitation for invitation in asked if invitation]
    if not made:
        raise NobodyChosen
    for invitation in made:
        _ask(invitation)
    return made


def _names_nobody(development: Development, words: str) -> None:
    """The words leave the hub; who asked must not be in them by mistake."""
    said = words.casefold()
    for handover in development.handovers.select_related("help_request__person"):
        person = handover.help_request.person
        parts = [part for part in re.split(r"\W+", person.name.casefold()) if len(part) > 3]
        secret = {*parts, person.street.casefold(), person.email.casefold(), person.phone[-6:]} - _TITLES
        digits = re.sub(r"\D", "", said)
        if any(re.search(rf"\b{re.escape(one)}\b", said) for one in secret if len(one) > 3):
            raise NamesSomebody
        if person.phone and person.phone[-6:] in digits:
            raise NamesSomebody


_TITLES = {"mevrouw", "meneer", "familie", "heer", ""}


def _reachable(contacts: Iterable[Contact]) -> list[Contact]:
    once = {contact.email.lower(): contact for contact in contacts if contact.email and contact.left_on is None}
    return sorted(once.values(), key=lambda contact: contact.pk)


def _active(volunteers: Iterable[Volunteer]) -> list[Volunteer]:
    able = [one for one in volunteers if one.status == VolunteerStatus.ACTIVE and not one.person.do_not_contact]
    return sorted(able, key=lambda volunteer: volunteer.pk)


def _to_contact(development: Development, user: User, contact: Contact) -> Invitation | None:
    same = development.invitations.filter(contact__email__iexact=contact.email).first()
    return _again(same, user) if same else _new(development, user, contact=contact)


def _to_volunteer(development: Development, user: User, volunteer: Volunteer) -> Invitation | None:
    same = development.invitations.filter(volunteer=volunteer).first()
    return _again(same, user) if same else _new(development, user, volunteer=volunteer)


def _new(development: Development, user: User, **whom: models.Model) -> Invitation:
    return Invitation.objects.create(hub=development.hub, development=development, made_by=user, **whom)


def _again(invitation: Invitation, user: User) -> Invitation | None:
    if invitation.status not in AGAIN:
        return None
    move(invitation, to=InvitationStatus.ASKED, actor=worker(user), asked_at=clock.now(), words="", answered_at=None)
    return invitation


def _ask(invitation: Invitation) -> None:
    tell(invitation, "invitation_asked", f"{invitation.asked_at:%Y%m%d%H%M%S}", letters.invitation(invitation))


def tell(invitation: Invitation, kind: str, key: str, letter: Letter, *, due_at: datetime | None = None) -> None:
    """One message to whoever was invited."""
    if invitation.volunteer:
        person = invitation.volunteer.person
        enqueue_to_person(person=person, about=invitation, kind=kind, key=key, letter=letter, due_at=due_at)
    elif invitation.contact and invitation.contact.left_on is None:
        address = invitation.contact.email
        enqueue_to_address(
            hub=invitation.hub, address=address, about=invitation, kind=kind, key=key, letter=letter, due_at=due_at
        )


def tell_process_manager(development: Development, kind: str, key: str, letter: Letter) -> None:
    """News about a case for everybody who decides."""
    for user in User.objects.who_may("matching.decide", development.hub):
        enqueue_to_address(
            hub=development.hub, address=user.email, about=development, kind=kind, key=key, letter=letter
        )


@transaction.atomic
def join(*, invitation: Invitation, words: str = "") -> Invitation:
    """ "Yes, we join", with what they bring. A second yes changes nothing. Raises Withdrawn, TooLate,
    AlreadyAnswered."""
    development, invitation = _opened(invitation)
    if invitation.status == InvitationStatus.JOINS:
        return invitation
    _must_wait(development, invitation)
    _answer(development, invitation, InvitationStatus.JOINS, words)
    return invitation


@transaction.atomic
def decline(*, invitation: Invitation, reason: str = "") -> Invitation:
    """ "No", with the reason. Raises as `join`."""
    development, invitation = _opened(invitation)
    if invitation.status == InvitationStatus.DECLINED:
        return invitation
    _must_wait(development, invitation)
    _answer(development, invitation, InvitationStatus.DECLINED, reason)
    return invitation


@transaction.atomic
def ask(*, invitation: Invitation, question: str) -> Invitation:
    """They want to know something first. Raises as `join`."""
    development, invitation = _opened(invitation)
    _must_wait(development, invitation)
    if invitation.status == InvitationStatus.QUESTION:
        raise AlreadyAnswered
    asked = question.strip()[:500]
    event = move(invitation, to=InvitationStatus.QUESTION, actor=_who(invitation), reason=asked)
    tell_process_manager(development, "invitation_question", str(event.pk), letters.asked_back(development))
    return invitation


@transaction.atomic
def reply(*, invitation: Invitation, user: User, answer: str) -> Invitation:
    """The process manager answers; the link to say yes or no goes with it. Raises MoveRefused."""
    _development, invitation = _opened(invitation, user=user)
    said = answer.strip()
    event = move(invitation, to=InvitationStatus.ASKED, actor=worker(user), reason=said)
    tell(invitation, "invitation_reply", str(event.pk), letters.reply(invitation, said))
    return invitation


@transaction.atomic
def withdraw(*, invitation: Invitation, user: User) -> Invitation:
    """Takes the invitation back; they hear so, unless it had not left yet. Raises MoveRefused."""
    _development, invitation = _opened(invitation, user=user)
    let_go(invitation, worker(user))
    return invitation


def let_go(invitation: Invitation, actor: Actor) -> None:
    """Not needed any more. The case is locked by the caller."""
    event = move(invitation, to=InvitationStatus.WITHDRAWN, actor=actor)
    if not cancel_for(about=invitation, kinds=("invitation_asked", "invitation_reminder")):
        tell(invitation, "invitation_withdrawn", str(event.pk), letters.withdrawn(invitation))


@transaction.atomic
def contact_gone(*, contact: Contact) -> None:
    """Whoever was invited does not work there any more: what still waits for an answer is let go, and the process
    manager hears that somebody else has to be found."""
    waiting = Invitation.objects.filter(contact=contact, status__in=WAITING, development__status=DevelopmentStatus.OPEN)
    for pk, case in waiting.values_list("pk", "development"):
        development = lock_development(case)
        invitation = fresh(pk, development)
        if invitation.status not in WAITING:
            continue
        event = move(invitation, to=InvitationStatus.WITHDRAWN, actor=PROGRAM)
        cancel_for(about=invitation, kinds=("invitation_asked", "invitation_reminder"))
        tell_process_manager(development, "invited_left", str(event.pk), letters.invited_left(development))


def due_invitations() -> models.QuerySet[Invitation]:
    """Asked, and past the deadline of the case."""
    waiting = Invitation.objects.filter(status=InvitationStatus.ASKED, development__status=DevelopmentStatus.OPEN)
    return waiting.filter(development__deadline__lt=clock.now()).order_by("development__deadline", "pk")


@transaction.atomic
def expire(*, invitation: Invitation) -> bool:
    """No answer in time; nobody is told off for that. False when there was one after all."""
    development = lock_development(invitation.development_id)
    invitation = fresh(invitation.pk, development)
    if invitation.status != InvitationStatus.ASKED or development.deadline >= clock.now():
        return False
    move(invitation, to=InvitationStatus.EXPIRED, actor=PROGRAM)
    cancel_for(about=invitation, kinds=("invitation_asked", "invitation_reminder"))
    return True


def fresh(pk: int, development: Development) -> Invitation:
    """The invitation as it is now that its case is locked."""
    invitation = Invitation.objects.select_related("contact__organization", "volunteer__person", "hub").get(pk=pk)
    invitation.development = development
    return invitation


def _opened(invitation: Invitation, user: User | None = None) -> tuple[Development, Invitation]:
    """The case, locked and still open, and the invitation as it is now."""
    development = lock_development(invitation.development_id)
    if development.status != DevelopmentStatus.OPEN:
        if user:
            raise MoveRefused(development.status, DevelopmentStatus.OPEN)
        raise Withdrawn
    return development, fresh(invitation.pk, development)


def _must_wait(development: Development, invitation: Invitation) -> None:
    over = {InvitationStatus.WITHDRAWN: Withdrawn, InvitationStatus.EXPIRED: TooLate}
    if invitation.status not in WAITING:
        raise over.get(InvitationStatus(invitation.status), AlreadyAnswered)
    if invitation.status == InvitationStatus.ASKED and development.deadline < clock.now():
        raise TooLate


def _who(invitation: Invitation) -> Actor:
    return VOLUNTEER if invitation.volunteer_id else CONTACT


def _answer(development: Development, invitation: Invitation, status: str, words: str) -> None:
    """Keeps the answer; when nobody is left to wait for, the process manager can decide and hears so."""
    said = words.strip()[:500]
    event = move(invitation, to=status, actor=_who(invitation), reason=said, words=said, answered_at=clock.now())
    cancel_for(about=invitation, kinds=("invitation_reminder",))
    if not development.invitations.filter(status__in=WAITING).exists():
        tell_process_manager(development, "development_answered", str(event.pk), letters.all_answered(development))


def open_link(token: str) -> tuple[Invitation, bool]:
    """The invitation behind a private link, and whether the link is too old. Whoever finds one here opens the scope of
    its hub for what follows. Raises links.LinkBroken."""
    opened = links.open_token(letters.INVITATION, token)
    with scopes_disabled():
        rows = Invitation.objects.select_related(
            "hub", "contact__organization", "volunteer__person", "development__subject", "development__neighbourhood"
        )
        found = rows.filter(pk=opened.pk).first()
    if found is None:
        raise links.LinkBroken
    return found, opened.expired
