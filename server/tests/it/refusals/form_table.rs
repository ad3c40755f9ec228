//! The forms, and who may not post them.

use super::{
    Case,
    Who::{self, Nobody, NobodyToHidden, OwnerElsewhere, Reviewer, Stranger, StrangerToHidden},
};

/// What some of a conference's team do. Whoever is not signed in gets the page to sign in (401), with the form in it.
const MAKERS: &[(Who, u16)] = &[
    (Nobody, 401),
    (Stranger, 403),
    (Reviewer, 403),
    (OwnerElsewhere, 403),
    (NobodyToHidden, 401),
    (StrangerToHidden, 404),
];
/// What an ecosystem's owners or the site's administrators do.
const OWNERS: &[(Who, u16)] = &[(Nobody, 401), (Stranger, 403), (OwnerElsewhere, 403)];
/// What those do who run a group, or belong to it.
const GROUP: &[(Who, u16)] =
    &[(Nobody, 401), (Stranger, 403), (OwnerElsewhere, 403), (NobodyToHidden, 401), (StrangerToHidden, 404)];
/// What those do who run a group, with a file, which is not carried.
const GROUP_FILES: &[(Who, u16)] =
    &[(Nobody, 303), (Stranger, 403), (OwnerElsewhere, 403), (NobodyToHidden, 303), (StrangerToHidden, 404)];
/// What everybody does for themselves, at conferences that they may know of.
const OWN: &[(Who, u16)] = &[(Nobody, 303), (NobodyToHidden, 303), (StrangerToHidden, 404)];

/// What everybody writes, at conferences that they may know of.
const WRITERS: &[(Who, u16)] = &[(Nobody, 401), (NobodyToHidden, 401), (StrangerToHidden, 404)];
/// What those do who asked to join.
const ASKERS: &[(Who, u16)] = &[(Nobody, 401), (Stranger, 404), (NobodyToHidden, 401), (StrangerToHidden, 404)];
/// What is somebody else's: not even that it is there.
const OTHERS: &[(Who, u16)] = &[(Nobody, 401), (Stranger, 404), (Reviewer, 404), (OwnerElsewhere, 404)];

/// What the committee of a conference does.
const COMMITTEE: &[(Who, u16)] =
    &[(Nobody, 401), (Stranger, 403), (OwnerElsewhere, 403), (NobodyToHidden, 401), (StrangerToHidden, 404)];
/// What those do who may read a proposal; to a reviewer who may not, it is not there.
const REVIEWED: &[(Who, u16)] = &[
    (Nobody, 401),
    (Stranger, 403),
    (Reviewer, 404),
    (OwnerElsewhere, 403),
    (NobodyToHidden, 401),
    (StrangerToHidden, 404),
];

