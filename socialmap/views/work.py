"""What staff and editors do with the social map. These are views of our own and not Wagtail's, which were seen
to show rows of other hubs."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from hub.accounts.access import needs
from hub.base import clock
from hub.base.forms import row_key
from hub.base.workflow import MoveRefused, worker
from socialmap import results
from socialmap.forms import ContactForm, OrganizationForm, ServiceForm
from socialmap.forms_current import ArchiveForm, CloseForm
from socialmap.history import history_of
from socialmap.hours import week_lines
from socialmap.messages import closed_words
from socialmap.models import Contact, Service
from socialmap.querysets import ServiceQuerySet
from socialmap.search import find, typed
from socialmap.services import entries

A_PAGE = 50
LISTS = (
    ("", gettext_lazy("All")),
    ("controle", gettext_lazy("For us to check")),
    ("wijziging", gettext_lazy("Changes to look at")),
    ("melding", gettext_lazy("Reported mistakes")),
    ("van-ons", gettext_lazy("“This is ours”")),
    ("oud", gettext_lazy("Not checked for long")),
    ("dicht", gettext_lazy("Temporarily closed")),
    ("zonder", gettext_lazy("Without a contact person")),
    ("gestopt", gettext_lazy("Stopped")),
)


def _entry(request: HttpRequest, pk: int) -> Service:
    return get_object_or_404(Service.objects.visible_to(request.user).for_cards(), pk=pk)


@needs("socialmap.work")
def work_list(request: HttpRequest) -> HttpResponse:
    """`/werk/sociale-kaart/`: the entries of the hub, by words and by what needs attention."""
    mine = Service.objects.visible_to(request.user)
    lists = lists_of(mine)
    chosen = request.GET.get("lijst", "") if request.GET.get("lijst") in lists else ""
    words = typed(request.GET.get("q", ""))
    keys = _keys(lists[chosen], words)
    page = row_key(request.GET.get("pagina", ""))
    page = max(1, min(page, (len(keys) - 1) // A_PAGE + 1))
    shown = keys[(page - 1) * A_PAGE : page * A_PAGE]
    rows = {one.pk: one for one in Service.objects.filter(pk__in=shown).select_related("organization")}
    context = {
        "entries": [rows[key] for key in shown if key in rows],
        "lists": [(code, label, lists[code].count()) for code, label in LISTS],
        "chosen": chosen,
        "words": words,
        "total": len(keys),
        "page": page,
        "more": len(keys) > page * A_PAGE,
        "shown": f"{(page - 1) * A_PAGE + 1}–{min(page * A_PAGE, len(keys))}",
    }
    return render(request, "socialmap/work_list.html", context)


def lists_of(mine: ServiceQuerySet) -> dict[str, ServiceQuerySet]:
    """The entries by what needs attention; the keys stand in addresses."""
    return {
        "": mine.exclude(status="defunct"),
        "controle": mine.for_the_hub_to_check(),
        "wijziging": mine.with_waiting("changes"),
        "melding": mine.with_waiting("reports"),
        "van-ons": mine.with_waiting("claims"),
        "oud": mine.listed().stale(),
        "dicht": mine.filter(status="inactive"),
        "zonder": mine.without_contact(),
        "gestopt": mine.filter(status="defunct"),
    }


def _keys(services: ServiceQuerySet, words: str) -> list[int]:
    if words:
        return find(services, words).keys
    return list(services.order_by("name", "pk").values_list("pk", flat=True))


@needs("socialmap.work")
def work_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """`/werk/sociale-kaart/<pk>/`: an entry with its contact persons, what waits for a decision, and its history."""
    entry = _entry(request, pk)
    return render(request, "socialmap/work_detail.html", _detail(entry, CloseForm()))


def _detail(entry: Service, close_form: CloseForm) -> dict[str, Any]:
    for_organization = Contact.objects.filter(organization=entry.organization, service=None)
    return {
        "entry": entry,
        "phones": results.phones_of(entry),
        "locations": [here.location for here in entry.at_locations.all()],
        "week": week_lines(list(entry.schedules.all())),
        "contacts": [*entry.contacts.all(), *for_organization],
        "changes": entry.changes.filter(status="proposed").select_related("contact"),
        "reports": entry.reports.filter(status="new"),
        "claims": entry.claims.filter(status="new"),
        "check": entry.checks.exclude(status="done").select_related("contact").first(),
        "history": history_of(entry),
        "close_form": close_form,
        "closed_words": closed_words(entry),
        "archive_form": ArchiveForm(),
        "today": clock.today(),
    }


@needs("socialmap.work")
def work_new(request: HttpRequest) -> HttpResponse:
    """`/werk/sociale-kaart/nieuw/`."""
    form = ServiceForm(request.POST or None)
    return _save(request, form, None)


@needs("socialmap.work")
def work_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """`/werk/sociale-kaart/<pk>/bewerken/`."""
    entry = _entry(request, pk)
    form = ServiceForm(request.POST or None, instance=entry)
    return _save(request, form, entry)


def _save(request: HttpRequest, form: ServiceForm, entry: Service | None) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        fresh = Service.objects.get(pk=entry.pk) if entry else None
        saved = entries.save_service(
            hub=request.hub,  # type: ignore[attr-defined]
            actor=worker(request.user),  # type: ignore[arg-type]
            service=fresh,
            **form.entry(),
        )
        messages.success(request, _("Saved. Everybody sees it now."))
        return redirect("socialmap:work_detail", pk=saved.pk)
    context = {"form": form, "entry": entry}
    return render(request, "socialmap/work_form.html", context, status=422 if form.is_bound else 200)


@needs("socialmap.work")
def work_new_organization(request: HttpRequest) -> HttpResponse:
    """`/werk/sociale-kaart/organisatie/`: an organisation that is not on the map yet."""
    form = OrganizationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        entries.save_organization(
            hub=request.hub,  # type: ignore[attr-defined]
            actor=worker(request.user),  # type: ignore[arg-type]
            **form.cleaned_data,
        )
        messages.success(request, _("The organisation is there. Now write down what it does."))
        return redirect("socialmap:work_new")
    return render(request, "socialmap/work_organization.html", {"form": form}, status=422 if form.is_bound else 200)


@needs("socialmap.work")
@require_POST
def work_checked(request: HttpRequest, pk: int) -> HttpResponse:
    """ "Checked today"."""
    entry = _entry(request, pk)
    entries.confirm_checked(service=entry, user=request.user, actor=worker(request.user))  # type: ignore[arg-type]
    messages.success(request, _("Noted: checked today."))
    return redirect("socialmap:work_detail", pk=entry.pk)


@needs("socialmap.work")
@require_POST
def work_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Closed for now, or open again."""
    entry = _entry(request, pk)
    form = CloseForm(request.POST)
    if not form.is_valid():
        return render(request, "socialmap/work_detail.html", _detail(entry, form), status=422)
    actor = worker(request.user)  # type: ignore[arg-type]
    try:
        if request.POST.get("to") == "open":
            entries.open_again(service=entry, actor=actor)
        else:
            data = form.cleaned_data
            entries.close_temporarily(service=entry, actor=actor, words=data["words"], until=data["until"])
    except MoveRefused:
        messages.warning(request, _("A colleague was just before you. This is how it is now."))
    else:
        messages.success(request, _("Saved. Everybody sees it now."))
    return redirect("socialmap:work_detail", pk=entry.pk)


