-- A wording of its own, and one letter that was sent.
INSERT INTO letter_wording (conference_id, kind, language, subject, body, updated_at) VALUES
    ('01910000-0000-7000-8000-000000000211', 'accepted', 'en', 'Yes to {title}', 'Dear {speaker}, come.', '2026-10-07 08:00:00+00:00');
INSERT INTO announcement (id, call_id, decided, confirm_by, prepared_at, prepared_by, sent_by, sent_at) VALUES
    ('01910000-0000-7000-8000-000000001801', '01910000-0000-7000-8000-000000000501', '[]', '2026-10-21 21:59:00+00:00', '2026-10-07 08:00:00+00:00', '01910000-0000-7000-8000-000000000011', NULL, '2026-10-07 09:00:00+00:00');
INSERT INTO letter (id, call_id, person_id, proposals, language, path, asks, subject, body, written_subject, written_body, is_stale, written_at, announcement_id, outbox_id, sent_at) VALUES
    ('01910000-0000-7000-8000-000000001811', '01910000-0000-7000-8000-000000000501', '01910000-0000-7000-8000-000000000011', '["01910000-0000-7000-8000-000000000601"]', 'en', '/me/proposals', TRUE, 'Yes', 'Come.', 'Yes', 'Come.', FALSE, '2026-10-07 08:00:00+00:00', '01910000-0000-7000-8000-000000001801', NULL, '2026-10-07 09:00:00+00:00');
