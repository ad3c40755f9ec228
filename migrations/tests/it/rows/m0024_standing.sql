-- A rule, a leave, a declaration, and a meeting with somebody there.
INSERT INTO voting_rule (id, group_id, preset, versions, from_date, set_at, set_by) VALUES
    ('01910000-0000-7000-8000-000000002301', '01910000-0000-7000-8000-000000002102', 'oasis', '[]', '2026-01-01', '2026-10-02 08:00:00+00:00', '01910000-0000-7000-8000-000000000011');
INSERT INTO leave_of_absence (id, group_id, person_id, from_date, reason, approved_at, until_date, approved_by) VALUES
    ('01910000-0000-7000-8000-000000002311', '01910000-0000-7000-8000-000000002102', '01910000-0000-7000-8000-000000000011', '2026-05-01', 'Away', '2026-10-02 08:00:00+00:00', '2026-06-01', '01910000-0000-7000-8000-000000000011');
INSERT INTO standing_declaration (group_id, person_id, on_date, declared_at) VALUES
    ('01910000-0000-7000-8000-000000002102', '01910000-0000-7000-8000-000000000011', '2026-07-01', '2026-10-02 08:00:00+00:00');
INSERT INTO meeting (id, group_id, title, kind, on_date, recorded_at, recorded_by) VALUES
    ('01910000-0000-7000-8000-000000002321', '01910000-0000-7000-8000-000000002102', 'March call', 'plenary', '2026-03-03', '2026-10-02 08:00:00+00:00', '01910000-0000-7000-8000-000000000011');
INSERT INTO attendance (meeting_id, person_id, attendance, affiliation, noted_at, noted_by) VALUES
    ('01910000-0000-7000-8000-000000002321', '01910000-0000-7000-8000-000000000011', 'present', 'Acme', '2026-10-02 08:00:00+00:00', '01910000-0000-7000-8000-000000000011');
