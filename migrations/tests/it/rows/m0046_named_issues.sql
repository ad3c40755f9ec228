-- An issue that somebody is named for, for the index.
INSERT INTO issue (id, draft_id, number, title, about, opened_at, updated_at, holder_since, rationale, opened_by, holder, due_at, disposition, settled_at, settled_by, settled_on, duplicate_of) VALUES
    ('01910000-0000-7000-8000-000000004601', '01910000-0000-7000-8000-000000002501', 40, 'Say who looks', '', '2026-10-04 08:00:00+00:00', '2026-10-04 08:00:00+00:00', '2026-10-04 08:00:00+00:00', '', '01910000-0000-7000-8000-000000000011', '01910000-0000-7000-8000-000000000011', NULL, NULL, NULL, NULL, NULL, NULL);
