"""All addresses. Each app names its own, in full, in its `urls.py`; the portal's pages come last."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.i18n import set_language
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from hub import views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("taal/", set_language, name="set_language"),
    path("accounts/", include("allauth.urls")),
    # Wagtail's own login does not know the second factor: one door for everybody (ADR 4).
    path("cms/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("cms/logout/", RedirectView.as_view(pattern_name="account_logout")),
    # The same holds for the login of Wagtail's pages for members: it opens a session on a password alone.
    path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("cms/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    re_path(r"^media/(?P<path>images/.*)$", serve, {"document_root": settings.MEDIA_ROOT}),
    path("", include("hub.accounts.urls")),
    path("", include("hub.people.urls")),
    path("", include("socialmap.urls")),
    path("", include("volunteers.urls")),
    path("", include("intake.urls")),
    path("", include("matching.urls")),
    path("", include("mediation.urls")),
    path("", include("followup.urls")),
    path("", include("reporting.urls")),
    path("", include("cms.urls")),
    path("", include(wagtail_urls)),
]
handler400 = "hub.views.bad_request"
handler403 = "hub.views.forbidden"
handler404 = "hub.views.not_found"
handler500 = "hub.views.server_error"
