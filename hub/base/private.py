"""Pages of one person, opened by a private link: never kept by a browser or a proxy, and the link never travels on to
another page."""

from django.http import HttpResponse


def private(response: HttpResponse) -> HttpResponse:
    """Adds the headers. "strict-origin" keeps the link out of every Referer; "no-referrer" would make the
    browser send `Origin: null` with our own forms, which the CSRF check then refuses."""
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "strict-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
