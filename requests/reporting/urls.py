"""The addresses of this app."""

from django.urls import path

from reporting import views

app_name = "reporting"
urlpatterns = [
    path("werk/resultaten/", views.results_view, name="results"),
    path("werk/resultaten/<int:year>/", views.results_view, name="year"),
    path("werk/resultaten/<int:year>/doelen/", views.targets_view, name="targets"),
    path("werk/resultaten/<int:year>/resultaten.xlsx", views.xlsx_view, name="xlsx"),
    path("werk/resultaten/<int:year>/<slug:name>.csv", views.csv_view, name="csv"),
]
