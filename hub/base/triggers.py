"""What the database itself refuses: changing history, and a status move that is not in the table (D7).
Migrations call these functions."""

from django.db import migrations

_REFUSE_CHANGE = """
CREATE OR REPLACE FUNCTION startpunt_refuse_change() RETURNS trigger AS $$
BEGIN
    -- Retention may blank the words of old history, and says so in its own session.
    IF current_setting('startpunt.retention', true) = 'on' THEN
        RETURN COALESCE(NEW, OLD);
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$ LANGUAGE plpgsql;
"""
_CHECK_MOVE = """
CREATE OR REPLACE FUNCTION startpunt_check_move() RETURNS trigger AS $$
BEGIN
    IF NEW.status IS DISTINCT FROM OLD.status AND NOT EXISTS (
        SELECT 1 FROM base_allowedmove
        WHERE workflow = TG_ARGV[0] AND source = OLD.status AND target = NEW.status
    ) THEN
        RAISE EXCEPTION '%: no move from % to %', TG_ARGV[0], OLD.status, NEW.status
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$ LANGUAGE plpgsql;
"""


def functions() -> list[migrations.RunSQL]:
    """The two trigger functions."""
    return [
        migrations.RunSQL(_REFUSE_CHANGE, "DROP FUNCTION IF EXISTS startpunt_refuse_change() CASCADE"),
        migrations.RunSQL(_CHECK_MOVE, "DROP FUNCTION IF EXISTS startpunt_check_move() CASCADE"),
    ]


def append_only(table: str) -> migrations.RunSQL:
    """Rows of `table` can be added, never changed or removed."""
    return migrations.RunSQL(
        f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION startpunt_refuse_change()",
        f"DROP TRIGGER IF EXISTS append_only ON {table}",
    )


def only_allowed_moves(table: str, workflow: str) -> migrations.RunSQL:
    """The status of rows of `table` changes only along the table of moves of `workflow`."""
    return migrations.RunSQL(
        f"CREATE TRIGGER only_allowed_moves BEFORE UPDATE OF status ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION startpunt_check_move('{workflow}')",
        f"DROP TRIGGER IF EXISTS only_allowed_moves ON {table}",
    )
