# Words that every page may need.
language-name = English
title-error = Error: { $title }
skip-to-content = Skip to content
pages-of-this-place = Pages of this place
sign-in = Sign in
my-page = My page
sign-out = Sign out
admin = Administration
made-with-plenary = Made with Plenary
for-programs = API

form-refused = Please check what you entered
error-mark = { "Error: " }
optional = (optional)

not-found-title = Page not found
denied-title = Not open to you
sign-in-needed-title = Sign in first
failed-title = That did not work
to-the-front-page = To the front page

problem-not-found = There is nothing at this address, or it is not open to you.
problem-denied = Your role does not include this. Ask an owner of the team for it.
problem-sign-in-needed = Sign in first; you come back to this page afterwards.
problem-invalid = Some fields need your attention. Nothing was changed; what you typed is still here.
flaw-missing = This field is needed.
keep-current-over = This has ended: load the page again to see what came of it.
