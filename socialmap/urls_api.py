"""The addresses of the API and of the file that staff take along."""

from django.urls import path, register_converter

from socialmap.api.description import LISTS
from socialmap.views import exporting, hsds_api


class Resource:
    """One of the lists that the API has."""

    regex = "|".join(many for many, _single, _words in LISTS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Resource, "hsds")
urlpatterns = [
    path("api/hsds/v3/", hsds_api.root, name="api_root"),
    path("api/hsds/v3/<hsds:resource>", hsds_api.many, name="api_many"),
    path("api/hsds/v3/<hsds:resource>/<str:identity>", hsds_api.single, name="api_single"),
    path("api/openapi.json", hsds_api.openapi, name="api_description"),
    path("werk/sociale-kaart/downloaden/<str:form>/", exporting.work_export, name="work_export"),
    path("api/<path:rest>", hsds_api.elsewhere, name="api_elsewhere"),
]
