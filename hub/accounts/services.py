"""Who works here: roles given and ended by the administrator of a hub."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction

from hub.accounts import messages
from hub.accounts.models import Membership, User
from hub.accounts.roles import Role
from hub.base import clock
from hub.base.outbox.services import enqueue_to_address
from hub.base.workflow import PROGRAM, Actor, record, worker
from hub.places.models import Hub


class LastAdministrator(Exception):
    """Without this role nobody could give roles in the hub any more."""


class NotToYourself(Exception):
    """Who gives roles sees no cases; with a role for oneself that wall would be a door."""


@transaction.atomic
def give_role(*, hub: Hub, email: str, name: str, role: str, by: User | None = None) -> Membership:
    """Somebody gets a role from today, and a mail that says how to sign in. An address that is new gets an
    account without a password: the first time one signs in by a code sent by mail. An address that has an
    account (perhaps in another hub) keeps its name. A role that is there already stays as it is.

    `by` is the administrator, None on the command line. Raises NotToYourself."""
    email, role = email.strip().lower(), str(Role(role))
    if by and by.email == email:
        raise NotToYourself
    user = User.objects.filter(email__iexact=email).first() or User.objects.create_user(email, name=name.strip())
    known = Membership.objects.in_force().filter(user=user, hub=hub, role=role, until=None).first()
    if known:
        return known
    made = Membership.objects.create(user=user, hub=hub, role=role)
    record(made, verb="role_given", actor=worker(by) if by else PROGRAM, new=role)
    enqueue_to_address(
        hub=hub, address=email, about=made, kind="role_given", key="once", letter=messages.role_given(made)
    )
    return made


@transaction.atomic
def end_role(*, membership: Membership, by: User) -> Membership:
    """The role ends now; access ends with it (G1). Raises LastAdministrator."""
    same_role = Membership.objects.in_force().filter(hub=membership.hub, role=membership.role)
    # Locked, so that two administrators cannot end each other's role at the same moment.
    holders = list(same_role.select_for_update().values_list("pk", flat=True))
    if membership.role == Role.ADMINISTRATOR and holders == [membership.pk]:
        raise LastAdministrator
    return _end(membership, worker(by))


@transaction.atomic
def end_roles(*, user: User, hub: Hub, roles: Iterable[str], actor: Actor) -> int:
    """These roles of `user` in `hub` end now, because the assignment ended. Returns how many there were."""
    there = Membership.objects.in_force().filter(user=user, hub=hub, role__in=list(roles))
    return len([_end(membership, actor) for membership in there])


def _end(membership: Membership, actor: Actor) -> Membership:
    yesterday = clock.today() - timedelta(days=1)
    membership.until = yesterday
    membership.since = min(membership.since, yesterday)
    membership.save(update_fields=["since", "until"])
    record(membership, verb="role_ended", actor=actor, old=membership.role)
    return membership
