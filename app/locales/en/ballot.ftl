# Ballots of groups.

ballots = Ballots
ballots-lead = What this group decides by voting, and who it elects. Each ballot says what is needed, what there is, and why.
ballots-none = No ballot was held yet.
ballots-none-hint = The chairs and the secretary prepare ballots; drafts are seen by them alone.
ballots-not-now = The group holds no ballots now: it was not approved yet, it rests, or it has ended.
ballots-open = Open now
ballots-over = Before
ballots-drafts = In preparation
ballot-new = Prepare a ballot
ballot-edit = Edit the draft
ballot-run = Run the ballot
ballot-you-would-vote = If a ballot opened today, you would have a vote.
ballot-you-would-not-vote = If a ballot opened today, you would have no vote.
ballot-see-why = See why
ballot-state-draft = Draft
ballot-state-open = Open
ballot-state-deferred = Put off
ballot-state-closed = Closed
ballot-state-settled = Settled
ballot-state-annulled = Annulled
ballot-outcome-passes = Passed
ballot-outcome-fails = Not passed
ballot-until-word = Until
ballot-closed-word = Closed
ballot-for-seats = { $seats ->
    [one] One seat is filled.
   *[other] { $seats } seats are filled.
}
ballot-todo = Your vote is missing in “{ $title }” of { $group }.
ballot-todo-do = Vote
ballot-position-of = Position
ballot-steps = End it, or put it off
ballot-blank-paper = a blank paper
ballot-opens-for = Open for { $hours } hours once it opens
ballot-counted = Counted

# Preparing
ballot-title = What the ballot is called
ballot-question = The question
ballot-question-hint = Markdown. What exactly those who vote say yes or no to, or whom they elect.
ballot-consequence = What a pass does
ballot-consequence-hint = One sentence. “Version 6 is published as a standard.”
ballot-subject-title = What the text is called
ballot-subject-text = The text that is voted on
ballot-subject-text-hint = The ballot is bound to this very text by its SHA-256. Empty where the question says it all.
ballot-hours = Open for how many hours
ballot-hours-hint = 168 are a week. The rule may ask for more.
ballot-feeds = Missing it costs the vote where the group’s rule of standing counts ballots
ballot-rule = Held under
ballot-rule-hint = A rule of a body, one of your own, or an election.
ballot-rule-election = Election or choice: counted as set below
ballot-rules-presets = Rules of other bodies
ballot-rules-own = Rules of this group
ballot-election-part = If it is an election or a choice
ballot-method = How it is counted
ballot-seats = How many are elected
ballot-limit = At most so many of one organisation
ballot-reopen = “Reopen nominations” stands, too
ballot-visibility = Who sees votes, and when
ballot-shows-turnout = Show how many have voted while the count is hidden
ballot-save = Save the draft
ballot-discard = Throw the draft away
ballot-nominate = Nominate
ballot-nominate-hint = A member is asked by mail and counts once they accept. An option needs a name alone.
ballot-nominate-person = A member
ballot-nominate-nobody = Nobody: an option by its name
ballot-candidate-name = Name of the option
ballot-candidate-affiliation = Stands for
ballot-candidate-statement = Statement
ballot-candidate-remove = Remove { $name }
ballot-candidate-waits = asked, has not answered
ballot-candidate-declined = declined
ballot-candidate-withdrew = withdrew
ballot-candidate-accepted = accepted
ballot-nomination-yours = You are nominated
ballot-nomination-accept = Accept
ballot-nomination-decline = Decline
ballot-nomination-withdraw = Withdraw
ballot-reopens-name = Reopen nominations
ballot-prospect = Who would vote
ballot-prospect-hint = Opening writes down exactly these votes. They are told by mail.
ballot-prospect-count = { $count ->
    [one] One vote, { $without } without
   *[other] { $count } votes, { $without } members without
}
ballot-prospect-without = Members without a vote
ballot-casters = Cast by
ballot-no-caster = nobody is named
ballot-open-now = Open the ballot
ballot-open-hint = From now on nothing of it can be changed.
ballot-flaw-nobody = Nobody has the vote.
ballot-flaw-members = The rule asks for at least { $number } members.
ballot-flaw-organisations = The rule asks for members of at least { $number } organisations.
ballot-flaw-voters = The rule asks for at least { $number } who may vote.
ballot-flaw-unbalanced = “{ $category }” holds more than { $most } of the votes.
ballot-flaw-weight = Fewer than five have the weight { $weight }: a confidential ballot would tell who they are.
ballot-flaw-category = Fewer than five are of “{ $category }”: a confidential ballot would tell who they are.

