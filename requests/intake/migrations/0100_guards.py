"""A status changes only along the table of moves."""

from django.db import migrations

from hub.base.triggers import only_allowed_moves


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_initial"), ("base", "0100_guards")]

    operations = [only_allowed_moves("intake_helprequest", "intake.helprequest"), only_allowed_moves("intake_signal", "intake.signal")]
