-- A draft with an editor, a working copy and a revision with its text.
INSERT INTO draft (id, group_id, name, title, summary, state, state_since, audience, created_at, updated_at, repository, embargo_until, created_by) VALUES
    ('01910000-0000-7000-8000-000000002501', '01910000-0000-7000-8000-000000002102', 'authentication', 'Authentication', 'About passwords.', 'working', '2026-10-03 08:00:00+00:00', 'public', '2026-10-03 08:00:00+00:00', '2026-10-03 08:00:00+00:00', 'https://git.example/asvs', '2027-01-01 00:00:00+00:00', '01910000-0000-7000-8000-000000000011');
INSERT INTO draft_person (draft_id, person_id, part, named_at) VALUES
    ('01910000-0000-7000-8000-000000002501', '01910000-0000-7000-8000-000000000011', 'editor', '2026-10-03 08:00:00+00:00');
INSERT INTO draft_save (id, draft_id, kind, number, text, made_from, revision, saved_at, saved_by, tab) VALUES
    ('01910000-0000-7000-8000-000000002511', '01910000-0000-7000-8000-000000002501', 'head', 1, '# One', 0, 1, '2026-10-03 08:00:00+00:00', '01910000-0000-7000-8000-000000000011', NULL);
INSERT INTO draft_revision (id, draft_id, number, hash, source, title, note, bytes, requirements, summary, affiliation, posted_at, posted_by, repository, commit_hash, class, class_at, class_by) VALUES
    ('01910000-0000-7000-8000-000000002521', '01910000-0000-7000-8000-000000002501', 1, 'abc', 'markdown', 'Authentication', 'First', 5, 0, '{}', 'Acme', '2026-10-03 08:00:00+00:00', '01910000-0000-7000-8000-000000000011', 'https://git.example/asvs', 'abcdef0', 'feature', '2026-10-03 09:00:00+00:00', '01910000-0000-7000-8000-000000000011');
INSERT INTO draft_text (revision_id, text, outline, identities) VALUES
    ('01910000-0000-7000-8000-000000002521', '# One', '{"sections": [], "requirements": []}', '[]');
