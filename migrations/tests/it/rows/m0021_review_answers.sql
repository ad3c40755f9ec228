-- What a reviewer answered, to a question that is worded anew since.
INSERT INTO review_answer (review_id, question_id, answer, asked, words, answered_at) VALUES
    ('01910000-0000-7000-8000-000000001601', '01910000-0000-7000-8000-000000000801', '{"kind": "boolean", "value": true}', 'Would you go?', 'yes', '2026-10-03 09:00:00+00:00');
