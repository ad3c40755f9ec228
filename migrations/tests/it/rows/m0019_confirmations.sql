-- Ada comes, needs a ramp, and says where she lives.
INSERT INTO speaker_reply (proposal_id, person_id, reply, availability, replied_at, recording, agreed_at) VALUES
    ('01910000-0000-7000-8000-000000000601', '01910000-0000-7000-8000-000000000011', 'confirmed', 'Not before ten.', '2026-10-08 08:00:00+00:00', TRUE, '2026-10-08 08:00:00+00:00');
INSERT INTO speaker_need (conference_id, person_id, travel, visa, access, forget_on) VALUES
    ('01910000-0000-7000-8000-000000000211', '01910000-0000-7000-8000-000000000011', '', '', 'A ramp.', '2027-03-05');
INSERT INTO volunteered (conference_id, person_id, question, answer, forget_on) VALUES
    ('01910000-0000-7000-8000-000000000211', '01910000-0000-7000-8000-000000000011', 'region', 'europe', '2027-03-05');
