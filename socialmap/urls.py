"""The addresses of this app."""

from django.urls import path

from socialmap.views import own, public, work

app_name = "socialmap"
urlpatterns = [
    path("sociale-kaart/", public.search, name="search"),
    path("sociale-kaart/<slug:slug>/", public.detail, name="detail"),
    path("sociale-kaart/<slug:slug>/klopt-niet/", public.report, name="report"),
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
    path("mijn/sociale-kaart/<int:pk>/klopt/", own.own_confirm, name="own_confirm"),
]
