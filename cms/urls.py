"""The addresses of the portal that are more than a page of the editors; all others are Wagtail's."""

from django.urls import path

from cms import views

app_name = "cms"
urlpatterns = [
    path("", views.home, name="home"),
    path("wie-leest-mee/", views.who_reads, name="who_reads"),
]