# Methods and visibility
method-plurality = Most votes win (plurality)
method-approval = Approval
method-irv = Instant run-off
method-debian = Condorcet by Debian’s constitution
method-schulze = Condorcet by Schulze (winning votes)
method-scottish-stv = Transferable vote, Scottish rules
method-wigm-prf = Transferable vote, WIGM (PRF)
method-meek-prf = Transferable vote, Meek (PRF)
visibility-open = Open: everybody sees who says what, at once
visibility-sealed = Sealed: nobody sees any count before it closes
visibility-members = Members only
visibility-confidential = Confidential: nobody sees whose vote is whose, also afterwards
ballot-visible-open = Votes are open: everybody who may see this ballot sees who says what, at once.
ballot-visible-sealed = Sealed until it closes: nobody, not even whoever runs the site, is shown any count. Then everybody sees who said what.
ballot-visible-members = Members of the group see who says what; others learn that there is a ballot, and how it ended.
ballot-visible-confidential = Confidential: papers carry no name. While voting goes on the server still knows the link; it is cut when the ballot closes.

# The ballot's page
ballot-asks = The question
ballot-a-pass = If it passes
ballot-held-in = On the agenda of
ballot-at-session = At the session
ballot-voted-on = What is voted on
ballot-bound = Bound to SHA-256
ballot-the-rule = The rule
ballot-inequality = As an inequality
ballot-your-vote = Your vote
ballot-your-vote-of = The vote of { $name }
ballot-cast-as-own = Your own vote
ballot-cast-as-representative = You cast it as the representative
ballot-cast-as-alternate = You cast it as the alternate; the representative’s vote wins
ballot-cast-as-proxy = You were asked to cast it; their own vote wins
ballot-cast-as-secretary = Recorded by the secretary
ballot-why-vote = Why you have this vote
ballot-no-vote-here = You have no vote in this ballot.
ballot-no-vote-hint = Whoever had the vote when it opened is on the list below. Your standing says what would bring it to you.
ballot-sign-in-to-vote = Sign in to see whether you have a vote here.
ballot-said = You say: { $choice }
ballot-voted-noted = Your vote was cast. What you chose is shown to nobody, also not to you.
ballot-not-present = Only those in the room vote. The secretary has not noted you there.
ballot-own-struck = As things stand this vote is struck from both sides: whose it is lost their standing since the ballot opened. It counts again if they regain it before the close.
ballot-vote = Cast the vote
ballot-change = Change the vote
ballot-reason = Your reason
ballot-reason-hint = Markdown. Positions marked with * need one.
ballot-position = Your position
ballot-rank-hint = Give 1 to whom you want most, then 2, 3 … Leave out whom you do not rank.
ballot-rank-equal-hint = The same number twice ranks them alike.
ballot-rank-of = Rank of { $name }
ballot-approve-hint = Give 1 to everybody whom you approve of.
ballot-choose-one-hint = Give 1 to one candidate.
ballot-live = Where it stands
ballot-live-passes = It would pass if it closed now.
ballot-live-fails = It would not pass if it closed now.
ballot-annulled-nothing = It was annulled before it closed: it decides nothing.
ballot-live-decided-passes = It passes, whatever still comes.
ballot-live-decided-fails = It cannot pass any more.
ballot-live-hidden = No count is shown before it closes.
ballot-turnout = { $returned } of { $eligible } votes were cast.
ballot-turnout-hidden = { $eligible } votes can be cast.
ballot-turnout-members = Only members of the group are told.
ballot-live-struck = { $count ->
    [one] One vote is struck from both sides, because whose it is lost their standing; it counts again if they regain it before the close.
   *[other] { $count } votes are struck from both sides, because whose they are lost their standing; they count again if it is regained before the close.
}
ballot-line-least = { $what }: { $needed } needed, { $now } now
ballot-line-most = { $what }: at most { $needed }, { $now } now
ballot-line-hidden-least = { $what }: { $needed } needed
ballot-line-hidden-most = { $what }: at most { $needed }
ballot-line-hidden-open = { $what }: how many that is depends on the votes
ballot-line-open = { $what }: { $now } now
ballot-still-settled = Reached for good.
ballot-still-holds = Reached now; later votes can still change it.
ballot-still-missing = { $votes ->
    [one] One more would do.
   *[other] { $votes } more would do.
}
ballot-still-too-many = { $votes ->
    [one] One fewer would do.
   *[other] { $votes } fewer would do.
}
ballot-still-open = Not reached; other votes can still change it.
ballot-still-out-of-reach = Out of reach.
ballot-role-block = Nobody blocks
ballot-role-quorum = Quorum
ballot-role-return = Return
ballot-role-abstentions = Abstentions
ballot-role-threshold = Majority
ballot-positions = What was said
ballot-position-by = cast by { $by }
ballot-positions-all = All that was said, voter by voter
ballot-superseded = said before
ballot-discounted = does not count
ballot-ruling = Ruling
ballot-resolution = Dealt with
ballot-voters = Who has a vote
ballot-voters-find = Find a voter
ballot-voters-none-found = No voter has such a name
ballot-voters-count = { $count ->
    [one] One vote
   *[other] { $count } votes
}
ballot-struck = struck
ballot-in-room = in the room
ballot-weight = Weight
ballot-candidates = Who stands
ballot-proxies = Votes cast for others
ballot-proxy-line = { $holder } casts the vote of { $voter }
ballot-proxy-give = Let somebody cast your vote
ballot-proxy-choose = Choose who casts your vote
ballot-proxy-give-to = Let { $name } cast your vote
ballot-proxy-hint = Both names are kept. It cannot be passed on, and your own vote wins.
ballot-proxy-holder = Who casts it
ballot-proxy-back = Take your vote back
ballot-no-standing = This ballot is in preparation: only those who run it, and those who are nominated, see it.
ballot-extended = { $times ->
    [one] It went on once, because too few took part.
   *[other] It went on { $times } times, because too few took part.
}

