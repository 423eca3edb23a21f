"""The next step that we suggest on a question: a neighbour first, then an organisation; the team for the street."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hub.accounts.models import User
from hub.base.models import Event
from intake.models import HelpRequest, Kind
from intake.next_step import Step
from intake.workflow import RequestStatus
from matching import ladder
from matching.developing import deciding
from matching.models import Proposal, Referral
from matching.permissions import can_match
from matching.workflow import HandoverStatus, ProposalStatus, ReferralStatus


def suggested(help_request: HelpRequest, user: User) -> Step | None:
    """What to do now with a question whose real question is known; or that somebody we asked waits for us."""
    lies_elsewhere = (RequestStatus.WITH_TEAM, RequestStatus.WITH_PROCESS_MANAGER)
    if help_request.status in lies_elsewhere and help_request.handovers.filter(status=HandoverStatus.QUESTION):
        words = _("Somebody you asked wants to know something first.")
        return Step(words, _("Give an answer"), "#wie-vroegen-we")
    if help_request.status == RequestStatus.PROPOSED and _asked_back(help_request):
        words = _("Somebody you asked wants to know something first.")
        return Step(words, _("Give an answer"), "#wie-vroegen-we")
    if help_request.status != RequestStatus.PICKED_UP or not can_match(user, help_request):
        return None
    made = deciding.made_for(help_request)
    if made and made.service:
        url = reverse("matching:refer", args=[help_request.pk, made.service.pk])
        words = _("A new offer was made for this question. See what they will read, and send it.")
        return Step(words, _("To the new offer"), url)
    if help_request.kind == Kind.LIVEABILITY:
        url = reverse("matching:to_team", args=[help_request.pk])
        return Step(_("This is about the street. The neighbourhood team can answer it."), _("To the team"), url)
    if ladder.tried(help_request.arrangements.all()):
        url = reverse("matching:services", args=[help_request.pk])
        return Step(_("That did not work out. See whether an organisation can help."), _("Look at organisations"), url)
    url = reverse("matching:neighbours", args=[help_request.pk])
    words = _("Look for a neighbour first. Could you answer it at once? Then close it, at “Other things”.")
    return Step(words, _("Ask neighbours"), url)


def _asked_back(help_request: HelpRequest) -> bool:
    """Whether a volunteer or an organisation waits for our answer before they say yes or no."""
    referrals = Referral.objects.filter(arrangement__help_request=help_request, status=ReferralStatus.QUESTION)
    asked = Proposal.objects.filter(arrangement__help_request=help_request, status=ProposalStatus.ASKED)
    last = {
        event.subject_id: event.verb
        for event in Event.objects.filter(
            subject_type=Proposal._meta.label_lower,
            subject_id__in=asked.values("pk"),
            verb__in=["asked_back", "answered_back"],
        ).order_by("at", "id")
    }
    return "asked_back" in last.values() or referrals.exists()
