"""The addresses of this app."""

from django.urls import path

from socialmap.urls_activities import urlpatterns as activities
from socialmap.urls_api import urlpatterns as api
from socialmap.urls_importing import urlpatterns as importing
from socialmap.urls_wording import urlpatterns as wording
from socialmap.views import by_link, choose, deciding, mistakes, own, public, work

app_name = "socialmap"
urlpatterns = [
    *activities,
    *importing,
    *wording,
    *api,
    path("sociale-kaart/", public.search, name="search"),
    path("sociale-kaart/kiezen/", choose.choose, name="choose"),
    path("sociale-kaart/gekozen/", choose.chosen_page, name="chosen"),
    path("sociale-kaart/gekozen/pdf/", choose.chosen_pdf, name="chosen_pdf"),
    path("sociale-kaart/gekozen/sturen/", choose.send_chosen, name="send_chosen"),
    path("sociale-kaart/<slug:slug>/", public.detail, name="detail"),
    path("sociale-kaart/<slug:slug>/klopt-niet/", mistakes.report, name="report"),
    path("sociale-kaart/<slug:slug>/van-ons/", mistakes.claim, name="claim"),
    path("werk/sociale-kaart/", work.work_list, name="work_list"),
    path("werk/sociale-kaart/nieuw/", work.work_new, name="work_new"),
    path("werk/sociale-kaart/organisatie/", work.work_new_organization, name="work_new_organization"),
    path("werk/sociale-kaart/<int:pk>/", work.work_detail, name="work_detail"),
    path("werk/sociale-kaart/<int:pk>/bewerken/", work.work_edit, name="work_edit"),
    path("werk/sociale-kaart/<int:pk>/gecontroleerd/", work.work_checked, name="work_checked"),
    path("werk/sociale-kaart/<int:pk>/dicht/", work.work_close, name="work_close"),
    path("werk/sociale-kaart/<int:pk>/contact/", work.work_contact, name="work_contact"),
    path("werk/sociale-kaart/<int:pk>/contact/<int:contact>/", work.work_contact, name="work_contact_edit"),
    path("werk/sociale-kaart/<int:pk>/contact/<int:contact>/weg/", work.work_contact_left, name="work_contact_left"),
    path("werk/sociale-kaart/<int:pk>/gestopt/", work.work_archive, name="work_archive"),
    path("werk/sociale-kaart/wijziging/<int:pk>/", deciding.work_change, name="work_change"),
    path("werk/sociale-kaart/melding/<int:pk>/", deciding.work_report, name="work_report"),
    path("werk/sociale-kaart/van-ons/<int:pk>/", deciding.work_claim, name="work_claim"),
    path("mijn/sociale-kaart/<int:pk>/klopt/", own.own_confirm, name="own_confirm"),
    path("mijn/sociale-kaart/<int:pk>/wijzigen/", own.own_edit, name="own_edit"),
    path("bevestig/<str:token>/", by_link.by_link, name="by_link"),
    path("bevestig/<str:token>/<int:pk>/", by_link.by_link_edit, name="by_link_edit"),
]
