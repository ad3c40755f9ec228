comments = Comments
comments-of = Comments on { $draft }
comments-count = { $count ->
    [0] No comments yet.
    [one] One comment.
   *[other] { $count } comments.
}
comments-here = { $count ->
    [one] { $count } comment here
   *[other] { $count } comments here
}
comment-here = Comment on this
comments-waiting = { $count ->
    [one] One comment waits to be let through.
   *[other] { $count } comments wait to be let through.
}
comments-see-waiting = See them
comments-orphaned = { $count ->
    [one] One on what is gone
   *[other] { $count } on what is gone
}
comments-without-issue = That raise no issue
comments-all = All
comments-show = Show
comments-filter = Filter
comments-filter-go = Show these
comments-none = No comments yet
comments-none-so = None of this kind
comments-none-hint = Whoever may read the draft may comment on it, member of the group or not. In the text, + leads from a section or requirement to the form.
comments-more = More comments
comments-see-all = All comments
comments-of-a-place = These are the comments on one place of the text.
comment-write = Comment
comment-send = Send the comment
comment-standing = On revision { $number }. Comments stand beside the text and stay with the public record of the draft.
comment-waits-hint = You are not in this group: somebody of it reads your comment first and lets it through. You see it meanwhile.
comment-on = On: { $what }
comment-elsewhere = On something else
comment-on-whole = The whole draft
comment-on-beginning = The beginning
comment-on-requirement = Requirement { $number }
comment-on-revision = on revision { $number }
comment-section = What it is on
comment-quote = Words of the text
comment-quote-hint = Copy the words that you mean from the text, if it is some words.
comment-body = Comment
comment-body-hint = What is wrong or missing, and why. Markdown.
comment-orphaned = Not in the text any more
comment-edited = edited { $at }
comment-earlier = What it said before
comment-until = Until { $at }
comment-was-hidden = This comment was taken out of view.
comment-was-withdrawn = Its author took this comment back.
comment-reason-was = The reason: { $reason }
comment-reason = Reason
comment-replies = { $count ->
    [one] One reply
   *[other] { $count } replies
}
comment-replies-head = Replies
comment-reply = Reply
comment-open = Open it
comment-by-on = { $name } on: { $what }
comment-issue = Issue #{ $number }
comment-change = Change it or take it back
comment-manage = Let through or hide
comment-edit = Change its words
comment-edit-hint = What it said before stays to be seen.
comment-sign-in = Sign in to reply
comment-state-waiting = Waits to be let through
comment-state-published = Published
comment-state-refused = Not let through
comment-state-hidden = Out of view
comment-state-withdrawn = Taken back
comment-move-publish = Let it through
comment-move-publish-means = Everybody who may read the draft reads it then, and its author is told.
comment-move-refuse = Do not let it through
comment-move-refuse-means = Its author is told why; nobody else reads it.
comment-move-hide = Take it out of view
comment-move-hide-means = A trace with your reason stays, and its author is told.
comment-move-show = Bring it back into view
comment-move-show-means = Everybody who may read the draft reads it again.
comment-move-withdraw = Take it back
comment-move-withdraw-means = Its words go; a trace stays where it was read already.
moderation = Whose comments wait to be let through
moderation-hint = Whoever may read a draft may comment on it. This says whose comments somebody of the group reads before everybody else does.
moderation-non-members = Those of people who are not in the group
moderation-everybody = Those of everybody but chairs, secretaries and editors
moderation-nobody = Nobody’s
suggestion = Proposed text
suggestion-make = Propose a text
suggestion-text = The lines as they should be
suggestion-text-hint = Change what stands here. Editors take it over by one act, and you are named for it.
suggestion-how = To propose a text for a section or a requirement, take the + beside it in the revision.
suggestion-lines = Proposed for lines { $first } to { $last }:
suggestion-taken = Taken over
suggestion-taken-by = by { $name }, { $at }
suggestion-take = Take it over
suggestion-by-hand = I brought it in by hand
suggestion-as-patch = As a patch for git
suggestion-clash = It no longer fits
suggestion-clash-lead = The working copy says something else there by now.
suggestion-clash-hint = Nothing was changed. Bring it in by hand, and say so here.
suggestion-working-copy = Working copy
issues = Issues
issues-of = Issues of { $draft }
issues-count = { $count ->
    [0] No open issues
    [one] One open issue
   *[other] { $count } open issues
}
issues-none = No issues
issues-none-hint = Editors open issues from comments: each gets a number, a disposition with its reason, and the answer of those who raised it.
issues-more = Older issues
issues-see-all = All issues
issue-new = Open an issue
issue-new-hint = Its number is never used again.
issue-join = Or add it to an open issue
issue-join-do = Add it
issue-join-which = Issue
issue-open-from = Open an issue from it
issue-title = What it is called
issue-title-hint = In one line, what is to be decided.
issue-about = What it is about
issue-about-hint = Where no comment says it. Markdown.
issue-open = Open
issue-accepted = Accepted
issue-accepted-in-part = Accepted in part
issue-declined = Declined
issue-deferred = Deferred
issue-duplicate = Duplicate
issue-disposition = Disposition
issue-standing = Where it stands
issue-standing-open = open
issue-standing-awaiting = answer awaited
issue-standing-not-satisfied = commenter not satisfied
issue-standing-silent = no answer in time
issue-standing-satisfied = commenters satisfied
issue-standing-settled = settled
issue-with = with { $name }
issue-due = due { $day }
issue-opened-at = opened { $day }
issue-holder = Who holds it
issue-due-at = Due
issue-raised-by = What raised it
issue-resolution = What became of it
issue-settled-by = { $name }, { $at }, on revision { $number }
issue-settle = Settle it
issue-rationale = Why
issue-rationale-hint = Those who raised it read this, and answer whether it addresses what they said. Markdown.
issue-duplicate-of = Duplicate of
issue-duplicate-of-hint = The number of the other issue.
issue-on-revision = On revision
issue-on-revision-hint = Empty for the newest.
issue-days = Days to answer
issue-days-hint = 1 to 90.
issue-assign = Say who holds it
issue-reopen = Open it again
issue-reopen-hint = What was decided and answered stays in its history.
issue-history = History
answer = Your answer
answer-satisfied = Satisfied
answer-not-satisfied = Not satisfied
answer-until = can answer until { $at }
answer-ask = Does that address what you said?
answer-hint = Until { $at }. If you say nothing, nobody waits for it any longer, and it is noted that you said nothing.
answer-send = Answer
answer-words = Why
answer-words-hint = Needed if you are not satisfied. Markdown.
entry-opened = { $name } opened it
entry-comments-added = { $name } added comments
entry-assigned = { $name } said who holds it
entry-settled = { $name }: { $disposition }
entry-answered = { $name }: { $answer }
entry-reopened = { $name } opened it again
duties = Who must act
duty-issue = Settle
duty-moderation = Let through or not
duty-answer = Awaiting the answer
duty-since = since { $at }
log = Comment resolution log
log-standing = { $count ->
    [one] One row: the published comments with what became of them, as consensus bodies publish it.
   *[other] { $count } rows: the published comments with what became of them, as consensus bodies publish it.
}
log-see = See it
log-patches = Suggestions taken over, as patches
flaw-not-there = There is nothing like this here. Copy words from the revision, from one paragraph, or choose something that is offered.
flaw-no-words = Quote at least one word of the text.
flaw-for-what = Say which section, requirement or words your text is for.
flaw-unchanged = This is what stands there. Change it, or leave it out.
flaw-path = Give the path of the file within its repository, without blanks.
flaw-days = Give 1 to 90 days.
flaw-too-many-comments = Name at most 100 comments at once.
