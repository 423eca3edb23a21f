"""Asking neighbours, and what a worker writes down of their answers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hub.accounts.access import needs
from hub.base.forms import row_key
from hub.base.workflow import MoveRefused, worker
from intake.models import HelpRequest
from intake.workflow import RequestStatus
from matching import candidates, facts
from matching.errors import CannotBeAsked, MatchingRefused
from matching.forms import EndForm, NoteForm, ReplyForm, TakeBackForm
from matching.models import Arrangement, Proposal
from matching.permissions import can_match
from matching.services import answering, ending, proposing
from matching.shown import cards, left_out, offer_cards, pair_cards
from matching.views.common import keep_share, say_refused, share_known, to_question, visible_question
from matching.workflow import ArrangementStatus, Rung
from volunteers.models import Volunteer

MOST_SHOWN = 100
# The first few organisations; all of them have a page of their own.
MOST_OFFERS = 3


@needs("matching.work")
def neighbours(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Candidates ranked, tick several, one line, ask."""
    help_request = visible_question(request, pk)
    running = _running(help_request)
    if not running and not can_match(request.user, help_request):  # type: ignore[arg-type]
        messages.info(request, _("This question does not lie with the Startpunt now, so nobody can be asked."))
        return to_question(help_request)
    form = NoteForm(request.POST or None, share_known=share_known(help_request))
    chosen = _chosen(request)
    status = 200
    if request.method == "POST":
        answer = _ask(request, help_request, running, form, chosen)
        if answer:
            return answer
        status = 422
    return render(
        request, "matching/neighbours.html", _page(request, help_request, running, form, chosen), status=status
    )


def _running(help_request: HelpRequest) -> Arrangement | None:
    """The asking that still runs and may get more neighbours."""
    if help_request.status != RequestStatus.PROPOSED:
        return None
    asked = help_request.arrangements.filter(status=ArrangementStatus.ASKED)
    return asked.filter(rung__in=[Rung.VOLUNTEER, Rung.COMBINATION]).first()


def _chosen(request: HttpRequest) -> list[int]:
    return [key for value in request.POST.getlist("volunteer") if (key := row_key(value))]


def _ask(
    request: HttpRequest,
    help_request: HelpRequest,
    running: Arrangement | None,
    form: NoteForm,
    chosen: list[int],
) -> HttpResponse | None:
    """Asks the ticked neighbours, or shows the page once more with what went wrong."""
    if not chosen:
        form.is_valid()
        form.add_error(None, _("Tick at least one neighbour."))
    if not form.is_valid():
        return None
    user = request.user
    # In the order of the list: that is the order in which they get their turn.
    volunteers = sorted(Volunteer.objects.visible_to(user).filter(pk__in=chosen), key=lambda row: chosen.index(row.pk))
    one_by_one = request.POST.get("how") == "turns"
    keep_share(request, help_request, form.cleaned_data.get("share", ""))
    note = form.cleaned_data["note"]
    try:
        if running:
            proposing.ask_more(arrangement=running, user=user, volunteers=volunteers, note=note, one_by_one=one_by_one)  # type: ignore[arg-type]
        else:
            proposing.propose(
                help_request=help_request,
                user=user,  # type: ignore[arg-type]
                volunteers=volunteers,
                note=note,
                one_by_one=one_by_one,
            )
    except CannotBeAsked as error:
        form.add_error(None, f"{error.title}. {error.text}")
        return None
    except (MoveRefused, MatchingRefused) as error:
        say_refused(request, error)
        return to_question(help_request)
    number = len(chosen)
    words = ngettext("%(n)d neighbour has been asked.", "%(n)d neighbours have been asked.", number) % {"n": number}
    if one_by_one and number > 1:
        words = _("The first is asked now. The next follows after a no, or when the time to answer is over.")
    messages.success(request, f"{words} " + _("You hear it when somebody answers."))
    return to_question(help_request)


