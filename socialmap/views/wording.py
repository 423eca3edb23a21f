"""`/werk/sociale-kaart/zoeken/`: what editors teach search, with what changes before they keep it (A4, H7)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.accounts.access import needs
from hub.base.models import About, Event
from hub.base.workflow import Actor, worker
from socialmap import trying_out, unmet
from socialmap.forms_wording import BoostForm, GroupForm, SubjectForm
from socialmap.models import Boost, BuiltInOff, Service, SynonymGroup, UnmetDecision
from socialmap.search import typed
from socialmap.search.meaning import Own
from socialmap.search.wording import built_in, parts_of
from socialmap.services import wording

_MOST_BUILT_IN = 40


def _actor(request: HttpRequest) -> Actor:
    return worker(request.user)  # type: ignore[arg-type]


def _hub(request: HttpRequest) -> Any:
    return request.hub  # type: ignore[attr-defined]


@needs("socialmap.work")
def overview(request: HttpRequest) -> HttpResponse:
    """Try a search; what failed; the hub's own words and boosts; what changed."""
    hub, text = _hub(request), typed(request.GET.get("q", ""))
    weeks = unmet.by_week(hub)
    context = {
        "q": text,
        "found": trying_out.now(text) if text else [],
        "why": trying_out.why(hub, text) if text else [],
        "groups": SynonymGroup.objects.all(),
        "boosts": Boost.objects.select_related("service"),
        "failed": unmet.open_ones(hub),
        "decided": unmet.decided(hub),
        "weeks": weeks,
        "week_names": [start.strftime("%d-%m") for start in weeks.starts],
        "off": BuiltInOff.objects.count(),
        "history": wording.history(hub),
    }
    return render(request, "socialmap/wording.html", context)


