"""A status changes only along the table of moves."""

from django.db import migrations

from hub.base.triggers import only_allowed_moves


class Migration(migrations.Migration):
    dependencies = [("volunteers", "0001_initial"), ("base", "0100_guards")]

    operations = [only_allowed_moves("volunteers_volunteer", "volunteers.volunteer")]
