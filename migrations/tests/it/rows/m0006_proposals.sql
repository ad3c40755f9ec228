-- A proposal that was handed in and a draft, both Ada's.
INSERT INTO proposal (id, call_id, session_type_id, track_id, state, title, summary, description, notes, language, created_at, updated_at, submitted_at) VALUES
    ('01910000-0000-7000-8000-000000000601', '01910000-0000-7000-8000-000000000501', NULL, NULL, 'submitted', 'Booting what you can read', 'Firmware in the open.', 'From the first instruction.', '', 'en', '2026-09-02 08:00:00+00:00', '2026-09-03 08:00:00+00:00', '2026-09-03 08:00:00+00:00'),
    ('01910000-0000-7000-8000-000000000602', '01910000-0000-7000-8000-000000000501', NULL, NULL, 'draft', '', '', '', '', 'en', '2026-09-04 08:00:00+00:00', '2026-09-04 08:00:00+00:00', NULL);
INSERT INTO proposal_speaker (proposal_id, person_id, role, joined_at) VALUES
    ('01910000-0000-7000-8000-000000000601', '01910000-0000-7000-8000-000000000011', 'main', '2026-09-02 08:00:00+00:00'),
    ('01910000-0000-7000-8000-000000000602', '01910000-0000-7000-8000-000000000011', 'main', '2026-09-04 08:00:00+00:00');
