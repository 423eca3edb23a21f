"""What coordinators and mediators hear. Never a name, an address, or what a case is about: a mailbox lies
outside the wall."""

from django.urls import reverse
from django.utils.translation import gettext as _

from hub.base.links import absolute
from hub.base.outbox.letters import Letter
from mediation.models import MediationCase


def case_opened(case: MediationCase) -> Letter:
    """To the coordinator."""
    return _to_coordinator(
        case,
        _("There is a new case of neighbour mediation"),
        _("The hub passed a question on to neighbour mediation. Its number is %(reference)s."),
    )


def question_withdrawn(case: MediationCase) -> Letter:
    """To the coordinator: who reported it took the question back."""
    return _to_coordinator(
        case,
        _("A question behind a case was taken back"),
        _("Who reported case %(reference)s does not need it any more. Please look at it and close it."),
    )


def mediator_left(case: MediationCase) -> Letter:
    """To the coordinator: a mediator stopped as a volunteer."""
    return _to_coordinator(
        case,
        _("A mediator stopped"),
        _("A mediator of case %(reference)s stopped as a volunteer. Please look for somebody else."),
    )


def _to_coordinator(case: MediationCase, subject: str, text: str) -> Letter:
    return Letter(
        subject=subject,
        greeting=_("Hello,"),
        paragraphs=(text % {"reference": case.reference},),
        link=absolute(reverse("mediation:detail", args=[case.pk])),
        link_text=_("Open the case"),
    )


def assigned(case: MediationCase, *, with_account: bool) -> Letter:
    """To a mediator."""
    link = absolute(reverse("mediation:own")) if with_account else ""
    return Letter(
        subject=_("There is a case for you"),
        greeting=_("Hello,"),
        paragraphs=(
            _("You mediate in case %(reference)s. The coordinator calls you to tell more.")
            % {"reference": case.reference},
        ),
        link=link,
        link_text=_("Look at your cases") if link else "",
    )


def assignment_ended(case: MediationCase) -> Letter:
    """To a mediator who is off a case."""
    return Letter(
        subject=_("A case is over for you"),
        greeting=_("Hello,"),
        paragraphs=(
            _("You do not mediate in case %(reference)s any more. Thank you for what you did.")
            % {"reference": case.reference},
            _("Please destroy the notes you made. Do you want to talk about it? Call the coordinator."),
        ),
    )
