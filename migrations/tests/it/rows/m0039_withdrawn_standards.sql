-- A standard that was withdrawn.
INSERT INTO standard_withdrawal (standard_id, reason, withdrawn_at, withdrawn_by) VALUES
    ('01910000-0000-7000-8000-000000003602', 'It breaks what it protects.', '2026-11-05 08:00:00+00:00', '01910000-0000-7000-8000-000000000011');
