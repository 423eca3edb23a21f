"""Headers that depend on the page."""

from collections.abc import Callable
from copy import deepcopy

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase


class ContentSecurityPolicy(CSPMiddleware):
    """The strict policy everywhere; under /cms/ one that lets Wagtail's own date fields work."""

    get_response: Callable[[HttpRequest], HttpResponseBase]

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path.startswith("/cms/"):
            response._csp_config = deepcopy(settings.CMS_CONTENT_SECURITY_POLICY["DIRECTIVES"])  # type: ignore[attr-defined]
        return super().process_response(request, response)
