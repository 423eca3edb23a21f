"""The contact person's own referrals."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hub.accounts.access import needs
from matching import facts
from matching.models import Referral
from matching.workflow import ReferralStatus

WAITING = (ReferralStatus.ASKED, ReferralStatus.QUESTION)


def lines(rows: list[Referral]) -> list[dict[str, object]]:
    """Each referral with the address to answer at."""
    return [{"row": row, "url": facts.answer_address(row), "what": facts.asked(row)} for row in rows]


@needs("matching.own_referrals")
def referrals(request: HttpRequest) -> HttpResponse:
    """What waits for an answer, what runs, and the last ones that are over."""
    own = Referral.objects.filter(contact__user=request.user.pk, logged=False).select_related(
        "service", "arrangement__help_request__neighbourhood"
    )
    rows = list(own.order_by("-created_at")[:200])
    context = {
        "waiting": lines([row for row in rows if row.status in WAITING]),
        "running": lines([row for row in rows if row.status == ReferralStatus.ACCEPTED]),
        "over": lines([row for row in rows if row.status not in (*WAITING, ReferralStatus.ACCEPTED)][:30]),
    }
    return render(request, "matching/referrals.html", context)