# Result
ballot-result = What it came to
ballot-result-passes = It passed.
ballot-result-fails = It did not pass.
ballot-result-nobody = Nobody had a vote, so nothing passes.
ballot-check-holds = holds
ballot-check-fails = does not hold
ballot-check-nothing = a fraction of nothing never holds
ballot-condition = Condition
ballot-numbers = With its numbers
ballot-verdict = Holds
ballot-elected = { $count ->
    [one] Elected:
   *[other] Elected, in this order:
} { $names }
ballot-elected-nobody = Nobody is elected.
ballot-vacant = { $count ->
    [one] One seat stays empty.
   *[other] { $count } seats stay empty.
}
ballot-reopened = { $count ->
    [one] For one seat nominations reopen.
   *[other] For { $count } seats nominations reopen.
}
ballot-valid = { $valid } valid papers, { $blank } blank.
ballot-quota = The quota is { $quota } votes.
ballot-not-counted = It could not be counted: { $why }
ballot-rounds = Round by round
ballot-stage = Stage { $number }
ballot-stage-first = First preferences
ballot-stage-surplus = Surplus of { $name }: { $votes }
ballot-stage-exclude = Without { $name }
ballot-stage-bar = Limit reached: without { $name }
ballot-stage-fill-last = Last seats
ballot-stage-distribute = Distribution
ballot-candidate = Candidate
ballot-exhausted = Exhausted
ballot-lost = Lost to dropped decimals
ballot-difference = Change
ballot-keeps = Keeps
ballot-key-held = held before
ballot-key-came = came in this stage
ballot-key-went = went away
ballot-key-quota = the quota
ballot-moved = { $votes } from { $from } to { $to }
ballot-moved-nowhere = { $votes } from { $from } to nobody: the papers name nobody else who could take them
ballot-mark-elected = elected
ballot-mark-excluded = excluded
ballot-votes = Votes
ballot-pairwise = Compared by pairs
ballot-pairwise-caption = How many rank whom of the row above whom of the column.
ballot-tie = Tie between { $names }: { $chosen }, by { $by ->
    [lot] the drawn lot
   *[other] stage { $by }
}
ballot-draw = The draw
ballot-draw-committed = Ties are settled by a draw that anybody can repeat. Its secret is fixed; its SHA-256 is { $commitment }. The secret is published when the ballot closes.
ballot-draw-told = The secret { $secret } has the SHA-256 that was published at opening. Lots fall by SHA-256 of the secret followed by the hash of the closed set.
ballot-record = The record
ballot-record-hash = Record { $number } of this group, SHA-256 { $hash }. Anybody can count it again with “plenary verify”.
ballot-record-head = When voting closed, the head of the group’s sealed event log was SHA-256 { $head }; the closing mail and the feed of ballots say the same.
ballot-record-json = Record (JSON)
ballot-record-csv = Votes (CSV)
ballot-record-blt = Papers (BLT)
ballot-papers = What the papers say
ballot-paper = Paper
ballot-bar = { $name }: { $votes } of { $all }

