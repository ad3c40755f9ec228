-- A code that was used and one that was revoked.
INSERT INTO access_code (id, call_id, code, note, valid_until, uses, used, opens, created_at, revoked_at) VALUES
    ('01910000-0000-7000-8000-000000000901', '01910000-0000-7000-8000-000000000501', 'AB9A9HJKLMNP', 'Keynote', '2026-11-01 08:00:00+00:00', 1, 1, '{"tracks": [], "types": []}', '2026-08-01 08:00:00+00:00', NULL),
    ('01910000-0000-7000-8000-000000000902', '01910000-0000-7000-8000-000000000501', 'BB9A9HJKLMNP', '', '2026-11-01 08:00:00+00:00', 5, 0, '{"tracks": [], "types": []}', '2026-08-01 08:00:00+00:00', '2026-08-02 08:00:00+00:00');
INSERT INTO proposal_code (proposal_id, code_id, redeemed_at) VALUES
    ('01910000-0000-7000-8000-000000000601', '01910000-0000-7000-8000-000000000901', '2026-09-03 08:00:00+00:00');
