"""`/bevestig/<token>/`: a contact person looks after the own entries without an account. Opening shows; only a POST
acts, because mail scanners open every link."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django_scopes import scope

from hub.accounts.access import View, public
from hub.base import links
from hub.base.forms import row_key
from hub.base.guard import too_often
from hub.base.private import private
from hub.base.workflow import CONTACT
from socialmap import contacts
from socialmap.models import Contact, Service
from socialmap.services import own
from socialmap.views.editing import edit_page

MOST_LINKS_AN_HOUR = 5


def _with_contact(view: Callable[..., HttpResponse]) -> View:
    """The view gets the contact person behind the token, inside the scope of the own hub."""

    @wraps(view)
    def opened(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
        try:
            found = contacts.open_link(token)
        except links.LinkBroken:
            text = _("Perhaps a part of it is missing. Open it from the message once more, or call us.")
            return private(_gone(request, _("This link does not work"), text, 404))
        request.hub = found.hub  # type: ignore[attr-defined]
        with scope(hub=found.hub):
            if found.moved_on:
                text = _("You do not have to do anything. Do you still work there? Call us.")
                return private(_gone(request, _("This link does not work any more"), text, 410))
            if found.expired:
                return private(_too_old(request, found.contact))
            return private(view(request, found.contact, token, **kwargs))

    return opened


def _gone(request: HttpRequest, title: str, text: str, status: int, *, offer: bool = False) -> HttpResponse:
    context = {"title": title, "text": text, "offer": offer}
    return render(request, "socialmap/by_link_gone.html", context, status=status)


def _too_old(request: HttpRequest, contact: Contact) -> HttpResponse:
    """A new link goes to the address that we know, never to whoever holds the old one."""
    if request.method == "POST" and request.POST.get("action") == "new":
        if not too_often(request, "socialmap-link", most=MOST_LINKS_AN_HOUR):
            own.send_new_link(contact=contact)
        text = _("A new link is on its way to your e-mail address. You have it within a few minutes.")
        return _gone(request, _("Look in your mail"), text, 200)
    text = _("We send you a new one, to the same e-mail address.")
    return _gone(request, _("This link is too old"), text, 410, offer=True)


@public
@_with_contact
def by_link(request: HttpRequest, contact: Contact, token: str) -> HttpResponse:
    """All entries of this person as everybody sees them; a POST says that they are right, or "I have left"."""
    here = reverse("socialmap:by_link", args=[token])
    if request.method == "POST":
        return _act(request, contact, here)
    shown = own.entries_to_show(contact)
    organizations = {entry.organization_id: entry.organization for entry in shown.all}
    context = {
        "contact": contact,
        "due": shown.due,
        "others": shown.others,
        "organizations": organizations.values(),
        "token": token,
    }
    return render(request, "socialmap/by_link.html", context)


def _act(request: HttpRequest, contact: Contact, here: str) -> HttpResponse:
    if request.POST.get("action") == "left":
        organization = row_key(request.POST.get("organization", ""))
        left = own.leave(contact=contact, organization=organization)
        title, text = (
            _("Thank you for telling us"),
            _("You get no more mail about it. We look for a colleague of yours."),
        )
        return _gone(request, title, text, 200) if left else HttpResponseRedirect(here)
    wanted = [row_key(one) for one in request.POST.getlist("only") or request.POST.getlist("entry")]
    seen = {pk: request.POST.get(f"seen-{pk}", "") for pk in wanted}
    result = own.confirm(contact=contact, seen=seen)
    if result.changed:
        messages.warning(request, _("Somebody changed an entry just before you. Would you look once more?"))
    if result.confirmed:
        messages.success(request, _("Thank you. Everybody can see that it was checked today."))
    return HttpResponseRedirect(here)


@public
@_with_contact
def by_link_edit(request: HttpRequest, contact: Contact, token: str, pk: int) -> HttpResponse:
    """Changes one of the own entries."""
    entry = get_object_or_404(contacts.entries_of(contact).select_related("organization"), pk=pk)
    speaks = _speaks_for(contact, entry)
    back = reverse("socialmap:by_link", args=[token])
    return edit_page(request, entry=entry, contact=speaks, actor=CONTACT, back=back)


def _speaks_for(contact: Contact, entry: Service) -> Contact:
    """The row of this person that belongs to the entry."""
    rows = contacts.same_person(contact)
    return (
        rows.filter(service=entry).first()
        or rows.filter(service=None, organization=entry.organization_id).first()
        or contact
    )
