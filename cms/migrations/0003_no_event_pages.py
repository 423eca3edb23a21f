"""The agenda is no longer made of pages. Apart from the step before: a table with rows just deleted cannot go."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cms", "0002_events_become_activities")]

    operations = [
        migrations.DeleteModel(name="EventPage"),
        migrations.DeleteModel(name="EventIndexPage"),
    ]
