-- A standard that takes the place of an earlier one, both from the same revision.
UPDATE standard_series SET last_number = 2;
INSERT INTO standard (id, number, title, summary, hash, published_at, group_id, draft_id, revision_id, published_by) VALUES
    ('01910000-0000-7000-8000-000000003601', 1, 'Authentication', '', 'abc', '2026-11-01 08:00:00+00:00', '01910000-0000-7000-8000-000000002102', '01910000-0000-7000-8000-000000002501', '01910000-0000-7000-8000-000000002521', '01910000-0000-7000-8000-000000000011'),
    ('01910000-0000-7000-8000-000000003602', 2, 'Authentication', '', 'abc', '2026-11-02 08:00:00+00:00', '01910000-0000-7000-8000-000000002102', '01910000-0000-7000-8000-000000002501', '01910000-0000-7000-8000-000000002521', NULL);
INSERT INTO standard_relation (standard_id, target_id, kind) VALUES
    ('01910000-0000-7000-8000-000000003602', '01910000-0000-7000-8000-000000003601', 'obsoletes');
