-- A reviewer, an invitation of another, and what the first one declared, had pinned and wishes.
INSERT INTO reviewer (call_id, person_id, most, interests, joined_at, updated_at, left_at, reminded_at) VALUES
    ('01910000-0000-7000-8000-000000000501', '01910000-0000-7000-8000-000000000011', 8, '{}', '2026-10-02 08:00:00+00:00', '2026-10-02 08:00:00+00:00', NULL, '2026-10-09 08:00:00+00:00');
INSERT INTO reviewer_invitation (invitation_id, call_id, most) VALUES
    ('01910000-0000-7000-8000-0000000000b1', '01910000-0000-7000-8000-000000000501', 5);
INSERT INTO declaration (id, person_id, kind, name, canonical, tie, created_at) VALUES
    ('01910000-0000-7000-8000-000000001501', '01910000-0000-7000-8000-000000000011', 'organisation', 'Institute for Silicon', 'institute for silicon', 'institution', '2026-10-02 08:00:00+00:00');
INSERT INTO pinned_conflict (proposal_id, person_id, tie, pinned_at, pinned_by) VALUES
    ('01910000-0000-7000-8000-000000000601', '01910000-0000-7000-8000-000000000011', 'administrative', '2026-10-02 08:00:00+00:00', NULL);
INSERT INTO bid (proposal_id, person_id, bid, updated_at) VALUES
    ('01910000-0000-7000-8000-000000000601', '01910000-0000-7000-8000-000000000011', 'eager', '2026-10-02 08:00:00+00:00');
