"""Headers that depend on the page."""

from collections.abc import Callable
from copy import deepcopy

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation


class ContentSecurityPolicy(CSPMiddleware):
    """The strict policy everywhere; under /cms/ one that lets Wagtail's own date fields work."""

    get_response: Callable[[HttpRequest], HttpResponseBase]

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path_info.startswith("/cms/"):
            response._csp_config = deepcopy(settings.CMS_CONTENT_SECURITY_POLICY["DIRECTIVES"])  # type: ignore[attr-defined]
        return super().process_response(request, response)


class NotKept:
    """Pages of who signed in are not kept by the browser: at the counter the next person presses "back"."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.path_info.startswith(("/werk/", "/mijn/")):
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response


class ChosenLanguage:
    """The language that somebody chose on our page, else Dutch. What the browser asks for does not count:
    a Dutch neighbour with an English phone would get half a page in each language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
