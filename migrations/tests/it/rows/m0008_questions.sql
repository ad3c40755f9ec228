-- A question about a proposal and one about speakers, each answered.
INSERT INTO question (id, call_id, target, position, asked, created_at, updated_at, removed_at) VALUES
    ('01910000-0000-7000-8000-000000000801', '01910000-0000-7000-8000-000000000501', 'proposal', 0, '{"label": "What do you need on stage?"}', '2026-08-01 08:00:00+00:00', '2026-08-01 08:00:00+00:00', NULL),
    ('01910000-0000-7000-8000-000000000802', '01910000-0000-7000-8000-000000000501', 'speaker', 1, '{"label": "Which size of shirt?"}', '2026-08-01 08:00:00+00:00', '2026-08-01 08:00:00+00:00', '2026-08-09 08:00:00+00:00');
INSERT INTO proposal_answer (proposal_id, question_id, answer, asked, words, answered_at, file_id) VALUES
    ('01910000-0000-7000-8000-000000000601', '01910000-0000-7000-8000-000000000801', '{"kind": "text", "value": "A board"}', 'What do you need on stage?', 'A board', '2026-09-03 08:00:00+00:00', NULL);
INSERT INTO speaker_answer (person_id, question_id, answer, asked, words, answered_at, file_id) VALUES
    ('01910000-0000-7000-8000-000000000011', '01910000-0000-7000-8000-000000000802', '{"kind": "text", "value": "M"}', 'Which size?', 'M', '2026-08-03 08:00:00+00:00', NULL);
