-- What the newest release says of its conference. (That of the third migration cannot be read, so the migration left none.)
INSERT INTO programme_frame (conference_id, acronym, venue, city, start_date, end_date, zone, timeslot_minutes, day_change_minutes) VALUES
    ('01910000-0000-7000-8000-000000000211', 'demo_2026', 'Hall', 'Brussels', '2026-10-01', '2026-10-02', 'Europe/Brussels', 5, 240);
