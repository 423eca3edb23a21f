"""Who mediates: the coordinator chooses two, and sees what speaks against whom."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.base.workflow import MoveRefused, worker
from mediation import services
from mediation.models import MediationCase, MediatorAssignment
from mediation.pairs import cause_words, choices_for
from mediation.permissions import COORDINATE, behind_the_wall
from mediation.services.mediators import PAIR_SIZE, HeldBack, NotAPair
from mediation.views.cases import case_or_404
from volunteers.models import Volunteer


@behind_the_wall(COORDINATE)
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody who mediates, who fits first."""
    case = case_or_404(request, pk)
    chosen = _keys(request, "volunteer")
    problem = ""
    if request.method == "POST":
        problem = _assign(request, case, chosen)
        if not problem:
            return redirect("mediation:detail", pk)
    choices = choices_for(case)
    context = {
        "case": case,
        "fit": [choice for choice in choices if choice.cause is None],
        "ask": [choice for choice in choices if choice.can_be_checked],
        "held_back": [choice for choice in choices if choice.cause and not choice.can_be_checked],
        "still": PAIR_SIZE - case.assignments.filter(until=None).count(),
        "chosen": chosen,
        "checked": _keys(request, "checked"),
        "problem": problem,
    }
    return render(request, "mediation/pair.html", context, status=422 if problem else 200)


def _keys(request: HttpRequest, name: str) -> set[int]:
    return {int(text) for text in request.POST.getlist(name) if text.isdecimal() and len(text) < 19}


def _assign(request: HttpRequest, case: MediationCase, keys: set[int]) -> str:
    """Assigns; the answer is what went wrong, in words, or nothing."""
    volunteers = list(Volunteer.objects.mediators().filter(pk__in=keys))
    try:
        services.assign_mediators(
            case=case,
            user=request.user,  # type: ignore[arg-type]
            volunteers=volunteers,
            checked=_keys(request, "checked"),
        )
    except NotAPair:
        return _("A case has two mediators. Tick as many as are still needed.")
    except HeldBack as held:
        return _("%(name)s cannot do this: %(cause)s.") % {
            "name": held.volunteer.person.name,
            "cause": cause_words(held.cause),
        }
    except MoveRefused:
        return _("This case is over.")
    messages.success(request, _("The mediators hear that there is a case for them."))
    return ""


@behind_the_wall(COORDINATE)
@require_POST
def end(request: HttpRequest, pk: int, assignment: int) -> HttpResponse:
    """This mediator is off the case, and sees nothing of it any more."""
    case = case_or_404(request, pk)
    row: MediatorAssignment = get_object_or_404(
        MediatorAssignment.objects.filter(case=case).select_related("volunteer__person"), pk=assignment
    )
    services.end_assignment(assignment=row, actor=worker(request.user))  # type: ignore[arg-type]
    messages.success(request, _("This mediator is off the case."))
    return redirect("mediation:detail", pk)
