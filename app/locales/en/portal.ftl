front-title = Where security communities meet
front-lead = Conferences, working groups and standards, in one place and on one record.
front-empty = Nothing is public yet
front-empty-hint = Conferences appear here once their organisers show them.
site-search-title = Search the site
site-search-label = Conferences, sessions, people
site-search-lead = Finds conferences by their names, and the sessions and speakers of all public programmes.
site-search-conference = Conference
site-search-nothing-hint = Try fewer words, or only the beginning of the last one. Names of rooms and tracks are found in the search of their conference.
site-search-browse = See all conferences
coming-conferences = Coming conferences
past-conferences = Past conferences
running-now = Running now
conference-hidden = Hidden
period-to = to
changed-programmes = Recently changed programmes
version = version { $version }
ecosystems = Ecosystems
conferences-counted =
    { $count ->
        [0] No conferences yet
        [one] 1 conference
       *[other] { $count } conferences
    }

ecosystem = Ecosystem
about-this-ecosystem = About this ecosystem
vendor-partner = Vendor partner
vendor-partner-hint = The vendor that carries it, where there is one.
no-conferences = No conferences yet
no-conferences-hint = The conferences of this ecosystem appear here once their organisers show them.
organised-title = What I organise
organised-others = Other conferences of this site
organised-nothing = You are on no team yet
organised-nothing-hint = Teams invite people by mail. What you join appears here.
conferences = Conferences
for-the-team = For its team
edit-ecosystem = Edit
found-ecosystem = Found an ecosystem
edit-named = Edit { $name }
save = Save
name = Name
purpose = Purpose
purpose-hint = What it is for and whom it brings together. Markdown is understood.
address = Address
address-part = Address
ecosystem-address-hint = The part after /e/: small letters, digits and hyphens.
address-change-hint = The old address leads here for good and is given to nobody else.
change-address = Change the address

theme = Colours
theme-ink = Ink
theme-slate = Slate
theme-sky = Sky
theme-teal = Teal
theme-pine = Pine
theme-moss = Moss
theme-ochre = Ochre
theme-copper = Copper
theme-brick = Brick
theme-rose = Rose
theme-plum = Plum
theme-violet = Violet

problem-changed-meanwhile = Somebody else changed this meanwhile. Nothing of yours was saved. Open the page anew to see what stands there now; sending again puts yours in its place.
flaw-length = Use 2 to 60 characters.
flaw-characters = Use small letters, digits and single hyphens between them.
flaw-reserved = This word is kept for Plenary's own pages; choose another.
flaw-slug-taken = This address is or was in use; choose another.
flaw-unknown-theme = Choose one of the themes offered.
