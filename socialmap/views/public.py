"""What everybody sees: searching, one entry, and telling that something is wrong."""

from math import ceil

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from hub.accounts.access import public
from hub.base import clock, panels
from hub.base.guard import too_often
from hub.places.models import Neighbourhood
from socialmap import choosing, filter_bar, results
from socialmap.alike import alike
from socialmap.filters import ServiceFilter
from socialmap.hours import today_words, week_lines
from socialmap.hsds import says_free
from socialmap.models import Service
from socialmap.saying import ages_words, closed_words, places_words, spoken_words, waiting_words
from socialmap.search import typed
from socialmap.services.activities import coming_of
from socialmap.services.doubles import merged_into
from socialmap.services.indexing import note_unmet
from socialmap.sketch import draw
from socialmap.structured import as_json_ld

MOST_NOTED_AN_HOUR = 30


@public
def search(request: HttpRequest) -> HttpResponse:
    """`/sociale-kaart/`: words, subjects and filters in the address; a list and a map of the same set."""
    chosen = ServiceFilter(request.GET, queryset=Service.objects.listed(), request=request)
    found = results.search(chosen)
    words = typed(request.GET.get("q", ""))
    if words and not found.keys and not too_often(request, "unmet-search", most=MOST_NOTED_AN_HOUR):
        note_unmet(words)
    pages = max(1, ceil(len(found.keys) / results.A_PAGE))
    page = _page(request.GET.get("pagina", ""), pages)
    places = results.dots(found.keys)
    context = {
        "filter": chosen,
        "form": chosen.form,
        "words": words,
        "warnings": panels.rendered("social-map-search", request, words) if words else [],
        "found": found,
        "cards": results.cards(found, page),
        "chosen": choosing.chosen(request),
        "selects": filter_bar.selects(chosen, found.facets),
        "ticks": filter_bar.ticks(chosen, found.facets),
        "subjects": filter_bar.subjects(chosen, found.facets),
        "chips": filter_bar.chips(chosen, request.GET),
        "places": places,
        "sketch": _sketch(request, places),
        "page": page,
        "pages": pages,
        "shown": f"{(page - 1) * results.A_PAGE + 1}–{min(page * results.A_PAGE, len(found.keys))}",
    }
    response = render(request, "socialmap/search.html", context)
    if request.htmx:  # type: ignore[attr-defined]
        response["HX-Push-Url"] = _shareable(request)
    return response


def _shareable(request: HttpRequest) -> str:
    """The address of this search without the filters that are off, to pass on to somebody."""
    asked = request.GET.copy()
    for name in list(asked):
        if not asked[name]:
            del asked[name]
    return f"{request.path}?{asked.urlencode()}" if asked else request.path


def _page(text: str, pages: int) -> int:
    """The page that was asked for, or the nearest that exists."""
    return min(int(text), pages) if text.isdecimal() and len(text) < 6 and int(text) else 1


def _sketch(request: HttpRequest, places: list[dict[str, object]]) -> object:
    areas = Neighbourhood.objects.filter(hub=request.hub).exclude(polygon=None)  # type: ignore[attr-defined]
    return draw(
        [(area.name, area.polygon) for area in areas if area.polygon],
        [(place["lat"], place["lon"]) for place in places],  # type: ignore[misc]
    )


@public
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """`/sociale-kaart/<slug>/`: everything about one entry but its contact persons, who are for staff."""
    entry = get_object_or_404(Service.objects.for_cards(), slug=slug)
    if became := merged_into(entry):
        return redirect("socialmap:detail", became.slug, permanent=True)
    if entry.status == Service.Status.DEFUNCT:
        return render(request, "socialmap/gone.html", {"entry": entry, "alike": _alike(entry)}, status=410)
    phones = results.phones_of(entry)
    locations = [here.location for here in entry.at_locations.prefetch_related("location__accessibility")]
    context = {
        "entry": entry,
        "phones": phones,
        "locations": locations,
        **_in_words(entry),
        "places": results.dots([entry.pk]),
        "alike": _alike(entry),
        "activities": coming_of(entry) if entry.status == Service.Status.ACTIVE else [],
        "chosen": choosing.chosen(request),
        "json_ld": as_json_ld(entry, phones, locations, request.build_absolute_uri(request.path)),
    }
    return render(request, "socialmap/detail.html", context)


def _in_words(entry: Service) -> dict[str, object]:
    """What is kept of an entry in numbers, codes and rows, as people say it."""
    schedules = list(entry.schedules.all())
    is_open = entry.status == Service.Status.ACTIVE
    return {
        "today": today_words(schedules, clock.now()) if is_open else "",
        "week": week_lines(schedules),
        "closed": closed_words(entry.closed_until, entry.alert),
        "costs": entry.costs.all(),
        "fees": "" if says_free(entry.fees_description) else entry.fees_description,
        "ages": ages_words(entry.minimum_age, entry.maximum_age),
        "waiting": waiting_words(entry.waiting_days),
        "room": places_words(entry.places_left),
        "areas": entry.areas.all(),
        "spoken": spoken_words(map(str, entry.spoken.all()), entry.languages),
    }


def _alike(entry: Service) -> list[results.Card]:
    """What may help instead, as cards."""
    return results.cards(results.Results(alike(entry)), 1)
