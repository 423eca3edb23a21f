"""Addresses of what we know of people."""

from django.urls import path

from hub.people import views

app_name = "people"
urlpatterns = [path("werk/mensen/<int:pk>/gegevens/", views.data_view, name="data")]