# Running it
ballot-run-lead = Everything here is written into the record of the group.
ballot-close = Close it
ballot-close-hint = Once its time is over, or before where the rule lets it. The site closes it by itself otherwise.
ballot-settle = Settle it
ballot-settle-hint = After the rulings. Nothing is added afterwards.
ballot-defer = Put it off
ballot-defer-hint = Once for each ballot. The clock stands still.
ballot-resume = Let it go on
ballot-annul = Annul it
ballot-annul-hint = It does not count. The reason is public.
ballot-why = Reason
ballot-presence = Who is in the room
ballot-presence-save = Note who is there
ballot-record-vote = Record a vote
ballot-record-vote-hint = For somebody in the room. Your name is kept beside it.
ballot-record-voter = Whose vote
ballot-rulings = Reasons and rulings
ballot-rulings-hint = Whether a negative has the reason that the rule asks for, and how an objection was dealt with. Both are public; whoever objected changes their position themselves.
ruling-appeals = Appeals against rulings
ruling-appeal-lodge = Appeal against a ruling
ruling-appealed = Which ruling
ruling-appeal-grounds-hint = What was ruled wrongly. Those above the group decide; until then the ballot is not settled.
ruling-appeal-against = Against the ruling on what { $name } said
ballot-rule-out = It does not count
ballot-rule-in = It counts
ballot-resolve = Dealt with
ballot-nothing-to-run = Nothing is left to do here.

# Rules
ballot-rules = Rules for ballots
ballot-rules-lead = A ballot is held under a rule that is fixed before it opens. Take the rule of a body, or put together your own.
ballot-rule-own = Put together a rule
ballot-rule-from = Start from this rule
ballot-rule-source = Read in { $title }, state of { $day }
ballot-rule-primary = where the body keeps it
ballot-rule-secondary = second-hand
ballot-rule-retire = Take out of use
ballot-rule-add = Add this rule
ballot-rule-try = Explain it, add nothing
ballot-rule-means = What this rule says
ballot-rule-name = What you call it
ballot-rule-positions = Positions
ballot-rule-positions-hint = By your own names. Rows without a name are left out.
ballot-rule-position = Position { $number }
ballot-rule-kind = How position { $number } counts
ballot-rule-reason = Position { $number } needs a reason
ballot-kind-counts = like any vote
ballot-kind-blocks = blocks: nothing passes while somebody holds it
ballot-kind-abstains = takes no side
ballot-kind-recuses = steps out, and makes the whole smaller
ballot-kind-advises = is shown and never counted
ballot-rule-conditions = Conditions
ballot-rule-conditions-hint = All of them have to hold. Rows without a number are left out.
ballot-rule-condition = Condition { $number }
ballot-rule-role = What for ({ $number })
ballot-rule-left = What is counted ({ $number })
ballot-rule-left-words = Positions counted, commas between ({ $number })
ballot-rule-comparison = Compared ({ $number })
ballot-rule-bound = Number or fraction such as 2/3 ({ $number })
ballot-rule-of = Of what ({ $number })
ballot-rule-of-words = Of these positions ({ $number })
ballot-rule-category = Among one category alone ({ $number })
ballot-of-number = itself: a number
ballot-of-positions = positions
ballot-quantity-cast = votes cast
ballot-quantity-cast-without-abstentions = votes cast without abstentions
ballot-quantity-eligible = all who may vote
ballot-quantity-eligible-without-recused = all who may vote and did not step out
ballot-quantity-present = all who are in the room
ballot-quantity-returned = all who answered
ballot-of-root-eligible = the square root of all who may vote
ballot-comparison-at-least = at least
ballot-comparison-more-than = more than
ballot-comparison-at-most = at most
ballot-comparison-less-than = less than
ballot-rule-more-positions = More positions
ballot-rule-more-conditions = More conditions
ballot-rule-preconditions = Before it opens
ballot-rule-members = At least so many members
ballot-rule-organisations = Of at least so many organisations
ballot-rule-voters = At least so many who may vote
ballot-rule-share = No category over this part
ballot-rule-conduct = How voting goes
ballot-rule-hours = Open for at least so many hours
ballot-rule-early = Closing before its time
ballot-early-never = never
ballot-early-all-voted = when all have voted
ballot-early-decided = when nothing can change the outcome
ballot-rule-changeable = A vote can be changed until it closes
ballot-rule-in-room = Only those in the room vote
ballot-rule-lost = Whoever loses their standing before it closes
ballot-lost-keeps = keeps the vote
ballot-lost-struck = is struck from both sides once no member any more
ballot-lost-judged = is struck from both sides if the group’s rule of standing, asked again at the close, gives them no vote
ballot-rule-proxies = How many others somebody may vote for
ballot-rule-extend-hours = If quorum or return is missed, go on for so many hours
ballot-rule-extend-times = At most so many times
ballot-rule-passes = What a pass does
ballot-rule-fails = What a failure does
ballot-effect-adopts = It is adopted
ballot-effect-rejects = It is not adopted
ballot-effect-recirculates = It goes back and is put to the vote again
ballot-effect-overturns = The decision is overturned
ballot-effect-stands = The decision stands

