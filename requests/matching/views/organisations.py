"""Services of the social map for a question: choose one, see what its contact person will see, send."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.accounts.access import needs
from hub.base.forms import row_key
from hub.base.workflow import MoveRefused, worker
from intake.models import HelpRequest
from matching import candidates, facts, ladder
from matching.errors import MatchingRefused, TakesNoReferrals
from matching.forms import ReferForm, ReferralDeclineForm, ReplyForm
from matching.models import Handover, Referral
from matching.permissions import can_match
from matching.services import answering, referring
from matching.shown import cards
from matching.views.common import keep_share, say_refused, share_known, to_question, visible_question
from matching.workflow import HandoverStatus, Rung, SkipReason
from socialmap.models import Contact, Service
from volunteers.models import Volunteer

# Of the neighbours who fit, so many are offered on the form for "together with a neighbour".
MOST_TOGETHER = 8


@needs("matching.work")
def services(request: HttpRequest, pk: int) -> HttpResponse:
    """Services about the same subject that take referrals."""
    help_request = visible_question(request, pk)
    tried = ladder.tried(help_request.arrangements.all())
    context = {
        "help_request": help_request,
        "offers": candidates.services_for(help_request),
        "may_refer": can_match(request.user, help_request),  # type: ignore[arg-type]
        "neighbour_tried": Rung.VOLUNTEER in tried,
        "what": facts.what(help_request),
    }
    return render(request, "matching/services.html", context)


@needs("matching.work")
def refer(request: HttpRequest, pk: int, service: int) -> HttpResponseBase:
    """The form; then exactly what the contact person will read; then it is sent."""
    help_request = visible_question(request, pk)
    offered: Service = get_object_or_404(Service.objects.select_related("organization"), pk=service)
    if not (offered.takes_referrals and offered.status == Service.Status.ACTIVE):
        say_refused(request, TakesNoReferrals())
        return redirect("matching:services", help_request.pk)
    if not can_match(request.user, help_request):  # type: ignore[arg-type]
        messages.info(request, _("This question does not lie with the Startpunt now, so nobody can be asked."))
        return to_question(help_request)
    form = _form(request, help_request, offered)
    # With a neighbour in the address: the page of neighbours proposed the two together.
    wanted = request.POST.getlist("volunteer") if request.method == "POST" else request.GET.getlist("buur")
    chosen = [key for value in wanted if (key := row_key(value))]
    people = Volunteer.objects.visible_to(request.user).filter(pk__in=chosen)
    context = {"help_request": help_request, "service": offered, "form": form, "chosen": chosen}
    if request.method == "POST" and form.is_valid() and _enough(form, chosen):
        if request.POST.get("action") == "send":
            return _send(request, help_request, offered, form, people)
        context |= _preview(request, help_request, form, people)
        return render(request, "matching/refer_preview.html", context)
    found = candidates.neighbours(help_request, most=MOST_TOGETHER)
    context |= {"cards": cards(found.fits), "share_known": share_known(help_request)}
    status = 422 if request.method == "POST" and request.POST.get("action") != "change" else 200
    return render(request, "matching/refer.html", context, status=status)


def _rungs(help_request: HelpRequest) -> list[Rung]:
    """What can be chosen; something new only when the process manager found an offer."""
    found = help_request.handovers.filter(to=Handover.To.PROCESS_MANAGER, status=HandoverStatus.ANSWERED).exists()
    return [Rung.COMBINATION, Rung.ORGANIZATION, *([Rung.DEVELOPED] if found else [])]


def _form(request: HttpRequest, help_request: HelpRequest, service: Service) -> ReferForm:
    tried = ladder.tried(help_request.arrangements.all())
    rungs = _rungs(help_request)
    contact = candidates.contact_of(service)
    initial: dict[str, Any] = {"rung": rungs[-1] if Rung.DEVELOPED in rungs else Rung.ORGANIZATION, "contact": contact}
    if "buur" in request.GET:
        initial["rung"] = Rung.COMBINATION
    if Rung.VOLUNTEER in tried:
        initial |= {"skip_reason": SkipReason.TRIED, "skip_words": _("We asked neighbours. Nobody could this time.")}
    elif not candidates.best(help_request, most=1):
        initial |= {
            "skip_reason": SkipReason.NOBODY_FITS,
            "skip_words": _("Nobody in the registry fits this question."),
        }
    return ReferForm(
        None
        if request.method != "POST" or request.POST.get("action") == "change" and not request.POST.get("rung")
        else request.POST,
        initial=initial,
        contacts=_contacts(service, contact),
        rungs=rungs,
        needs_reason={rung.value: ladder.skipped(rung, tried) for rung in rungs},
        share_known=share_known(help_request),
    )


def _contacts(service: Service, first: Contact | None) -> QuerySet[Contact]:
    """Who may get it, each person once: the contact person of this service stands for the same one elsewhere."""
    rows = list(Contact.objects.filter(organization=service.organization, left_on=None).order_by("name", "pk"))
    once: dict[tuple[str, str], Contact] = {(row.name, row.email): row for row in rows}
    if first is not None:
        once[first.name, first.email] = first
    return Contact.objects.filter(pk__in=[row.pk for row in once.values()]).order_by("name", "pk")


def _enough(form: ReferForm, chosen: list[int]) -> bool:
    """A neighbour is ticked when one is wanted; the resident agreed to what is shared."""
    data = form.cleaned_data
    if data["rung"] == Rung.COMBINATION and not chosen:
        form.add_error("rung", _("Tick at least one neighbour below, or choose an organisation alone."))
    if data["share_contact_details"] and "share" in form.fields and not data["share"]:
        form.add_error("share_contact_details", _("Ask the resident first, and write down above how."))
    return form.is_valid()


def _preview(request: HttpRequest, help_request: HelpRequest, form: ReferForm, people: Any) -> dict[str, Any]:
    posted = [(name, value) for name in request.POST for value in request.POST.getlist(name)]
    return {
        "what": form.cleaned_data["note"] or facts.subjects(help_request),
        "subjects": facts.subjects(help_request),
        "where": facts.where(help_request),
        "when": facts.when(help_request),
        "data": form.cleaned_data,
        "rung_label": Rung(form.cleaned_data["rung"]).label,
        "people": list(people.select_related("person")),
        "posted": [pair for pair in posted if pair[0] not in ("csrfmiddlewaretoken", "action")],
    }


def _send(
    request: HttpRequest, help_request: HelpRequest, service: Service, form: ReferForm, people: Any
) -> HttpResponse:
    data = form.cleaned_data
    keep_share(request, help_request, data.get("share", ""))
    try:
        referring.refer(
            help_request=help_request,
            user=request.user,  # type: ignore[arg-type]
            service=service,
            contact=data["contact"],
            rung=data["rung"],
            note=data["note"],
            skip_reason=data["skip_reason"],
            skip_words=data["skip_words"],
            logged=data["logged"],
            share_contact_details=data["share_contact_details"],
            with_volunteers=people if data["rung"] != Rung.ORGANIZATION else (),
        )
    except MatchingRefused as error:
        say_refused(request, error)
        return redirect("matching:refer", help_request.pk, service.pk)
    except MoveRefused as error:
        say_refused(request, error)
        return to_question(help_request)
    done = _("Written down.") if data["logged"] else _("Sent. You hear it when they answer.")
    messages.success(request, done)
    return to_question(help_request)


@needs("matching.work")
@require_POST
def referral(request: HttpRequest, pk: int) -> HttpResponse:
    """A contact person told it by phone: yes or no; taken back; or our answer to a question."""
    rows = Referral.objects.visible_to(request.user).select_related("arrangement__help_request")
    row = get_object_or_404(rows, pk=pk)
    user, actor = request.user, worker(request.user)  # type: ignore[arg-type]
    no, reply = ReferralDeclineForm(request.POST), ReplyForm(request.POST)
    try:
        match request.POST.get("action"):
            case "yes":
                answering.accept_referral(referral=row, actor=actor)
            case "no" if no.is_valid():
                answering.decline_referral(referral=row, reason=no.cleaned_data["reason"], actor=actor)
            case "withdraw":
                referring.withdraw_referral(referral=row, user=user)  # type: ignore[arg-type]
            case "reply" if reply.is_valid():
                referring.answer_question(referral=row, user=user, answer=reply.cleaned_data["answer"])  # type: ignore[arg-type]
            case _:
                messages.warning(request, _("Nothing was changed: write your answer first."))
    except (MoveRefused, MatchingRefused) as error:
        say_refused(request, error)
    return to_question(row.arrangement.help_request)