/// Every form.
pub const FORMS: &[Case] = &[
    form("/e/new", "/e/new", "slug=another&name=Another", OWNERS),
    form("/e/{ecosystem}/edit", "/e/owasp/edit", "name=Another", OWNERS),
    form("/e/{ecosystem}/address", "/e/owasp/address", "slug=another", OWNERS),
    form("/e/{ecosystem}/team", "/e/owasp/team", "address=eve@example.org&role=owner", OWNERS),
    form("/e/{ecosystem}/team/roles", "/e/owasp/team/roles", "person={owner}&roles=owner", OWNERS),
    form("/e/{ecosystem}/team/remove", "/e/owasp/team/remove", "person={owner}", OWNERS),
    form("/e/{ecosystem}/team/withdraw", "/e/owasp/team/withdraw", "invitation={ecosystem-invitation}", OWNERS),
    form("/e/{ecosystem}/team/leave", "/e/owasp/team/leave", "", OWNERS),
    form(
        "/e/{ecosystem}/groups/new",
        "/e/owasp/groups/new",
        "slug=another&kind=working-group&name=Another&purpose=Writes",
        &[(Nobody, 401)],
    ),
    form("/g/{group}/charter/{number}", "/g/open/charter/1", "hash=", GROUP),
    form("/g/{group}/join", "/g/open/join", "role=member", WRITERS),
    form("/g/{group}/join/withdraw", "/g/open/join/withdraw", "", ASKERS),
    form("/g/{group}/leave", "/g/open/leave", "", GROUP),
    form("/g/{group}/standing", "/g/open/standing", "", GROUP),
    form("/g/{group}/manage", "/g/open/manage", "step=pause&note=Rest", GROUP),
    form("/g/{group}/manage/details", "/g/open/manage/details", "name=Another&purpose=Writes", GROUP),
    form("/g/{group}/manage/address", "/g/open/manage/address", "slug=another", GROUP),
    form("/g/{group}/manage/charter", "/g/open/manage/charter", "text=Another", GROUP),
    form("/g/{group}/manage/milestones", "/g/open/manage/milestones", "title=Another", GROUP),
    form("/g/{group}/manage/milestones/{milestone}", "/g/open/manage/milestones/{milestone}", "title=Another", GROUP),
    form("/g/{group}/manage/policies", "/g/open/manage/policies", "kind=ipr&title=Licence&text=Free", GROUP),
    form("/g/{group}/manage/members", "/g/open/manage/members", "address=eve@example.org&role=member", GROUP),
    form(
        "/g/{group}/manage/members/withdraw",
        "/g/open/manage/members/withdraw",
        "invitation={group-invitation}",
        GROUP,
    ),
    form("/g/{group}/manage/members/{person}", "/g/open/manage/members/{owner}", "organisation=Acme", GROUP),
    form(
        "/g/{group}/manage/members/{person}/office",
        "/g/open/manage/members/{owner}/office",
        "office=editor&act=give",
        GROUP,
    ),
    form("/g/{group}/manage/members/{person}/remove", "/g/open/manage/members/{owner}/remove", "", GROUP),
    form("/g/{group}/manage/requests/{request}", "/g/open/manage/requests/{request}", "answer=accept", GROUP),
    form(
        "/g/{group}/manage/organisations",
        "/g/open/manage/organisations",
        "organisation=Acme+Labs&principal=Acme",
        GROUP,
    ),
    form("/g/{group}/manage/leaves", "/g/open/manage/leaves", "person={owner}&from=2026-09-01&until=2026-10-01", GROUP),
    form("/g/{group}/drafts/new", "/g/open/drafts/new", "title=Another&name=another", GROUP),
    form("/g/{group}/drafts/{draft}/settings", "/g/open/drafts/text/settings", "title=Another", GROUP),
    form("/g/{group}/drafts/{draft}/people", "/g/open/drafts/text/people", "person={owner}&part=reader", GROUP),
    form("/standards/{number}/withdraw", "/standards/1/withdraw", "note=Broken", OWNERS),
    form("/standards/{number}/errata/new", "/standards/1/errata/new", "kind=editorial", &[(Nobody, 401)]),
    form("/standards/{number}/errata/{erratum}", "/standards/1/errata/1", "move=verify&note=Yes", OWNERS),
    form("/g/{group}/drafts/{draft}/publish", "/g/open/drafts/text/publish", "obsoletes=1", GROUP),
    form("/g/{group}/drafts/{draft}/life/move", "/g/open/drafts/text/life/move", "to=main+parked", GROUP),
    form("/g/{group}/drafts/{draft}/life/annul", "/g/open/drafts/text/life/annul", "reason=Accident", GROUP),
    form("/g/{group}/drafts/{draft}/life/holder", "/g/open/drafts/text/life/holder", "person={owner}", GROUP),
    form("/g/{group}/drafts/{draft}/life/shepherd", "/g/open/drafts/text/life/shepherd", "shepherd={owner}", GROUP),
    form("/g/{group}/drafts/{draft}/life/tags", "/g/open/drafts/text/life/tags", "tags=needs-review", GROUP),
    form("/g/{group}/drafts/{draft}/life/workflow", "/g/open/drafts/text/life/workflow", "workflow=iso", GROUP),
    form(
        "/g/{group}/drafts/{draft}/call",
        "/g/open/drafts/text/call",
        "kind=last-call&text=Read&until=2099-01-01",
        GROUP,
    ),
    form("/g/{group}/charter/{number}/call", "/g/open/charter/1/call", "text=Read&until=2099-01-01", GROUP),
    form("/g/{group}/drafts/{draft}/rights", "/g/open/drafts/text/rights", "holder=Acme&licence=later", WRITERS),
    form(
        "/g/{group}/drafts/{draft}/rights/withdraw",
        "/g/open/drafts/text/rights/withdraw",
        "declaration={owner}&reason=Lapsed",
        OTHERS,
    ),
    form("/g/{group}/drafts/{draft}/write-up", "/g/open/drafts/text/write-up", "purpose=Reading", GROUP),
    form("/g/{group}/calls/{call}", "/g/open/calls/{call}", "stance=support", WRITERS),
    form("/g/{group}/calls/{call}/outcome", "/g/open/calls/{call}/outcome", "outcome=consensus&reasons=Said", GROUP),
    form("/g/{group}/calls/{call}/annul", "/g/open/calls/{call}/annul", "reason=Accident", GROUP),
    form(
        "/g/{group}/calls/{call}/objections/{objection}",
        "/g/open/calls/{call}/objections/{owner}",
        "act=withdraw",
        OTHERS,
    ),
    form("/g/{group}/calls/{call}/appeals", "/g/open/calls/{call}/appeals", "grounds=Unread", WRITERS),
    form("/g/{group}/calls/{call}/appeals/{appeal}", "/g/open/calls/{call}/appeals/{owner}", "decision=upheld", OTHERS),
    form(
        "/g/{group}/calls/{call}/appeals/{appeal}/withdraw",
        "/g/open/calls/{call}/appeals/{owner}/withdraw",
        "",
        OTHERS,
    ),
    form("/g/{group}/manage/workflow", "/g/open/manage/workflow", "workflow=ietf", GROUP),
    form("/g/{group}/manage/comments", "/g/open/manage/comments", "moderation=nobody", GROUP),
    form("/g/{group}/drafts/{draft}/comments/new", "/g/open/drafts/text/comments/new", "body=Why", WRITERS),
    form("/g/{group}/drafts/{draft}/comments/{comment}", "/g/open/drafts/text/comments/{comment}", "body=So", WRITERS),
    form(
        "/g/{group}/drafts/{draft}/comments/{comment}/manage",
        "/g/open/drafts/text/comments/{comment}/manage",
        "act=hide&reason=No",
        GROUP,
    ),
    form(
        "/g/{group}/drafts/{draft}/comments/{comment}/apply",
        "/g/open/drafts/text/comments/{comment}/apply",
        "act=apply",
        GROUP,
    ),
    form("/g/{group}/drafts/{draft}/issues/new", "/g/open/drafts/text/issues/new", "title=Another", GROUP),
    form(
        "/g/{group}/drafts/{draft}/issues/{issue}",
        "/g/open/drafts/text/issues/1",
        "act=settle&disposition=declined&rationale=No",
        GROUP,
    ),
    form("/g/{group}/drafts/{draft}/write", "/g/open/drafts/text/write", "text=Another&made_from=1", GROUP),
    form("/g/{group}/drafts/{draft}/post", "/g/open/drafts/text/post", "number=1&note=Another", GROUP),
    form("/g/{group}/drafts/{draft}/upload", "/g/open/drafts/text/upload", UPLOADED_DRAFT, GROUP_FILES),
    form("/g/{group}/drafts/{draft}/{number}/class", "/g/open/drafts/text/2/class", "class=editorial", GROUP),
    form("/g/{group}/manage/voting", "/g/open/manage/voting", "preset=oasis", GROUP),
    form(
        "/g/{group}/meetings/new",
        "/g/open/meetings/new",
        "title=Call&day=2099-01-01&time=15:00&minutes=60&zone=UTC",
        GROUP,
    ),
    form(
        "/g/{group}/meetings/{meeting}/edit",
        "/g/open/meetings/{meeting}/edit",
        "title=Call&day=2099-01-01&time=15:00&minutes=60&zone=UTC",
        GROUP,
    ),
    form(
        "/g/{group}/meetings/{meeting}/state",
        "/g/open/meetings/{meeting}/state",
        "state=cancelled&reason=Ill",
        GROUP,
    ),
    form("/g/{group}/meetings/{meeting}/series", "/g/open/meetings/{meeting}/series", "reason=Done", GROUP),
    form("/g/{group}/meetings/{meeting}/tasks", "/g/open/meetings/{meeting}/tasks", "task=participation", GROUP),
    form("/g/{group}/meetings/{meeting}/agenda", "/g/open/meetings/{meeting}/agenda", "title=One", GROUP),
    form(
        "/g/{group}/meetings/{meeting}/agenda/{item}",
        "/g/open/meetings/{meeting}/agenda/01910000-0000-7000-8000-00000000ffff",
        "title=One",
        GROUP,
    ),
    form(
        "/g/{group}/meetings/{meeting}/materials",
        "/g/open/meetings/{meeting}/materials",
        "url=https://a.example",
        GROUP,
    ),
    form(
        "/g/{group}/meetings/{meeting}/materials/upload",
        "/g/open/meetings/{meeting}/materials/upload",
        FILE,
        GROUP_FILES,
    ),
    form("/g/{group}/meetings/{meeting}/attend", "/g/open/meetings/{meeting}/attend", "", WRITERS),
    form("/g/{group}/meetings/{meeting}/attendance", "/g/open/meetings/{meeting}/attendance", "name=Grace", GROUP),
    form("/g/{group}/meetings/{meeting}/minutes", "/g/open/meetings/{meeting}/minutes", "text=One&made_from=0", GROUP),
    form(
        "/g/{group}/meetings/{meeting}/minutes/step",
        "/g/open/meetings/{meeting}/minutes/step",
        "state=proposed",
        GROUP,
    ),
    form(
        "/g/{group}/meetings/{meeting}/entries",
        "/g/open/meetings/{meeting}/entries",
        "kind=decision&text=One",
        GROUP,
    ),
    form(
        "/g/{group}/meetings/{meeting}/entries/{entry}",
        "/g/open/meetings/{meeting}/entries/01910000-0000-7000-8000-00000000ffff",
        "state=done",
        WRITERS,
    ),
    form(
        "/g/{group}/meetings/{meeting}/hands",
        "/g/open/meetings/{meeting}/hands",
        "question=One&options=Yes%0ANo",
        GROUP,
    ),
    form(
        "/g/{group}/meetings/{meeting}/hands/{hands}",
        "/g/open/meetings/{meeting}/hands/01910000-0000-7000-8000-00000000ffff",
        "choice=0",
        WRITERS,
    ),
    form(
        "/g/{group}/meetings/{meeting}/recordings",
        "/g/open/meetings/{meeting}/recordings",
        "act=ask&access=members&purpose=One&until=2099-01-01",
        GROUP,
    ),
    form(
        "/g/{group}/meetings/{meeting}/recordings/withhold",
        "/g/open/meetings/{meeting}/recordings/withhold",
        "",
        WRITERS,
    ),
    form("/g/{group}/manage/meetings", "/g/open/manage/meetings", "title=Call&on=2026-08-30", GROUP),
    form("/g/{group}/manage/meetings/{meeting}", "/g/open/manage/meetings/{meeting}", "present={owner}", GROUP),
    form("/g/{group}/ballots/{ballot}", "/g/open/ballots/{ballot}", "position=yes", WRITERS),
    form("/g/{group}/ballots/{ballot}/proxy", "/g/open/ballots/{ballot}/proxy", "holder={owner}", WRITERS),
    form(
        "/g/{group}/ballots/{ballot}/nomination",
        "/g/open/ballots/{ballot}/nomination",
        "candidate={ballot}",
        WRITERS,
    ),
    form("/g/{group}/ballots/{ballot}/seconds", "/g/open/ballots/{ballot}/seconds", "candidate={ballot}", WRITERS),
    form("/g/{group}/ballots/{ballot}/begin", "/g/open/ballots/{draft}/begin", "", GROUP),
    form("/g/{group}/ballots/{ballot}/close", "/g/open/ballots/{ballot}/close", "", GROUP),
    form("/g/{group}/ballots/{ballot}/settle", "/g/open/ballots/{ballot}/settle", "", GROUP),
    form("/g/{group}/ballots/{ballot}/defer", "/g/open/ballots/{ballot}/defer", "reason-defer=Wait", GROUP),
    form("/g/{group}/ballots/{ballot}/resume", "/g/open/ballots/{ballot}/resume", "", GROUP),
    form("/g/{group}/ballots/{ballot}/annul", "/g/open/ballots/{ballot}/annul", "reason-annul=Wrong", GROUP),
    form("/g/{group}/ballots/{ballot}/discard", "/g/open/ballots/{draft}/discard", "", GROUP),
    form("/g/{group}/ballots/{ballot}/candidates", "/g/open/ballots/{draft}/candidates", "name=Red", GROUP),
    form(
        "/g/{group}/ballots/{ballot}/candidates/remove",
        "/g/open/ballots/{ballot}/candidates/remove",
        "candidate={ballot}",
        GROUP,
    ),
    form("/g/{group}/ballots/{ballot}/presence", "/g/open/ballots/{ballot}/presence", "present={owner}", GROUP),
    form(
        "/g/{group}/ballots/{ballot}/recorded",
        "/g/open/ballots/{ballot}/recorded",
        "voter={owner}&position=yes",
        GROUP,
    ),
    form("/g/{group}/ballots/{ballot}/draw", "/g/open/ballots/{ballot}/draw", "numbers-0=1", GROUP),
    form("/g/{group}/ballots/{ballot}/decide", "/g/open/ballots/{ballot}/decide", "outcome=passes", GROUP),
    form(
        "/g/{group}/ballots/{ballot}/appeals",
        "/g/open/ballots/{ballot}/appeals",
        "appealed={ballot}&grounds=Unread",
        ASKERS,
    ),
    form(
        "/g/{group}/ballots/{ballot}/appeals/{appeal}",
        "/g/open/ballots/{ballot}/appeals/{owner}",
        "decision=upheld",
        GROUP,
    ),
    form(
        "/g/{group}/ballots/{ballot}/appeals/{appeal}/withdraw",
        "/g/open/ballots/{ballot}/appeals/{owner}/withdraw",
        "",
        ASKERS,
    ),
    form("/g/{group}/ballots/{ballot}/rulings", "/g/open/ballots/{ballot}/rulings", "position={ballot}", GROUP),
    form(
        "/g/{group}/manage/ballots/new",
        "/g/open/manage/ballots/new",
        "title=A&question=B&consequence=C&hours=168&rule=lf-charter-electronic",
        GROUP,
    ),
    form(
        "/g/{group}/manage/ballots/{ballot}",
        "/g/open/manage/ballots/{draft}",
        "title=A&question=B&consequence=C&hours=168&rule=lf-charter-electronic",
        GROUP,
    ),
    form(
        "/g/{group}/manage/ballots/rules",
        "/g/open/manage/ballots/rules",
        "name=Ours&word-0=yes&bound-0=1&words-0=yes",
        GROUP,
    ),
    form("/g/{group}/manage/ballots/rules/{rule}/retire", "/g/open/manage/ballots/rules/{ballot}/retire", "", GROUP),
    form("/c/new", "/c/new", CONFERENCE, OWNERS),
    form("/c/{conference}/organise/publish", "/c/open/organise/publish", "", MAKERS),
    form("/c/{conference}/organise/hide", "/c/open/organise/hide", "", MAKERS),
    form("/c/{conference}/organise/settings", "/c/open/organise/settings", CONFERENCE, MAKERS),
    form("/c/{conference}/organise/address", "/c/open/organise/address", "slug=another", MAKERS),
    form("/c/{conference}/organise/rooms", "/c/open/organise/rooms", "rows=0", MAKERS),
    form("/c/{conference}/organise/tracks", "/c/open/organise/tracks", "rows=0", MAKERS),
    form("/c/{conference}/organise/types", "/c/open/organise/types", "rows=0", MAKERS),
    form("/c/{conference}/cfp/{call}/propose", "/c/open/cfp/talks/propose", "title=Another", WRITERS),
    form("/me/proposals/{proposal}", "/me/proposals/{proposal}", "title=Another", OTHERS),
    form("/me/proposals/{proposal}/withdraw", "/me/proposals/{proposal}/withdraw", "", OTHERS),
    form("/me/proposals/{proposal}/discard", "/me/proposals/{proposal}/discard", "", OTHERS),
    form(
        "/c/{conference}/organise/calls/{call}/proposals/{proposal}",
        "/c/open/organise/calls/talks/proposals/{proposal}",
        "step=accept",
        MAKERS,
    ),
    form(
        "/me/proposals/{proposal}/answers/{question}",
        "/me/proposals/{proposal}/answers/{question}",
        UPLOAD,
        UPLOADERS,
    ),
    form(
        "/me/proposals/{proposal}/answers/{question}/remove",
        "/me/proposals/{proposal}/answers/{question}/remove",
        "",
        OTHERS,
    ),
    form(
        "/c/{conference}/organise/calls/{call}/questions",
        "/c/open/organise/calls/talks/questions",
        "question={question}&act=remove",
        MAKERS,
    ),
    form(
        "/c/{conference}/organise/calls/{call}/questions/new",
        "/c/open/organise/calls/talks/questions/new",
        QUESTION,
        MAKERS,
    ),
    form(
        "/c/{conference}/organise/calls/{call}/questions/{question}",
        "/c/open/organise/calls/talks/questions/{question}",
        QUESTION,
        MAKERS,
    ),
    form(
        "/c/{conference}/organise/calls/{call}/codes",
        "/c/open/organise/calls/talks/codes",
        "valid_until=2099-01-01T00%3A00",
        MAKERS,
    ),
    form(
        "/me/proposals/{proposal}/speakers",
        "/me/proposals/{proposal}/speakers",
        "act=invite&address=eve@example.org",
        OTHERS,
    ),
    form("/me/proposals/{proposal}/files", "/me/proposals/{proposal}/files", "act=link&url=https://a.example", OTHERS),
    form("/me/proposals/{proposal}/files/upload", "/me/proposals/{proposal}/files/upload", FILE, OTHERS_NOT_CARRIED),
    form("/me/proposals/{proposal}/sharing", "/me/proposals/{proposal}/sharing", "act=share&days=7", OTHERS),
    form("/me/proposals/{proposal}/embargo", "/me/proposals/{proposal}/embargo", "act=lift", OTHERS),
    form("/speak/{token}", "/speak/guessed", "", &[(Nobody, 401), (Stranger, 404)]),
    form("/speak/{token}/decline", "/speak/guessed/decline", "", &[(Nobody, 404), (Stranger, 404)]),
    form("/claims/{token}", "/claims/guessed", "", &[(Nobody, 401), (Stranger, 404)]),
    form("/c/{conference}/cfp/{call}/again", "/c/open/cfp/talks/again", "source={proposal}", TAKERS),
    form("/c/{conference}/organise/calls/{call}/table", "/c/open/organise/calls/talks/table", IMPORT, IMPORTERS),
    form(
        "/c/{conference}/organise/calls/{call}/enter",
        "/c/open/organise/calls/talks/enter",
        "speaker_name=Another",
        MAKERS,
    ),
    form(
        "/c/{conference}/organise/calls/{call}/proposals/{proposal}/speakers",
        "/c/open/organise/calls/talks/proposals/{proposal}/speakers",
        "act=add&speaker_name=Another",
        MAKERS,
    ),
    form(
        "/c/{conference}/organise/calls/{call}/proposals/{proposal}/readers",
        "/c/open/organise/calls/talks/proposals/{proposal}/readers",
        "",
        MAKERS,
    ),
    form(
        "/c/{conference}/organise/calls/{call}/proposals/{proposal}/lift",
        "/c/open/organise/calls/talks/proposals/{proposal}/lift",
        "",
        MAKERS,
    ),
    form(
        "/c/{conference}/organise/calls/{call}/proposals/{proposal}/duplicate",
        "/c/open/organise/calls/talks/proposals/{proposal}/duplicate",
        "duplicate_of=",
        MAKERS,
    ),
    form(
        "/c/{conference}/organise/calls/{call}/proposals/{proposal}/track",
        "/c/open/organise/calls/talks/proposals/{proposal}/track",
        "track=",
        MAKERS,
    ),
    form("/c/{conference}/organise/calls/new", "/c/open/organise/calls/new", "slug=another&title=Another", MAKERS),
    form("/c/{conference}/organise/calls/{call}", "/c/open/organise/calls/talks", "title=Another", MAKERS),
    form("/c/{conference}/organise/calls/{call}/show", "/c/open/organise/calls/talks/show", "", MAKERS),
    form("/c/{conference}/organise/calls/{call}/hide", "/c/open/organise/calls/talks/hide", "", MAKERS),
    form("/c/{conference}/organise/calls/{call}/close", "/c/open/organise/calls/talks/close", "", MAKERS),
    form("/c/{conference}/review/{call}/me", "/c/open/review/talks/me", "act=interests", COMMITTEE),
    form(
        "/c/{conference}/review/{call}/proposals/{proposal}",
        "/c/open/review/talks/proposals/{proposal}",
        "act=save",
        REVIEWED,
    ),
    form(
        "/c/{conference}/review/{call}/proposals/{proposal}/bid",
        "/c/open/review/talks/proposals/{proposal}/bid",
        "bid=eager",
        REVIEWED,
    ),
    form(
        "/c/{conference}/review/{call}/proposals/{proposal}/decline",
        "/c/open/review/talks/proposals/{proposal}/decline",
        "reason=Busy",
        REVIEWED,
    ),
    form(
        "/c/{conference}/review/{call}/proposals/{proposal}/discuss",
        "/c/open/review/talks/proposals/{proposal}/discuss",
        "message=Hello",
        REVIEWED,
    ),
    form(
        "/c/{conference}/review/{call}/proposals/{proposal}/approve",
        "/c/open/review/talks/proposals/{proposal}/approve",
        "review=1",
        MAKERS,
    ),
    form(
        "/c/{conference}/review/{call}/proposals/{proposal}/assign",
        "/c/open/review/talks/proposals/{proposal}/assign",
        "person={owner}",
        MAKERS,
    ),
    form(
        "/c/{conference}/review/{call}/proposals/{proposal}/conflict",
        "/c/open/review/talks/proposals/{proposal}/conflict",
        "person={owner}&tie=personal",
        MAKERS,
    ),
    form(
        "/c/{conference}/review/{call}/proposals/{proposal}/deputy",
        "/c/open/review/talks/proposals/{proposal}/deputy",
        "deputy={owner}",
        MAKERS,
    ),
    form(
        "/c/{conference}/review/{call}/proposals/{proposal}/copy",
        "/c/open/review/talks/proposals/{proposal}/copy",
        "title=Another",
        MAKERS,
    ),
    form("/c/{conference}/organise/calls/{call}/review", "/c/open/organise/calls/talks/review", "wanted=2", MAKERS),
    form(
        "/c/{conference}/organise/calls/{call}/review/reviewers",
        "/c/open/organise/calls/talks/review/reviewers",
        "act=remind",
        MAKERS,
    ),
    form(
        "/c/{conference}/organise/calls/{call}/review/assignment",
        "/c/open/organise/calls/talks/review/assignment",
        "act=plan&aim=fairest&seed=1",
        MAKERS,
    ),
    form(
        "/c/{conference}/organise/calls/{call}/decisions",
        "/c/open/organise/calls/talks/decisions",
        "decision=accept&proposals={proposal}",
        MAKERS,
    ),
    form(
        "/c/{conference}/organise/calls/{call}/decisions/quotas",
        "/c/open/organise/calls/talks/decisions/quotas",
        "",
        MAKERS,
    ),
    form(
        "/c/{conference}/organise/calls/{call}/decisions/deputy",
        "/c/open/organise/calls/talks/decisions/deputy",
        "proposal={proposal}&deputy={owner}",
        MAKERS,
    ),
    form(
        "/c/{conference}/organise/calls/{call}/decisions/list",
        "/c/open/organise/calls/talks/decisions/list",
        "list=x&act=plan",
        MAKERS,
    ),
    form(
        "/c/{conference}/organise/calls/{call}/release",
        "/c/open/organise/calls/talks/release",
        "act=prepare",
        MAKERS,
    ),
    form(
        "/c/{conference}/organise/calls/{call}/release/send",
        "/c/open/organise/calls/talks/release/send",
        "announcement={proposal}&letters=1",
        MAKERS,
    ),
    form(
        "/c/{conference}/organise/calls/{call}/release/letters/{letter}",
        "/c/open/organise/calls/talks/release/letters/{owner}",
        "subject=Another&body=Another",
        MAKERS,
    ),
    form(
        "/c/{conference}/organise/letters/{kind}/{language}",
        "/c/open/organise/letters/accepted/en",
        "subject=Another&body=Another",
        MAKERS,
    ),
    form("/me/proposals/{proposal}/answer", "/me/proposals/{proposal}/answer", "reply=decline", OTHERS),
    form("/me/proposals/{proposal}/volunteer", "/me/proposals/{proposal}/volunteer", "region=europe", OTHERS),
    form("/c/{conference}/organise/team", "/c/open/organise/team", "address=eve@example.org&role=owner", MAKERS),
    form("/c/{conference}/organise/team/roles", "/c/open/organise/team/roles", "person={owner}&roles=owner", MAKERS),
    form("/c/{conference}/organise/team/remove", "/c/open/organise/team/remove", "person={owner}", MAKERS),
    form("/c/{conference}/organise/team/withdraw", "/c/open/organise/team/withdraw", "invitation={invitation}", MAKERS),
    form("/c/{conference}/organise/team/leave", "/c/open/organise/team/leave", "", LEAVERS),
    form("/c/{conference}/organise/import", "/c/open/organise/import", IMPORT, IMPORTERS),
    form("/c/{conference}/my", "/c/open/my", "add=AAAAAA", OWN),
    form("/c/{conference}/my/{date}", "/c/open/my/2026-10-01", "add=AAAAAA", OWN),
    form("/c/{conference}/talks/{code}", "/c/open/talks/AAAAAA", "", OWN),
    form("/invitations/{token}", "/invitations/guessed", "", &[(Nobody, 401), (Stranger, 404)]),
    form("/sign-in", "/sign-in", "address=olga@people.test&password=guessed-and-guessed", &[(Nobody, 422)]),
    form("/sign-in/sent", "/sign-in/sent", "code=123456", &[(Nobody, 422)]),
    form("/sign-in/link", "/sign-in/link", "token=guessed", &[(Nobody, 404)]),
    form("/sign-in/again", "/sign-in/again", "password=guessed-and-guessed", &[(Nobody, 303), (Stranger, 422)]),
    form("/sign-up/link", "/sign-up/link", "token=guessed&password=", &[(Nobody, 404)]),
    form("/recover/link", "/recover/link", "token=guessed&password=guessed-and-guessed", &[(Nobody, 404)]),
    form("/me/profile", "/me/profile", "name=Another", ME),
    form("/me/picture", "/me/picture", PICTURE, NOT_CARRIED),
    form("/me/affiliations", "/me/affiliations", "organisation=Another&from=2026-01-01", ME),
    form("/me/addresses", "/me/addresses", "address=eve@example.org", ME),
    form("/me/addresses/link", "/me/addresses/link", "token=guessed", &[(Nobody, 401), (Stranger, 404)]),
    form("/me/password", "/me/password", "password=guessed-and-guessed", NOT_CARRIED),
    form("/me/sign-ins", "/me/sign-ins", "act=others", ME),
    form("/me/tokens", "/me/tokens", "name=Another&scopes=read&lifetime=week", ME),
    form("/me/calendar", "/me/calendar", "do=make", ME),
    form("/me/data", "/me/data", "act=erase", ME),
    form("/admin/jobs", "/admin/jobs", "act=retry", OWNERS),
];

