-- An appeal against a ruling that was decided.
INSERT INTO ruling_appeal (id, group_id, ballot_id, position_id, person_id, state, text, affiliation, lodged_at, decision, due, decided_at, decided_by) VALUES
    ('01910000-0000-7000-8000-000000004501', '01910000-0000-7000-8000-000000002102', '01910000-0000-7000-8000-000000002901', '01910000-0000-7000-8000-000000002911', '01910000-0000-7000-8000-000000000011', 'upheld', 'It was technical.', 'Acme', '2026-10-08 09:00:00+00:00', 'It was.', '2026-10-22 09:00:00+00:00', '2026-10-09 09:00:00+00:00', '01910000-0000-7000-8000-000000000011');