@needs("socialmap.work")
def group(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A new group of words, or a change to one."""
    known = get_object_or_404(SynonymGroup, pk=pk) if pk is not None else None
    form = GroupForm(request.POST or None, initial=GroupForm.start(known) if known else {})
    if request.method != "POST" or not form.is_valid():
        return _form(request, "group", form, known)
    values = form.cleaned_data
    try:
        words, meant = wording.tidy_words(values["words"]), wording.tidy_words(values["meant"])
        if request.POST.get("action") != "keep":
            after = trying_out.with_group(_hub(request), words, meant, known)
            return _form(request, "group", form, known, after, [values["q"], *parts_of(words)])
        kept = wording.keep_group(
            hub=_hub(request), actor=_actor(request), words=words, meant=meant, group=known, seen=values["seen"] or 0
        )
    except wording.Refused as refused:
        form.add_error("words", str(refused))
        return _form(request, "group", form, known)
    if values["unmet"]:
        _decide(request, words=values["unmet"], outcome=UnmetDecision.Outcome.SYNONYM, group=kept)
    messages.success(request, _("Kept. Everybody searches with it now."))
    return redirect("socialmap:wording")


@needs("socialmap.work")
def boost(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A service first, higher or never for some words."""
    known = get_object_or_404(Boost.objects.select_related("service"), pk=pk) if pk is not None else None
    if not (known or request.POST.get("service") or request.GET.get("dienst")):
        messages.info(request, _("Try a search first, and choose “Other place” with an entry."))
        return redirect("socialmap:wording")
    service = known.service if known else _service(request)
    start = BoostForm.start(known) if known else {"service": service.pk, "words": typed(request.GET.get("q", ""))}
    form = BoostForm(request.POST or None, initial=start)
    if request.method != "POST" or not form.is_valid():
        return _form(request, "boost", form, known, service=service)
    values = form.cleaned_data
    try:
        words = wording.tidy_words(values["words"])
        if request.POST.get("action") != "keep":
            after = trying_out.with_boost(_hub(request), words, service, values["effect"], known)
            return _form(request, "boost", form, known, after, [values["q"], *parts_of(words)], service=service)
        wording.keep_boost(
            hub=_hub(request),
            actor=_actor(request),
            words=words,
            service=service,
            effect=values["effect"],
            boost=known,
            seen=values["seen"] or 0,
        )
    except wording.Refused as refused:
        form.add_error("words", str(refused))
        return _form(request, "boost", form, known, service=service)
    messages.success(request, _("Kept. Everybody searches with it now."))
    return redirect("socialmap:wording")


def _service(request: HttpRequest) -> Service:
    """The entry that was chosen in the list of a search."""
    key = request.POST.get("service") or request.GET.get("dienst") or ""
    if not key.isdecimal() or len(key) > 18:
        raise Http404
    return get_object_or_404(Service, pk=int(key))


def _form(
    request: HttpRequest,
    which: str,
    form: forms.Form,
    known: SynonymGroup | Boost | None,
    after: Own | None = None,
    texts: list[str] | None = None,
    **more: Any,
) -> HttpResponse:
    shown = trying_out.looks(_hub(request), texts or [], after) if after else []
    context = {"form": form, "known": known, "looks": shown, **more}
    if known:
        context["history"] = Event.objects.filter(**About.key_of(known)).select_related("actor").order_by("-at")[:10]
    status = 422 if form.is_bound and form.errors else 200
    return render(request, f"socialmap/wording_{which}.html", context, status=status)


@needs("socialmap.work")
@require_POST
def remove(request: HttpRequest, what: str, pk: int) -> HttpResponse:
    """Takes a group of words or a boost away."""
    model = {"woorden": SynonymGroup, "plaats": Boost}.get(what)
    if model is None:
        raise Http404
    wording.remove(row=get_object_or_404(model, pk=pk), actor=_actor(request))  # type: ignore[arg-type]
    messages.success(request, _("Taken away."))
    return redirect("socialmap:wording")


@needs("socialmap.work")
def built_in_list(request: HttpRequest) -> HttpResponse:
    """The groups that come with the program; each can be switched off for this hub."""
    if request.method == "POST":
        return _switch(request)
    text = typed(request.GET.get("q", "")).lower()
    off = set(BuiltInOff.objects.values_list("key", flat=True))
    fitting = [one for one in built_in() if any(text in word for word in (*one.typed, *one.meant))]
    fitting.sort(key=lambda one: one.key not in off)
    context = {
        "q": text,
        "rows": [(one, one.key in off) for one in fitting[:_MOST_BUILT_IN]],
        "total": len(fitting),
        "off": len(off),
    }
    return render(request, "socialmap/wording_built_in.html", context)


def _switch(request: HttpRequest) -> HttpResponse:
    on = request.POST.get("to") == "on"
    try:
        wording.switch_built_in(hub=_hub(request), actor=_actor(request), key=request.POST.get("key", ""), on=on)
    except LookupError:
        raise Http404 from None
    messages.success(request, _("These words count again.") if on else _("These words do not count any more."))
    return redirect("socialmap:wording" if request.POST.get("back") == "zoeken" else "socialmap:wording_built_in")


@needs("socialmap.work")
@require_POST
def failed(request: HttpRequest) -> HttpResponse:
    """What is done about words that found nothing: a synonym, a subject, or we do not have it."""
    words, what = " ".join(typed(request.POST.get("words", "")).split())[:120], request.POST.get("do")
    if not words:
        raise Http404
    if what == "synonym":
        return _form(request, "group", GroupForm(initial={"words": words, "unmet": words, "q": words}), None)
    if what == "subject":
        form = SubjectForm(request.POST if "subject" in request.POST else None, initial={"words": words})
        if not form.is_bound or not form.is_valid():
            return render(request, "socialmap/wording_subject.html", {"form": form, "words": words})
        done = _decide(
            request, words=words, outcome=UnmetDecision.Outcome.SUBJECT, subject=form.cleaned_data["subject"]
        )
    else:
        done = _decide(request, words=words, outcome=UnmetDecision.Outcome.UNMET)
    if done:
        messages.success(request, _("Noted."))
    return redirect("socialmap:wording")


def _decide(request: HttpRequest, **values: Any) -> bool:
    try:
        wording.decide_unmet(hub=_hub(request), actor=_actor(request), **values)
    except wording.Refused as refused:
        messages.warning(request, str(refused))
        return False
    return True
