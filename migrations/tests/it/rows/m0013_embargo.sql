-- An embargo with somebody who reads what it covers, and a draft that was marked as a duplicate.
INSERT INTO embargo (proposal_id, until, stand_in_title, stand_in_summary, vendor, updated_at, set_by, lifted_at, lifted_by) VALUES
    ('01910000-0000-7000-8000-000000000601', '2026-12-01 08:00:00+00:00', 'A flaw in something you use', '', 'told', '2026-09-04 08:00:00+00:00', '01910000-0000-7000-8000-000000000011', NULL, NULL);
INSERT INTO embargo_reader (proposal_id, person_id, named_at, named_by) VALUES
    ('01910000-0000-7000-8000-000000000601', '01910000-0000-7000-8000-000000000011', '2026-09-05 08:00:00+00:00', NULL);
INSERT INTO proposal_duplicate (proposal_id, original_id, marked_at, marked_by) VALUES
    ('01910000-0000-7000-8000-000000000602', '01910000-0000-7000-8000-000000000601', '2026-09-06 08:00:00+00:00', '01910000-0000-7000-8000-000000000011');
