"""A status changes only along the table of moves."""

from django.db import migrations

from hub.base.triggers import only_allowed_moves


class Migration(migrations.Migration):
    dependencies = [("matching", "0001_initial"), ("base", "0100_guards")]

    operations = [only_allowed_moves("matching_arrangement", "matching.arrangement"), only_allowed_moves("matching_proposal", "matching.proposal"), only_allowed_moves("matching_referral", "matching.referral"), only_allowed_moves("matching_handover", "matching.handover")]
