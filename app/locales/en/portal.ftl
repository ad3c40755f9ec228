front-title = Where security communities meet
front-lead = Conferences, working groups and standards, in one place and on one record.
