# The public programme of a conference.
programme-schedule = Schedule
programme-speakers = Speakers
programme-changes = Changes
programme-my-agenda = My agenda
programme-search = Search
programme-version-line = { $conference }, version { $version } of the programme, { $date }

programme-described = { $conference }, { $from } to { $to }{ $place }: the programme with all sessions, speakers and changes.
programme-described-day = { $conference }, { $to }{ $place }: the programme with all sessions, speakers and changes.
programme-to = to
programme-see-schedule = See the schedule
programme-not-yet = The programme is not out yet
programme-not-yet-hint = It will stand here as soon as the organisers release it.
programme-figure-sessions = { $count ->
    [one] session
   *[other] sessions
}
programme-figure-rooms = { $count ->
    [one] room
   *[other] rooms
}
programme-figure-tracks = { $count ->
    [one] track
   *[other] tracks
}
programme-figure-speakers = { $count ->
    [one] speaker
   *[other] speakers
}
programme-the-days = The days
programme-tracks = Tracks
programme-sessions-in-rooms = { $sessioncount ->
    [one] 1 session
   *[other] { $sessioncount } sessions
} in { $roomcount ->
    [one] 1 room
   *[other] { $roomcount } rooms
}
programme-from-to = { $from } to { $to }
programme-last-changes = What changed last
programme-first-version = Version { $version }, published { $moment } ({ $place }): { $counts }.
programme-last-version = Version { $version }, published { $moment } ({ $place }): { $counts }.
programme-all-changes = All changes
programme-take-along = Take it along
programme-export-ics = Calendar of everything
programme-export-ics-hint = (iCalendar)
programme-export-xml = schedule.xml
programme-export-xml-hint = for Giggity and others
programme-export-json = schedule.json
programme-export-json-hint = for programs
programme-export-atom = Changes as a feed
programme-export-atom-hint = (Atom)

programme-day-description = { $sessions ->
    [one] 1 session
   *[other] { $sessions } sessions
} of { $conference } on { $day }, from { $first } on.
programme-days = Days
programme-view = View
programme-grid = Grid
programme-list = List
programme-hours = Hours
programme-board = Sessions by room and time
programme-filter = Filter the sessions
programme-track = Track
programme-room = Room
programme-type = Type
programme-language = Language
programme-words = Words
programme-all-tracks = All tracks
programme-all-rooms = All rooms
programme-all-types = All types
programme-all-languages = All languages
programme-show = Show
programme-clear = Clear
programme-showing = Showing { $sessioncount ->
    [one] 1 session
   *[other] { $sessions } sessions
} in { $roomcount ->
    [one] 1 room
   *[other] { $roomcount } rooms
}.
programme-times-in = Times in { $place } ({ $letters }).
programme-times-in-both = Times in { $place } ({ $letters }); beside them those in { $own } ({ $ownletters }).
programme-nothing-matches = No session of this day matches
programme-nothing-matches-hint = Take a filter away, or look at another day.
programme-show-all = Show all sessions of the day

programme-cancelled = Cancelled
programme-cancelled-hint = This session does not take place. It stays here so that links to it keep working.
programme-session = Session
programme-sessions = Sessions
programme-speaker = Speaker
programme-speaker-heading = { $count ->
    [one] Speaker
   *[other] Speakers
}
programme-add = Add to my agenda
programme-calendar-entry = Calendar entry
programme-calendar = Calendar
programme-facts = Facts
programme-when = When
programme-where = Where
programme-recording-licence = Recording
programme-not-recorded = This session is not recorded.
programme-links = Links
programme-feedback = Give feedback
programme-in-room = In { $room }
programme-before-in = Before, in { $room }, { $time }
programme-after-in = After, in { $room }, { $time }
programme-same-time = At the same time
programme-more-at-that-time = { $count ->
    [one] And 1 more
   *[other] And { $count } more
}
programme-history = History
programme-favourite = Favourite:
programme-added = In my agenda
programme-mark-failed = This could not be kept. Look whether you are online and sign in again.
programme-only-times-in = Only times in { $place }
programme-in-my-zone = Show in my time zone
programme-zone-unknown = “{ $zone }” is no time zone that we know. Times are those of the venue.
programme-zone = Also in the time zone
programme-zone-hint = Such as Europe/Berlin or Asia/Tokyo
programme-your-time = In your zone

programme-letters = Letters
programme-speakers-line = { $count ->
    [one] 1 person speaks
   *[other] { $number } people speak
} at { $conference }.
programme-speaks-in = Speaks in { $count ->
    [one] 1 session
   *[other] { $count } sessions
}
programme-group-standing = { $count ->
    [one] 1 session
   *[other] { $count } sessions
}
programme-seats = { $count ->
    [one] 1 seat
   *[other] { $count } seats
}

programme-now-and-next = Now and next
programme-now-description = What is on at { $conference } right now, and what comes next in each room.
programme-now-at = Now, { $time }
programme-next = Next
programme-nothing-now = Nothing is on at this moment.
programme-nothing-next = Nothing more comes today.
programme-quiet = Nothing is on right now
programme-goes-on = It goes on on { $day } at { $time }.
programme-over = The conference is over. Its programme stays here.

