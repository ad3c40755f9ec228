-- A ballot at a session of a programme.
UPDATE ballot SET conference = 'conf', session = 'ABC123' WHERE id = '01910000-0000-7000-8000-000000002901';
