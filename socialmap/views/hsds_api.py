"""`/api/hsds/v3/`: the social map for other systems. Everybody may read, from every site, without a key."""

import hashlib
import json
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from hub.accounts.access import public
from hub.base.guard import too_often
from socialmap.api import description, parameters, problems
from socialmap.api.listing import LISTINGS, lines, one, page

MOST_AN_HOUR = 5000
_ONES = {many: single for many, single, _words in description.LISTS}
_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After",
    "Cache-Control": "no-cache",
}
_METHODS = "GET, HEAD, OPTIONS"
View = Callable[..., HttpResponseBase]


def reading(view: View) -> View:
    """Reading by another program: no session, no forms; what is wrong is said as a problem."""

    @wraps(view)
    def read(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return _may(HttpResponse(status=204, headers=_HEADERS))
        try:
            return view(_checked(request), *args, **kwargs)
        except problems.Refused as problem:
            response = problems.answer(problem, _HEADERS)
        except SuspiciousOperation:
            response = problems.answer(problems.not_right([]), _HEADERS)
        if response.status_code == 405:
            return _may(response)
        if response.status_code == 429:
            response["Retry-After"] = "3600"
        return response

    return public(csrf_exempt(read))


def _may(response: HttpResponse) -> HttpResponse:
    response["Allow"] = response["Access-Control-Allow-Methods"] = _METHODS
    response["Access-Control-Allow-Headers"] = "If-None-Match"
    return response


def _checked(request: HttpRequest) -> HttpRequest:
    if request.method not in ("GET", "HEAD"):
        raise problems.Refused(405, _("Here you can only read."))
    if request.hub is None:  # type: ignore[attr-defined]
        raise problems.not_found(_("There is no neighbourhood hub at this address."))
    if too_often(request, "hsds-api", most=MOST_AN_HOUR):
        raise problems.too_many(MOST_AN_HOUR)
    return request


@reading
def root(request: HttpRequest) -> HttpResponse:
    """`/api/hsds/v3/`: which version this is."""
    parameters.read(request.GET, "root")
    document = {
        "version": description.VERSION,
        "profile": description.PROFILE,
        "openapi_url": request.build_absolute_uri("/api/openapi.json"),
    }
    return _json(request, document)


@reading
def many(request: HttpRequest, resource: str) -> HttpResponseBase:
    """`/api/hsds/v3/services` and the other lists."""
    asked = parameters.read(request.GET, resource)
    if asked.lines:
        body = lines(LISTINGS[resource], asked, request.hub)  # type: ignore[attr-defined]
        content = iter(()) if request.method == "HEAD" else body
        return StreamingHttpResponse(content, content_type="application/x-ndjson", headers=_HEADERS)
    found = page(LISTINGS[resource], asked)
    response = _json(request, found)
    if links := _links(request, found["page_number"], found["total_pages"]):
        response["Link"] = links
    return response


@reading
def single(request: HttpRequest, resource: str, identity: str) -> HttpResponse:
    """`/api/hsds/v3/services/<id>` and the other ones."""
    kind = _ONES[resource]
    asked = parameters.read(request.GET, kind)
    try:
        uuid = parameters.read_id(identity)
    except ValueError as error:
        raise problems.not_right([problems.Wrong("id", str(error))]) from None
    return _json(request, one(kind, uuid, asked))


@reading
def elsewhere(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Any other address under the API."""
    raise problems.not_found(_("The API has no such address. See /api/openapi.json."))


@reading
def openapi(request: HttpRequest) -> HttpResponse:
    """`/api/openapi.json`: the description of the API."""
    name = request.hub.name  # type: ignore[attr-defined]
    return _json(request, description.openapi(title=f"{name}: HSDS API", server=request.build_absolute_uri("/")[:-1]))


def _json(request: HttpRequest, document: dict[str, Any]) -> HttpResponse:
    """The document, or that it is the same as what the asker has."""
    body = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    tag = f'"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'
    response = HttpResponse(body, content_type="application/json", headers={**_HEADERS, "ETag": tag})
    response["Content-Length"] = str(len(body))
    found: HttpResponse = get_conditional_response(request, etag=tag, response=response)  # type: ignore[assignment]
    if found is not response:
        for name, value in _HEADERS.items():
            found[name] = value
    elif request.method == "HEAD":
        found.content = b""
        found["Content-Length"] = str(len(body))
    return found


def _links(request: HttpRequest, number: int, pages: int) -> str:
    """Where the next page and the one before are."""
    asked = request.GET.dict()
    near = {"prev": number - 1, "next": number + 1}
    return ", ".join(
        f'<{request.build_absolute_uri(request.path)}?{urlencode({**asked, "page": other})}>; rel="{name}"'
        for name, other in near.items()
        if 1 <= other <= pages
    )
