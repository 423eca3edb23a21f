"""The addresses of what editors teach search."""

from django.urls import path

from socialmap.views import wording

_HERE = "werk/sociale-kaart/zoeken/"
urlpatterns = [
    path(_HERE, wording.overview, name="wording"),
    path(f"{_HERE}woorden/nieuw/", wording.group, name="wording_group_new"),
    path(f"{_HERE}woorden/<int:pk>/", wording.group, name="wording_group"),
    path(f"{_HERE}plaats/nieuw/", wording.boost, name="wording_boost_new"),
    path(f"{_HERE}plaats/<int:pk>/", wording.boost, name="wording_boost"),
    path(f"{_HERE}<str:what>/<int:pk>/weg/", wording.remove, name="wording_remove"),
    path(f"{_HERE}meegeleverd/", wording.built_in_list, name="wording_built_in"),
    path(f"{_HERE}niet-gevonden/", wording.failed, name="wording_failed"),
]
