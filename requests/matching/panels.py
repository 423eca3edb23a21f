"""Our parts of other apps' pages: the question, today, the own page, the resident's page."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.template.loader import render_to_string

from hub.base import clock
from hub.base.models import About, Event
from intake.models import HelpRequest
from matching import facts, ladder, talks, words
from matching.developing import deciding
from matching.forms import AskForm, ReferralDeclineForm, ReplyForm
from matching.messages import helpers
from matching.models import Arrangement, Handover, Proposal, Referral
from matching.permissions import can_match
from matching.services.agreeing import OPEN_REFERRAL
from matching.shown import conversations
from matching.workflow import LIES_THERE, ArrangementStatus, HandoverStatus, ProposalStatus, ReferralStatus
from socialmap.models import Service

OPEN = (ArrangementStatus.ASKED, ArrangementStatus.AGREED)


def _draw(request: HttpRequest, name: str, context: dict[str, Any]) -> str:
    return render_to_string(f"matching/panels/{name}.html", context, request=request)


def _arrangements(help_request: HelpRequest) -> list[Arrangement]:
    rows = Arrangement.objects.filter(help_request=help_request).select_related(
        "referral__service", "referral__contact"
    )
    return list(rows.prefetch_related("proposals__volunteer__person").order_by("-created_at", "-pk"))


def arrangement(request: HttpRequest, help_request: HelpRequest) -> str:
    """Whom we asked and what they said, on the page of the question; the newest attempt first."""
    rows = _arrangements(help_request)
    handovers = list(Handover.objects.filter(help_request=help_request).order_by("-created_at"))
    may_match = can_match(request.user, help_request)  # type: ignore[arg-type]
    if not rows and not handovers and not may_match:
        return ""
    said = talks.of(handovers)
    told = conversations(proposal for row in rows for proposal in row.proposals.all())
    attempts = [
        {
            "row": row,
            "open": row.status in OPEN,
            "referral": _referral(getattr(row, "referral", None)),
            "proposals": _proposals(row, told),
        }
        for row in rows
    ]
    context = {
        "help_request": help_request,
        "attempts": attempts,
        "handovers": [{"row": row, "talk": said[row.pk]} for row in handovers],
        "new_offer": deciding.made_for(help_request) if may_match else None,
        "ask_form": AskForm(),
        "may_match": may_match,
        "reply_form": ReplyForm(),
        "decline_form": ReferralDeclineForm(),
    }
    return _draw(request, "arrangement", context)


def _referral(row: Referral | None) -> dict[str, Any] | None:
    """A referral with its conversation, and of a phone call who wrote down the outcome."""
    if row is None:
        return None
    noted = None
    if row.logged and row.answered_at:
        events = Event.objects.filter(**About.key_of(row), new__in=[ReferralStatus.ACCEPTED, ReferralStatus.DECLINED])
        noted = events.select_related("actor").order_by("-at", "-id").first()
    waits = row.status in OPEN_REFERRAL
    return {
        "row": row,
        "talk": talks.of_one(row),
        "waits": waits,
        "noted": noted,
        "contact_left": waits and bool(row.contact and row.contact.left_on),
        "closed": waits and row.service.status != Service.Status.ACTIVE,
    }


def _proposals(row: Arrangement, told: dict[int, list[Event]]) -> list[dict[str, Any]]:
    found = []
    for proposal in sorted(row.proposals.all(), key=lambda each: (each.place, -each.score, each.pk)):
        talk = told[proposal.pk]
        asks = bool(talk) and talk[-1].verb == "asked_back" and proposal.status == ProposalStatus.ASKED
        reasons = words.sentence(words.from_data(proposal.reasons))
        found.append({"row": proposal, "talk": talk, "asks": asks, "reasons": reasons})
    return found


def route(request: HttpRequest, help_request: HelpRequest) -> str:
    """The ladder: where we are, and why a rung was skipped."""
    rows = _arrangements(help_request)
    return _draw(request, "route", {"rungs": ladder.drawn(help_request, rows), "help_request": help_request})


def questions_back(request: HttpRequest, _subject: None) -> str:
    """On today: contact persons and volunteers who asked us something first."""
    referrals = Referral.objects.filter(status=ReferralStatus.QUESTION).select_related(
        "arrangement__help_request", "service"
    )
    waiting = Proposal.objects.filter(status=ProposalStatus.ASKED, deadline__gte=clock.now())
    asked = {
        event.subject_id: event.verb
        for event in Event.objects.filter(
            subject_type=Proposal._meta.label_lower,
            subject_id__in=waiting.values("pk"),
            verb__in=["asked_back", "answered_back"],
        ).order_by("at", "id")
    }
    ids = [pk for pk, verb in asked.items() if verb == "asked_back"]
    proposals = waiting.filter(pk__in=ids).select_related("arrangement__help_request", "volunteer__person")
    handovers = Handover.objects.filter(status=HandoverStatus.QUESTION).select_related("help_request")
    rows = [
        *(
            {"help_request": row.arrangement.help_request, "who": row.service.name, "row": row}
            for row in referrals[:50]
        ),
        *(
            {"help_request": row.arrangement.help_request, "who": row.volunteer.person.first_name, "row": row}
            for row in proposals[:50]
        ),
        *({"help_request": row.help_request, "who": row.get_to_display(), "row": row} for row in handovers[:50]),
    ]
    return _draw(request, "questions_back", {"rows": rows}) if rows else ""


def stuck(request: HttpRequest, _subject: None) -> str:
    """On today: whom we asked has left, or the service closed since; somebody has to choose another way."""
    waiting = Referral.objects.filter(status__in=OPEN_REFERRAL).select_related(
        "arrangement__help_request", "service", "contact"
    )
    gone = Q(contact__left_on__isnull=False, logged=False) | ~Q(service__status=Service.Status.ACTIVE)
    rows = list(waiting.filter(gone).order_by("deadline", "pk")[:50])
    return _draw(request, "stuck", {"rows": rows}) if rows else ""


def own_proposals(request: HttpRequest, _subject: None) -> str:
    """On the own page of a volunteer: what waits for an answer, and what she does now."""
    own = Proposal.objects.filter(volunteer__person__user=request.user.pk).select_related(
        "arrangement__help_request__neighbourhood"
    )
    waiting = own.filter(status=ProposalStatus.ASKED, deadline__gte=clock.now()).order_by("deadline")
    doing = own.filter(status=ProposalStatus.ACCEPTED).order_by("-answered_at")
    context = {"waiting": [_own(row) for row in waiting], "doing": [_own(row) for row in doing]}
    return _draw(request, "own_proposals", context)


def _own(row: Proposal | Referral) -> dict[str, Any]:
    help_request = row.arrangement.help_request
    return {
        "row": row,
        "url": facts.answer_address(row),
        "what": facts.asked(row),
        "where": facts.where(help_request),
        "when": facts.when(help_request),
    }


def own_referrals(request: HttpRequest, _subject: None) -> str:
    """On the own page of a contact person: what waits, with a link to all of them."""
    own = Referral.objects.filter(contact__user=request.user.pk, logged=False)
    waiting = own.filter(status__in=[ReferralStatus.ASKED, ReferralStatus.QUESTION]).order_by("deadline")
    rows = waiting.select_related("arrangement__help_request__neighbourhood", "service")
    running = own.filter(status=ReferralStatus.ACCEPTED).count()
    return _draw(request, "own_referrals", {"waiting": [_own(row) for row in rows], "running": running})


def who_helps(request: HttpRequest, help_request: HelpRequest) -> str:
    """On the resident's own page: who helps, by first name; or that we are asking."""
    agreed = (
        help_request.arrangements.filter(status=ArrangementStatus.AGREED).select_related("referral__service").first()
    )
    if agreed:
        return _draw(request, "who_helps", {"names": helpers(agreed)})
    asked = help_request.arrangements.filter(status=ArrangementStatus.ASKED).first()
    handover = help_request.handovers.filter(status__in=LIES_THERE).first()
    if not asked and not handover:
        return ""
    late = handover is not None and handover.deadline < clock.now()
    return _draw(request, "who_helps", {"names": [], "asked": asked, "handover": handover, "late": late})
