"""The addresses for reading in, for doubles, and for what must not be listed again."""

from django.urls import path

from socialmap.views import doubles, importing

_HERE = "werk/sociale-kaart"
urlpatterns = [
    path(f"{_HERE}/inlezen/", importing.import_new, name="import_new"),
    path(f"{_HERE}/inlezen/<int:pk>/", importing.import_run, name="import_run"),
    path(f"{_HERE}/inlezen/<int:pk>/kolommen/", importing.import_columns, name="import_columns"),
    path(f"{_HERE}/inlezen/<int:pk>/kiezen/", importing.import_decide, name="import_decide"),
    path(f"{_HERE}/inlezen/<int:pk>/doen/", importing.import_start, name="import_start"),
    path(f"{_HERE}/inlezen/<int:pk>/opnieuw/", importing.import_again, name="import_again"),
    path(f"{_HERE}/inlezen/<int:pk>/stop/", importing.import_stop, name="import_stop"),
    path(f"{_HERE}/inlezen/<int:pk>/fouten.csv", importing.import_mistakes_csv, name="import_mistakes_csv"),
    path(f"{_HERE}/inlezen/<int:pk>/fouten.xlsx", importing.import_mistakes_xlsx, name="import_mistakes_xlsx"),
    path(f"{_HERE}/dubbel/", doubles.doubles_list, name="doubles"),
    path(f"{_HERE}/dubbel/kies/", doubles.doubles_decide, name="doubles_decide"),
    path(f"{_HERE}/<int:pk>/niet-meer/", doubles.work_bar, name="work_bar"),
    path(f"{_HERE}/niet-meer/", doubles.tombstone_list, name="tombstones"),
    path(f"{_HERE}/niet-meer/<int:pk>/terug/", doubles.tombstone_lift, name="tombstone_lift"),
]
