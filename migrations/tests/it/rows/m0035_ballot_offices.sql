-- Somebody who seconds, a term of office with its role, a ballot that was voided and goes on in another, a vote carried over.
INSERT INTO candidacy_second (candidacy_id, person_id, seconded_at) VALUES
    ('01910000-0000-7000-8000-000000003001', '01910000-0000-7000-8000-000000000011', '2026-10-01 11:00:00+00:00');
INSERT INTO office_term (id, group_id, ballot_id, place, kind, title, from_date, ends_date, installed_at, person_id, role_id, fills_id) VALUES
    ('01910000-0000-7000-8000-000000003501', '01910000-0000-7000-8000-000000002102', '01910000-0000-7000-8000-000000002901', 1, 'chair', '', '2026-11-01', '2028-11-01', '2026-10-02 08:00:00+00:00', '01910000-0000-7000-8000-000000000011', NULL, NULL);
UPDATE ballot SET seconds = 2, follows_id = '01910000-0000-7000-8000-000000002901', scope = '[]', voided = '3' WHERE id = '01910000-0000-7000-8000-000000002901';
UPDATE ballot_position SET carried = TRUE WHERE id = '01910000-0000-7000-8000-000000002911';
