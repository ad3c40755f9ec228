-- A draft on a second line that was moved, a call with a response, an objection with words, an appeal, a declaration, a write-up.
INSERT INTO draft_line (draft_id, line, state, since, due) VALUES
    ('01910000-0000-7000-8000-000000002501', 'iesg', 'pub-req', '2026-10-05 08:00:00+00:00', NULL);
INSERT INTO draft_move (id, draft_id, number, line, from_state, from_since, to_state, note, revision, moved_at, from_due, moved_by, annuls, call_id) VALUES
    ('01910000-0000-7000-8000-000000003301', '01910000-0000-7000-8000-000000002501', 1, 'main', 'working', '2026-10-03 08:00:00+00:00', 'review', 'Called upon', 1, '2026-10-05 08:00:00+00:00', NULL, '01910000-0000-7000-8000-000000000011', NULL, '01910000-0000-7000-8000-000000003311');
INSERT INTO group_call (id, group_id, draft_id, charter_id, kind, line, title, revision, hash, text, zone, days, renewal, disclosures, opened_at, closes_at, state, state_note, reasons, updated_at, opened_by, closed_at, restarts, outcome, settled_at, settled_by, appeal_until) VALUES
    ('01910000-0000-7000-8000-000000003311', '01910000-0000-7000-8000-000000002102', '01910000-0000-7000-8000-000000002501', NULL, 'last-call', 'main', 'Authentication', 1, 'abc', 'Please read.', 'UTC', 14, 'restarts', '[]', '2026-10-05 08:00:00+00:00', '2026-10-19 23:59:59.999999+00:00', 'settled', '', 'All was said.', '2026-10-20 08:00:00+00:00', '01910000-0000-7000-8000-000000000011', '2026-10-20 00:00:00+00:00', NULL, 'consensus', '2026-10-20 08:00:00+00:00', '01910000-0000-7000-8000-000000000011', '2026-11-19 23:59:59.999999+00:00');
INSERT INTO call_response (id, call_id, person_id, number, stance, text, affiliation, is_member, said_at) VALUES
    ('01910000-0000-7000-8000-000000003321', '01910000-0000-7000-8000-000000003311', '01910000-0000-7000-8000-000000000011', 1, 'object', 'It is long.', 'Acme', TRUE, '2026-10-06 08:00:00+00:00');
INSERT INTO objection (id, group_id, call_id, person_id, draft_id, state, state_since, affiliation, raised_at, due) VALUES
    ('01910000-0000-7000-8000-000000003331', '01910000-0000-7000-8000-000000002102', '01910000-0000-7000-8000-000000003311', '01910000-0000-7000-8000-000000000011', '01910000-0000-7000-8000-000000002501', 'addressed', '2026-10-20 08:00:00+00:00', 'Acme', '2026-10-06 08:00:00+00:00', '2026-10-20 23:59:59.999999+00:00');
INSERT INTO objection_word (id, objection_id, number, state, text, said_at, said_by) VALUES
    ('01910000-0000-7000-8000-000000003341', '01910000-0000-7000-8000-000000003331', 1, 'raised', 'It is long.', '2026-10-06 08:00:00+00:00', '01910000-0000-7000-8000-000000000011');
INSERT INTO appeal (id, group_id, call_id, person_id, state, text, affiliation, lodged_at, decision, due, decided_at, decided_by) VALUES
    ('01910000-0000-7000-8000-000000003351', '01910000-0000-7000-8000-000000002102', '01910000-0000-7000-8000-000000003311', '01910000-0000-7000-8000-000000000011', 'dismissed', 'It was not read.', 'Acme', '2026-10-21 08:00:00+00:00', 'It was.', '2026-11-20 23:59:59.999999+00:00', '2026-10-22 08:00:00+00:00', '01910000-0000-7000-8000-000000000011');
INSERT INTO ipr_declaration (id, draft_id, person_id, act, revision, holder, reference, licence, text, affiliation, declared_at, supersedes) VALUES
    ('01910000-0000-7000-8000-000000003361', '01910000-0000-7000-8000-000000002501', '01910000-0000-7000-8000-000000000011', 'declared', 1, 'Acme', 'EP 1', 'royalty-free', '', 'Acme', '2026-10-04 08:00:00+00:00', NULL);
INSERT INTO write_up (id, draft_id, number, answers, is_complete, saved_at, saved_by) VALUES
    ('01910000-0000-7000-8000-000000003371', '01910000-0000-7000-8000-000000002501', 1, '{"purpose": "To be read."}', FALSE, '2026-10-20 09:00:00+00:00', '01910000-0000-7000-8000-000000000011');
INSERT INTO duty_reminder (kind, thing_id, person_id, due, sent_at) VALUES
    ('call', '01910000-0000-7000-8000-000000003311', '01910000-0000-7000-8000-000000000011', '2026-11-03 23:59:59.999999+00:00', '2026-11-01 08:00:00+00:00');
