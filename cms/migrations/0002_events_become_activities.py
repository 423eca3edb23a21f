"""Pages of the agenda become activities: one agenda, in which people can sign up. What is over is left behind."""

import datetime as dt
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.db import migrations
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.models import Page

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def become_activities(apps: Any, schema_editor: Any) -> None:
    hub_sites = apps.get_model("cms", "HubSite").objects.select_related("site__root_page")
    roots = [(row.hub_id, row.site.root_page.path) for row in hub_sites]
    today = timezone.now().astimezone(AMSTERDAM).date()
    for event in apps.get_model("cms", "EventPage").objects.filter(live=True, day__gte=today):
        for hub, path in roots:
            if event.path.startswith(path):
                _make(apps, hub, event)


def _make(apps: Any, hub: int, event: Any) -> None:
    rows = apps.get_model("socialmap", "Activity").objects
    if rows.filter(hub_id=hub, slug=event.slug).exists():
        return
    ends = event.ends or (dt.datetime.combine(event.day, event.starts) + dt.timedelta(hours=2)).time()
    location = None
    if event.place or event.address:
        location = apps.get_model("socialmap", "Location").objects.create(
            hub_id=hub, uuid=uuid4(), address_uuid=uuid4(), name=event.place, address_1=event.address
        )
    activity = rows.create(
        hub_id=hub,
        uuid=uuid4(),
        status="published",
        slug=event.slug[:120],
        title=event.title[:120],
        summary=event.intro[:200],
        description=_words(event.body),
        location=location,
        free_of_charge=not event.cost,
        fees_description=event.cost,
        places=event.seats,
        first_day=event.day,
        starts=event.starts,
        ends=ends,
    )
    last_day = event.day if ends > event.starts else event.day + dt.timedelta(days=1)
    apps.get_model("socialmap", "ActivityDate").objects.create(
        hub_id=hub,
        activity=activity,
        day=event.day,
        starts_at=dt.datetime.combine(event.day, event.starts, tzinfo=AMSTERDAM),
        ends_at=dt.datetime.combine(last_day, ends, tzinfo=AMSTERDAM),
        places=event.seats,
    )


def _words(body: Any) -> str:
    """The text of a page without its shape."""
    parts = [block["value"] for block in body.raw_data if block["type"] in ("heading", "text")]
    return "\n\n".join(strip_tags(part).strip() for part in parts if isinstance(part, str))


def remove_pages(apps: Any, schema_editor: Any) -> None:
    events, indexes = (apps.get_model("cms", name)._base_manager for name in ("EventPage", "EventIndexPage"))
    keys = [*events.values_list("pk", flat=True), *indexes.values_list("pk", flat=True)]
    if not keys:
        return
    with schema_editor.connection.cursor() as cursor:
        for table in ("cms_eventpage", "cms_eventindexpage"):
            cursor.execute(f"DELETE FROM {table}")
    # The model as it is now, not as it was: only that one keeps the tree of pages whole.
    Page.objects.filter(pk__in=keys).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0001_initial"),
        ("socialmap", "0007_activities"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.RunPython(become_activities, migrations.RunPython.noop),
        migrations.RunPython(remove_pages, migrations.RunPython.noop),
    ]