# Rules in one sentence
rule-passes = { $effect ->
    [adopts] It is adopted
    [rejects] It is rejected
    [recirculates] It goes back
    [overturns] The decision is overturned
   *[stands] The decision stands
} if { $conditions }.
rule-never = it never passes
rule-case = where { $when }: { $needs }
rule-otherwise = otherwise: { $needs }
rule-part = { $times } of { $of }
rule-root-part = { $times } times the square root of { $of }
rule-among = of “{ $category }” { $left }
rule-say = those who say { $words }
rule-threshold-number = { $left } come to { $comparison ->
    [at-least] at least
    [more-than] more than
    [at-most] at most
   *[less-than] less than
} { $bound }
rule-threshold-share = { rule-threshold-number }
rule-threshold-root = { rule-threshold-number }
rule-block-number = nobody says { $words }
rule-block-share = { rule-threshold-number }
rule-block-root = { rule-threshold-number }
rule-quorum-number = for a quorum { rule-threshold-number }
rule-quorum-share = for a quorum { rule-threshold-number }
rule-quorum-root = for a quorum { rule-threshold-number }
rule-return-number = { rule-threshold-number }
rule-return-share = { rule-threshold-number }
rule-return-root = { rule-threshold-number }
rule-abstentions-number = { rule-threshold-number }
rule-abstentions-share = { rule-threshold-number }
rule-abstentions-root = { rule-threshold-number }
rule-when-number = { rule-threshold-number }
rule-when-share = { rule-threshold-number }
rule-when-root = { rule-threshold-number }

# Positions that rules of bodies know
position-yes = Yes
position-no = No
position-abstain = Abstain
position-noobj = No objection
position-discuss = Discuss
position-recuse = Recuse
position-block = Block
position-approve = Approve
position-disapprove = Disapprove
position-reject = Reject
position-for = For
position-further-discussion = Further discussion
position-consent = Consent
position-concern = Concern
position-objection = Objection

# Rules of bodies
ballot-preset-iesg-standards-track = IESG: standards track
ballot-preset-iesg-other = IESG: informational, experimental
ballot-preset-iesg-charter = IESG: charter
ballot-preset-oasis-simple = OASIS: simple majority
ballot-preset-oasis-full = OASIS: full majority
ballot-preset-oasis-special = OASIS: special majority
ballot-preset-iso-dis = ISO/IEC: draft standard (DIS)
ballot-preset-iso-fdis = ISO/IEC: final draft (FDIS)
ballot-preset-ieee-sa = IEEE SA: balloting group
ballot-preset-etsi-71 = ETSI: 71 %
ballot-preset-apache-code = Apache: code change
ballot-preset-apache-release = Apache: release
ballot-preset-apache-lazy = Apache: lazy consensus
ballot-preset-apache-veto = Apache: veto
ballot-preset-debian-gr = Debian: resolution against further discussion
ballot-preset-w3c-ac-appeal = W3C: appeal by the Advisory Committee
ballot-preset-lf-charter-meeting = Linux Foundation charter: at a meeting
ballot-preset-lf-charter-electronic = Linux Foundation charter: electronic
ballot-preset-sociocratic-consent = Consent (sociocracy)

