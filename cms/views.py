"""Two addresses that must always answer, also when a hub's editors have not made their pages yet."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from wagtail import views as wagtail_views

from hub.accounts.access import public


@public
def home(request: HttpRequest) -> HttpResponseBase:
    """The editors' home page, or a plain one with the two doors."""
    return _page_or(request, "", "cms/plain_home.html")


@public
def who_reads(request: HttpRequest) -> HttpResponseBase:
    """The editors' page on who reads along, or what holds in every hub."""
    return _page_or(request, "wie-leest-mee/", "cms/plain_who_reads.html")


def _page_or(request: HttpRequest, path: str, template: str) -> HttpResponseBase:
    try:
        return wagtail_views.serve(request, path)
    except Http404:
        return render(request, template)
