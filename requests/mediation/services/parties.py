"""The sides of a conflict. Each has own details, own words, own yes; nothing of one goes to the other."""

from django.db import transaction
from django.db.models import Max

from hub.accounts.models import User
from hub.base import clock
from hub.base.models import Event
from hub.base.workflow import record, worker
from hub.people.services import register_person
from mediation.models import MediationCase, Party
from volunteers.services import Contact


class NotSpokenWith(Exception):
    """Nothing more than a word is kept of a party before they were spoken with."""


@transaction.atomic
def add_party(*, case: MediationCase, user: User, known_as: str) -> Party:
    """One more side (E1); only a word is kept of them."""
    MediationCase.objects.select_for_update().get(pk=case.pk)
    last = case.parties.aggregate(last=Max("number"))["last"] or 0
    party = Party.objects.create(hub=case.hub, case=case, number=last + 1, known_as=known_as.strip())
    record(case, verb="party_added", actor=worker(user), party=party.number)
    return party


@transaction.atomic
def spoke_with(*, party: Party, user: User, contact: Contact, agreed: bool) -> Event:
    """This party was spoken with, heard what we keep, and gave these details. `agreed` to a talk or not yet."""
    if party.person is None:
        party.person = register_person(hub=party.hub, **vars(contact))
    party.agreed_at = (party.agreed_at or clock.now()) if agreed else None
    party.save(update_fields=["person", "agreed_at"])
    return record(party.case, verb="spoken_with", actor=worker(user), party=party.number, agreed=agreed)


@transaction.atomic
def write_down(*, party: Party, user: User, own_words: str, agreed: bool) -> Event:
    """What this party told, and whether they want to talk. Raises NotSpokenWith."""
    if party.person is None:
        raise NotSpokenWith
    party.own_words = own_words.strip()
    party.agreed_at = (party.agreed_at or clock.now()) if agreed else None
    party.save(update_fields=["own_words", "agreed_at"])
    return record(party.case, verb="written_down", actor=worker(user), party=party.number, agreed=agreed)
