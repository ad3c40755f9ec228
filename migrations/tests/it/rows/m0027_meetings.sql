-- A series, a meeting announced from it with what it leaves behind, and a recording.
INSERT INTO meeting_series (id, group_id, rule, details, made_until, created_at, created_by, ended_at) VALUES
    ('01910000-0000-7000-8000-000000002701', '01910000-0000-7000-8000-000000002102', '{"repeats":"weekly","every":2,"first":"2026-10-06","until":null}', '{"title":"Call"}', '2027-04-01', '2026-10-05 08:00:00+00:00', '01910000-0000-7000-8000-000000000011', NULL);
INSERT INTO meeting (id, group_id, title, kind, on_date, recorded_at, recorded_by, starts_at, ends_at, zone, series_id, series_day, announced_at, place, link, about, state_note, conference, session, link_for, visibility, state, notice, minutes_state, sequence, updated_at) VALUES
    ('01910000-0000-7000-8000-000000002702', '01910000-0000-7000-8000-000000002102', 'Call', 'plenary', '2026-10-06', '2026-10-05 08:00:00+00:00', '01910000-0000-7000-8000-000000000011', '2026-10-06 15:00:00+00:00', '2026-10-06 16:00:00+00:00', 'Europe/Brussels', '01910000-0000-7000-8000-000000002701', '2026-10-06', '2026-10-05 08:00:00+00:00', 'Online', 'https://calls.example/a', '', '', '', '', 'members', 'public', 'planned', 'w3c-distributed', 'proposed', 1, '2026-10-05 08:00:00+00:00');
INSERT INTO agenda_item (id, meeting_id, position, title, presenter, text, minutes, ballot_id, draft_id) VALUES
    ('01910000-0000-7000-8000-000000002703', '01910000-0000-7000-8000-000000002702', 1, 'The draft', 'Ada', '', 20, NULL, '01910000-0000-7000-8000-000000002501');
INSERT INTO meeting_material (id, meeting_id, file_id, label, url, added_at, added_by) VALUES
    ('01910000-0000-7000-8000-000000002704', '01910000-0000-7000-8000-000000002702', NULL, 'Slides', 'https://slides.example/a', '2026-10-05 08:00:00+00:00', '01910000-0000-7000-8000-000000000011');
INSERT INTO show_of_hands (id, meeting_id, question, options, opened_at, opened_by, closed_at, counts) VALUES
    ('01910000-0000-7000-8000-000000002705', '01910000-0000-7000-8000-000000002702', 'Shall we?', '["Yes","No"]', '2026-10-05 08:00:00+00:00', '01910000-0000-7000-8000-000000000011', NULL, NULL);
INSERT INTO hand (hands_id, person_id, choice, raised_at) VALUES
    ('01910000-0000-7000-8000-000000002705', '01910000-0000-7000-8000-000000000011', 0, '2026-10-05 08:00:00+00:00');
INSERT INTO minutes_save (meeting_id, number, text, saved_at, saved_by) VALUES
    ('01910000-0000-7000-8000-000000002702', 1, 'We met.', '2026-10-05 08:00:00+00:00', '01910000-0000-7000-8000-000000000011');
INSERT INTO minutes_entry (id, meeting_id, kind, text, rationale, state, state_note, created_at, holder_id, due, created_by, settled_at, settled_by) VALUES
    ('01910000-0000-7000-8000-000000002706', '01910000-0000-7000-8000-000000002702', 'action', 'Write it down', '', 'open', '', '2026-10-05 08:00:00+00:00', '01910000-0000-7000-8000-000000000011', '2026-10-20', '01910000-0000-7000-8000-000000000011', NULL, NULL);
INSERT INTO recording_consent (meeting_id, access, purpose, until_date, asked_at, asked_by, refused_at) VALUES
    ('01910000-0000-7000-8000-000000002702', 'members', 'For those who could not come', '2026-12-31', '2026-10-05 08:00:00+00:00', '01910000-0000-7000-8000-000000000011', NULL);
INSERT INTO recording (id, meeting_id, kind, label, url, added_at, added_by) VALUES
    ('01910000-0000-7000-8000-000000002707', '01910000-0000-7000-8000-000000002702', 'recording', 'All of it', 'https://video.example/a', '2026-10-05 08:00:00+00:00', '01910000-0000-7000-8000-000000000011');