def _page(
    request: HttpRequest,
    help_request: HelpRequest,
    running: Arrangement | None,
    form: NoteForm,
    chosen: list[int],
) -> dict[str, object]:
    most = _how_many(request)
    found = candidates.neighbours(help_request, most=most)
    # Somebody is being asked already: then organisations come when that has not worked.
    offers = [] if running else candidates.services_for(help_request)
    return {
        "help_request": help_request,
        "running": running,
        "form": form,
        "chosen": chosen,
        "cards": cards(found.fits),
        "found": found,
        "more": min(most + candidates.FIRST_SHOWN, MOST_SHOWN) if found.fitting > most < MOST_SHOWN else 0,
        "pairs": pair_cards(found.need, help_request.self_reliance, found.fits, offers),
        "offers": offer_cards(found.need, offers[:MOST_OFFERS]),
        "left_out": left_out(found.unfits),
        "need": found.need,
        "what": facts.what(help_request),
        "subjects": facts.subjects(help_request),
        "where": facts.where(help_request),
        "when": facts.when(help_request),
        "share_known": share_known(help_request),
    }


def _how_many(request: HttpRequest) -> int:
    """Ten, or as many as "more" asked for."""
    asked = row_key(request.GET.get("aantal", "")) or candidates.FIRST_SHOWN
    return min(max(asked, candidates.FIRST_SHOWN), MOST_SHOWN)


@needs("matching.work")
@require_POST
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """A volunteer told it by phone: yes or no; taken back; or our answer to a question."""
    rows = Proposal.objects.visible_to(request.user).select_related("arrangement__help_request")
    row = get_object_or_404(rows, pk=pk)
    user, actor = request.user, worker(request.user)  # type: ignore[arg-type]
    reply = ReplyForm(request.POST)
    try:
        match request.POST.get("action"):
            case "yes":
                answering.accept_proposal(proposal=row, actor=actor)
            case "no":
                answering.decline_proposal(proposal=row, actor=actor)
            case "withdraw":
                proposing.withdraw_proposal(proposal=row, user=user)  # type: ignore[arg-type]
            case "now":
                proposing.ask_now(proposal=row, user=user)  # type: ignore[arg-type]
            case "reply" if reply.is_valid():
                proposing.answer_volunteer(proposal=row, user=user, answer=reply.cleaned_data["answer"])  # type: ignore[arg-type]
            case _:
                messages.warning(request, _("Nothing was changed: write your answer first."))
    except (MoveRefused, MatchingRefused) as error:
        say_refused(request, error)
    return to_question(row.arrangement.help_request)


@needs("matching.work")
def arrangement(request: HttpRequest, pk: int) -> HttpResponse:
    """Ending what was agreed, or taking it back to try another way: a page to confirm it on."""
    rows = Arrangement.objects.filter(help_request__in=HelpRequest.objects.visible_to(request.user))
    row: Arrangement = get_object_or_404(rows.select_related("help_request"), pk=pk)
    form = EndForm(request.POST or None)
    if row.status not in (ArrangementStatus.ASKED, ArrangementStatus.AGREED):
        return to_question(row.help_request)
    if request.method == "POST":
        try:
            if request.POST.get("action") == "end":
                if not form.is_valid():
                    return render(request, "matching/arrangement.html", _end_page(row, form), status=422)
                ending.end(arrangement=row, user=request.user, hours=form.cleaned_data["hours"])  # type: ignore[arg-type]
                messages.success(request, _("Done. Who helped is thanked, and we ask the resident whether it helped."))
            else:
                why = TakeBackForm(request.POST)
                reason = why.cleaned_data["reason"] if why.is_valid() else ""
                proposing.withdraw_arrangement(arrangement=row, user=request.user, reason=reason)  # type: ignore[arg-type]
                messages.success(request, _("Taken back. Everybody we asked hears so."))
        except (MoveRefused, MatchingRefused) as error:
            say_refused(request, error)
        return to_question(row.help_request)
    return render(request, "matching/arrangement.html", _end_page(row, form))


def _end_page(row: Arrangement, form: EndForm) -> dict[str, object]:
    return {"arrangement": row, "help_request": row.help_request, "form": form, "take_back": TakeBackForm()}
