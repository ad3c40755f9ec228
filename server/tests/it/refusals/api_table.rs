//! The operations of the API, and who may not.

use super::{
    Case,
    Who::{self, Nobody, NobodyToHidden, OwnerElsewhere, Reviewer, Stranger, StrangerToHidden},
};

/// Operations that answer everybody, each leaving out what the asker may not know.
pub const OPEN_TO_ALL: &[&str] =
    &["search_everything", "list_ecosystems", "get_ecosystem", "list_conferences", "list_groups"];

/// What everybody reads of a public conference.
const READ: &[(Who, u16)] = &[(NobodyToHidden, 404), (StrangerToHidden, 404)];
/// What a conference's team reads.
const TEAM: &[(Who, u16)] = &[(Stranger, 403), (OwnerElsewhere, 403), (NobodyToHidden, 401), (StrangerToHidden, 404)];
/// What some of a conference's team do. That nobody and that a token without the scope are refused, is asked of each.
const MAKERS: &[(Who, u16)] =
    &[(Stranger, 403), (Reviewer, 403), (OwnerElsewhere, 403), (NobodyToHidden, 401), (StrangerToHidden, 404)];
/// What the committee of a conference reads; what is in it goes by who reviews what.
const COMMITTEE: &[(Who, u16)] =
    &[(Stranger, 403), (OwnerElsewhere, 403), (NobodyToHidden, 401), (StrangerToHidden, 404)];
/// What those do who may read a proposal; to a reviewer who may not, it is not there.
const REVIEWED: &[(Who, u16)] =
    &[(Stranger, 403), (Reviewer, 404), (OwnerElsewhere, 403), (NobodyToHidden, 401), (StrangerToHidden, 404)];
const REVIEWER: &str = r#"{"address":"eve@example.org","load":3}"#;
const MESSAGE: &str = r#"{"text":"Fine."}"#;
/// What is somebody else's: not even that it is there.
const OTHERS: &[(Who, u16)] = &[(Stranger, 404), (Reviewer, 404), (OwnerElsewhere, 404)];
/// What is somebody else's, proposed to a conference that is perhaps not known.
const OTHERS_AND_HIDDEN: &[(Who, u16)] =
    &[(Stranger, 404), (Reviewer, 404), (OwnerElsewhere, 404), (StrangerToHidden, 404)];
/// What those do who run a group, or belong to it.
const GROUP: &[(Who, u16)] = &[(Stranger, 403), (OwnerElsewhere, 403), (NobodyToHidden, 401), (StrangerToHidden, 404)];
/// What everybody does who may read a draft and is signed in.
const COMMENTERS: &[(Who, u16)] = &[(NobodyToHidden, 401), (StrangerToHidden, 404)];
/// The same with a comment that is somebody else's.
const NOT_THEIRS: &[(Who, u16)] =
    &[(Stranger, 404), (OwnerElsewhere, 404), (NobodyToHidden, 401), (StrangerToHidden, 404)];
/// What only those are asked who raised an issue.
const NOT_ASKED: &[(Who, u16)] =
    &[(Stranger, 409), (OwnerElsewhere, 409), (NobodyToHidden, 401), (StrangerToHidden, 404)];
/// What everybody signed in does at meetings that they may know of.
const JOINERS: &[(Who, u16)] = &[(NobodyToHidden, 401), (StrangerToHidden, 404)];
/// What an ecosystem's owners do.
const OWNERS: &[(Who, u16)] = &[(Stranger, 403), (OwnerElsewhere, 403)];

