"""`/werk/vragen/<pk>/samen/<other>/`: two questions beside each other, to link, to merge, or to say it is one person."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hub.accounts.access import needs
from intake import same_person, story
from intake.models import HelpRequest
from intake.services import joining


@needs("intake.work")
@require_http_methods(["GET", "HEAD", "POST"])
def together_view(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Shows both; a press acts on both as they are at that moment."""
    rows = same_person.within_reach(request.user).select_related("person", "neighbourhood", "owner", "hub")  # type: ignore[arg-type]
    one, second = get_object_or_404(rows, pk=pk), get_object_or_404(rows, pk=other)
    if request.method == "POST":
        return _act(request, one, second)
    context = {
        "sides": [
            {
                "help_request": row,
                "thread": story.thread(row),
                "refused": joining.refused(row, opposite),
                "opposite": opposite,
            }
            for row, opposite in ((one, second), (second, one))
        ],
        "help_request": one,
        "other": second,
        "is_one_person": one.person_id == second.person_id,
        "is_linked": second.pk in same_person.linked_keys(one),
    }
    response = render(request, "intake/together.html", context)
    response["Cache-Control"] = "no-store, private"
    return response


def _act(request: HttpRequest, one: HelpRequest, other: HelpRequest) -> HttpResponse:
    """`act` is link, unlink, person, or keep-<the one that stays>."""
    user, act = request.user, request.POST.get("act", "")
    stays, back = one, redirect("intake:together", one.pk, other.pk)
    try:
        if act == "link":
            joining.link(one=one, other=other, user=user)  # type: ignore[arg-type]
            done = _("The two questions are linked.")
        elif act == "unlink":
            joining.unlink(one=one, other=other, user=user)  # type: ignore[arg-type]
            done = _("The two questions are not linked any more.")
        elif act == "person":
            joining.one_person(keep=one, goes=other, user=user)  # type: ignore[arg-type]
            messages.success(request, _("This is one person now. You can also merge the questions."))
            return back
        elif act in (f"keep-{one.pk}", f"keep-{other.pk}"):
            stays, goes = (one, other) if act == f"keep-{one.pk}" else (other, one)
            joining.merge(keep=stays, goes=goes, user=user)  # type: ignore[arg-type]
            done = _("The questions are one now. The resident hears so.")
        else:
            return back
    except joining.NotTogether as error:
        messages.warning(request, str(error))
        return back
    messages.success(request, done)
    return redirect("intake:question", stays.pk)
