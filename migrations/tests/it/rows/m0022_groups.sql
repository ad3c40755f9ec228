-- A council with a group under it, a plan and a charter that was adopted.
INSERT INTO working_group (id, ecosystem_id, parent_id, slug, kind, state, state_note, state_since, name, purpose, description, first_steps, joining, visibility, member_list, seats, categories, links, created_at, updated_at, proposed_by, approved_at) VALUES
    ('01910000-0000-7000-8000-000000002101', NULL, NULL, 'council', 'steering-council', 'active', '', '2026-10-02 08:00:00+00:00', 'Council', 'Steers.', '', '', 'invitation', 'public', 'public', 'person', '[]', '[]', '2026-10-02 08:00:00+00:00', '2026-10-02 08:00:00+00:00', NULL, '2026-10-02 08:00:00+00:00'),
    ('01910000-0000-7000-8000-000000002102', NULL, '01910000-0000-7000-8000-000000002101', 'verification', 'working-group', 'active', '', '2026-10-02 08:00:00+00:00', 'Verification', 'Verifies.', 'At length.', 'Read.', 'request', 'public', 'team', 'organisation', '["Users"]', '[{"label": "List", "url": "https://lists.example"}]', '2026-10-02 08:00:00+00:00', '2026-10-02 08:00:00+00:00', '01910000-0000-7000-8000-000000000011', '2026-10-02 08:00:00+00:00');
INSERT INTO milestone (id, group_id, title, state, created_at, updated_at, due, settled_on) VALUES
    ('01910000-0000-7000-8000-000000002111', '01910000-0000-7000-8000-000000002102', 'First draft', 'reached', '2026-10-02 08:00:00+00:00', '2026-10-02 08:00:00+00:00', '2026-12-01', '2026-11-01');
INSERT INTO charter (id, group_id, number, text, hash, note, posted_at, posted_by) VALUES
    ('01910000-0000-7000-8000-000000002121', '01910000-0000-7000-8000-000000002102', 1, '# Charter', 'abc', 'The first one', '2026-10-02 08:00:00+00:00', '01910000-0000-7000-8000-000000000011');
INSERT INTO charter_adoption (id, group_id, charter_id, hash, note, adopted_at, adopted_by) VALUES
    ('01910000-0000-7000-8000-000000002131', '01910000-0000-7000-8000-000000002102', '01910000-0000-7000-8000-000000002121', 'abc', '', '2026-10-02 08:00:00+00:00', '01910000-0000-7000-8000-000000000011');
