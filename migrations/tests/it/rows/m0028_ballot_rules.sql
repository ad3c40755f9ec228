-- A rule that a group has put together.
INSERT INTO ballot_rule (id, group_id, name, rule, added_at, added_by, retired_at) VALUES
    ('01910000-0000-7000-8000-000000002801', '01910000-0000-7000-8000-000000002102', 'Our majority', '{}', '2026-10-02 08:00:00+00:00', '01910000-0000-7000-8000-000000000011', NULL);
