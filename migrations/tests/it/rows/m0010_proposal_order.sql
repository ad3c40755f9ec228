-- One more proposal for the index.
INSERT INTO proposal (id, call_id, session_type_id, track_id, state, title, summary, description, notes, language, created_at, updated_at, submitted_at) VALUES
    ('01910000-0000-7000-8000-000000000603', '01910000-0000-7000-8000-000000000501', NULL, NULL, 'accepted', 'Keys that nobody holds', '', 'Shares of a key.', '', 'en', '2026-09-05 08:00:00+00:00', '2026-09-05 08:00:00+00:00', '2026-09-05 08:00:00+00:00');
