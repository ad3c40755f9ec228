-- A comment that waited, with an earlier wording, what it proposes, and the issue that answers it.
INSERT INTO issue (id, draft_id, number, title, about, opened_at, updated_at, holder_since, rationale, opened_by, holder, due_at, disposition, settled_at, settled_by, settled_on, duplicate_of) VALUES
    ('01910000-0000-7000-8000-000000003201', '01910000-0000-7000-8000-000000002501', 1, 'Say what long is', '', '2026-10-03 08:00:00+00:00', '2026-10-03 08:00:00+00:00', '2026-10-03 08:00:00+00:00', 'It says it now.', '01910000-0000-7000-8000-000000000011', '01910000-0000-7000-8000-000000000011', '2026-10-03 08:00:00+00:00', 'accepted', '2026-10-03 08:00:00+00:00', '01910000-0000-7000-8000-000000000011', 1, NULL);
INSERT INTO issue_answer (issue_id, person_id, asked_at, due_at, words, answer, answered_at) VALUES
    ('01910000-0000-7000-8000-000000003201', '01910000-0000-7000-8000-000000000011', '2026-10-03 08:00:00+00:00', '2026-10-03 08:00:00+00:00', 'Thanks.', 'satisfied', '2026-10-03 08:00:00+00:00');
INSERT INTO issue_entry (id, issue_id, what, at, data, person_id) VALUES
    ('01910000-0000-7000-8000-000000003211', '01910000-0000-7000-8000-000000003201', 'opened', '2026-10-03 08:00:00+00:00', '{}', '01910000-0000-7000-8000-000000000011');
INSERT INTO comment (id, draft_id, author_id, parent_id, issue_id, revision, anchor, body, state, affiliation, made_at, updated_at, reason, published_at, edited_at, moved_at, moved_by) VALUES
    ('01910000-0000-7000-8000-000000003221', '01910000-0000-7000-8000-000000002501', '01910000-0000-7000-8000-000000000011', NULL, '01910000-0000-7000-8000-000000003201', 1, '{"on": "whole", "section": "", "heading": "", "words": ""}', 'How long?', 'published', 'Acme', '2026-10-03 08:00:00+00:00', '2026-10-03 08:00:00+00:00', '', '2026-10-03 08:00:00+00:00', '2026-10-03 08:00:00+00:00', '2026-10-03 08:00:00+00:00', '01910000-0000-7000-8000-000000000011');
INSERT INTO comment_version (id, comment_id, body, until) VALUES
    ('01910000-0000-7000-8000-000000003231', '01910000-0000-7000-8000-000000003221', 'Long?', '2026-10-03 08:00:00+00:00');
INSERT INTO suggestion (comment_id, first_line, last_line, replaced, replacement, applied_at, applied_by, applied_save) VALUES
    ('01910000-0000-7000-8000-000000003221', 1, 1, '# One', '# Two', '2026-10-03 08:00:00+00:00', '01910000-0000-7000-8000-000000000011', 2);
INSERT INTO comment_rule (group_id, moderation, set_at, set_by) VALUES
    ('01910000-0000-7000-8000-000000002102', 'everybody', '2026-10-03 08:00:00+00:00', '01910000-0000-7000-8000-000000000011');