/// Whoever is on the team may leave it.
const LEAVERS: &[(Who, u16)] =
    &[(Nobody, 401), (Stranger, 403), (OwnerElsewhere, 403), (NobodyToHidden, 401), (StrangerToHidden, 404)];

/// The same as [`MAKERS`], but a file is not carried to the page to sign in.
const IMPORTERS: &[(Who, u16)] = &[
    (Nobody, 303),
    (Stranger, 403),
    (Reviewer, 403),
    (OwnerElsewhere, 403),
    (NobodyToHidden, 303),
    (StrangerToHidden, 404),
];

/// One's own, with a password or a file in it: such a form is not carried to the page to sign in.
const NOT_CARRIED: &[(Who, u16)] = &[(Nobody, 303)];

/// What is somebody else's, with a file in it.
const OTHERS_NOT_CARRIED: &[(Who, u16)] = &[(Nobody, 303), (Stranger, 404), (Reviewer, 404), (OwnerElsewhere, 404)];
/// What is somebody else's, taken to a conference that is perhaps not known.
const TAKERS: &[(Who, u16)] =
    &[(Nobody, 401), (Stranger, 404), (Reviewer, 404), (NobodyToHidden, 401), (StrangerToHidden, 404)];

/// What everybody does to what is theirs alone.
const ME: &[(Who, u16)] = &[(Nobody, 401)];

