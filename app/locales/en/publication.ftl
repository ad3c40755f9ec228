standards = Standards
standards-how = Texts that groups agreed on and published. A number is never used again, and a text never changes.
standards-which = Which standards
standards-current = In force
standards-all = All
standards-none = Nothing is published yet.
standards-older = Older ones
standards-feed = Feed
standard-called = { $cited }: { $title }
standard-obsolete = Obsolete
standard-is-obsolete = Another standard has taken the place of this one.
standard-read-later = Read { $cited }
standard-changes = What changed since the last edition
standard-changes-title = Changes since { $cited }
standard-published = { $cited }, published on { $day }
standard-by = Published by
standard-hash-hint = Of the text as it was posted and agreed on, to the byte.
standard-obsoletes = Takes the place of
standard-updates = Adds to
standard-obsoleted-by = Its place was taken by
standard-updated-by = Read it together with
standard-paper-kind = Standard
standard-paper-notice = This text does not change any more. Whether another standard took its place or adds to it, the index of standards says.
publish = Publish
publish-how = The newest revision becomes a standard: it gets the next number, which is never used again, everybody can read it, and its text never changes. That cannot be taken back.
publish-act = Publish it as a standard
publish-not-there = Publication does not lead on from where the draft stands now.
publish-missing = Before it is published, it needs:
publish-numbers-hint = Numbers with commas between, such as 3, 5. Leave it empty if there are none.
publish-earlier = Standards of this group in force
errata = Errata
errata-of = Errata of { $cited }
errata-how = Errors that readers found. The text of a standard never changes; what is wrong with it stands here and beside the text.
errata-none = No errata are reported.
errata-none-so = No errata stand there.
errata-none-hint = If you find an error in the text, report it.
errata-which = Which errata
errata-all = All
errata-older = Older ones
errata-feed = Feed
errata-feed-title = Errata of { $cited }
errata-count = { $count ->
    [0] No errata
    [one] 1 erratum
   *[other] { $count } errata
}
errata-not-verified = { $count ->
    [one] 1 erratum reported here, not verified
   *[other] { $count } errata reported here, not verified
}
errata-held-here = { $count ->
    [one] 1 erratum held for the next edition
   *[other] { $count } errata held for the next edition
}
errata-held-hint = Readers found errors in earlier editions that were left to the next one. Look at them before the text is done.
errata-held-title = Held for the next edition
erratum-report = Report an error
erratum-report-to = Report an error in { $cited }
erratum-report-how = The text of a standard never changes. What you report is looked at by the group that wrote it; what is right is shown beside the text.
erratum-number = Erratum { $number }
erratum-called = Erratum { $number } of { $cited }: { $state }
erratum-in = In { $place }
erratum-kind = What kind of error
erratum-kind-hint = Technical: whoever follows the text does something else than was meant. Editorial: a slip that changes nothing of what is asked.
erratum-kind-technical = Technical
erratum-kind-editorial = Editorial
erratum-place = Where it is
erratum-original = The words that are wrong
erratum-original-hint = As they stand in the text; copy them.
erratum-corrected = What should stand there
erratum-corrected-hint = Leave it empty if the words should go.
erratum-reason = Why
erratum-send = Report it
erratum-reads = It says
erratum-should-read = It should say
erratum-words-go = These words go.
erratum-by = Reported by { $name } on { $day }
erratum-by-at = Reported by { $name } ({ $affiliation }) on { $day }
erratum-settled-by = { $name }, { $day }
erratum-state-waiting = Waits to be let through
erratum-state-refused = Not published
erratum-state-reported = Reported, not verified
erratum-state-verified = Verified
erratum-state-held = Held for the next edition
erratum-state-rejected = Rejected
erratum-see-in-text = See it in the text
erratum-settle = What becomes of it
erratum-note = What is said to it
erratum-note-hint = Everybody reads it beside the erratum, and its reporter gets it by mail. Needed for all but letting it through.
erratum-move = Which
erratum-move-publish = Let it through as reported
erratum-move-verify = Verify: it is right
erratum-move-hold = Hold it for the next edition
erratum-move-reject = Reject: it is no error
erratum-move-refuse = Do not publish it
erratum-move-reopen = Look at it anew
erratum-waits-hint = Somebody of the group lets it through first. You get a mail.
flaw-words-not-there = These words do not stand there. Copy them as they stand in the text; what you wrote is still here.
standard-withdrawn = Withdrawn
standard-is-withdrawn = This standard was withdrawn on { $day }. It is in force no more; its text stays here as it was agreed on.
standard-withdraw = Withdraw it
standard-withdraw-title = Withdraw { $cited }
standard-withdraw-how = The standard stays readable under its number, and is in force no more. Nothing takes its place by that. That cannot be taken back.
standard-withdraw-why = Why
standard-withdraw-why-hint = Its readers are told.
