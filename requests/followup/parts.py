"""Parts of other pages that tell about messages."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from followup import querysets

MOST_SHOWN = 8


def to_call(request: HttpRequest, _subject: Any) -> str:
    """On Today: who to call, which letters to post, and what could not be sent."""
    user: Any = request.user
    rows = list(querysets.to_do(user).select_related("person")[: MOST_SHOWN + 1])
    failed = querysets.failed(user)[:100].count()
    if not rows and not failed:
        return ""
    context = {"rows": rows[:MOST_SHOWN], "more": len(rows) > MOST_SHOWN, "most": MOST_SHOWN, "failed": failed}
    return render_to_string("followup/parts/today.html", context, request=request)
