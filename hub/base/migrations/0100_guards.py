"""What the database itself refuses: changed history, and moves outside the tables."""

from django.db import migrations

from hub.base.triggers import append_only, functions


class Migration(migrations.Migration):
    dependencies = [("base", "0001_initial")]

    operations = [*functions(), append_only("base_event"), append_only("base_accesslog")]
