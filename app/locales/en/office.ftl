# What elections fill, who seconds whom, and ballots on revisions of drafts.

office-chair = Chair
office-secretary = Secretary
office-editor = Editor
office-liaison = Liaison
office-seat = A seat under a name of the group’s own
office-none = None
office-filled = The office that it fills
office-filled-hint = Those who are elected hold it once a chair settles the election, from the first day to the end of their term.
office-title = What the office or the seat is called
office-title-hint = “Board member”. Needed for a seat, which gives no role.
office-from = First day of the term
office-until = First day after it, if it is the rest of another term
office-fills-rest = The election fills a vacant seat for the rest of its term.
ballot-offices = Terms of office
office-held = In office
office-awaited = Begins later
office-vacant-since = Vacant since { $day }
office-nobody = nobody
office-before = { $name } before
office-fill = Fill it for the rest of the term
office-term = { $from } to { $until }
office-election = The election

ballot-fills = Whoever is elected becomes { $office } on { $from }.
ballot-fills-rest = Whoever is elected becomes { $office } from { $from } to { $until }, the rest of a term.
ballot-vacancy-question = Who takes the vacant office “{ $office }” for the rest of its term?
ballot-settle-installs = The outcome stands, and those who are elected have the office for their term. Only those who name officers can do this.

# Nominations
ballots-nominations = Nominations are open
ballot-nominates = Seconds are called for
ballot-nominations-open = Nominations are open. Whoever is nominated needs others with a vote who second them before the ballot opens.
ballot-seconds = How many others have to second whoever stands
ballot-seconds-hint = Members with a vote; nobody seconds their own nomination. Everybody in the group sees the nominations while the election is prepared.
ballot-seconds-asked = { $count ->
    [one] Whoever stands is seconded by at least one other with a vote.
   *[other] Whoever stands is seconded by at least { $count } others with a vote.
}
ballot-seconded-by = { $named ->
    [0] Seconds: { $count } of { $needed }.
   *[other] Seconds: { $count } of { $needed } ({ $names }).
}
ballot-second = Second { $name }
ballot-second-back = Take back your second for { $name }

# Revisions of drafts
ballot-on-revision = Open a ballot on this revision
ballots-on-revision = Ballots on this revision
ballot-on-revision-in = Open a ballot of “{ $group }” on it
ballot-on-revision-hint = The ballot is bound to this very revision by its SHA-256. A newer one ends it.
ballot-revision-question = Is { $cited } accepted?
ballot-revision-closed = The draft cannot be read by everybody now.
ballot-read-revision = Read revision { $number }
ballot-compare-newest = See what changed until revision { $number }
ballot-voided-replaced = Void: revision { $number } was posted while this ballot was open, and nobody votes on what was replaced.
ballot-voided-withdrawn = Void: the draft was parked or given up while this ballot was open.
ballot-goes-on = It goes on in another ballot
ballot-goes-on-from = The ballot before
ballot-carried = stands from the ballot before
ballot-scope = What this round is about
ballot-scope-hint = What changed from revision { $from } to { $to }, and which reasons against it wait for an answer.
ballot-scope-nothing = No section or requirement changed.
ballot-scope-negatives = Reasons that wait for an answer
ballot-rule-on-change = If another revision is posted while the ballot is open
ballot-change-void = It is void
ballot-change-recirculate = It goes round again on the new revision
ballot-change-carry = It goes round again, and what was said stands unless it is changed
ballot-change-void-rule = If another revision is posted while it is open, the ballot is void.
ballot-change-recirculate-rule = If another revision is posted while it is open, the ballot is void and goes round again on the new one; everybody votes anew.
ballot-change-carry-rule = If another revision is posted while it is open, the ballot is void and goes round again on the new one; what was said stands unless it is changed.
ballot-changed-new = new
ballot-changed-gone = gone
ballot-changed-moved = moved
ballot-changed-renumbered = renumbered
ballot-changed-retitled = retitled
ballot-changed-reworded = reworded
ballot-changed-relevelled = other level
ballot-changed-explained = other advice
ballot-changed-remapped = other mappings

# The calendar
ballots-feed = Openings and closings as a calendar
ballots-feed-name = { $group }: ballots
ballots-feed-opens = Voting begins: { $title }
ballots-feed-closes = Voting ends: { $title }
ballots-feed-settled = The outcome stands: { $title }
ballots-feed-head = Head of the group’s sealed event log then: SHA-256 { $head }
ballots-news = Openings and outcomes as a feed (Atom)
