-- Shortlisted by somebody who is known, then accepted by somebody whose account is gone.
INSERT INTO proposal_move (id, proposal_id, step, state, reason, at, moved_by) VALUES
    ('01910000-0000-7000-8000-000000000701', '01910000-0000-7000-8000-000000000601', 'shortlist', 'shortlisted', '', '2026-10-05 08:00:00+00:00', '01910000-0000-7000-8000-000000000011'),
    ('01910000-0000-7000-8000-000000000702', '01910000-0000-7000-8000-000000000601', 'accept', 'accepted', 'We had room.', '2026-10-06 08:00:00+00:00', NULL);
