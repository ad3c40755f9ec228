-- A ballot that closed, with a voter, who cast for them, what was said, a slip and a proxy.
INSERT INTO ballot (id, group_id, title, question, consequence, terms, rule_name, subject_kind, subject_title, subject_text, subject_hash, hours, feeds_standing, state, state_note, state_since, secret, times_extended, times_deferred, created_at, updated_at, subject_id, created_by, opened_at, closes_at, closed_at, reminded_at, outcome) VALUES
    ('01910000-0000-7000-8000-000000002901', '01910000-0000-7000-8000-000000002102', 'Publish', 'Shall it be published?', 'It is published.', '{}', 'oasis-simple', 'text', 'Version 6', '# Version 6', 'abc', 168, TRUE, 'closed', '', '2026-10-02 08:00:00+00:00', 'secret', 0, 0, '2026-10-01 08:00:00+00:00', '2026-10-02 08:00:00+00:00', NULL, '01910000-0000-7000-8000-000000000011', '2026-10-01 08:00:00+00:00', '2026-10-02 08:00:00+00:00', '2026-10-02 08:00:00+00:00', NULL, 'passes');
INSERT INTO ballot_voter (ballot_id, voter_id, kind, weight, category, because, present, voted, slip_id, struck_at) VALUES
    ('01910000-0000-7000-8000-000000002901', '01910000-0000-7000-8000-000000000011', 'person', 1, 'Users', '[]', FALSE, TRUE, NULL, NULL);
INSERT INTO ballot_caster (ballot_id, voter_id, person_id, cast_as) VALUES
    ('01910000-0000-7000-8000-000000002901', '01910000-0000-7000-8000-000000000011', '01910000-0000-7000-8000-000000000011', 'own');
INSERT INTO ballot_position (id, ballot_id, cast_by, voter_id, number, choice, text, cast_as, affiliation, cast_at, ruling, resolution, discounted_at, ruled_by, resolved_at, resolved_by) VALUES
    ('01910000-0000-7000-8000-000000002911', '01910000-0000-7000-8000-000000002901', '01910000-0000-7000-8000-000000000011', '01910000-0000-7000-8000-000000000011', 1, 'yes', 'Fine', 'own', 'Acme', '2026-10-01 09:00:00+00:00', '', '', NULL, NULL, NULL, NULL);
INSERT INTO ballot_slip (id, ballot_id, choice, text, weight, category) VALUES
    ('01910000-0000-4000-8000-000000002921', '01910000-0000-7000-8000-000000002901', 'yes', '', 1, '');
INSERT INTO ballot_proxy (id, ballot_id, holder_id, voter_id, given_at, given_by, withdrawn_at) VALUES
    ('01910000-0000-7000-8000-000000002931', '01910000-0000-7000-8000-000000002901', '01910000-0000-7000-8000-000000000011', '01910000-0000-7000-8000-000000000011', '2026-10-01 09:00:00+00:00', NULL, NULL);
