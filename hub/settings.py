"""All settings, in one file. Everything that differs between places comes from the environment;
what is not given gets a safe default. `docs/OPERATIONS.md` lists the variables."""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from celery.schedules import crontab
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

import hub
from hub.embedded import running

env = environ.Env()
BASE_DIR = Path(hub.__file__).resolve().parent.parent
VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var")))

# --- where we are -------------------------------------------------------------------------------
DEBUG = env.bool("DEBUG", default=False)
SITE_URL = env("SITE_URL", default="http://localhost:8000").rstrip("/")
_site = urlsplit(SITE_URL)
_https = _site.scheme == "https"
# Each hub has its own host name (Hub.hostname): the ones allowed are listed here, comma-separated.
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[_site.hostname or "localhost", ".localhost", "127.0.0.1"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[SITE_URL])


def _secret_key() -> str:
    """The key from the environment, or one that `script/server` made for this checkout."""
    made = VAR_DIR / "secret_key"
    return env("SECRET_KEY", default="") or (made.read_text().strip() if made.exists() else "")


SECRET_KEY = _secret_key() or "only-for-checks-and-tests-" + "x" * 40
SECRET_KEY_IS_SAFE = not SECRET_KEY.startswith("only-for-checks")

# --- what is in it ------------------------------------------------------------------------------
INSTALLED_APPS = [
    "cms",
    "reporting",
    "followup",
    "mediation",
    "matching",
    "intake",
    "volunteers",
    "socialmap",
    "hub.people",
    "hub.places",
    "hub.base",
    "hub.accounts",
    "hub",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_filters",
    "django_htmx",
    "csp",
    "rules",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.forms",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hub.base.middleware.ContentSecurityPolicy",
    "hub.base.middleware.NotKept",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "hub.base.middleware.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "hub.places.middleware.CurrentHub",
    "hub.accounts.middleware.SecondFactorForStaff",
    "cms.middleware.PortalOfHub",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]
ROOT_URLCONF = "hub.urls"
WSGI_APPLICATION = "hub.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hub.places.context_processors.current_hub",
                "hub.accounts.context_processors.work_menu",
                "cms.context_processors.portal",
            ]
        },
    }
]
FORM_RENDERER = "hub.base.forms.HubRenderer"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- where the data is --------------------------------------------------------------------------
# Without an address the embedded servers of this checkout are used, if they run (hub/embedded.py).
_embedded = running(env("EMBEDDED_NAME", default="dev"))
DATABASE_URL = env("DATABASE_URL", default="") or (
    _embedded.database_url if _embedded else "postgres://startpunt@127.0.0.1:5432/startpunt"
)
REDIS_URL = env("REDIS_URL", default="") or (_embedded.redis_url if _embedded else "redis://127.0.0.1:6379/0")
DATABASES = {"default": env.db_url_config(DATABASE_URL)}
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if env("TEST_DATABASE_NAME", default=""):
    DATABASES["default"]["TEST"] = {"NAME": env("TEST_DATABASE_NAME")}
