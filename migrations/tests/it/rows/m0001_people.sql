-- Ada with a picture, an account and everything that proves who she is; Ben, erased; a mailed link and an invitation to people without accounts.
INSERT INTO file (id, hash, media_type, size, visibility, created_at, owner_id) VALUES
    ('01910000-0000-7000-8000-000000000001', 'c0ffee', 'image/webp', 1234, 'public', '2026-09-01 08:00:00+00:00', '01910000-0000-7000-8000-000000000011');
INSERT INTO person (id, name, sort_name, pronouns, biography, time_zone, language, visibility, created_at, updated_at, picture_id, merged_into, erased_at) VALUES
    ('01910000-0000-7000-8000-000000000011', 'Ada Ürsel', 'ursel ada', 'she', 'Line one, and “two”', 'Europe/Brussels', 'de', 'public', '2026-09-01 08:00:00+00:00', '2026-09-01 08:00:00+00:00', '01910000-0000-7000-8000-000000000001', NULL, NULL),
    ('01910000-0000-7000-8000-000000000012', '', '', '', '', 'UTC', 'en', 'team', '2026-09-01 08:00:00+00:00', '2026-09-02 08:00:00+00:00', NULL, '01910000-0000-7000-8000-000000000011', '2026-09-02 08:00:00+00:00');
INSERT INTO person_link (id, person_id, position, label, url) VALUES
    ('01910000-0000-7000-8000-000000000021', '01910000-0000-7000-8000-000000000011', 0, 'Home', 'https://ada.example/');
INSERT INTO organisation (id, name, canonical, created_at) VALUES
    ('01910000-0000-7000-8000-000000000031', 'Institute for Silicon', 'institute for silicon', '2026-09-01 08:00:00+00:00');
INSERT INTO affiliation (id, person_id, organisation_id, title, from_date, created_at, to_date) VALUES
    ('01910000-0000-7000-8000-000000000041', '01910000-0000-7000-8000-000000000011', '01910000-0000-7000-8000-000000000031', 'Researcher', '2024-02-29', '2026-09-01 08:00:00+00:00', NULL);
INSERT INTO account (id, person_id, created_at, password_hash, password_changed_at) VALUES
    ('01910000-0000-7000-8000-000000000051', '01910000-0000-7000-8000-000000000011', '2026-09-01 08:00:00+00:00', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA', '2026-09-01 08:00:00+00:00');
INSERT INTO email_address (id, account_id, address, canonical, is_primary, verified_at) VALUES
    ('01910000-0000-7000-8000-000000000061', '01910000-0000-7000-8000-000000000051', 'Ada@demo.example', 'ada@demo.example', TRUE, '2026-09-01 08:00:00+00:00'),
    ('01910000-0000-7000-8000-000000000062', '01910000-0000-7000-8000-000000000051', 'ada@work.example', 'ada@work.example', FALSE, '2026-09-01 08:00:00+00:00');
INSERT INTO sign_in (id, account_id, token_hash, created_at, seen_at, expires_at, proved_at, method, user_agent, address, ended_at) VALUES
    ('01910000-0000-7000-8000-000000000071', '01910000-0000-7000-8000-000000000051', x'0071', '2026-09-01 08:00:00+00:00', '2026-09-01 09:00:00+00:00', '2026-10-01 08:00:00+00:00', '2026-09-01 08:00:00+00:00', 'password', 'Browser', '192.0.2.1', NULL);
INSERT INTO mailed_link (id, account_id, purpose, address, token_hash, created_at, expires_at, browser_hash, code_hash, name, used_at) VALUES
    ('01910000-0000-7000-8000-000000000081', NULL, 'sign-up', 'carl@demo.example', x'0081', '2026-09-01 08:00:00+00:00', '2026-09-01 08:15:00+00:00', x'01', x'02', 'Carl', NULL);
INSERT INTO api_token (id, account_id, name, token_hash, scopes, created_at, expires_at, used_at, revoked_at) VALUES
    ('01910000-0000-7000-8000-000000000091', '01910000-0000-7000-8000-000000000051', 'Printer', x'0091', 'read', '2026-09-01 08:00:00+00:00', '2027-09-01 08:00:00+00:00', NULL, NULL);
INSERT INTO attempt (bucket, subject, count, first_at, last_at) VALUES
    ('password', 'ada@demo.example', 3, '2026-09-01 08:00:00+00:00', '2026-09-01 08:01:00+00:00');
INSERT INTO role (id, person_id, scope_kind, kind, from_at, scope_id, to_at, granted_by, ended_by) VALUES
    ('01910000-0000-7000-8000-0000000000a1', '01910000-0000-7000-8000-000000000011', 'site', 'administrator', '2026-09-01 08:00:00+00:00', NULL, NULL, NULL, NULL);
INSERT INTO invitation (id, scope_kind, kind, address, token_hash, invited_by, created_at, expires_at, scope_id, accepted_at, accepted_by, withdrawn_at) VALUES
    ('01910000-0000-7000-8000-0000000000b1', 'conference', 'owner', 'dora@demo.example', x'00b1', '01910000-0000-7000-8000-000000000011', '2026-09-01 08:00:00+00:00', '2026-09-15 08:00:00+00:00', '01910000-0000-7000-8000-000000000211', NULL, NULL, NULL);
