drafts = Drafts
drafts-of = Drafts of { $name }, with every revision and what changed
drafts-count = { $count ->
    [0] No draft is being written now.
    [one] One draft is being written. Everybody who may read it can see every revision and what changed.
   *[other] { $count } drafts are being written. Everybody who may read them can see every revision and what changed.
}
drafts-all = All { $count } drafts that are written
drafts-more = More drafts
draft-credits = With proposals by { $names }
drafts-resting = No longer written
drafts-none = No drafts yet
drafts-none-hint = A draft is a text that the group writes: its revisions stay for good, and everybody sees what changed.
draft-start = Begin a draft
draft-start-how = You are its first editor. Nobody sees what is being written but those who write; revisions are read by whom you choose.
draft-begin = Begin it
draft-title = Title
draft-name-hint = It stands in addresses and citations, such as { $group }-sessions-07. It is never used again. Left empty, it is made from the title.
draft-summary = What it is for
draft-summary-hint = Two or three sentences for somebody who has never heard of it. Markdown.
draft-repository = Repository
draft-repository-hint = The web address of the place where the text is also kept, if there is one.
draft-audience = Who reads it
draft-audience-public = Everybody
draft-audience-group = Only the group and those above it
draft-embargo = Embargo until
draft-embargo-hint = Before this day (from 00:00 UTC) nobody reads it but those who are named: neither chairs nor administrators. Empty for none.
draft-embargo-until = { $day }, 00:00 UTC
draft-embargoed = Under embargo
draft-group-only = Group only
draft-newest = Revision { $number }, { $day }
draft-no-revision = No revision yet
draft-requirements = { $count ->
    [0] No requirements
    [one] One requirement
   *[other] { $count } requirements
}
draft-standing = Revision { $number } is the newest, posted on { $day }.
draft-became = This draft was published as { $cited }. It stays here as the record of how that came about.
draft-behind = Reason, advice and mappings
draft-rationale = Reason
draft-advice = Advice
draft-mappings = Corresponds to
draft-numbers = { $count ->
    [one] Look at one number before you post
   *[other] Look at { $count } numbers before you post
}
draft-number-twice = { $number } stands there twice.
draft-number-other-section = { $number } does not begin with the number of its section.
draft-number-out-of-order = { $number } comes after a higher one.
draft-numbers-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}
draft-references-look = { $count ->
    [one] Look at one reference before you post
   *[other] Look at { $count } references before you post
}
draft-link-nowhere = The link to “#{ $name }” leads nowhere: nothing in the text is called so.
draft-standard-withdrawn = It was withdrawn.
draft-standard-replaced = Its place was taken by
draft-references = { $count ->
    [one] One reference
   *[other] { $count } references
}
draft-references-standards = Standards that it names
draft-references-within = Links within the text
draft-references-out = Links elsewhere
draft-read = Read revision { $number }
draft-write = Write
draft-write-on = Write on
draft-settings = Settings
draft-facts = Facts
draft-changed-with = What changed with revision { $number }
draft-see-changes = See the changes
draft-see-changes-since = See what changed since
draft-revisions = Revisions
draft-revision = Revision { $number }
draft-changes-from = Changes from { $number }
draft-editors = Editors
draft-readers = Readers under the embargo
draft-cited = Cite as
draft-stands-in-it = In it
draft-state = State
draft-export = Take it along
draft-compare = Compare
draft-from = From revision
draft-to = To revision
draft-contents = Contents
draft-not-newest = This is not the newest text; that is revision { $number }.
draft-shown-plain = This text is shown as it was written: it is too long or too deeply nested to be set.
draft-commit = Commit
draft-commit-hint = Its 7 to 64 hexadecimal digits.
draft-note = What changed
draft-note-hint = A sentence or two for those who read along.
draft-hash = SHA-256
draft-hash-hint = Of the file, to the byte. Calls and ballots are bound to it.
draft-people = Editors and readers
draft-people-hint = Editors write and post. Readers see it under an embargo.
draft-person = Person
draft-person-hint = Somebody of the group.
draft-part = As
draft-part-editor = Editor
draft-part-reader = Reader
draft-name-somebody = Name them
draft-take-back = Take back: { $name }
draft-take-back-short = Take back
draft-class-markup = Markup only
draft-class-editorial = Editorial
draft-class-substantive = Substantive
draft-class-feature = New feature
draft-class-registry = Registry data
draft-class-proposed = Proposed: { $class }
draft-class-because = Proposed as “{ $class }”: { $reason }.
draft-class-settled = Settled as “{ $class }”.
draft-class-settled-by = Settled as “{ $class }” by { $name }.
draft-settle-class = Settle the class of this change
draft-settle = Settle it
draft-class = Class of change
draft-class-hint = The W3C's five classes. In doubt a change is not editorial.
draft-reason-markup-only = only spacing or marks of Markdown differ
draft-reason-same-words = only case, punctuation or editors' notes differ
draft-reason-only-place = only numbers or places differ
draft-reason-new-requirement = a requirement is new
draft-reason-requirement-gone = a requirement is gone
draft-reason-other-level = a requirement belongs to another level
draft-reason-requirement-reworded = the words of a requirement differ
draft-reason-prose-reworded = words around the requirements differ
draft-reason-explanation-reworded = rationale or advice differ
draft-reason-only-mappings = only mappings differ
draft-what-new = new
draft-what-gone = gone
draft-what-moved = moved
draft-what-renumbered = renumbered
draft-what-retitled = retitled
draft-what-reworded = reworded
draft-what-relevelled = other level
draft-what-explained = explained otherwise
draft-what-remapped = other mappings
draft-count-new = { $count } new
draft-count-gone = { $count } gone
draft-count-moved = { $count } moved
draft-count-renumbered = { $count } renumbered
draft-count-retitled = { $count } retitled
draft-count-reworded = { $count } reworded
draft-count-relevelled = { $count } at another level
draft-count-explained = { $count } explained otherwise
draft-count-remapped = { $count } mapped otherwise
draft-count-sections = { $count ->
    [one] one section changed
   *[other] { $count } sections changed
}
draft-count-words = { $added } words added, { $removed } removed
draft-count-nothing = nothing that belongs to a requirement or section
draft-compare-title = From revision { $from } to { $to }
draft-views = How it is shown
draft-view-changes = By requirement
draft-view-inline = In one text
draft-view-side = Side by side
draft-before = The change before
draft-after = The change after
draft-other-changes = Other changes
draft-beginning = Before the first heading
draft-no-changes = Nothing changed that belongs to a requirement or section.
draft-requirements-changed = { $count ->
    [one] One requirement changed
   *[other] { $count } requirements changed
}
draft-sections-changed = { $count ->
    [one] One section changed
   *[other] { $count } sections changed
}
draft-was = was { $name }
draft-link-to-change = Link to the change of { $name }
draft-too-much = More differs than one page shows. Take both revisions along as Markdown to see all of it.
draft-lines-unchanged = { $count ->
    [one] One line stayed.
   *[other] { $count } lines stayed.
}
draft-line = Line
draft-text = Text
draft-text-hint = Markdown. A requirement is a row of a table with its number, or an item that begins with a bold number.
draft-save = Save
draft-save-and-post = Save, then post a revision
draft-preview = Preview
draft-preview-hint = Sections that you change are shown here. With scripts on, what you type is kept as you go.
draft-typed-kept = What you typed is kept, and not saved yet. These sections differ from what is saved.
draft-nothing-changed = Nothing differs from what is saved.
draft-upload-instead = Post a file instead
draft-saved-here = It is saved.
draft-saved-merged = It is saved. Somebody had changed other lines meanwhile; both changes stand here now.
draft-saved-unchanged = Nothing differs from what was saved.
draft-before-first = Before the first revision.
draft-made-from = Made from revision { $number }.
draft-changed-since = It has changes that are not posted.
draft-unchanged-since = Nothing has changed since.
draft-came = Revision { $number } was posted from elsewhere
draft-came-hint = Your text does not have its changes yet. Bring them in; where both changed the same lines you see both.
draft-bring-in = Bring them in
draft-typed-not-saved = You typed this and did not save it
draft-kept-aside = Texts that were kept because somebody had changed the same lines
draft-forget = Forget it
draft-kept-text = A text that was kept
draft-kept-text-hint = Saving brings it together with what stands there now.
draft-kept-differs = How it differs from the working copy
draft-kept-as-data = This draft is kept as a file of data
draft-kept-as-data-hint = Its requirements carry more than the text shows: rationale, advice, mappings. Change the file and post it.
draft-clash = Both of you changed the same lines
draft-clash-somebody = Somebody saved while you wrote
draft-clash-by = { $name } saved while you wrote
draft-clash-revision = Revision { $number } changed lines that you changed too
draft-clash-kept = Nothing is lost: your text is kept as you sent it, and theirs stands in the working copy.
draft-clash-places = { $count ->
    [one] One place to settle
   *[other] { $count } places to settle
}
draft-clash-text = The text with both
draft-clash-text-hint = At each place yours comes first, then theirs. Keep what should stay, then save.
draft-mine = Yours
draft-theirs = Theirs
draft-post = Post the revision
draft-post-as = Post revision { $number }
draft-post-lead = A revision is never changed afterwards. Everybody who may read the draft reads it.
draft-same = Revision { $number } says this already
draft-same-hint = There is nothing to post until something changes.
draft-would-change = What would change
draft-upload = Post a file
draft-upload-lead = Markdown, or the baseline's YAML. It becomes the next revision as it is, to the byte.
draft-file = File
draft-file-hint = At most 10 MB. Several files are a history: each becomes a revision, in the order of the numbers that their names begin with. What is posted already is passed over.
draft-files-posted = { $count ->
    [one] One file is posted: { $name } is revision { $number }.
   *[other] { $count } files are posted; the last, { $name }, is revision { $number }.
}
draft-files-kept = { $count ->
    [one] { $name } is not posted yet. It is kept here; you need not choose it again.
   *[other] { $name } and what follows it, { $count } files in all, are not posted yet. They are kept here; you need not choose them again.
}
draft-files-unfit = It is about { $name }. Nothing was posted; choose all files again once it is put right.
draft-asked = { $count ->
    [one] Of one requirement it is not certain what it was before
   *[other] Of { $count } requirements it is not certain what they were before
}
draft-asked-hint = What you say decides where comments and history go on. Take “new” where it asks something that was not asked before.
draft-which-is = Which one is { $number }?
draft-was-number = It was { $number }:
draft-is-new = It is new
draft-paper-kind = Draft
draft-paper-revision = Revision
draft-paper-notice = This is a draft. It may change at any time, and nobody has published it as a standard. Cite it only as work in progress.
draft-no-press = PDF is not available on this site.
flaw-too-many-files = Send at most 200 files at once, the oldest first.
flaw-no-number = Of several files, each needs a name that begins with its number, such as 01.md.
