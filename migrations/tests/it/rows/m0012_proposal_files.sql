-- A file and a link beside a proposal, and a link under which it was shown and is no more.
INSERT INTO file (id, hash, media_type, size, visibility, created_at, owner_id) VALUES
    ('01910000-0000-7000-8000-000000000002', 'f11e', 'application/pdf', 4321, 'team', '2026-09-04 08:00:00+00:00', '01910000-0000-7000-8000-000000000011');
INSERT INTO proposal_attachment (id, proposal_id, file_id, label, url, created_at, added_by) VALUES
    ('01910000-0000-7000-8000-000000001201', '01910000-0000-7000-8000-000000000601', '01910000-0000-7000-8000-000000000002', 'Slides.pdf', '', '2026-09-04 08:00:00+00:00', '01910000-0000-7000-8000-000000000011'),
    ('01910000-0000-7000-8000-000000001202', '01910000-0000-7000-8000-000000000601', NULL, 'Recording', 'https://video.example/1', '2026-09-04 08:00:00+00:00', NULL);
INSERT INTO share_link (id, proposal_id, token_hash, created_by, created_at, expires_at, revoked_at) VALUES
    ('01910000-0000-7000-8000-000000001203', '01910000-0000-7000-8000-000000000601', x'1203', '01910000-0000-7000-8000-000000000011', '2026-09-04 08:00:00+00:00', '2026-09-18 08:00:00+00:00', '2026-09-10 08:00:00+00:00');