# Ties, terms of office, elections without a vote
ballot-unopposed = If no more stand than there are seats, they are elected without a vote
ballot-unopposed-rule = If no more stand than there are seats, they are elected without a vote.
ballot-elected-unopposed = { $count ->
    [one] Elected without a vote, because nobody else stands:
   *[other] Elected without a vote, because no more stand than there are seats:
} { $names }
ballot-months = Months of office
ballot-months-hint = By the order of election, commas between: with 24, 12 the first is elected for two years and all others for one. Empty where no term is set.
ballot-office = { $order ->
    [order] Elected for { $months } months, in the order of election; the last number is for everybody after.
   *[all] Elected for { $months } months.
}
ballot-office-until = { $name }: until { $day }
ballot-quorum = Quorum of single options
ballot-quorum-hint = Debian’s rule alone: how many times the square root of the electorate have to rank an option above “reopen nominations”. Debian’s 3Q is 3/2.
ballot-quorum-of-options = Each option needs { $times } × the square root of all who may vote above “Reopen nominations”.
ballot-candidate-majority = Majority it needs
ballot-candidate-majority-hint = How many times as many have to prefer it to “reopen nominations” as the other way round: 3 are three quarters. Empty for more than half.
ballot-majority-of-option = Needs { $times } times as many who prefer it to “Reopen nominations” as the other way round.
ballot-ties = What settles a tie
ties-lots = Lots from a secret whose hash is published at opening
ties-public = Lots from public numbers (RFC 3797)
ties-casting-vote = Whoever chairs the group
ballot-sources = Public sources
ballot-sources-hint = One a line, each with its day: “Lotto of 5 December 2026”. Nobody may know the numbers before the ballot closes.
ballot-draw-public = Ties fall by lot, drawn as RFC 3797 says from public numbers that nobody knows before the close:
ballot-draw-casting = Where the count leaves a tie, whoever chairs the group decides it by ranking everybody who stands.
ballot-tie-waits = A tie waits
ballot-tied-between = Tied: { $names }. Nobody is elected before that is settled.
ballot-tied-level = Both sides have the same. It is decided by the casting vote.
ballot-draw-now = Draw
ballot-numbers-hint = What each source has shown, whole numbers with blanks between. Anybody can look them up and draw again; this is done once.
ballot-decide-now = Cast the vote
ballot-decide-hint = Only whoever chairs the group does this, once. It stands in the record with the name’s id.
ballot-casting-vote = Casting vote
ballot-cast-by-chair = Decided by the casting vote: { $outcome ->
    [passes] it passes.
   *[fails] it does not pass.
}
ballot-casting-rule = Where both sides are equal, whoever chairs the group decides.
ballot-rule-casting = Where both sides are equal, whoever chairs the group decides

# Counting again
ballot-count-yourself = Count it yourself
ballot-count-in-browser = Your browser fetches the record and the counting, and counts on this machine. What this site says is not asked.
ballot-count-here = Count it here
ballot-count-holds = Counted again: the hash fits, and every number is the same.
ballot-count-flawed = Counted again, it does not hold.
ballot-count-votes = Votes counted, of those who could vote:
ballot-count-elected = Elected:
ballot-count-broken = It could not be counted here: the record or the counting did not load. Nothing is lost; try again, or count with the program below.
ballot-count-record = Take the record (JSON) and the program “plenary”, the one that runs this site; it needs no account and no connection. It checks the hash, counts again by a second, plain implementation, and says what is wrong, if anything is:
ballot-count-papers = Or take the papers (BLT) and count them by the rule, here or with any other program that reads such files. Where there was a tie, the lots stand in the record alone; without it they fall in the order of the list:
ballot-on-item = Held on “{ $item }”. If only those in the room vote, whoever is signed in to the meeting when the ballot opens is in the room.
ballot-on-session = Held at the session “{ $session }” of { $conference }. If only those in the room vote, whoever is signed in to a meeting of the group that is this session when the ballot opens is in the room.
