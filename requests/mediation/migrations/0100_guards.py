"""A status changes only along the table of moves."""

from django.db import migrations

from hub.base.triggers import only_allowed_moves


class Migration(migrations.Migration):
    dependencies = [("mediation", "0001_initial"), ("base", "0100_guards")]

    operations = [only_allowed_moves("mediation_mediationcase", "mediation.mediationcase")]
