"""The addresses of the agenda. The work screens stand at two places: of the hub and of contact persons."""

from collections.abc import Mapping

from django.urls import URLPattern, path

from hub.accounts.access import View
from socialmap.views import activity_work, agenda, signing_up

_TAILS = {
    "activities": "",
    "activity_new": "nieuw/",
    "activity": "<int:pk>/",
    "activity_edit": "<int:pk>/bewerken/",
    "activity_publish": "<int:pk>/plaatsen/",
    "activity_archive": "<int:pk>/weghalen/",
    "activity_date": "datum/<int:pk>/",
    "activity_date_sign_up": "datum/<int:pk>/aanmelden/",
    "activity_date_sign_off": "datum/<int:pk>/afmelden/<int:sign_up>/",
    "activity_date_came": "datum/<int:pk>/geweest/",
    "activity_date_move": "datum/<int:pk>/verplaatsen/",
    "activity_date_call_off": "datum/<int:pk>/vervalt/",
}


def _screens(place: str, side: str, views: Mapping[str, View]) -> list[URLPattern]:
    return [path(f"{place}/activiteiten/{_TAILS[name]}", view, name=f"{side}_{name}") for name, view in views.items()]


urlpatterns = [
    path("agenda/", agenda.agenda, name="agenda"),
    path("agenda/agenda.ics", agenda.agenda_ics, name="agenda_ics"),
    path("agenda/onderwerp/<slug:code>.ics", agenda.subject_ics, name="agenda_subject_ics"),
    path("agenda/aangemeld/<str:token>/", signing_up.signed_up_view, name="signed_up"),
    path("agenda/<slug:slug>/", agenda.activity, name="activity"),
    path("agenda/<slug:slug>/activiteit.ics", agenda.activity_ics, name="activity_ics"),
    path("agenda/<slug:slug>/<int:pk>.ics", agenda.date_ics, name="activity_date_ics"),
    path("agenda/<slug:slug>/aanmelden/<int:pk>/", signing_up.sign_up_view, name="sign_up"),
    *_screens("werk", "work", activity_work.work),
    *_screens("mijn", "own", activity_work.own),
]
