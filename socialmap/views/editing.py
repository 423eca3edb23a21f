"""A contact person changes an own entry, signed in or by private link: the same page for both."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from hub.base.workflow import Actor, MoveRefused
from socialmap.fields import ADDRESS_PARTS
from socialmap.forms_current import CloseForm, OwnServiceForm
from socialmap.models import Contact, EntryChange, Service
from socialmap.services import changes, entries
from socialmap.views.deciding import rows_of
from socialmap.workflow import ChangeStatus


def waiting_change(entry: Service) -> EntryChange | None:
    """What the organisation itself proposed and the hub has not looked at yet."""
    own = EntryChange.objects.filter(service=entry, source=EntryChange.Source.CONTACT, status=ChangeStatus.PROPOSED)
    return own.select_related("service").first()


def edit_page(
    request: HttpRequest, *, entry: Service, contact: Contact | None, actor: Actor, back: str
) -> HttpResponse:
    """Shows the form with what was proposed before on top of what stands there; a POST changes, closes, opens, or
    takes back."""
    waits = waiting_change(entry)
    initial = _initial(waits)
    form = OwnServiceForm(instance=entry, initial=initial)
    close = CloseForm()
    if request.method == "POST":
        action = request.POST.get("action", "")
        if action == "close":
            close = CloseForm(request.POST)
            done = close.is_valid() and _close(request, entry, actor, close)
        elif action in ("open", "take_back"):
            done = _open(request, entry, actor) if action == "open" else _take_back(request, waits, actor)
        else:
            form = OwnServiceForm(request.POST, instance=entry, initial=initial)
            done = form.is_valid() and _save(request, entry, contact, actor, form)
        if done:
            return HttpResponseRedirect(back)
    # The form writes into its entry; the page shows the entry as it is.
    context = {
        "entry": Service.objects.select_related("organization").get(pk=entry.pk),
        "form": form,
        "close": close,
        "waits": waits,
        "rows": rows_of(waits) if waits else [],
        "back": back,
    }
    wrong = form.errors or close.errors
    return render(request, "socialmap/own_edit.html", context, status=422 if wrong else 200)


def _initial(waits: EntryChange | None) -> dict[str, Any]:
    if waits is None:
        return {}
    values = {name: both["after"] for name, both in waits.fields.items()}
    address = values.pop("address", None)
    return {**values, **({part: address[part] for part in ADDRESS_PARTS} if address else {})}


def _save(request: HttpRequest, entry: Service, contact: Contact | None, actor: Actor, form: OwnServiceForm) -> bool:
    edited = changes.edit_own(service=entry, fields=form.values(), contact=contact, actor=actor)
    if edited.change:
        messages.success(
            request, _("Thank you. Our people look at it, mostly within two working days. Then everybody sees it.")
        )
    elif edited.at_once:
        messages.success(request, _("Saved. Everybody sees it now."))
    else:
        messages.info(request, _("Nothing has changed."))
    return True


def _close(request: HttpRequest, entry: Service, actor: Actor, form: CloseForm) -> bool:
    data = form.cleaned_data
    try:
        entries.close_temporarily(service=entry, actor=actor, words=data["words"], until=data["until"])
    except MoveRefused:
        messages.warning(request, _("It was changed just before. This is how it is now."))
    else:
        messages.success(request, _("Saved. Everybody sees it now."))
    return True


def _open(request: HttpRequest, entry: Service, actor: Actor) -> bool:
    try:
        entries.open_again(service=entry, actor=actor)
    except MoveRefused:
        messages.warning(request, _("It was changed just before. This is how it is now."))
    else:
        messages.success(request, _("Saved. Everybody sees it now."))
    return True


def _take_back(request: HttpRequest, waits: EntryChange | None, actor: Actor) -> bool:
    try:
        if waits:
            changes.take_back(change=waits, actor=actor)
            messages.success(request, _("Taken back. It stays as it was."))
    except MoveRefused:
        messages.warning(request, _("It was changed just before. This is how it is now."))
    return True
