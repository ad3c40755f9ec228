-- A review with a phase, a category and a subject, and a proposal whose title reveals who it is.
INSERT INTO review (call_id, anonymity, summary, wanted, guidance, phases, categories, topics, updated_at, deputy_id) VALUES
    ('01910000-0000-7000-8000-000000000501', 'until-reviewed', 'median', 3, 'Be kind.', '[{"name": "Review"}]', '[{"name": "Novelty"}]', '[{"name": "Firmware"}]', '2026-10-02 08:00:00+00:00', '01910000-0000-7000-8000-000000000011');
INSERT INTO review_copy (proposal_id, topics, targets, updated_at, title, summary, description, deputy_id) VALUES
    ('01910000-0000-7000-8000-000000000601', '[]', '["Institute for Silicon"]', '2026-10-02 08:00:00+00:00', 'Booting', '', NULL, NULL);