/// Every operation that refuses anybody.
pub const API: &[Case] = &[
    case("create_ecosystem", "/api/v1/ecosystems", r#"{"slug":"another","name":"Another"}"#, OWNERS),
    case("edit_ecosystem", "/api/v1/ecosystems/owasp", r#"{"name":"Another"}"#, OWNERS),
    case("rename_ecosystem", "/api/v1/ecosystems/owasp/slug", r#"{"slug":"another"}"#, OWNERS),
    case("get_ecosystem_team", "/api/v1/ecosystems/owasp/team", "", OWNERS),
    case("set_ecosystem_roles", "/api/v1/ecosystems/owasp/team/{owner}", r#"{"roles":["owner"]}"#, OWNERS),
    case("remove_ecosystem_member", "/api/v1/ecosystems/owasp/team/{owner}", "", OWNERS),
    case("leave_ecosystem_team", "/api/v1/ecosystems/owasp/team/me", "", OWNERS),
    case("create_ecosystem_invitation", "/api/v1/ecosystems/owasp/invitations", INVITATION, OWNERS),
    case("withdraw_ecosystem_invitation", "/api/v1/ecosystems/owasp/invitations/{ecosystem-invitation}", "", OWNERS),
    case(
        "propose_group",
        "/api/v1/ecosystems/owasp/groups",
        r#"{"slug":"another","kind":"working-group","name":"Another","purpose":"Writes."}"#,
        &[],
    ),
    case("get_group", "/api/v1/groups/open", "", READ),
    case("edit_group", "/api/v1/groups/open", r#"{"name":"Another","purpose":"Writes."}"#, GROUP),
    case("rename_group", "/api/v1/groups/open/slug", r#"{"slug":"another"}"#, GROUP),
    case("move_group", "/api/v1/groups/open/moves", r#"{"step":"pause","note":"Rest"}"#, GROUP),
    case("list_milestones", "/api/v1/groups/open/milestones", "", READ),
    case("add_milestone", "/api/v1/groups/open/milestones", r#"{"title":"Another"}"#, GROUP),
    case("edit_milestone", "/api/v1/groups/open/milestones/{milestone}", r#"{"title":"Another"}"#, GROUP),
    case("list_policies", "/api/v1/groups/open/policies", "", READ),
    case("add_policy", "/api/v1/groups/open/policies", r#"{"kind":"ipr","title":"Licence","text":"Free"}"#, GROUP),
    case(
        "accept_policies",
        "/api/v1/groups/open/policies/acceptance",
        r#"{"occasion":"commenting","policies":[]}"#,
        &[(StrangerToHidden, 404)],
    ),
    case("list_charters", "/api/v1/groups/open/charters", "", READ),
    case("post_charter", "/api/v1/groups/open/charters", r#"{"text":"Another"}"#, GROUP),
    case("check_charter", "/api/v1/groups/open/charters/check", r#"{"text":"Another"}"#, GROUP),
    case("get_charter", "/api/v1/groups/open/charters/1", "", READ),
    case("adopt_charter", "/api/v1/groups/open/charters/1/adoption", r#"{"hash":""}"#, GROUP),
    case("list_members", "/api/v1/groups/open/members", "", READ),
    case("join_group", "/api/v1/groups/open/members", "{}", &[(StrangerToHidden, 404)]),
    case("leave_group", "/api/v1/groups/open/members/me", "", GROUP),
    case("join_by_invitation", "/api/v1/me/group-invitations", r#"{"token":"a-guess"}"#, &[(Stranger, 404)]),
    case("edit_member", "/api/v1/groups/open/members/{owner}", "{}", GROUP),
    case("remove_member", "/api/v1/groups/open/members/{owner}", "", GROUP),
    case("give_office", "/api/v1/groups/open/members/{owner}/offices/editor", "", GROUP),
    case("end_office", "/api/v1/groups/open/members/{owner}/offices/chair", "", GROUP),
    case("list_join_requests", "/api/v1/groups/open/requests", "", GROUP),
    case("answer_join_request", "/api/v1/groups/open/requests/{request}", r#"{"accept":true}"#, GROUP),
    case(
        "invite_into_group",
        "/api/v1/groups/open/invitations",
        r#"{"address":"eve@example.org","role":"member"}"#,
        GROUP,
    ),
    case("withdraw_group_invitation", "/api/v1/groups/open/invitations/{group-invitation}", "", GROUP),
    case(
        "relate_organisations",
        "/api/v1/groups/open/organisations",
        r#"{"organisation":"Acme Labs","principal":"Acme"}"#,
        GROUP,
    ),
    case("list_drafts", "/api/v1/groups/open/drafts", "", READ),
    case("start_draft", "/api/v1/groups/open/drafts", r#"{"name":"another","title":"Another"}"#, GROUP),
    case("get_draft", "/api/v1/groups/open/drafts/text", "", READ),
    case("edit_draft", "/api/v1/groups/open/drafts/text", r#"{"title":"Another"}"#, GROUP),
    case("move_draft", "/api/v1/groups/open/drafts/text/moves", r#"{"step":"park"}"#, GROUP),
    case("name_draft_person", "/api/v1/groups/open/drafts/text/people/{owner}", r#"{"part":"editor"}"#, GROUP),
    case("remove_draft_person", "/api/v1/groups/open/drafts/text/people/{owner}", "", GROUP),
    case("list_revisions", "/api/v1/groups/open/drafts/text/revisions", "", READ),
    case("post_revision", "/api/v1/groups/open/drafts/text/revisions", "# Another", GROUP),
    case("check_revision", "/api/v1/groups/open/drafts/text/revisions/check", "# Another", GROUP),
    case("get_revision", "/api/v1/groups/open/drafts/text/revisions/1", "", READ),
    case(
        "settle_revision_class",
        "/api/v1/groups/open/drafts/text/revisions/2/class",
        r#"{"class":"editorial"}"#,
        GROUP,
    ),
    case("compare_revisions", "/api/v1/groups/open/drafts/text/compare/1/2", "", READ),
    case("list_comments", "/api/v1/groups/open/drafts/text/comments", "", READ),
    case("write_comment", "/api/v1/groups/open/drafts/text/comments", r#"{"body":"Why?"}"#, COMMENTERS),
    case("get_comment", "/api/v1/groups/open/drafts/text/comments/{comment}", "", READ),
    case("edit_comment", "/api/v1/groups/open/drafts/text/comments/{comment}", r#"{"body":"Mine."}"#, NOT_THEIRS),
    case(
        "reply_to_comment",
        "/api/v1/groups/open/drafts/text/comments/{comment}/replies",
        r#"{"body":"So."}"#,
        COMMENTERS,
    ),
    case(
        "move_comment",
        "/api/v1/groups/open/drafts/text/comments/{comment}/moves",
        r#"{"move":"hide","reason":"No."}"#,
        GROUP,
    ),
    case("apply_suggestion", "/api/v1/groups/open/drafts/text/comments/{comment}/application", "{}", GROUP),
    case("get_comment_moderation", "/api/v1/groups/open/comment-moderation", "", READ),
    case("set_comment_moderation", "/api/v1/groups/open/comment-moderation", r#"{"moderation":"nobody"}"#, GROUP),
    case("list_issues", "/api/v1/groups/open/drafts/text/issues", "", READ),
    case("open_issue", "/api/v1/groups/open/drafts/text/issues", r#"{"title":"Another"}"#, GROUP),
    case("get_issue", "/api/v1/groups/open/drafts/text/issues/1", "", READ),
    case("add_to_issue", "/api/v1/groups/open/drafts/text/issues/1/comments", r#"{"comments":["{comment}"]}"#, GROUP),
    case("assign_issue", "/api/v1/groups/open/drafts/text/issues/1/holder", r#"{"holder":"{owner}"}"#, GROUP),
    case(
        "settle_issue",
        "/api/v1/groups/open/drafts/text/issues/1/settlement",
        r#"{"disposition":"declined","rationale":"No."}"#,
        GROUP,
    ),
    case("reopen_issue", "/api/v1/groups/open/drafts/text/issues/1/reconsideration", r#"{"reason":"Yes."}"#, GROUP),
    case("answer_issue", "/api/v1/groups/open/drafts/text/issues/1/answer", r#"{"answer":"satisfied"}"#, NOT_ASKED),
    case("get_resolution_log", "/api/v1/groups/open/drafts/text/resolution-log", "", READ),
    case("get_working_copy", "/api/v1/groups/open/drafts/text/working-copy", "", GROUP),
    case(
        "save_working_copy",
        "/api/v1/groups/open/drafts/text/working-copy",
        r#"{"text":"Another","made_from":1}"#,
        GROUP,
    ),
    case("get_my_standing", "/api/v1/groups/open/standing", "", GROUP),
    case("declare_interest", "/api/v1/groups/open/standing", "", GROUP),
    case("list_standings", "/api/v1/groups/open/standings", "", GROUP),
    case("list_voting_rules", "/api/v1/groups/open/voting-rules", "", READ),
    case("set_voting_rule", "/api/v1/groups/open/voting-rules", r#"{"rule":"oasis"}"#, GROUP),
    case("try_voting_rule", "/api/v1/groups/open/voting-rules/try", r#"{"rule":"oasis"}"#, GROUP),
    case("list_attendance", "/api/v1/groups/open/meetings-held", "", GROUP),
    case("record_meeting", "/api/v1/groups/open/meetings-held", r#"{"title":"Call","on":"2026-08-30"}"#, GROUP),
    case("list_meetings", "/api/v1/groups/open/meetings", "", READ),
    case(
        "announce_meeting",
        "/api/v1/groups/open/meetings",
        r#"{"title":"Call","day":"2099-01-01","time":"15:00","minutes":60,"zone":"UTC"}"#,
        GROUP,
    ),
    case("get_meeting", "/api/v1/groups/open/meetings/{meeting}", "", READ),
    case(
        "edit_meeting",
        "/api/v1/groups/open/meetings/{meeting}",
        r#"{"title":"Call","day":"2099-01-01","time":"15:00","minutes":60,"zone":"UTC"}"#,
        GROUP,
    ),
    case(
        "move_meeting",
        "/api/v1/groups/open/meetings/{meeting}/state",
        r#"{"state":"cancelled","reason":"Ill"}"#,
        GROUP,
    ),
    case(
        "end_series",
        "/api/v1/groups/open/meeting-series/01910000-0000-7000-8000-00000000ffff/end",
        r#"{"reason":"Done"}"#,
        GROUP,
    ),
    case("confirm_meeting_task", "/api/v1/groups/open/meetings/{meeting}/tasks", r#"{"task":"participation"}"#, GROUP),
    case("list_meeting_duties", "/api/v1/groups/open/meeting-duties", "", GROUP),
    case("add_agenda_item", "/api/v1/groups/open/meetings/{meeting}/agenda", r#"{"title":"One"}"#, GROUP),
    case(
        "edit_agenda_item",
        "/api/v1/groups/open/meetings/{meeting}/agenda/01910000-0000-7000-8000-00000000ffff",
        r#"{"title":"One"}"#,
        GROUP,
    ),
    case(
        "move_agenda_item",
        "/api/v1/groups/open/meetings/{meeting}/agenda/01910000-0000-7000-8000-00000000ffff/place",
        r#"{"up":true}"#,
        GROUP,
    ),
    case(
        "remove_agenda_item",
        "/api/v1/groups/open/meetings/{meeting}/agenda/01910000-0000-7000-8000-00000000ffff",
        "",
        GROUP,
    ),
    case(
        "add_material_link",
        "/api/v1/groups/open/meetings/{meeting}/materials/links",
        r#"{"url":"https://a.example"}"#,
        GROUP,
    ),
    case("attach_material", "/api/v1/groups/open/meetings/{meeting}/materials/files?name=a.pdf", "", GROUP),
    case(
        "get_material",
        "/api/v1/groups/open/meetings/{meeting}/materials/01910000-0000-7000-8000-00000000ffff",
        "",
        READ,
    ),
    case(
        "remove_material",
        "/api/v1/groups/open/meetings/{meeting}/materials/01910000-0000-7000-8000-00000000ffff",
        "",
        GROUP,
    ),
    case("attend_meeting", "/api/v1/groups/open/meetings/{meeting}/sign-in", r#"{"policies":[]}"#, JOINERS),
    case("note_meeting_presence", "/api/v1/groups/open/meetings/{meeting}/present", r#"{"name":"Grace"}"#, GROUP),
    case("strike_presence", "/api/v1/groups/open/meetings/{meeting}/present/{owner}", "", GROUP),
    case("get_minutes", "/api/v1/groups/open/meetings/{meeting}/minutes", "", GROUP),
    case("save_minutes", "/api/v1/groups/open/meetings/{meeting}/minutes", r#"{"text":"One","made_from":0}"#, GROUP),
    case("step_minutes", "/api/v1/groups/open/meetings/{meeting}/minutes/state", r#"{"state":"proposed"}"#, GROUP),
    case("add_entry", "/api/v1/groups/open/meetings/{meeting}/entries", r#"{"kind":"decision","text":"One"}"#, GROUP),
    case(
        "remove_entry",
        "/api/v1/groups/open/meetings/{meeting}/entries/01910000-0000-7000-8000-00000000ffff",
        "",
        GROUP,
    ),
    case(
        "settle_action",
        "/api/v1/groups/open/meetings/{meeting}/entries/01910000-0000-7000-8000-00000000ffff/state",
        r#"{"state":"done"}"#,
        JOINERS,
    ),
    case(
        "open_hands",
        "/api/v1/groups/open/meetings/{meeting}/hands",
        r#"{"question":"One","options":["Yes","No"]}"#,
        GROUP,
    ),
    case(
        "raise_hand",
        "/api/v1/groups/open/meetings/{meeting}/hands/01910000-0000-7000-8000-00000000ffff/mine",
        r#"{"choice":0}"#,
        JOINERS,
    ),
    case(
        "close_hands",
        "/api/v1/groups/open/meetings/{meeting}/hands/01910000-0000-7000-8000-00000000ffff/close",
        "",
        GROUP,
    ),
    case(
        "ask_consent",
        "/api/v1/groups/open/meetings/{meeting}/consent",
        r#"{"access":"members","purpose":"One","until":"2099-01-01"}"#,
        GROUP,
    ),
    case("withhold_consent", "/api/v1/groups/open/meetings/{meeting}/consent/withhold", "", JOINERS),
    case(
        "add_recording",
        "/api/v1/groups/open/meetings/{meeting}/recordings",
        r#"{"kind":"recording","url":"https://a.example"}"#,
        GROUP,
    ),
    case(
        "remove_recording",
        "/api/v1/groups/open/meetings/{meeting}/recordings/01910000-0000-7000-8000-00000000ffff",
        "",
        GROUP,
    ),
    case("correct_attendance", "/api/v1/groups/open/meetings/{meeting}/attendance", r#"{"present":[]}"#, GROUP),
    case("list_ballot_rules", "/api/v1/groups/open/ballot-rules", "", READ),
    case(
        "add_ballot_rule",
        "/api/v1/groups/open/ballot-rules",
        r#"{"name":"Ours","positions":[{"word":"yes"}],"conditions":[{"positions":["yes"],"bound":"1"}]}"#,
        GROUP,
    ),
    case("list_ballots", "/api/v1/groups/open/ballots", "", READ),
    case(
        "draft_ballot",
        "/api/v1/groups/open/ballots",
        r#"{"title":"A","question":"B","consequence":"C","hours":168,"rule":"lf-charter-electronic"}"#,
        GROUP,
    ),
    case("retire_ballot_rule", "/api/v1/groups/open/ballot-rules/{ballot}", "", GROUP),
    case("get_ballot", "/api/v1/groups/open/ballots/{ballot}", "", READ),
    case(
        "edit_ballot",
        "/api/v1/groups/open/ballots/{ballot}",
        r#"{"title":"A","question":"B","consequence":"C","hours":168,"rule":"lf-charter-electronic"}"#,
        GROUP,
    ),
    case("discard_ballot", "/api/v1/groups/open/ballots/{ballot}", "", GROUP),
    case("move_ballot", "/api/v1/groups/open/ballots/{ballot}/moves", r#"{"step":"annul","reason":"Wrong"}"#, GROUP),
    case("nominate_candidate", "/api/v1/groups/open/ballots/{ballot}/candidates", r#"{"name":"Red"}"#, GROUP),
    case("remove_candidate", "/api/v1/groups/open/ballots/{ballot}/candidates/{ballot}", "", GROUP),
    case(
        "answer_nomination",
        "/api/v1/groups/open/ballots/{ballot}/candidates/{ballot}/answer",
        r#"{"accepts":true}"#,
        &[(Stranger, 404), (StrangerToHidden, 404)],
    ),
    case("get_ballot_record", "/api/v1/groups/open/ballots/{ballot}/record", "", READ),
    case("get_ballot_table", "/api/v1/groups/open/ballots/{ballot}/record.csv", "", READ),
    case("get_ballot_papers", "/api/v1/groups/open/ballots/{ballot}/record.blt", "", READ),
    case("note_presence", "/api/v1/groups/open/ballots/{ballot}/presence", r#"{"present":["{owner}"]}"#, GROUP),
    case(
        "record_vote",
        "/api/v1/groups/open/ballots/{ballot}/recorded-votes",
        r#"{"voter":"{owner}","position":"yes"}"#,
        GROUP,
    ),
    case(
        "rule_on_position",
        "/api/v1/groups/open/ballots/{ballot}/positions/{ballot}/ruling",
        r#"{"counts":false,"reason":"Wrong"}"#,
        GROUP,
    ),
    case(
        "resolve_position",
        "/api/v1/groups/open/ballots/{ballot}/positions/{ballot}/resolution",
        r#"{"text":"Answered"}"#,
        GROUP,
    ),
    case("draw_tie", "/api/v1/groups/open/ballots/{ballot}/draw", r#"{"numbers":[[1]]}"#, GROUP),
    case("decide_tie", "/api/v1/groups/open/ballots/{ballot}/casting-vote", r#"{"outcome":"passes"}"#, GROUP),
    case(
        "give_proxy",
        "/api/v1/groups/open/ballots/{ballot}/proxy",
        r#"{"holder":"{owner}"}"#,
        &[(StrangerToHidden, 404)],
    ),
    case(
        "withdraw_proxy",
        "/api/v1/groups/open/ballots/{ballot}/proxy",
        "",
        &[(Stranger, 404), (StrangerToHidden, 404)],
    ),
    case(
        "cast_vote",
        "/api/v1/groups/open/ballots/{ballot}/votes",
        r#"{"position":"yes"}"#,
        &[(StrangerToHidden, 404)],
    ),
    case("list_votes_due", "/api/v1/me/votes", "", &[]),
    case("list_offices", "/api/v1/groups/open/offices", "", READ),
    case(
        "second_nomination",
        "/api/v1/groups/open/ballots/{ballot}/candidates/{ballot}/second",
        "",
        &[(Stranger, 404), (StrangerToHidden, 404)],
    ),
    case(
        "withdraw_second",
        "/api/v1/groups/open/ballots/{ballot}/candidates/{ballot}/second",
        "",
        &[(Stranger, 404), (StrangerToHidden, 404)],
    ),
    case("get_prospect", "/api/v1/groups/open/ballots/{ballot}/prospect", "", GROUP),
    case("try_ballot_rule", "/api/v1/groups/open/ballot-rules/tries", r#"{"name":"Ours","positions":[]}"#, GROUP),
    case("list_leaves", "/api/v1/groups/open/leaves", "", GROUP),
    case(
        "grant_leave",
        "/api/v1/groups/open/leaves",
        r#"{"person":"{owner}","from":"2026-09-01","until":"2026-10-01"}"#,
        GROUP,
    ),
    case("create_conference", "/api/v1/conferences", CONFERENCE, OWNERS),
    case("get_conference", "/api/v1/conferences/open", "", READ),
    case("edit_conference", "/api/v1/conferences/open", DETAILS, MAKERS),
    case("rename_conference", "/api/v1/conferences/open/slug", r#"{"slug":"another"}"#, MAKERS),
    case("show_conference", "/api/v1/conferences/open/visibility", r#"{"visibility":"team"}"#, MAKERS),
    case("get_planned_rooms", "/api/v1/conferences/open/organise/rooms", "", TEAM),
    case("set_planned_rooms", "/api/v1/conferences/open/organise/rooms", r#"{"rooms":[]}"#, MAKERS),
    case("get_planned_tracks", "/api/v1/conferences/open/organise/tracks", "", TEAM),
    case("set_planned_tracks", "/api/v1/conferences/open/organise/tracks", r#"{"tracks":[]}"#, MAKERS),
    case("get_session_types", "/api/v1/conferences/open/organise/types", "", TEAM),
    case("set_session_types", "/api/v1/conferences/open/organise/types", r#"{"types":[]}"#, MAKERS),
    case("list_calls", "/api/v1/conferences/open/calls", "", READ),
    case("create_call", "/api/v1/conferences/open/calls", CALL, MAKERS),
    case("get_call", "/api/v1/conferences/open/calls/talks", "", READ),
    case("edit_call", "/api/v1/conferences/open/calls/talks", CALL_DETAILS, MAKERS),
    case("show_call", "/api/v1/conferences/open/calls/talks/visibility", r#"{"visibility":"team"}"#, MAKERS),
    case("list_questions", "/api/v1/conferences/open/calls/talks/questions", "", READ),
    case("add_question", "/api/v1/conferences/open/calls/talks/questions", QUESTION, MAKERS),
    case("edit_question", "/api/v1/conferences/open/calls/talks/questions/{question}", QUESTION, MAKERS),
    case("place_question", "/api/v1/conferences/open/calls/talks/questions/{question}/place", r#"{"place":0}"#, MAKERS),
    case("remove_question", "/api/v1/conferences/open/calls/talks/questions/{question}", "", MAKERS),
    case("list_access_codes", "/api/v1/conferences/open/calls/talks/codes", "", MAKERS),
    case(
        "make_access_code",
        "/api/v1/conferences/open/calls/talks/codes",
        r#"{"valid_until":"2099-01-01T00:00:00Z"}"#,
        MAKERS,
    ),
    case("revoke_access_code", "/api/v1/conferences/open/calls/talks/codes/{code}", "", MAKERS),
    case("close_call", "/api/v1/conferences/open/calls/talks/close", "", MAKERS),
    case("draft_proposal", "/api/v1/conferences/open/calls/talks/proposals", "{}", &[(StrangerToHidden, 404)]),
    case("list_proposals", "/api/v1/conferences/open/calls/talks/proposals", "", MAKERS),
    case("get_proposal", "/api/v1/conferences/open/calls/talks/proposals/{proposal}", "", MAKERS),
    case("move_proposal", "/api/v1/conferences/open/calls/talks/proposals/{proposal}/moves", MOVE, MAKERS),
    case("get_review", "/api/v1/conferences/open/calls/talks/review", "", MAKERS),
    case("set_review", "/api/v1/conferences/open/calls/talks/review", "{}", MAKERS),
    case("list_reviewers", "/api/v1/conferences/open/calls/talks/reviewers", "", MAKERS),
    case("invite_reviewer", "/api/v1/conferences/open/calls/talks/reviewers", REVIEWER, MAKERS),
    case("set_reviewer", "/api/v1/conferences/open/calls/talks/reviewers/{owner}", r#"{"load":3}"#, MAKERS),
    case("remove_reviewer", "/api/v1/conferences/open/calls/talks/reviewers/{owner}", "", MAKERS),
    case("list_review_proposals", "/api/v1/conferences/open/calls/talks/review/proposals", "", COMMITTEE),
    case("get_next_proposal", "/api/v1/conferences/open/calls/talks/review/next", "", COMMITTEE),
    case("get_review_proposal", "/api/v1/conferences/open/calls/talks/review/proposals/{proposal}", "", REVIEWED),
    case("write_review", "/api/v1/conferences/open/calls/talks/review/proposals/{proposal}/review", "{}", REVIEWED),
    case(
        "discuss_proposal",
        "/api/v1/conferences/open/calls/talks/review/proposals/{proposal}/messages",
        MESSAGE,
        REVIEWED,
    ),
    case("list_undelivered", "/api/v1/conferences/open/calls/talks/release/undelivered", "", MAKERS),
    case("remind_reviewers", "/api/v1/conferences/open/calls/talks/reviewers/reminders", "", MAKERS),
    case(
        "hand_over",
        "/api/v1/conferences/open/calls/talks/reviewers/{owner}/hand-over",
        r#"{"to":"00000000-0000-0000-0000-000000000001"}"#,
        MAKERS,
    ),
    case("get_own_part", "/api/v1/conferences/open/calls/talks/review/me", "", COMMITTEE),
    case("set_interests", "/api/v1/conferences/open/calls/talks/review/me/interests", r#"{"topics":{}}"#, COMMITTEE),
    case("declare", "/api/v1/me/declarations", r#"{"kind":"person","name":"Eve","tie":"personal"}"#, &[]),
    case("take_declaration_back", "/api/v1/me/declarations/{proposal}", "", &[]),
    case("bid", "/api/v1/conferences/open/calls/talks/review/proposals/{proposal}/bid", r#"{"bid":"eager"}"#, REVIEWED),
    case(
        "decline",
        "/api/v1/conferences/open/calls/talks/review/proposals/{proposal}/decline",
        r#"{"reason":"Too busy"}"#,
        REVIEWED,
    ),
    case("list_conflicts", "/api/v1/conferences/open/calls/talks/review/conflicts", "", MAKERS),
    case(
        "pin_conflict",
        "/api/v1/conferences/open/calls/talks/review/proposals/{proposal}/conflicts/{owner}",
        r#"{"tie":"personal"}"#,
        MAKERS,
    ),
    case(
        "unpin_conflict",
        "/api/v1/conferences/open/calls/talks/review/proposals/{proposal}/conflicts/{owner}",
        "",
        MAKERS,
    ),
    case("get_copy", "/api/v1/conferences/open/calls/talks/review/proposals/{proposal}/copy", "", MAKERS),
    case("prepare_copy", "/api/v1/conferences/open/calls/talks/review/proposals/{proposal}/copy", "{}", MAKERS),
    case(
        "approve_text",
        "/api/v1/conferences/open/calls/talks/review/proposals/{proposal}/reviews/{owner}/approval",
        r#"{"text":"Fine."}"#,
        MAKERS,
    ),
    case("plan_assignment", "/api/v1/conferences/open/calls/talks/review/plan", r#"{"aim":"fairest"}"#, MAKERS),
    case(
        "carry_out_assignment",
        "/api/v1/conferences/open/calls/talks/review/assignments",
        r#"{"aim":"fairest","version":"1"}"#,
        MAKERS,
    ),
    case(
        "assign_proposal",
        "/api/v1/conferences/open/calls/talks/review/proposals/{proposal}/reviewers/{owner}",
        "",
        MAKERS,
    ),
    case(
        "take_proposal_back",
        "/api/v1/conferences/open/calls/talks/review/proposals/{proposal}/reviewers/{owner}",
        "",
        MAKERS,
    ),
    case("list_my_meeting_duties", "/api/v1/me/meeting-duties", "", &[]),
    case("list_my_proposals", "/api/v1/me/proposals", "", &[]),
    case("get_my_proposal", "/api/v1/me/proposals/{proposal}", "", OTHERS),
    case("edit_proposal", "/api/v1/me/proposals/{proposal}", r#"{"title":"Another"}"#, OTHERS),
    case("discard_draft", "/api/v1/me/proposals/{proposal}", "", OTHERS),
    case("get_answer_file", "/api/v1/me/proposals/{proposal}/answers/{question}/file", "", OTHERS),
    case("put_answer_file", "/api/v1/me/proposals/{proposal}/answers/{question}/file?name=a.pdf", "PDF", OTHERS),
    case("remove_answer_file", "/api/v1/me/proposals/{proposal}/answers/{question}/file", "", OTHERS),
    case("submit_proposal", "/api/v1/me/proposals/{proposal}/submit", "", OTHERS),
    case("withdraw_proposal", "/api/v1/me/proposals/{proposal}/withdraw", "", OTHERS),
    case("list_my_speakers", "/api/v1/me/proposals/{proposal}/speakers", "", OTHERS),
    case("invite_speaker", "/api/v1/me/proposals/{proposal}/speakers/invitations", ADDRESS, OTHERS),
    case(
        "withdraw_speaker_invitation",
        "/api/v1/me/proposals/{proposal}/speakers/invitations/{speaker-invitation}",
        "",
        OTHERS,
    ),
    case("arrange_speakers", "/api/v1/me/proposals/{proposal}/speakers/order", r#"{"people":[]}"#, OTHERS),
    case("hand_over_proposal", "/api/v1/me/proposals/{proposal}/speakers/main", PERSON, OTHERS),
    case("remove_speaker", "/api/v1/me/proposals/{proposal}/speakers/{owner}", "", OTHERS),
    case(
        "answer_speaker_invitation",
        "/api/v1/me/speaker-invitations",
        r#"{"token":"guessed","accept":true}"#,
        &[(Stranger, 404)],
    ),
    case("list_attachments", "/api/v1/me/proposals/{proposal}/attachments", "", OTHERS),
    case("add_link", "/api/v1/me/proposals/{proposal}/attachments/links", r#"{"url":"https://a.example"}"#, OTHERS),
    case("attach_file", "/api/v1/me/proposals/{proposal}/attachments/files?name=a.pdf", "", OTHERS),
    case("remove_attachment", "/api/v1/me/proposals/{proposal}/attachments/{attachment}", "", OTHERS),
    case("get_file", "/api/v1/proposals/{proposal}/attachments/{attachment}", "", OTHERS),
    case("list_share_links", "/api/v1/me/proposals/{proposal}/share-links", "", OTHERS),
    case("share_proposal", "/api/v1/me/proposals/{proposal}/share-links", r#"{"days":7}"#, OTHERS),
    case("revoke_share_link", "/api/v1/me/proposals/{proposal}/share-links/{share}", "", OTHERS),
    case("get_my_embargo", "/api/v1/me/proposals/{proposal}/embargo", "", OTHERS),
    case("set_embargo", "/api/v1/me/proposals/{proposal}/embargo", EMBARGO, OTHERS),
    case("lift_my_embargo", "/api/v1/me/proposals/{proposal}/embargo", "", OTHERS),
    case(
        "name_readers",
        "/api/v1/conferences/open/calls/talks/proposals/{proposal}/embargo/readers",
        r#"{"readers":[]}"#,
        MAKERS,
    ),
    case("lift_embargo", "/api/v1/conferences/open/calls/talks/proposals/{proposal}/embargo", "", MAKERS),
    case("enter_proposal", "/api/v1/conferences/open/calls/talks/entered-proposals", ENTERED, MAKERS),
    case("get_proposals_table", "/api/v1/conferences/open/calls/talks/table", "", MAKERS),
    case("import_proposals_table", "/api/v1/conferences/open/calls/talks/table", "title,speakers", MAKERS),
    case("preview_proposal", "/api/v1/conferences/open/calls/talks/proposals/{proposal}/preview", "", MAKERS),
    case("preview_my_proposal", "/api/v1/me/proposals/{proposal}/preview", "", OTHERS),
    case("list_speakers_of", "/api/v1/conferences/open/calls/talks/proposals/{proposal}/speakers", "", MAKERS),
    case(
        "add_speaker",
        "/api/v1/conferences/open/calls/talks/proposals/{proposal}/speakers",
        r#"{"name":"Another"}"#,
        MAKERS,
    ),
    case(
        "make_main_speaker",
        "/api/v1/conferences/open/calls/talks/proposals/{proposal}/speakers/main",
        PERSON,
        MAKERS,
    ),
    case("take_off_speaker", "/api/v1/conferences/open/calls/talks/proposals/{proposal}/speakers/{owner}", "", MAKERS),
    case(
        "send_claim_link",
        "/api/v1/conferences/open/calls/talks/proposals/{proposal}/speakers/{owner}/claim-link",
        "",
        MAKERS,
    ),
    case(
        "mark_duplicate",
        "/api/v1/conferences/open/calls/talks/proposals/{proposal}/duplicate-of",
        r#"{"original":null}"#,
        MAKERS,
    ),
    case(
        "move_to_track",
        "/api/v1/conferences/open/calls/talks/proposals/{proposal}/track",
        r#"{"track":null}"#,
        MAKERS,
    ),
    case("list_library", "/api/v1/me/library", "", &[]),
    case("propose_again", "/api/v1/conferences/open/calls/talks/proposals/again", AGAIN, OTHERS_AND_HIDDEN),
    case("claim_person", "/api/v1/me/claims", r#"{"token":"guessed"}"#, &[(Stranger, 404)]),
    case("list_decisions", "/api/v1/conferences/open/calls/talks/decisions", "", MAKERS),
    case("plan_decisions", "/api/v1/conferences/open/calls/talks/decisions", PLAN, MAKERS),
    case("get_quotas", "/api/v1/conferences/open/calls/talks/quotas", "", MAKERS),
    case("set_quotas", "/api/v1/conferences/open/calls/talks/quotas", "{}", MAKERS),
    case("name_deputy", "/api/v1/conferences/open/calls/talks/proposals/{proposal}/deputy", DEPUTY, MAKERS),
    case("get_overview", "/api/v1/conferences/open/calls/talks/overview", "", MAKERS),
    case("list_answers", "/api/v1/conferences/open/calls/talks/answers", "", MAKERS),
    case("export_submissions", "/api/v1/conferences/open/calls/talks/submissions", "", MAKERS),
    case("get_prepared_letters", "/api/v1/conferences/open/calls/talks/release", "", MAKERS),
    case("prepare_letters", "/api/v1/conferences/open/calls/talks/release", "{}", MAKERS),
    case("discard_letters", "/api/v1/conferences/open/calls/talks/release", "", MAKERS),
    case("edit_letter", "/api/v1/conferences/open/calls/talks/release/letters/{owner}", WORDS, MAKERS),
    case("send_letters", "/api/v1/conferences/open/calls/talks/release/send", SEND, MAKERS),
    case("list_wordings", "/api/v1/conferences/open/letters", "", MAKERS),
    case("set_wording", "/api/v1/conferences/open/letters/accepted/en", WORDS, MAKERS),
    case("reset_wording", "/api/v1/conferences/open/letters/accepted/en", "", MAKERS),
    case("get_working_plan", "/api/v1/conferences/open/working-plan", "", MAKERS),
    case("get_answer", "/api/v1/me/proposals/{proposal}/answer", "", OTHERS),
    case("give_answer", "/api/v1/me/proposals/{proposal}/answer", ANSWER, OTHERS),
    case("get_volunteered", "/api/v1/me/proposals/{proposal}/volunteered", "", OTHERS),
    case("volunteer", "/api/v1/me/proposals/{proposal}/volunteered", VOLUNTEERED, OTHERS),
    case("get_conference_team", "/api/v1/conferences/open/team", "", TEAM),
    case("set_conference_roles", "/api/v1/conferences/open/team/{owner}", r#"{"roles":["owner"]}"#, MAKERS),
    case("remove_conference_member", "/api/v1/conferences/open/team/{owner}", "", MAKERS),
    case("leave_conference_team", "/api/v1/conferences/open/team/me", "", TEAM),
    case("create_conference_invitation", "/api/v1/conferences/open/invitations", INVITATION, MAKERS),
    case("withdraw_conference_invitation", "/api/v1/conferences/open/invitations/{invitation}", "", MAKERS),
    case("list_releases", "/api/v1/conferences/open/releases", "", READ),
    case("create_release", "/api/v1/conferences/open/releases", "{}", MAKERS),
    case("get_release", "/api/v1/conferences/open/releases/1", "", READ),
    case("list_sessions", "/api/v1/conferences/open/sessions", "", READ),
    case("get_session", "/api/v1/conferences/open/sessions/AAAAAA", "", READ),
    case("list_speakers", "/api/v1/conferences/open/speakers", "", READ),
    case("get_speaker", "/api/v1/conferences/open/speakers/AAAAAA", "", READ),
    case("list_rooms", "/api/v1/conferences/open/rooms", "", READ),
    case("list_tracks", "/api/v1/conferences/open/tracks", "", READ),
    case("get_me", "/api/v1/me", "", &[]),
    case("edit_profile", "/api/v1/me/profile", PROFILE, &[]),
    case("get_person", "/api/v1/people/{private}", "", &[(Nobody, 404), (Stranger, 404)]),
    case("add_affiliation", "/api/v1/me/affiliations", r#"{"organisation":"Another","from":"2026-01-01"}"#, &[]),
    case("end_affiliation", "/api/v1/me/affiliations/{affiliation}/end", r#"{"to":"2026-02-01"}"#, &[(Stranger, 404)]),
    case("accept_invitation", "/api/v1/me/invitations", r#"{"token":"guessed"}"#, &[(Stranger, 404)]),
    case("get_favourites", "/api/v1/me/favourites?conference=open", "", &[(StrangerToHidden, 404)]),
    case(
        "merge_favourites",
        "/api/v1/me/favourites?conference=open",
        r#"{"add":["AAAAAA"]}"#,
        &[(StrangerToHidden, 404)],
    ),
];

const CALL: &str = r#"{"slug":"another","details":{"title":"Another","languages":["en"],"opens":"2026-11-02T00:00:00Z",
    "closes":"2026-11-03T00:00:00Z","types":[]}}"#;
const CALL_DETAILS: &str = r#"{"title":"Another","languages":["en"],"opens":"2026-11-02T00:00:00Z",
    "closes":"2026-11-03T00:00:00Z","types":[]}"#;
const ADDRESS: &str = r#"{"address":"eve@example.org"}"#;
const PERSON: &str = r#"{"person":"{owner}"}"#;
const AGAIN: &str = r#"{"source":"{proposal}"}"#;
const EMBARGO: &str = r#"{"until":"2099-01-01T00:00:00Z","stand_in_title":"Another","vendor":"told"}"#;
const ENTERED: &str = r#"{"speaker":{"name":"Another"},"words":{"title":"Another","description":"Another"}}"#;
const MOVE: &str = r#"{"step":"accept"}"#;
const PLAN: &str = r#"{"proposals":["{proposal}"],"decision":"accept"}"#;
const DEPUTY: &str = r#"{"person":"{owner}"}"#;
const WORDS: &str = r#"{"subject":"Another","body":"Another"}"#;
const SEND: &str = r#"{"announcement":"{proposal}","letters":1}"#;
const ANSWER: &str = r#"{"reply":"decline"}"#;
const VOLUNTEERED: &str = r#"{"answers":{"region":"europe"}}"#;
const PROFILE: &str = r#"{"name":"Another","time_zone":"UTC","language":"en","visibility":"public"}"#;
const INVITATION: &str = r#"{"address":"eve@example.org","role":"owner"}"#;
const CONFERENCE: &str =
    r#"{"slug":"another","title":"Another","start":"2026-11-02","end":"2026-11-03","zone":"UTC","languages":["en"]}"#;
const DETAILS: &str = r#"{"title":"Another","start":"2026-11-02","end":"2026-11-03","zone":"UTC","languages":["en"]}"#;

const fn case(name: &'static str, path: &'static str, body: &'static str, refused: &'static [(Who, u16)]) -> Case {
    Case { name, path, body, refused }
}

const QUESTION: &str = r#"{"target":"proposal","kind":"text","label":"Another?","need":"optional"}"#;
