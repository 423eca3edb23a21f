"""The addresses of this app."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
