-- A tie that was settled, and an option that needs three quarters of the votes.
UPDATE ballot SET draw_numbers = '[[3, 14, 15]]', casting = '{"by": "01910000-0000-7000-8000-000000000011", "at": "2026-10-02T08:30:00Z", "choice": "passes"}' WHERE id = '01910000-0000-7000-8000-000000002901';
UPDATE candidacy SET majority = '3' WHERE id = '01910000-0000-7000-8000-000000003001';
