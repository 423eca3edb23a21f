"""`/werk/resultaten/`: the output table and the figures, for everybody who may see results. Nothing here leads
to a question or a person."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hub.accounts.access import needs
from hub.base import clock
from reporting import export
from reporting.forms import TargetForm
from reporting.overview import overview, years
from reporting.services import set_targets, targets_of
from reporting.tables import milestones, output_lines, split_rows, tables

SETS_TARGETS = ("places.manage", "matching.decide")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _known(year: int | None) -> int:
    """A year for which there can be results, or a target: from the first question until next year."""
    this = clock.today().year
    year = this if year is None else year
    if year not in (*years(), this + 1):
        raise Http404
    return year


@needs("reporting.view")
@require_GET
def results_view(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """Target and realised, row for row; then how fast, by which road and from where."""
    year = _known(year)
    found = overview(year)
    user: Any = request.user
    context = {
        "year": year,
        "years": years(),
        "lines": output_lines(year),
        "milestones": milestones(),
        "found": found,
        "routes": split_rows(found.by_route),
        "neighbourhoods": split_rows(found.by_neighbourhood),
        "may_set": any(user.may(permission, request.hub) for permission in SETS_TARGETS),  # type: ignore[attr-defined]
    }
    return render(request, "reporting/results.html", context)


@needs(*SETS_TARGETS)
@require_http_methods(["GET", "HEAD", "POST"])
def targets_view(request: HttpRequest, year: int) -> HttpResponse:
    """What the hub wants to reach in a year."""
    year = _known(year)
    form = TargetForm(request.POST or None, targets=targets_of(year))
    if request.method == "POST" and form.is_valid():
        set_targets(hub=request.hub, year=year, values=form.cleaned_data)  # type: ignore[attr-defined]
        messages.success(request, _("The targets are kept."))
        return redirect("reporting:year", year)
    status = 422 if form.errors else 200
    return render(request, "reporting/targets.html", {"form": form, "year": year}, status=status)


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@needs("reporting.view")
@require_GET
def csv_view(request: HttpRequest, year: int, name: str) -> HttpResponse:
    """One table."""
    year = _known(year)
    for table in tables(year, overview(year)):
        if table.name == name:
            return _file(export.as_csv(table), "text/csv; charset=utf-8", f"{name}-{year}.csv")
    raise Http404


@needs("reporting.view")
@require_GET
def xlsx_view(request: HttpRequest, year: int) -> HttpResponse:
    """All tables, a sheet each."""
    year = _known(year)
    return _file(export.as_xlsx(tables(year, overview(year))), XLSX, f"resultaten-{year}.xlsx")
