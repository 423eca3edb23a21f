"""Finding candidates by their keys, always by the index on keys: for many keys the planner now and then read the rows
one by one by their number instead, for each portion again, which took seconds."""

from django.db import migrations

FORWARD = """
ALTER FUNCTION startpunt_candidates(bigint[]) SET enable_indexscan = off;
ALTER FUNCTION startpunt_candidates(bigint[]) SET plan_cache_mode = force_generic_plan;
"""
BACK = """
ALTER FUNCTION startpunt_candidates(bigint[]) RESET enable_indexscan;
ALTER FUNCTION startpunt_candidates(bigint[]) RESET plan_cache_mode;
"""


class Migration(migrations.Migration):
    dependencies = [("matching", "0104_plans")]

    operations = [migrations.RunSQL(FORWARD, BACK)]
