"""The addresses of signing in and the own page."""

from django.urls import path

from hub.accounts import views

app_name = "accounts"
urlpatterns = [
    path("mijn/", views.home, name="home"),
    path("mijn/hub/", views.choose_hub, name="choose_hub"),
    path("werk/rollen/", views.roles, name="roles"),
    path("werk/rollen/<int:pk>/stop/", views.end_role, name="end_role"),
]
