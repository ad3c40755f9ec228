-- An ecosystem with a conference, another conference without, and a former slug.
INSERT INTO ecosystem (id, slug, name, purpose, vendor_partner, theme, created_at, updated_at) VALUES
    ('01910000-0000-7000-8000-000000000201', 'open-silicon', 'Open Silicon', 'Chips that can be looked into', 'Vendor AG', 'moss', '2026-09-01 08:00:00+00:00', '2026-09-01 08:00:00+00:00');
INSERT INTO conference (id, ecosystem_id, slug, acronym, title, subtitle, description, start_date, end_date, zone, venue, city, languages, theme, visibility, timeslot_minutes, day_change_minutes, created_at, updated_at) VALUES
    ('01910000-0000-7000-8000-000000000211', '01910000-0000-7000-8000-000000000201', 'silicon-2026', 'silicon2026', 'Open Silicon 2026', '', '', '2026-10-24', '2026-10-25', 'Europe/Brussels', 'ULB', 'Brussels', 'en de', 'moss', 'public', 15, 180, '2026-09-01 08:00:00+00:00', '2026-09-01 08:00:00+00:00'),
    ('01910000-0000-7000-8000-000000000212', NULL, 'alone-2026', 'alone2026', 'Alone', 'for once', 'By itself', '2026-12-31', '2027-01-01', 'UTC', '', '', 'en', 'ink', 'team', 5, 0, '2026-09-01 08:00:00+00:00', '2026-09-01 08:00:00+00:00');
INSERT INTO slug_claim (kind, slug, target_id, claimed_at) VALUES
    ('conference', 'silicon-26', '01910000-0000-7000-8000-000000000211', '2026-08-01 08:00:00+00:00'),
    ('conference', 'silicon-2026', '01910000-0000-7000-8000-000000000211', '2026-09-01 08:00:00+00:00');
INSERT INTO room (id, conference_id, name, position, capacity) VALUES
    ('01910000-0000-7000-8000-000000000221', '01910000-0000-7000-8000-000000000211', 'Janson', 0, 1415),
    ('01910000-0000-7000-8000-000000000222', '01910000-0000-7000-8000-000000000211', 'Yard', 1, NULL);
INSERT INTO track (id, conference_id, name, slug, position, colour) VALUES
    ('01910000-0000-7000-8000-000000000231', '01910000-0000-7000-8000-000000000211', 'Roots of trust', 'roots-of-trust', 0, 3);
INSERT INTO session_type (id, conference_id, name, position, minutes) VALUES
    ('01910000-0000-7000-8000-000000000241', '01910000-0000-7000-8000-000000000211', 'Talk', 0, 30);
