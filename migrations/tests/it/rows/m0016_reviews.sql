-- An assignment that was declined, a review that was handed in and read, and a message.
INSERT INTO assignment (proposal_id, person_id, assigned_at, reason, declined_at, assigned_by) VALUES
    ('01910000-0000-7000-8000-000000000601', '01910000-0000-7000-8000-000000000011', '2026-10-03 08:00:00+00:00', 'Too close to my own work.', '2026-10-04 08:00:00+00:00', NULL);
INSERT INTO proposal_review (id, proposal_id, person_id, scores, abstains, for_committee, for_speakers, created_at, updated_at, submitted_at, read_by) VALUES
    ('01910000-0000-7000-8000-000000001601', '01910000-0000-7000-8000-000000000601', '01910000-0000-7000-8000-000000000011', '{}', TRUE, 'Weak.', 'Show numbers.', '2026-10-03 08:00:00+00:00', '2026-10-03 09:00:00+00:00', '2026-10-03 09:00:00+00:00', '01910000-0000-7000-8000-000000000011');
INSERT INTO review_message (id, proposal_id, person_id, text, at) VALUES
    ('01910000-0000-7000-8000-000000001602', '01910000-0000-7000-8000-000000000601', '01910000-0000-7000-8000-000000000011', 'Shall we ask for numbers?', '2026-10-04 08:00:00+00:00');
