"""What search knows stands in a table of its own, that processes read whole (ADR on search); triggers keep it level
with which services there are."""

from django.db import migrations, models

_TRIGGERS = """
CREATE FUNCTION startpunt_search_added() RETURNS trigger AS $$
BEGIN
    INSERT INTO socialmap_searchentry (service_key, hub_id, listed, terms, weights, facets, made_by, changed)
    SELECT id, hub_id, status IN ('active', 'inactive'), '', '', '', 0, pg_current_xact_id()::text::bigint FROM fresh
    ON CONFLICT (service_key) DO NOTHING;
    RETURN NULL;
END $$ LANGUAGE plpgsql;

CREATE FUNCTION startpunt_search_status() RETURNS trigger AS $$
BEGIN
    UPDATE socialmap_searchentry SET listed = NEW.status IN ('active', 'inactive'),
        changed = pg_current_xact_id()::text::bigint WHERE service_key = NEW.id;
    RETURN NULL;
END $$ LANGUAGE plpgsql;

CREATE FUNCTION startpunt_search_gone() RETURNS trigger AS $$
BEGIN
    UPDATE socialmap_searchentry SET listed = false, terms = '', weights = '', facets = '', made_by = 32767,
        changed = pg_current_xact_id()::text::bigint FROM gone WHERE service_key = gone.id;
    RETURN NULL;
END $$ LANGUAGE plpgsql;

CREATE TRIGGER search_added AFTER INSERT ON socialmap_service REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION startpunt_search_added();
CREATE TRIGGER search_status AFTER UPDATE OF status ON socialmap_service
    FOR EACH ROW WHEN (NEW.status IS DISTINCT FROM OLD.status) EXECUTE FUNCTION startpunt_search_status();
CREATE TRIGGER search_gone AFTER DELETE ON socialmap_service REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION startpunt_search_gone();

INSERT INTO socialmap_searchentry (service_key, hub_id, listed, terms, weights, facets, made_by, changed)
SELECT id, hub_id, status IN ('active', 'inactive'), '', '', '', 0, pg_current_xact_id()::text::bigint
FROM socialmap_service;
"""
_BACK = """
DROP TRIGGER search_added ON socialmap_service;
DROP TRIGGER search_status ON socialmap_service;
DROP TRIGGER search_gone ON socialmap_service;
DROP FUNCTION startpunt_search_added();
DROP FUNCTION startpunt_search_status();
DROP FUNCTION startpunt_search_gone();
"""


class Migration(migrations.Migration):
    dependencies = [("socialmap", "0008_importing"), ("places", "0001_initial")]

    operations = [
        migrations.RemoveIndex(model_name="service", name="service_search"),
        migrations.RemoveField(model_name="service", name="search"),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("service_key", models.BigIntegerField(primary_key=True, serialize=False)),
                ("listed", models.BooleanField()),
                ("terms", models.TextField(blank=True)),
                ("weights", models.BinaryField(default=bytes)),
                ("facets", models.TextField(blank=True)),
                ("made_by", models.PositiveSmallIntegerField(default=0)),
                ("changed", models.BigIntegerField()),
                ("hub", models.ForeignKey(on_delete=models.deletion.PROTECT, related_name="+", to="places.hub")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["hub", "changed"], name="search_entry_changed"),
                    models.Index(fields=["made_by"], name="search_entry_made_by"),
                ],
            },
        ),
        migrations.RunSQL(_TRIGGERS, _BACK),
    ]