/// Forms that anybody may post. Signing up and recovering mail a link and answer the same whatever is known of the
/// address; signing out ends one's own sign-in, if there is one.
pub const OPEN_FORMS: &[&str] = &["/sign-up", "/recover", "/sign-out"];

/// Forms with files come in parts.
const UPLOADED_DRAFT: &str = "--part\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.md\"\r\n\r\n# Another\r\n\
    --part--\r\n";
const IMPORT: &str = "--part\r\ncontent-disposition: form-data; name=\"intent\"\r\n\r\nrelease\r\n\
    --part\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.xml\"\r\n\r\n<schedule/>\r\n--part--\r\n";
const FILE: &str = "--part\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7\r\n\
    --part--\r\n";
const PICTURE: &str = "--part\r\ncontent-disposition: form-data; name=\"picture\"; filename=\"a.png\"\r\n\r\nPNG\r\n\
    --part--\r\n";
const CONFERENCE: &str =
    "slug=another&title=Another&start=2026-11-02&end=2026-11-03&zone=UTC&languages=en&timeslot_minutes=15";

const fn form(name: &'static str, path: &'static str, body: &'static str, refused: &'static [(Who, u16)]) -> Case {
    Case { name, path, body, refused }
}
const UPLOADERS: &[(Who, u16)] = &[(Nobody, 303), (Stranger, 404), (Reviewer, 404), (OwnerElsewhere, 404)];
const UPLOAD: &str = "--part\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\nPDF\r\n\
    --part--\r\n";
const QUESTION: &str = "label=Another&kind=text&target=proposal&need=optional";
