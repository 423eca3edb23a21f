-- Tickets with the same words, people and share of open ones as our questions in p9_rows.sql; each with the line of
-- history that django-helpdesk writes when a ticket is opened.
INSERT INTO helpdesk_ticket (title, created, modified, submitter_email, status, on_hold, description, priority,
    due_date, assigned_to_id, queue_id, secret_key)
SELECT format('%%s %%s?', who, what), began, began, 'bewoner' || n / 2 || '@bench.example',
    CASE WHEN is_open THEN 1 ELSE 4 END, false, format('%%s %%s? %%s. Nummer %%s.', who, what, why, n), 1 + chance %% 5,
    began + interval '20 days' + (chance %% 20) * interval '1 day',
    CASE WHEN chance %% 4 = 0 THEN NULL ELSE (SELECT min(id) FROM auth_user) + chance %% 12 END,
    (SELECT min(id) FROM helpdesk_queue), lpad(n::text, 36, '0')
FROM generate_series(%(first)s::bigint, %(last)s::bigint) AS n
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

INSERT INTO helpdesk_followup (ticket_id, date, title, comment, public)
SELECT id, created, 'Ticket Opened', description, true FROM helpdesk_ticket
WHERE secret_key >= lpad(%(first)s::text, 36, '0');
