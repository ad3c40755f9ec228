-- A role in a group for the indexes.
INSERT INTO role (id, person_id, scope_kind, kind, from_at, scope_id, to_at, granted_by, ended_by) VALUES
    ('01910000-0000-7000-8000-000000004401', '01910000-0000-7000-8000-000000000011', 'group', 'member', '2026-10-02 08:00:00+00:00', '01910000-0000-7000-8000-000000002102', NULL, NULL, NULL);
