"""What gunicorn serves: `gunicorn hub.wsgi`."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings")

application = get_wsgi_application()
if not settings.SECRET_KEY_IS_SAFE:
    # The key for checks and tests stands in the code: with it anybody could sign private links and sessions.
    raise ImproperlyConfigured("SECRET_KEY is not set: give a long random text (docs/OPERATIONS.md)")
