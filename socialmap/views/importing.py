"""Reading in a spreadsheet: choose a file, say what its columns mean, look at what it would do, do it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hub.accounts.access import needs
from hub.base.forms import row_key
from hub.base.spreadsheets import XLSX, csv_bytes, xlsx_bytes
from hub.base.workflow import MoveRefused
from socialmap.forms_importing import ColumnsForm, SheetForm
from socialmap.import_words import WHY, fields_in_words, in_words, mistakes
from socialmap.models import ImportRow, ImportRun, Service
from socialmap.services import import_runs
from socialmap.sheets.opening import NotATable
from socialmap.sheets.words import FILE
from socialmap.workflow import ImportStatus

A_PAGE, RECENT = 50, 10
Outcome, Choice = ImportRow.Outcome, ImportRow.Choice
_BUSY = (ImportStatus.CHECKING, ImportStatus.WRITING)
# Which rows a chip shows: by what came of them, or those with something that could not be used.
_ORDER = (Outcome.ALIKE, Outcome.WRONG, Outcome.NEW, Outcome.CHANGED, Outcome.SAME, Outcome.BARRED, Outcome.LEFT_OUT)


def _run(pk: int) -> ImportRun:
    return get_object_or_404(ImportRun.objects.select_related("user", "hub"), pk=pk)


@needs("socialmap.work")
def import_new(request: HttpRequest) -> HttpResponse:
    """`/werk/sociale-kaart/inlezen/`: choose a file; what was read in before."""
    form = SheetForm(request.POST or None, request.FILES or None)
    if getattr(request, "sheet_too_large", False):
        form.is_valid()
        form.errors["sheet"] = form.error_class([str(FILE["too_large"])])
    elif request.method == "POST" and form.is_valid():
        try:
            run = import_runs.upload(
                hub=request.hub,  # type: ignore[attr-defined]
                user=request.user,  # type: ignore[arg-type]
                content=form.cleaned_data["sheet"].read(),
            )
        except NotATable as error:
            form.add_error("sheet", str(FILE[error.code]))
        else:
            return redirect("socialmap:import_run", run.pk)
    context = {"form": form, "runs": ImportRun.objects.select_related("user")[:RECENT]}
    return render(request, "socialmap/import_new.html", context, status=422 if request.method == "POST" else 200)


@needs("socialmap.work")
@require_GET
def import_run(request: HttpRequest, pk: int) -> HttpResponse:
    """`/werk/sociale-kaart/inlezen/<pk>/`: how far it is. While a worker is at it, only that part for htmx."""
    run = _run(pk)
    if request.htmx and run.status in _BUSY:  # type: ignore[attr-defined]
        return render(request, "socialmap/parts/import_busy.html", {"run": run})
    if request.htmx:  # type: ignore[attr-defined]
        answer = HttpResponse()
        answer["HX-Refresh"] = "true"
        return answer
    return _page(request, run, ColumnsForm(run=run))


def _page(request: HttpRequest, run: ImportRun, form: ColumnsForm, status: int = 200) -> HttpResponse:
    if run.status == ImportStatus.UPLOADED or (request.GET.get("kolommen") and run.status in _CAN_CHOOSE):
        rows = [(form[f"column-{place}"], column) for place, column in enumerate(run.columns)]
        return render(request, "socialmap/import_columns.html", {"run": run, "form": form, "rows": rows}, status=status)
    if run.status in _BUSY:
        return render(request, "socialmap/import_busy.html", {"run": run})
    return render(request, "socialmap/import_rows.html", _rows(request, run))


_CAN_CHOOSE = (ImportStatus.UPLOADED, ImportStatus.CHECKED, ImportStatus.FAILED)


def _rows(request: HttpRequest, run: ImportRun) -> dict[str, Any]:
    counts = [(str(one), Outcome(one).label, run.counts.get(one, 0)) for one in _ORDER if run.counts.get(one)]
    chosen = request.GET.get("rijen", "")
    rows = run.rows.select_related("entry")
    if chosen in Outcome.values:
        rows = rows.filter(outcome=chosen)
    elif chosen == "noted":
        rows = rows.exclude(notes=[]).exclude(outcome=Outcome.WRONG)
    page = Paginator(rows, A_PAGE).get_page(row_key(request.GET.get("pagina", "")) or 1)
    lines = list(page.object_list)
    return {
        "run": run,
        "why": FILE.get(run.why, ""),
        "counts": counts,
        "noted": run.counts.get("noted", 0),
        "proposed": run.counts.get("proposed", 0),
        "chosen": chosen,
        "page": page,
        "lines": [_line(row, _hinted(lines)) for row in lines],
        "undecided": run.counts.get(Outcome.ALIKE, 0),
        "comes_in": run.counts.get(Outcome.NEW, 0) + run.counts.get(Outcome.CHANGED, 0),
        "mistakes": any(run.counts.get(one) for one in ("noted", *_LEFT)),
        "can_choose": run.status == ImportStatus.CHECKED and any(row.alike for row in lines),
    }


_LEFT = (Outcome.ALIKE, Outcome.WRONG, Outcome.BARRED, Outcome.LEFT_OUT)


def _hinted(lines: list[ImportRow]) -> dict[int, Service]:
    keys = {hint["key"] for row in lines for hint in row.alike if hint["key"] > 0}
    return {one.pk: one for one in Service.objects.filter(pk__in=keys).select_related("organization")}


def _line(row: ImportRow, entries: dict[int, Service]) -> dict[str, Any]:
    hints = [{"why": WHY[hint["why"]], "entry": entries.get(hint["key"]), "row": -hint["key"]} for hint in row.alike]
    return {
        "row": row,
        "notes": in_words(row.notes),
        "changed": fields_in_words(row.fields.get("changed", ())),
        "proposed": fields_in_words(row.fields.get("proposed", ())),
        "hints": [hint for hint in hints if hint["entry"] or hint["row"] > 0],
    }


def _act(request: HttpRequest, run: ImportRun, verb: Callable[..., Any], **more: Any) -> HttpResponse:
    try:
        verb(run=run, user=request.user, **more)
    except MoveRefused:
        messages.warning(request, _("A colleague was just before you. This is how it is now."))
    return redirect("socialmap:import_run", run.pk)


@needs("socialmap.work")
@require_POST
def import_columns(request: HttpRequest, pk: int) -> HttpResponse:
    """What the columns mean; then a worker looks the rows through."""
    run = _run(pk)
    form = ColumnsForm(request.POST, run=run)
    if not run.columns or not form.is_valid():
        rows = [(form[f"column-{place}"], column) for place, column in enumerate(run.columns)]
        return render(request, "socialmap/import_columns.html", {"run": run, "form": form, "rows": rows}, status=422)
    return _act(request, run, import_runs.choose_columns, mapping=form.mapping())


@needs("socialmap.work")
@require_POST
def import_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """New, leave out, or update that one: for each row that looks like another. `choice-<row>` holds "new", "skip" or
    the key of an entry."""
    run = _run(pk)
    choices: dict[int, tuple[str, int | None]] = {}
    for name, given in request.POST.items():
        value = str(given)
        number = row_key(name.removeprefix("choice-")) if name.startswith("choice-") else 0
        if number and value in (Choice.NEW, Choice.SKIP):
            choices[number] = (value, None)
        elif number and row_key(value):
            choices[number] = (Choice.UPDATE, row_key(value))
    return _act(request, run, import_runs.decide, choices=choices)


@needs("socialmap.work")
@require_POST
def import_start(request: HttpRequest, pk: int) -> HttpResponse:
    """Do it."""
    return _act(request, _run(pk), import_runs.start)


@needs("socialmap.work")
@require_POST
def import_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Look through once more, after something went wrong."""
    return _act(request, _run(pk), import_runs.look_again)


@needs("socialmap.work")
@require_POST
def import_stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Do not read it in: the file and its rows go."""
    run = _run(pk)
    try:
        import_runs.stop(run=run, user=request.user)  # type: ignore[arg-type]
    except MoveRefused:
        messages.warning(request, _("A colleague was just before you. This is how it is now."))
        return redirect("socialmap:import_run", run.pk)
    messages.success(request, _("Stopped. Nothing of this file is kept."))
    return redirect("socialmap:import_new")


def _mistakes(run: ImportRun) -> list[list[Any]]:
    rows = [row for row in run.rows.all() if row.notes or row.outcome in _LEFT]
    return list(mistakes(rows, [column["title"] for column in run.columns]))


@needs("socialmap.work")
@require_GET
def import_mistakes_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows that were not wholly taken in, with the reason, to put right and read in again."""
    return _file(csv_bytes(_mistakes(_run(pk))), "text/csv; charset=utf-8", "csv")


@needs("socialmap.work")
@require_GET
def import_mistakes_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    """The same for a spreadsheet program."""
    return _file(xlsx_bytes(_mistakes(_run(pk))), XLSX, "xlsx")


def _file(content: bytes, kind: str, ending: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{_("not-read-in")}.{ending}"'
    return answer
