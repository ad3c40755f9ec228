-- A proposal that will be accepted as it was offered, and the places that there are.
INSERT INTO decision (proposal_id, call_id, note, session_type_id, track_id, planned_by, pending, minutes, planned_at, released_at, confirm_by, reminded_at) VALUES
    ('01910000-0000-7000-8000-000000000601', '01910000-0000-7000-8000-000000000501', 'Opens the second day.', NULL, NULL, '01910000-0000-7000-8000-000000000011', 'accept', 50, '2026-10-07 08:00:00+00:00', NULL, NULL, NULL);
INSERT INTO quota (call_id, subject_kind, subject_id, wanted) VALUES
    ('01910000-0000-7000-8000-000000000501', 'track', '01910000-0000-7000-8000-000000000799', 12);
