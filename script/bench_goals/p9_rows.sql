-- Questions %(first)s to %(last)s, of residents who ask twice on average, about invented things. So many in ten as
-- %(open)s are open, the rest ended in the last three years. Multiplied primes stand for chance: every run the same.
INSERT INTO people_person (hub_id, neighbourhood_id, name, phone, email, preferred_channel, reachable, language,
    postcode, house_number, street, city, do_not_contact, created_at)
SELECT hub.id, (SELECT min(id) FROM places_neighbourhood) + n %% 10, 'Bewoner ' || n,
    '+3161' || lpad(n::text, 7, '0'), 'bewoner' || n || '@bench.example', '', '', 'nl',
    (5140 + n %% 10) || 'AB', (n %% 90)::text, '', 'Waalwijk', false, now()
FROM generate_series((%(first)s::bigint + 1) / 2, %(last)s::bigint / 2) AS n, places_hub AS hub;

INSERT INTO intake_helprequest (hub_id, person_id, neighbourhood_id, owner_id, status, status_since, reference, code,
    link_key, text, real_question, channel, asked_by_name, kind, urgency, languages, circumstances, wanted_gender,
    agreed_with, when_words, route, helped, created_at, due_at, answered_at)
SELECT hub.id, (SELECT max(id) FROM people_person) - (%(last)s::bigint - n) / 2,
    (SELECT min(id) FROM places_neighbourhood) + n %% 10,
    CASE WHEN is_open AND chance %% 4 = 0 THEN NULL ELSE (SELECT min(id) FROM accounts_user) + chance %% 12 END,
    CASE WHEN is_open AND chance %% 4 = 0 THEN 'new'
        WHEN is_open THEN (ARRAY['picked_up', 'proposed', 'arranged', 'waiting_resident', 'checking'])[1 + chance %% 5]
        ELSE (ARRAY['closed', 'closed', 'closed', 'withdrawn'])[1 + chance %% 4] END,
    began, 'MTP-' || lpad(n::text, 8, '0'), 'ABCDEF', lpad(n::text, 16, '0'),
    format('%%s %%s? %%s. Nummer %%s.', who, what, why, n),
    CASE WHEN chance %% 3 = 0 THEN format('Hulp bij %%s', what) ELSE '' END,
    'phone', '', 'personal', (ARRAY['normal', 'normal', 'week', 'today'])[1 + chance %% 4], '{}', '{}', '', '', '', '', '',
    began, began + interval '20 days' + (chance %% 20) * interval '1 day',
    CASE WHEN is_open AND chance %% 97 = 0 THEN now() END
FROM places_hub AS hub, generate_series(%(first)s::bigint, %(last)s::bigint) AS n
CROSS JOIN LATERAL (SELECT (n * 7919) %% 1000003 AS chance) AS drawn
CROSS JOIN LATERAL (
    SELECT n %% 10 < %(open)s AS is_open,
        now() - (CASE WHEN n %% 10 < %(open)s THEN 30 ELSE 40 + chance %% 1000 END) * interval '1 day'
            - (chance %% 86400) * interval '1 second' AS began,
        (ARRAY['Wie kan mij helpen met', 'Is er iemand voor', 'Ik zoek een buur voor', 'Mijn moeder zoekt hulp bij',
            'Wij redden het niet alleen met'])[1 + chance %% 5] AS who,
        (ARRAY['boodschappen doen', 'de tuin', 'een formulier van de gemeente', 'wandelen met de hond',
            'een lamp ophangen', 'koffie drinken', 'vervoer naar het ziekenhuis', 'de computer', 'schulden op een rij',
            'een fiets maken', 'Nederlands oefenen'])[1 + chance %% 11] AS what,
        (ARRAY['Het lukt me niet meer sinds mijn val', 'Mijn man is ziek', 'Ik ben veel alleen', 'Ik woon hier pas',
            'De trap wordt te zwaar', 'Ik heb geen auto', 'Het is elke week nodig'])[1 + chance %% 7] AS why
) AS words;

INSERT INTO intake_helprequest_subjects (helprequest_id, taxonomyterm_id)
SELECT asked.id, (SELECT min(id) FROM socialmap_taxonomyterm WHERE code LIKE 'bench-%%') + asked.id %% 14
FROM intake_helprequest AS asked WHERE reference >= 'MTP-' || lpad(%(first)s::text, 8, '0');
