"""The register without supply and its cases (D17): only who decides gets here."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hub.accounts.access import needs
from hub.base import clock
from hub.base.forms import row_key
from hub.base.workdays import add_working_days
from hub.base.workflow import MoveRefused
from matching.developing import cases, deciding, inviting, letters, shown
from matching.developing.forms import InviteForm, LayThereForm, NotPossibleForm, OfferForm, StartForm, StopForm
from matching.errors import MatchingRefused
from matching.forms import ReplyForm, end_of
from matching.models import Development, Handover, Invitation
from matching.views.common import say_refused
from matching.workflow import DevelopmentStatus, HandoverStatus, InvitationStatus
from socialmap.models import Contact
from volunteers.models import Volunteer

OVER = (DevelopmentStatus.OFFER, DevelopmentStatus.NOT_POSSIBLE, DevelopmentStatus.STOPPED)


@needs("matching.decide")
def register(request: HttpRequest) -> HttpResponse:
    """Alike questions in groups, the cases that run, and what was decided."""
    user: Any = request.user
    done = Handover.objects.visible_to(user).filter(to=Handover.To.PROCESS_MANAGER, development=None)
    done = done.filter(status__in=[HandoverStatus.ANSWERED, HandoverStatus.RETURNED])
    context = {
        "groups": shown.groups(user),
        "running": shown.cases(user),
        "decided": sorted(shown.cases(user, *OVER), key=lambda row: row.status_since, reverse=True)[:20],
        "done": [shown.line(row) for row in shown.with_questions(done).order_by("-status_since", "-pk")[:20]],
        "now": clock.now(),
    }
    return render(request, "matching/developing/register.html", context)


@needs("matching.decide")
@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """The ticked questions of a group become one case."""
    user: Any = request.user
    form = StartForm(request.POST, questions=shown.loose(user))
    if not form.is_valid():
        messages.warning(request, _("Tick at least one question, and say what it is about."))
        return redirect("matching:no_supply")
    try:
        made = cases.start(
            hub=request.hub,  # type: ignore[attr-defined]
            user=user,
            handovers=form.cleaned_data["questions"],
            title=form.cleaned_data["title"],
        )
    except MatchingRefused as error:
        say_refused(request, error)
        return redirect("matching:no_supply")
    messages.success(request, _("Taken together. Now invite people who can make an offer."))
    return redirect("matching:development", made.pk)


def _case(request: HttpRequest, pk: int) -> Development:
    rows = Development.objects.visible_to(request.user).select_related(
        "subject", "neighbourhood", "service", "hub", "made_by", "decided_by"
    )
    return get_object_or_404(rows, pk=pk)


@needs("matching.decide")
def development(request: HttpRequest, pk: int) -> HttpResponse:
    """One case: its questions, who was invited and what they said, what to do now."""
    case = _case(request, pk)
    if request.method == "POST":
        try:
            _act(request, case)
        except (MoveRefused, MatchingRefused) as error:
            say_refused(request, error)
        return redirect("matching:development", case.pk)
    open_now = case.status == DevelopmentStatus.OPEN
    questions = [shown.line(row) for row in shown.with_questions(case.handovers.all()).order_by("created_at", "pk")]
    people = shown.invited(case)
    context = {
        "case": case,
        "open": open_now,
        "late": open_now and case.deadline < clock.now(),
        "questions": questions,
        "waiting": [line for line in questions if line["row"].status in ("waiting", "question")],
        "people": people,
        "joined": [one for one in people if one["row"].status in ("joins", "ended")],
        "first": [shown.line(row) for row in deciding.first_in_line(case)],
        "lay_form": LayThereForm(),
        "reply_form": ReplyForm(),
        "stop_form": StopForm(),
        "more": [shown.line(row) for row in shown.with_questions(_alike(request, case))] if open_now else [],
    }
    return render(request, "matching/developing/case.html", context)


def _alike(request: HttpRequest, case: Development) -> Any:
    """Loose questions that could join."""
    rows = shown.loose(request.user)  # type: ignore[arg-type]
    if case.subject is None:
        return rows.none()
    return rows.filter(help_request__subjects=case.subject).order_by("deadline", "pk")[:20]


def _act(request: HttpRequest, case: Development) -> None:
    """One button of the page of a case."""
    user: Any = request.user
    key = row_key(request.POST.get("row", ""))
    handovers = Handover.objects.visible_to(user).filter(pk=key or 0)
    people = Invitation.objects.filter(development=case, pk=key or 0)
    reply, why, lay = ReplyForm(request.POST), StopForm(request.POST), LayThereForm(request.POST)
    match request.POST.get("action"):
        case "take_out" if handovers:
            cases.take_out(development=case, user=user, handover=handovers[0])
            messages.success(request, _("This question stands alone again."))
        case "add" if handovers:
            cases.add(development=case, user=user, handovers=handovers)
            messages.success(request, _("This question joined."))
        case "withdraw" if people:
            inviting.withdraw(invitation=people[0], user=user)
            messages.success(request, _("Taken back. They hear so."))
        case "reply" if people and reply.is_valid():
            inviting.reply(invitation=people[0], user=user, answer=reply.cleaned_data["answer"])
            messages.success(request, _("Your answer has been sent."))
        case "stop" if why.is_valid():
            deciding.stop(development=case, user=user, decision=why.cleaned_data["decision"])
            messages.success(request, _("Stopped. The questions stand alone again, and those you invited hear so."))
        case "lay_there" if lay.is_valid():
            _lay_there(request, case, lay.cleaned_data["note"])
        case _:
            messages.warning(request, _("Nothing was changed: fill in the words first."))


def _lay_there(request: HttpRequest, case: Development, note: str) -> None:
    chosen = {row_key(value) for value in request.POST.getlist("question")}
    rows = [row for row in deciding.first_in_line(case) if row.pk in chosen]
    done, left = deciding.lay_there(development=case, user=request.user, handovers=rows, note=note)  # type: ignore[arg-type]
    if done:
        words = ngettext("%(n)d question was laid there.", "%(n)d questions were laid there.", done) % {"n": done}
        messages.success(request, words)
    if left:
        messages.warning(request, _("These went on in the meantime: %(which)s.") % {"which": ", ".join(left)})
    if not rows:
        messages.warning(request, _("Tick at least one question."))


@needs("matching.decide")
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Whom to invite, what they read, until when."""
    case = _case(request, pk)
    if case.status != DevelopmentStatus.OPEN:
        return redirect("matching:development", case.pk)
    search = request.POST.get("zoek", "").strip()[:80]
    looking = request.POST.get("action") == "search"
    day = max(case.deadline, add_working_days(clock.now(), 1)).date()
    form = InviteForm(
        request.POST if request.method == "POST" else None, initial={"words": case.words, "deadline": day}
    )
    if request.method == "POST" and not looking and form.is_valid() and _invited(request, case, form):
        return redirect("matching:development", case.pk)
    if looking:
        form = InviteForm(initial={name: request.POST.get(name, "") for name in ("words", "deadline")})
    chosen = {row_key(value) for value in request.POST.getlist("contact")}
    context = {
        "case": case,
        "form": form,
        "search": search,
        "contacts": shown.contacts_to_invite(case, search),
        "kept": Contact.objects.filter(pk__in=[key for key in chosen if key], left_on=None).select_related(
            "organization"
        ),
        "volunteers": shown.volunteers_to_invite(case),
        "chosen": chosen,
        "chosen_volunteers": {row_key(value) for value in request.POST.getlist("volunteer")},
        "what": letters.what(case),
        "where": letters.where(case),
    }
    failed = request.method == "POST" and not looking
    return render(request, "matching/developing/invite.html", context, status=422 if failed else 200)


