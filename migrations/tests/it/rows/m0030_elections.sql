-- Somebody who stands, and a record.
INSERT INTO candidacy (id, ballot_id, person_id, name, affiliation, statement, nominated_at, number, nominated_by, accepted_at, declined_at) VALUES
    ('01910000-0000-7000-8000-000000003001', '01910000-0000-7000-8000-000000002901', '01910000-0000-7000-8000-000000000011', 'Ann', 'Acme', 'I would.', '2026-10-01 09:00:00+00:00', 1, NULL, '2026-10-01 10:00:00+00:00', NULL);
INSERT INTO ballot_record (id, ballot_id, group_id, number, content, hash, previous, made_at) VALUES
    ('01910000-0000-7000-8000-000000003011', '01910000-0000-7000-8000-000000002901', '01910000-0000-7000-8000-000000002102', 1, '{}', 'abc', '', '2026-10-02 08:00:00+00:00');
