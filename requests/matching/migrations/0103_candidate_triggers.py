"""The database makes the candidate rows itself, in the transaction that changes what they are made of (ADR 8)."""

from django.db import migrations

# The same numbers as in `matching/ranking.py`. Cells are as wide as somebody will go, or a quarter of that, so that a
# few cells cover the way; blocks are parts of six hours of the week that she is free. A cell's number goes round after
# a thousand kilometres: what is found too much is measured afterwards.
KEYS = """
CREATE FUNCTION startpunt_candidate_keys(
    hub bigint, talents bigint[], latitude float8, longitude float8, reach int, hours int4multirange
) RETURNS bigint[] LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    level int := 0;
    quarter bigint;
    whole bigint;
    home bigint := (3::bigint << 33) + (hub & 16777215);
    size float8;
BEGIN
    WHILE level < 7 AND (1 << level) < reach LOOP level := level + 1; END LOOP;
    size := 1 << level;
    IF latitude IS NULL OR longitude IS NULL THEN
        whole := (2::bigint << 33) + (hub & 16777215);
    ELSIF level = 7 THEN
        whole := (2::bigint << 33) + (7::bigint << 29) + (hub & 16777215);
    ELSE
        whole := (1::bigint << 33) + (level::bigint << 29)
            + ((floor(latitude / (size / 111.0::float8))::bigint & 4095) << 12)
            + (floor(longitude / (size / 70.0::float8))::bigint & 4095);
        size := size * 0.25::float8;
        quarter := (level::bigint << 29)
            + ((floor(latitude / (size / 111.0::float8))::bigint & 4095) << 12)
            + (floor(longitude / (size / 70.0::float8))::bigint & 4095);
    END IF;
    RETURN (
        WITH terms AS (SELECT unnest(talents || 0::bigint) << 35 AS term),
        blocks AS (
            SELECT 0::bigint AS block
            UNION ALL SELECT 29::bigint << 24 WHERE hours = '{}'
            UNION ALL SELECT DISTINCT (part + 1)::bigint << 24
            FROM unnest(hours) r, generate_series(lower(r) / 360, (upper(r) - 1) / 360) part
        )
        SELECT array_agg(key) FROM (
            SELECT term + quarter AS key FROM terms WHERE quarter IS NOT NULL
            UNION ALL SELECT term + block + whole FROM terms, blocks
            UNION ALL SELECT term + block + home FROM terms, blocks
        ) keys
    );
END $$;
-- A long list in portions: searching a list of keys costs its length for every row that is found. And whatever the
-- planner thinks of so many keys, reading the whole table is never quicker.
CREATE FUNCTION startpunt_candidates(wanted bigint[]) RETURNS SETOF matching_candidaterow
LANGUAGE plpgsql STABLE ROWS 500 SET enable_seqscan = off AS $$
BEGIN
    IF cardinality(wanted) <= 300 THEN
        RETURN QUERY SELECT * FROM matching_candidaterow WHERE keys && wanted;
    ELSE
        RETURN QUERY SELECT found.*
        FROM generate_series(1, cardinality(wanted), 64) place
        JOIN matching_candidaterow found ON found.keys && wanted[place : place + 63]
        GROUP BY found.volunteer_id;
    END IF;
END $$;
"""
REFRESH = """
CREATE FUNCTION startpunt_candidate_refresh(who bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- First the volunteer, then her row here: everybody in this order. What follows then sees all that was
    -- committed while we waited, so that two changes at once cannot undo each other.
    PERFORM 1 FROM volunteers_volunteer WHERE id = who FOR KEY SHARE;
    IF NOT FOUND THEN
        DELETE FROM matching_candidaterow WHERE volunteer_id = who;
        RETURN;
    END IF;
    INSERT INTO matching_candidaterow (
        volunteer_id, hub_id, listed, active, reach, most, load, talents, languages, hours, booked, gender, avoids,
        checks, asked, keys
    )
    SELECT id, hub_id, false, false, 0, 0, 0, '{}', '{}', '{}', '{}', '', '{}', '{}', '{}', '{}'
    FROM volunteers_volunteer WHERE id = who
    ON CONFLICT (volunteer_id) DO NOTHING;
    PERFORM 1 FROM matching_candidaterow WHERE volunteer_id = who FOR NO KEY UPDATE;
    UPDATE matching_candidaterow SET
        hub_id = v.hub_id,
        person_id = v.person_id,
        listed = v.status NOT IN ('left', 'unconfirmed'),
        active = v.status = 'active' AND NOT p.do_not_contact,
        latitude = p.latitude,
        longitude = p.longitude,
        reach = v.most_kilometres,
        most = v.most_at_once,
        load = asking.load,
        first_day = v.available_from,
        last_day = v.available_until,
        paused_until = v.paused_until,
        talents = can.talents,
        -- Whoever wrote down no language speaks Dutch at our counter.
        languages = CASE WHEN v.languages = '{}' THEN '{nl}' ELSE v.languages::text[] END,
        hours = week.hours,
        booked = asking.booked,
        gender = v.gender,
        avoids = v.avoids::text[],
        checks = papers.checks,
        asked = asking.asked,
        keys = startpunt_candidate_keys(
            v.hub_id, can.talents, p.latitude, p.longitude, v.most_kilometres, week.hours
        )
    FROM volunteers_volunteer v
    JOIN people_person p ON p.id = v.person_id
    CROSS JOIN LATERAL (
        SELECT coalesce(array_agg(taxonomyterm_id ORDER BY taxonomyterm_id), '{}') AS talents
        FROM volunteers_volunteer_talents WHERE volunteer_id = v.id
    ) can
    CROSS JOIN LATERAL (
        SELECT coalesce(range_agg(int4range(
            weekday * 1440 + (extract(hour FROM starts) * 60 + extract(minute FROM starts))::int,
            weekday * 1440 + (extract(hour FROM ends) * 60 + extract(minute FROM ends))::int
        )), '{}') AS hours
        FROM volunteers_availability WHERE volunteer_id = v.id
    ) week
    CROSS JOIN LATERAL (
        SELECT coalesce(jsonb_object_agg(kind, coalesce(valid_until::text, 'infinity')), '{}') AS checks
        FROM volunteers_check WHERE volunteer_id = v.id
    ) papers
    CROSS JOIN LATERAL (
        SELECT
            count(*) FILTER (WHERE status = 'accepted') AS load,
            coalesce(range_agg(period) FILTER (WHERE status = 'accepted' AND period IS NOT NULL), '{}') AS booked,
            coalesce(
                array_agg(created_at ORDER BY created_at DESC) FILTER (WHERE created_at >= newest - interval '91 days'),
                '{}'
            ) AS asked
        FROM (
            SELECT status, period, created_at, max(created_at) OVER () AS newest
            -- Who only stands in a list was not asked yet.
            FROM matching_proposal WHERE volunteer_id = v.id AND status <> 'queued'
        ) proposals
    ) asking
    WHERE volunteer_id = who AND v.id = who;
END $$;
"""
TRIGGERS = """
CREATE FUNCTION startpunt_candidate_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM startpunt_candidate_refresh(COALESCE(NEW.id, OLD.id));
    RETURN NULL;
END $$;
CREATE FUNCTION startpunt_candidate_of() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM startpunt_candidate_refresh(OLD.volunteer_id);
    END IF;
    IF TG_OP = 'INSERT' OR TG_OP = 'UPDATE' AND NEW.volunteer_id <> OLD.volunteer_id THEN
        PERFORM startpunt_candidate_refresh(NEW.volunteer_id);
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION startpunt_candidate_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM startpunt_candidate_refresh(id) FROM volunteers_volunteer WHERE person_id = NEW.id;
    RETURN NULL;
END $$;

CREATE TRIGGER candidate_insert AFTER INSERT OR DELETE ON volunteers_volunteer
    FOR EACH ROW EXECUTE FUNCTION startpunt_candidate_own();
CREATE TRIGGER candidate_update AFTER UPDATE ON volunteers_volunteer
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION startpunt_candidate_own();
CREATE TRIGGER candidate_update AFTER UPDATE ON people_person
    FOR EACH ROW WHEN (
        (OLD.latitude, OLD.longitude, OLD.do_not_contact)
        IS DISTINCT FROM (NEW.latitude, NEW.longitude, NEW.do_not_contact)
    ) EXECUTE FUNCTION startpunt_candidate_person();
CREATE TRIGGER candidate_change AFTER INSERT OR UPDATE OR DELETE ON volunteers_volunteer_talents
    FOR EACH ROW EXECUTE FUNCTION startpunt_candidate_of();
CREATE TRIGGER candidate_change AFTER INSERT OR UPDATE OR DELETE ON volunteers_availability
    FOR EACH ROW EXECUTE FUNCTION startpunt_candidate_of();
CREATE TRIGGER candidate_change AFTER INSERT OR UPDATE OR DELETE ON volunteers_check
    FOR EACH ROW EXECUTE FUNCTION startpunt_candidate_of();
CREATE TRIGGER candidate_insert AFTER INSERT OR DELETE ON matching_proposal
    FOR EACH ROW EXECUTE FUNCTION startpunt_candidate_of();
-- An answer that changes neither load nor appointments nor history leaves the row alone.
CREATE TRIGGER candidate_update AFTER UPDATE ON matching_proposal
    FOR EACH ROW WHEN (
        (OLD.status = 'accepted', OLD.status = 'queued', OLD.period, OLD.created_at, OLD.volunteer_id)
        IS DISTINCT FROM (NEW.status = 'accepted', NEW.status = 'queued', NEW.period, NEW.created_at, NEW.volunteer_id)
    ) EXECUTE FUNCTION startpunt_candidate_of();

SELECT startpunt_candidate_refresh(id) FROM volunteers_volunteer ORDER BY id;
"""
BACK = """
DROP FUNCTION startpunt_candidate_own() CASCADE;
DROP FUNCTION startpunt_candidate_of() CASCADE;
DROP FUNCTION startpunt_candidate_person() CASCADE;
DROP FUNCTION startpunt_candidate_refresh(bigint);
DROP FUNCTION startpunt_candidates(bigint[]);
DROP FUNCTION startpunt_candidate_keys(bigint, bigint[], float8, float8, int, int4multirange);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("matching", "0102_candidate_rows"),
        ("matching", "0100_guards"),
        ("people", "0001_initial"),
        ("volunteers", "0102_preferences_and_checks"),
    ]

    operations = [migrations.RunSQL(KEYS + REFRESH + TRIGGERS, BACK)]