CACHES = {
    "default": {
        "BACKEND": "hub.base.cache.ForgivingRedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "startpunt",
        "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 2},
    }
}
MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = "/media/"
STATIC_ROOT = VAR_DIR / "static"
STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if env.bool("HASHED_STATIC", default=not DEBUG)
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
FILE_UPLOAD_HANDLERS = [
    "socialmap.uploads.StopLargeSheets",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000

# --- language and time --------------------------------------------------------------------------
LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
WAGTAIL_I18N_ENABLED = True

# --- signing in: one door for everybody ---------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "hub.accounts.backends.RolePermissions",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/mijn/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]  # signing up is closed; this shows the password field
ACCOUNT_ADAPTER = "hub.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by an administrator, who knows the address
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_PREVENT_ENUMERATION = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Startpunt"
# Only the demo sets this: its staff logins are printed on a page, a second factor would add nothing.
SECOND_FACTOR_FOR_STAFF = env.bool("SECOND_FACTOR_FOR_STAFF", default=True)
SESSION_ENGINE = "hub.accounts.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _https
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "hub.views.csrf_failed"
USERSESSIONS_TRACK_ACTIVITY = False

# --- safety of what we serve --------------------------------------------------------------------
_POLICY = {
    "default-src": [SELF],
    "script-src": [SELF, NONCE],
    "style-src": [SELF, NONCE],
    "img-src": [SELF, "data:", "https://service.pdok.nl"],
    "connect-src": [SELF],
    "frame-ancestors": [NONE],
    "form-action": [SELF],
    "base-uri": [NONE],
    "object-src": [NONE],
}
CONTENT_SECURITY_POLICY = {"DIRECTIVES": _POLICY}
# Wagtail's own date fields start themselves with a line of script in the page (tried on 8.0.1).
# A nonce in the list would make browsers ignore 'unsafe-inline', so it is left out here.
CMS_CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        **_POLICY,
        "script-src": [SELF, "'unsafe-inline'"],
        "style-src": [SELF, "'unsafe-inline'"],
        "frame-ancestors": [SELF],
        "frame-src": [SELF],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {"camera": [], "microphone": [], "geolocation": [], "payment": []}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=_https)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000 if _https else 0)
if env.bool("BEHIND_PROXY", default=False):
    # The limits on asking and signing in count by address: behind a proxy that is the one it passes on.
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # Wagtail shows previews in a frame of the same site

# --- mail, text messages, addresses: what lies outside -------------------------------------------
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="smtp://127.0.0.1:8025")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Startpunt <startpunt@localhost>")
ADDRESS_LOOKUP = env("ADDRESS_LOOKUP", default="hub.places.lookup.NoLookup")
TEXT_MESSAGES = env("TEXT_MESSAGES", default="hub.base.outbox.channels.MailedTextMessages")
TEXT_MESSAGES_KEY = env("TEXT_MESSAGES_KEY", default="")
TEXT_MESSAGES_SENDER = env("TEXT_MESSAGES_SENDER", default="Startpunt")

# --- the background ------------------------------------------------------------------------------
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 300
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# Waking a worker must not keep a visitor waiting when Redis is away: one quick try, the sweep does the rest.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_timeout": 5,
    "socket_connect_timeout": 2,
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0.1,
    "interval_max": 0.2,
}
CELERY_TIMEZONE = TIME_ZONE
# The timetable ships in code (F10). Every entry is a sweep: it asks the database what is due and not
# yet done, so a missed hour, a double run or an empty Redis changes nothing (ADR 3).
CELERY_BEAT_SCHEDULE = {
    "send what waits in the outbox": {"task": "hub.base.outbox.tasks.deliver_due", "schedule": 15.0},
    "follow up what is due": {"task": "followup.tasks.follow_up", "schedule": 60.0},
    "what is past its date": {"task": "hub.base.tasks.sweep", "schedule": crontab(minute=20, hour="2-5")},
    "go on with imports": {"task": "socialmap.tasks.go_on_with_imports", "schedule": 30.0},
    "go on with many at once": {"task": "intake.tasks.go_on_with_bulk", "schedule": 60.0},
    "plan of the day": {"task": "matching.tasks.make_plans", "schedule": crontab(minute=30, hour=6)},
    "is the social map still right": {"task": "socialmap.tasks.keep_current", "schedule": 600.0},
    "dates of the agenda": {"task": "socialmap.tasks.make_activity_dates", "schedule": crontab(minute=40, hour="1-4")},
    "who comes to an activity": {"task": "socialmap.tasks.remind_of_activities", "schedule": 300.0},
    "pause over": {"task": "volunteers.tasks.end_pauses", "schedule": crontab(minute=5)},
}

# --- Wagtail -------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Startpunt"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", "Nederlands")]
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # would send a hash of every staff address to a third party
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "dutch"},
}

# --- what we write down of ourselves: ids, never names or texts ----------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "hub.base.logs.LineFormatter", "format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="INFO")},
    "loggers": {name: {"level": "WARNING"} for name in ("fontTools", "django_tasks", "wagtail")},
}