def _invited(request: HttpRequest, case: Development, form: InviteForm) -> bool:
    """Sends; or says in the form why not."""
    contacts = [key for value in request.POST.getlist("contact") if (key := row_key(value))]
    volunteers = [key for value in request.POST.getlist("volunteer") if (key := row_key(value))]
    able = {one.pk for one in shown.volunteers_to_invite(case)}
    try:
        made = inviting.invite(
            development=case,
            user=request.user,  # type: ignore[arg-type]
            words=form.cleaned_data["words"],
            deadline=end_of(form.cleaned_data["deadline"]),
            contacts=Contact.objects.filter(pk__in=contacts),
            volunteers=Volunteer.objects.filter(pk__in=able & set(volunteers)).select_related("person"),
        )
    except MatchingRefused as error:
        text = _("Tick at least one person.") if error.code == "nobody" else f"{error.title}. {error.text}"
        form.add_error(None if error.code == "nobody" else "words", text)
        return False
    except MoveRefused as error:
        say_refused(request, error)
        return True
    words = ngettext("%(n)d person was invited.", "%(n)d people were invited.", len(made)) % {"n": len(made)}
    messages.success(request, words)
    return True


@needs("matching.decide")
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """There is an offer, or it is not possible; the offer can be kept as a draft."""
    case = _case(request, pk)
    if case.status != DevelopmentStatus.OPEN:
        return redirect("matching:development", case.pk)
    action = request.POST.get("action", "") if request.method == "POST" else ""
    contacts = shown.contacts_for_offer(case)
    joins = case.invitations.filter(status=InvitationStatus.JOINS, contact__isnull=False).first()
    initial = {"name": case.title, "contact": joins.contact_id if joins else None, **case.offer}
    offer_data = request.POST if action in ("publish", "draft") else None
    offer = OfferForm(offer_data, initial=initial, contacts=contacts, prefix="offer")
    no = NotPossibleForm(request.POST if action == "not_possible" else None, prefix="no")
    if action and _decided(request, case, action, offer, no):
        return redirect("matching:development", case.pk)
    waiting = case.handovers.filter(status__in=["waiting", "question"]).count()
    context = {"case": case, "offer": offer, "no": no, "waiting": waiting, "action": action}
    return render(request, "matching/developing/decide.html", context, status=422 if action else 200)


def _decided(request: HttpRequest, case: Development, action: str, offer: OfferForm, no: NotPossibleForm) -> bool:
    """One of the three decisions. False when the form has to be mended first."""
    user: Any = request.user
    try:
        if action == "draft":
            offer.is_valid()
            kept = {name: request.POST.get(f"offer-{name}", "")[:2000] for name in offer.fields}
            deciding.keep_draft(development=case, user=user, offer=kept)
            messages.success(request, _("Kept. Nobody sees it until you publish it."))
            return True
        if action == "publish" and offer.is_valid():
            data = dict(offer.cleaned_data)
            why = data.pop("decision")
            deciding.publish(development=case, user=user, offer=deciding.Offer(**data), decision=why)
            messages.success(request, _("The new offer stands on the social map. The waiting questions come first."))
            return True
        if action == "not_possible" and no.is_valid():
            deciding.not_possible(development=case, user=user, **no.cleaned_data)
            messages.success(request, _("Decided. Every resident who waited hears what happens now."))
            return True
    except (MoveRefused, MatchingRefused) as error:
        say_refused(request, error)
        return True
    return False
