"""`/werk/mensen/<pk>/gegevens/`: what we keep of somebody, for who asks for it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from hub.accounts.access import needs
from hub.base import clock
from hub.base.access import looked
from hub.people.export import as_data, is_known_at_work, sections_of
from hub.people.models import Person


@needs("intake.work", "volunteers.work", "mediation.coordinate")
@require_http_methods(["GET", "HEAD", "POST"])
def data_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Opening explains and shows nothing; a press shows all of it, or gives the file, and is written down."""
    user: Any = request.user
    person: Person = get_object_or_404(Person.objects.select_related("hub", "neighbourhood"), pk=pk)
    sections = sections_of(person, user=user)
    if not is_known_at_work(sections):
        raise Http404
    context: dict[str, Any] = {"person": person, "sections": None, "today": clock.today()}
    if request.method == "POST":
        looked(user=user, at=person, action="exported")
        if "file" in request.POST:
            response: HttpResponse = JsonResponse(
                as_data(person, user=user), json_dumps_params={"ensure_ascii": False, "indent": 1}
            )
            # A number and no name: file names end up in lists of downloads.
            response["Content-Disposition"] = f'attachment; filename="gegevens-{person.pk}.json"'
            response["Cache-Control"] = "no-store, private"
            return response
        context["sections"] = sections
    response = render(request, "hub/people/data.html", context)
    response["Cache-Control"] = "no-store, private"
    return response
