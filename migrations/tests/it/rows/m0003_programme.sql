-- A released programme of one session, found by the search, marked by Ada and in her calendar.
INSERT INTO session (id, conference_id, code, title, created_at) VALUES
    ('01910000-0000-7000-8000-000000000301', '01910000-0000-7000-8000-000000000211', 'ABC234', 'Booting what you can read', '2026-09-01 08:00:00+00:00');
INSERT INTO release (id, conference_id, number, version, comment, released_at, content, content_hash, diff, notices, counts, released_by) VALUES
    ('01910000-0000-7000-8000-000000000311', '01910000-0000-7000-8000-000000000211', 1, '1.0', '', '2026-09-01 08:00:00+00:00', x'00ff00', 'c0ffee', '{"added": ["ABC234"]}', '[]', '{"sessions": 1}', NULL);
INSERT INTO favourite (person_id, session_id, created_at) VALUES
    ('01910000-0000-7000-8000-000000000011', '01910000-0000-7000-8000-000000000301', '2026-09-01 08:00:00+00:00');
INSERT INTO agenda_link (id, person_id, conference_id, token_hash, created_at, used_at) VALUES
    ('01910000-0000-7000-8000-000000000321', '01910000-0000-7000-8000-000000000011', '01910000-0000-7000-8000-000000000211', x'0321', '2026-09-01 08:00:00+00:00', NULL);
INSERT INTO search_index (conference_id, kind, key, title, people, body) VALUES
    ('01910000-0000-7000-8000-000000000211', 'session', 'ABC234', 'Booting what you can read', 'Ada Ürsel', 'Firmware, from the first instruction');