programme-what-changed = What changed
programme-what-changed-lead = Every published version of the programme, the newest first.
programme-changes-description = What changed in the programme of { $conference }, version by version.
programme-follow = Follow as a feed
programme-version = Version { $version }
programme-published = Published
programme-more-changes = { $count ->
    [one] 1 more change
   *[other] { $count } more changes
}
programme-every-change = All { $count } changes
change-alike = { $fields }: { $count ->
    [one] 1 session
   *[other] { $count } sessions
}
programme-older = Older versions

programme-search-label = Words to look for
programme-search-for = Search: { $query }
programme-search-description = Search the sessions, speakers, tracks and rooms of { $conference }.
programme-found = { $count ->
    [0] Nothing found for “{ $query }”.
    [one] 1 result for “{ $query }”.
   *[other] { $count } results for “{ $query }”, the closest first.
}
programme-found-page = Results { $first } to { $last } for “{ $query }”, the closest first.
programme-found-nothing = Nothing has all of these words
programme-found-nothing-hint = Try fewer words, or only the beginning of the last one.
programme-results = Results
programme-more-results = More results
programme-better-results = Closer results

programme-own-count = { $count ->
    [0] No sessions
    [one] 1 session
   *[other] { $count } sessions
} in your agenda.
programme-own-empty = Nothing in your agenda yet
programme-own-empty-hint = Press the star beside a session, or the button on its page, and it will stand here.
programme-kept-here = Stars are kept in your browser. Sign in to have them on all your devices, with a calendar address to take along.
programme-kept-without-scripts = Without scripts your browser keeps no stars. Sign in, and your agenda is kept in your account.
programme-overlaps = { $count ->
    [one] Two sessions overlap
   *[other] Some sessions overlap
}
programme-overlap = { $when }: “{ $one }” and “{ $other }”.
programme-your-calendar = In your calendar
programme-calendar-hint = A secret address shows your agenda in your calendar and follows its changes. Whoever knows the address sees your agenda; making a new one ends the old one.
programme-calendar-make = Make a calendar address
programme-calendar-again = Make a new address
programme-calendar-once = Copy it now: it is not shown again.

# What happened to sessions.
change-new = New
change-returned = Back
change-moved = Moved
change-changed = Changed
change-cancelled = Cancelled
change-from = from
change-to = to
change-was = was { $from }
change-count-new = { $count } new
change-count-returned = { $count } back
change-count-moved = { $count } moved
change-count-changed = { $count } changed
change-count-cancelled = { $count } cancelled
history-new = Published for { $to }
history-returned = Takes place after all, { $to }
history-moved = Moved from { $from } to { $to }
history-changed = Changed: { $fields }
history-cancelled = Cancelled; it was { $from }
field-title = title
field-subtitle = subtitle
field-summary = summary
field-description = description
field-track = track
field-kind = type
field-language = language
field-speakers = speakers
field-links = links
field-recording = recording
field-feedback = feedback
field-length = length

# Kinds of session and languages, as files write them.
kind-devroom = Developer room
kind-keynote = Keynote
kind-maintrack = Main track
kind-lightningtalk = Lightning talk
kind-lightning-talk = Lightning talk
kind-bof = Birds of a feather
kind-talk = Talk
kind-workshop = Workshop
kind-junior = Junior
kind-certification = Certification
kind-podium = Panel
kind-lecture = Lecture
kind-other = Other
kind-break = Break
language-en = English
language-de = German
language-fr = French
language-nl = Dutch
language-es = Spanish
language-it = Italian
language-pt = Portuguese
language-pl = Polish
language-cs = Czech
language-ja = Japanese
language-zh = Chinese

import-title = Import a programme
import-lead = Release a programme from a file that another system exported. The public sees it at once; every session keeps its address and its place in calendars.
import-file = File
import-file-hint = schedule.xml (frab, pentabarf, pretalx) or schedule.json, at most 64 MB.
import-comment = A word about this release
import-comment-hint = Shown beside it under “Changes”.
import-look = See what it would change
import-release = Release without looking
import-release-this = Release this
import-another = Choose another file
import-what-it-says = What the file says
import-sessions = { $count ->
    [one] 1 session takes place.
   *[other] { $count } sessions take place.
}
import-unchanged = It says what the newest release says; there is nothing to release.
import-empties = No session would take place any more: everything in the programme would be cancelled.
import-allow-empty = Yes, cancel everything in the programme
flaw-nothing-left = The file holds no session, so everything in the programme would be cancelled. Nothing was changed. Choose the right file, or confirm that everything is to be cancelled.
import-no-findings = Nothing in the file was odd.
import-findings = { $count ->
    [one] One finding
   *[other] { $count } findings
}
import-more-findings = { $count ->
    [one] One more is not shown.
   *[other] { $count } more are not shown.
}
import-whole-file = whole file
import-line = line { $line }
