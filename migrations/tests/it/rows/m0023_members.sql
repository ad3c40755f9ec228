-- A member for an organisation, somebody who asks to join, a policy with its acceptance, and two organisations that vote as one.
INSERT INTO organisation (id, name, canonical, created_at) VALUES
    ('01910000-0000-7000-8000-000000002241', 'Acme', 'acme-22', '2026-10-02 08:00:00+00:00'),
    ('01910000-0000-7000-8000-000000002242', 'Acme Labs', 'acme labs-22', '2026-10-02 08:00:00+00:00');
INSERT INTO membership (id, group_id, person_id, category, weight, joined_on, created_at, updated_at, organisation_id, rank, left_on, ended_at, ended_by) VALUES
    ('01910000-0000-7000-8000-000000002201', '01910000-0000-7000-8000-000000002102', '01910000-0000-7000-8000-000000000011', 'Users', 1, '2026-01-01', '2026-10-02 08:00:00+00:00', '2026-10-02 08:00:00+00:00', '01910000-0000-7000-8000-000000002241', 0, NULL, NULL, NULL);
INSERT INTO join_request (id, group_id, person_id, role, words, category, asked_at, reply, organisation_id, answer, answered_at, answered_by) VALUES
    ('01910000-0000-7000-8000-000000002211', '01910000-0000-7000-8000-000000002102', '01910000-0000-7000-8000-000000000011', 'member', 'I would like to help.', 'Users', '2026-10-02 08:00:00+00:00', 'Welcome.', '01910000-0000-7000-8000-000000002241', 'accepted', '2026-10-02 08:00:00+00:00', '01910000-0000-7000-8000-000000000011');
INSERT INTO group_policy (id, group_id, kind, title, text, hash, from_date, added_at, added_by) VALUES
    ('01910000-0000-7000-8000-000000002221', '01910000-0000-7000-8000-000000002102', 'ipr', 'Licence', 'CC BY-SA 4.0', 'abc', '2026-01-01', '2026-10-02 08:00:00+00:00', '01910000-0000-7000-8000-000000000011');
INSERT INTO policy_acceptance (id, policy_id, person_id, occasion, affiliation, accepted_at) VALUES
    ('01910000-0000-7000-8000-000000002231', '01910000-0000-7000-8000-000000002221', '01910000-0000-7000-8000-000000000011', 'joining', 'Acme', '2026-10-02 08:00:00+00:00');
INSERT INTO related_organisation (group_id, organisation_id, principal_id, related_at) VALUES
    ('01910000-0000-7000-8000-000000002102', '01910000-0000-7000-8000-000000002242', '01910000-0000-7000-8000-000000002241', '2026-10-02 08:00:00+00:00');
