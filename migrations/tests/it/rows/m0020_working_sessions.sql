-- A session that came from a proposal.
INSERT INTO working_session (id, conference_id, source, guid, title, minutes, made_at, proposal_id, session_type_id, track_id, taken_off_at) VALUES
    ('01910000-0000-7000-8000-000000002001', '01910000-0000-7000-8000-000000000211', 'proposal', '01910000-0000-7000-8000-000000000601', 'Booting what you can read', 50, '2026-10-08 08:00:00+00:00', '01910000-0000-7000-8000-000000000601', NULL, NULL, NULL);
