"""Rows are always locked in the same order: development, question, arrangement, volunteer, proposal. Two people who do
something at once then wait for each other instead of both failing."""

from django.db import transaction

from intake.models import HelpRequest
from matching.models import Arrangement, Development, Handover, Proposal, Referral
from volunteers.models import Volunteer


def lock_arrangement(pk: int) -> Arrangement:
    """The question and this attempt to answer it, locked until the end of the transaction."""
    question = Arrangement.objects.values_list("help_request", flat=True).get(pk=pk)
    help_request = lock_question(question)
    arrangement = Arrangement.objects.select_for_update(of=("self",)).select_related("hub").get(pk=pk)
    arrangement.help_request = help_request
    return arrangement


def lock_question(pk: int) -> HelpRequest:
    """The question, locked until the end of the transaction."""
    _in_transaction()
    rows = HelpRequest.objects.select_for_update(of=("self",)).select_related("hub", "person")
    return rows.get(pk=pk)


def lock_volunteer(pk: int) -> Volunteer:
    """A volunteer as she is now: whoever pauses her, or lets her say yes elsewhere, waits."""
    _in_transaction()
    rows = Volunteer.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("person").get(pk=pk)


def fresh_proposal(pk: int, arrangement: Arrangement) -> Proposal:
    """The proposal as it is now that its arrangement is locked."""
    proposal = Proposal.objects.select_related("volunteer__person", "hub").get(pk=pk)
    proposal.arrangement = arrangement
    return proposal


def fresh_referral(pk: int, arrangement: Arrangement) -> Referral:
    """The referral as it is now that its arrangement is locked."""
    referral = Referral.objects.select_related("service__organization", "contact", "hub").get(pk=pk)
    referral.arrangement = arrangement
    return referral


def lock_handover(pk: int) -> Handover:
    """The question and this hand-over of it, locked until the end of the transaction."""
    help_request = lock_question(Handover.objects.values_list("help_request", flat=True).get(pk=pk))
    handover = Handover.objects.select_for_update(of=("self",)).select_related("hub", "development").get(pk=pk)
    handover.help_request = help_request
    return handover


def lock_development(pk: int) -> Development:
    """A case of the process manager, locked until the end of the transaction."""
    _in_transaction()
    rows = Development.objects.select_for_update(of=("self",))
    return rows.select_related("hub", "subject", "neighbourhood", "service").get(pk=pk)


def _in_transaction() -> None:
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a lock outside a transaction holds nothing")
