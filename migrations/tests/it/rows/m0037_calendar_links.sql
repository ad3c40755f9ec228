-- Ada's own calendar.
INSERT INTO calendar_link (account_id, token_hash, created_at) VALUES
    ('01910000-0000-7000-8000-000000000051', x'0521', '2026-10-02 08:00:00+00:00');
