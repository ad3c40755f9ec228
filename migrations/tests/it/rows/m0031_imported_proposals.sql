-- A proposal that came in by a table, and somebody who speaks by a release.
INSERT INTO imported_proposal (source, call_id, proposal_id) VALUES
    ('id:A1', '01910000-0000-7000-8000-000000000501', '01910000-0000-7000-8000-000000000601');
INSERT INTO released_speaker (conference_id, person_id) VALUES
    ('01910000-0000-7000-8000-000000000211', '01910000-0000-7000-8000-000000000011');