@needs("socialmap.work")
@require_POST
def work_archive(request: HttpRequest, pk: int) -> HttpResponse:
    """It has stopped, or is back again (A16)."""
    entry = _entry(request, pk)
    form = ArchiveForm(request.POST)
    actor = worker(request.user)  # type: ignore[arg-type]
    try:
        if request.POST.get("to") == "back":
            entries.bring_back(service=entry, actor=actor)
            messages.success(request, _("It is on the social map again."))
        elif form.is_valid():
            entries.archive(service=entry, actor=actor, words=form.cleaned_data["reason"])
            messages.success(request, _("Stopped. Nobody finds it any more; its history stays here."))
    except MoveRefused:
        messages.warning(request, _("A colleague was just before you. This is how it is now."))
    return redirect("socialmap:work_detail", pk=entry.pk)


@needs("socialmap.work")
def work_contact(request: HttpRequest, pk: int, contact: int | None = None) -> HttpResponse:
    """A new contact person of an entry, or a change to one."""
    entry = _entry(request, pk)
    ours = Contact.objects.filter(organization=entry.organization)
    known = get_object_or_404(ours, pk=contact) if contact else None
    form = ContactForm(request.POST or None, instance=known)
    if request.method == "POST" and form.is_valid():
        fresh = ours.get(pk=contact) if contact else None
        actor = worker(request.user)  # type: ignore[arg-type]
        entries.save_contact(service=entry, actor=actor, contact=fresh, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("socialmap:work_detail", pk=entry.pk)
    context = {"entry": entry, "form": form, "known": known}
    return render(request, "socialmap/work_contact.html", context, status=422 if form.is_bound else 200)


@needs("socialmap.work")
@require_POST
def work_contact_left(request: HttpRequest, pk: int, contact: int) -> HttpResponse:
    """This contact person does not work there any more: no more questions go there."""
    entry = _entry(request, pk)
    known: Contact = get_object_or_404(Contact.objects.filter(organization=entry.organization), pk=contact)
    if entries.contact_left(contact=known, actor=worker(request.user)):  # type: ignore[arg-type]
        messages.success(request, _("Kept. Nothing goes to this person any more."))
    return redirect("socialmap:work_detail", pk=entry.pk)


MOST_COUNTED = 100
WAITS = ("wijziging", "melding", "van-ons", "controle")


def _or_more(count: int) -> str:
    return f"{MOST_COUNTED}+" if count > MOST_COUNTED else str(count)


def today_part(request: HttpRequest, _subject: Any) -> str:
    """On Today: what on the social map waits for somebody of the hub."""
    lists = lists_of(Service.objects.visible_to(request.user))
    labels = dict(LISTS)
    counts = {code: lists[code].order_by()[: MOST_COUNTED + 1].count() for code in WAITS}
    rows = [{"code": code, "label": labels[code], "count": _or_more(count)} for code, count in counts.items() if count]
    if not rows:
        return ""
    context = {"rows": rows, "total": _or_more(sum(counts.values()))}
    return render_to_string("socialmap/parts/today.html", context, request)
