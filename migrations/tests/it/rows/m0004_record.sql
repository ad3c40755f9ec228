-- An event that is sealed and one that is not, a delivered letter and a waiting one, a parked job, kept mail, a kept answer.
INSERT INTO seal (id, scope_kind, number, sealed_at, count, scope_id, previous_hash, hash) VALUES
    ('01910000-0000-7000-8000-000000000401', 'site', 1, '2026-09-01 08:01:00+00:00', 1, '00000000-0000-0000-0000-000000000000', x'00', x'0401');
INSERT INTO event (id, at, actor_kind, verb, subject_kind, scope_kind, visibility, data, personal_hash, closed_hash, actor_id, actor_name, on_behalf_of, subject_id, scope_id, personal_salt, closed_salt, sealed_in) VALUES
    ('01910000-0000-7000-8000-000000000411', '2026-09-01 08:00:00+00:00', 'person', 'identity.account-created', 'account', 'site', 'closed', '{"personal": {"name": "Ada"}}', x'0a', x'0b', '01910000-0000-7000-8000-000000000011', 'Ada', NULL, '01910000-0000-7000-8000-000000000051', NULL, x'01', x'02', '01910000-0000-7000-8000-000000000401'),
    ('01910000-0000-7000-8000-000000000412', '2026-09-01 08:02:00+00:00', 'system', 'programme.released', 'conference', 'conference', 'public', '{}', x'0c', x'0d', NULL, NULL, NULL, '01910000-0000-7000-8000-000000000211', '01910000-0000-7000-8000-000000000211', NULL, NULL, NULL);
INSERT INTO outbox (id, kind, payload, idempotency_key, created_at, delivered_at) VALUES
    ('01910000-0000-7000-8000-000000000421', 'mail', '{"to": "ada@demo.example"}', 'letter-1', '2026-09-01 08:00:00+00:00', '2026-09-01 08:00:05+00:00'),
    ('01910000-0000-7000-8000-000000000422', 'mail', '{"to": "dora@demo.example"}', 'letter-2', '2026-09-01 08:00:00+00:00', NULL);
INSERT INTO job (id, kind, payload, run_at, tries, created_at, state, unique_key, lease, leased_until, last_error, finished_at) VALUES
    ('01910000-0000-7000-8000-000000000431', 'outbox', '{"id": "01910000-0000-7000-8000-000000000422"}', '2026-09-01 08:00:00+00:00', 8, '2026-09-01 08:00:00+00:00', 'parked', NULL, NULL, NULL, 'no route to host', NULL);
INSERT INTO kept_mail (id, recipient, subject, message, created_at) VALUES
    ('01910000-0000-7000-8000-000000000441', 'ada@demo.example', 'Welcome', x'48656c6c6f', '2026-09-01 08:00:00+00:00');
INSERT INTO idempotent_answer (account_id, key, route, body_hash, created_at, status, headers, body) VALUES
    ('01910000-0000-7000-8000-000000000051', 'key-1', 'POST /api/v1/conferences', x'0e', '2026-09-01 08:00:00+00:00', 201, '{"location": "/api/v1/conferences/silicon-2026"}', x'7b7d');
