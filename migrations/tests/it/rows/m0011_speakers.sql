-- An invitation that was declined and one that waits; somebody whom the organisers entered, and who claimed themselves.
INSERT INTO person (id, name, sort_name, pronouns, biography, time_zone, language, visibility, created_at, updated_at, picture_id, merged_into, erased_at) VALUES
    ('01910000-0000-7000-8000-000000000013', 'Gus Guest', 'guest gus', '', '', 'UTC', 'en', 'team', '2026-09-05 08:00:00+00:00', '2026-09-05 08:00:00+00:00', NULL, NULL, NULL);
INSERT INTO proposal_speaker (proposal_id, person_id, role, joined_at, position) VALUES
    ('01910000-0000-7000-8000-000000000601', '01910000-0000-7000-8000-000000000013', 'co', '2026-09-05 08:00:00+00:00', 1);
INSERT INTO speaker_invitation (id, proposal_id, address, token_hash, invited_by, created_at, expires_at, answer, answered_at, answered_by) VALUES
    ('01910000-0000-7000-8000-000000001101', '01910000-0000-7000-8000-000000000601', 'bea@example.org', x'1101', '01910000-0000-7000-8000-000000000011', '2026-09-05 08:00:00+00:00', '2026-10-05 08:00:00+00:00', 'declined', '2026-09-06 08:00:00+00:00', NULL),
    ('01910000-0000-7000-8000-000000001102', '01910000-0000-7000-8000-000000000601', 'cai@example.org', x'1102', '01910000-0000-7000-8000-000000000011', '2026-09-05 08:00:00+00:00', '2026-10-05 08:00:00+00:00', NULL, NULL, NULL);
INSERT INTO held_address (id, person_id, address, canonical, created_at) VALUES
    ('01910000-0000-7000-8000-000000001103', '01910000-0000-7000-8000-000000000013', 'Gus@example.org', 'gus@example.org', '2026-09-05 08:00:00+00:00');
INSERT INTO person_claim (id, person_id, token_hash, proposal_id, sent_by, created_at, expires_at, used_at, used_by) VALUES
    ('01910000-0000-7000-8000-000000001104', '01910000-0000-7000-8000-000000000013', x'1104', '01910000-0000-7000-8000-000000000601', '01910000-0000-7000-8000-000000000011', '2026-09-05 08:00:00+00:00', '2026-10-05 08:00:00+00:00', NULL, NULL);
INSERT INTO person_merge (id, from_id, into_id, moved, merged_at, merged_by, undone_at, undone_by) VALUES
    ('01910000-0000-7000-8000-000000001105', '01910000-0000-7000-8000-000000000012', '01910000-0000-7000-8000-000000000011', '{"proposals": []}', '2026-09-02 08:00:00+00:00', '01910000-0000-7000-8000-000000000011', NULL, NULL);
