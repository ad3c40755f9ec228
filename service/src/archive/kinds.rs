//! The kinds of things in a record, in the order in which they are imported: what a row points at comes before it.
//!
//! To add a kind, add a line: its table, which of its rows are the group's, and what of them everybody may read. A test
//! wants every column that holds an id to be accounted for.
//!
//! No record holds what belongs to accounts (addresses, credentials, invitations, secret links of calendars), what is on
//! its way (jobs, mails, reminders, hands that are up), or ballots that are not over.

use domain::{
    comment::CommentState,
    draft::Part,
    meeting::MinutesState,
    policy::{RoleKind, ScopeKind, Visibility},
    publication::ErratumState,
    slug::SlugKind,
};
use sea_orm::{
    Condition,
    sea_query::{Alias, Expr, ExprTrait, Query, SimpleExpr},
};
use uuid::Uuid;

use super::{
    kind::{Kind, Rows, kind},
    reading::Reading,
};
use crate::entity::{
    affiliation, agenda_item, appeal, attendance, ballot, ballot_caster, ballot_position, ballot_proxy, ballot_record,
    ballot_rule, ballot_slip, ballot_voter, call_response, candidacy, candidacy_second, charter, charter_adoption,
    comment, comment_rule, comment_version, draft, draft_line, draft_move, draft_person, draft_revision, draft_save,
    draft_text, ecosystem, erratum, file, group_call, group_policy, ipr_declaration, issue, issue_answer, issue_entry,
    join_request, leave_of_absence, meeting, meeting_material, meeting_series, membership, milestone, minutes_entry,
    minutes_save, objection, objection_word, office_term, organisation, person, policy_acceptance, recording,
    recording_consent, related_organisation, role, ruling_appeal, show_of_hands, slug_claim, standard,
    standard_relation, standard_withdrawal, standing_declaration, suggestion, voting_rule, working_group, write_up,
};

/// All of them.
pub(super) fn kinds() -> Vec<Kind> {
    [people(), places(), meetings(), drafts(), comments(), lives(), ballots(), agendas(), standards()]
        .into_iter()
        .flatten()
        .collect()
}

fn column(name: &'static str) -> Expr {
    Expr::col(Alias::new(name))
}

fn all(conditions: impl IntoIterator<Item = SimpleExpr>) -> Condition {
    conditions.into_iter().fold(Condition::all(), Condition::add)
}

fn outside(name: &'static str, ids: &[Uuid]) -> SimpleExpr {
    column(name).is_not_in(ids.iter().copied())
}

/// Whom and what the others name. What people say of themselves stays with the site.
fn people() -> Vec<Kind> {
    vec![
        kind::<ecosystem::Entity>(
            "ecosystems",
            Rows::Where(|it| all([column("id").is_in(it.group.ecosystem_id.map(|id| id.0))])),
        )
        .public(),
        kind::<person::Entity>("persons", Rows::Named("id"))
            .names(&["merged_into"])
            .signed(&["merged_into"])
            .never(&[
                ("pronouns", ""),
                ("biography", ""),
                ("time_zone", "UTC"),
                ("language", "en"),
                ("visibility", "team"),
                ("picture_id", ""),
            ])
            .public(),
        kind::<organisation::Entity>("organisations", Rows::Named("id")).public(),
        // Where else somebody works is theirs: only organisations for which people act in the group count here.
        kind::<affiliation::Entity>("affiliations", Rows::Named("person_id"))
            .only(|it| {
                let acted_for = Query::select()
                    .column(Alias::new("organisation_id"))
                    .from(Alias::new("membership"))
                    .and_where(column("group_id").eq(it.group.id.0))
                    .and_where(column("organisation_id").is_not_null())
                    .to_owned();
                all([column("organisation_id").in_subquery(acted_for)])
            })
            .names(&["person_id", "organisation_id"]),
        kind::<file::Entity>(
            "files",
            Rows::Where(|it| {
                let meetings = Query::select()
                    .column(Alias::new("id"))
                    .from(Alias::new("meeting"))
                    .and_where(column("group_id").eq(it.group.id.0))
                    .to_owned();
                let beside = Query::select()
                    .column(Alias::new("file_id"))
                    .from(Alias::new("meeting_material"))
                    .and_where(column("file_id").is_not_null())
                    .and_where(column("meeting_id").in_subquery(meetings))
                    .to_owned();
                all([column("id").in_subquery(beside)])
            }),
        )
        .names(&["owner_id"])
        .public_where(|it| {
            let meetings = Query::select()
                .column(Alias::new("id"))
                .from(Alias::new("meeting"))
                .cond_where(open_meeting(it))
                .to_owned();
            let beside = Query::select()
                .column(Alias::new("file_id"))
                .from(Alias::new("meeting_material"))
                .and_where(column("file_id").is_not_null())
                .and_where(column("meeting_id").in_subquery(meetings))
                .to_owned();
            all([column("id").in_subquery(beside)])
        }),
    ]
}

/// The group itself, who belongs to it, and its rules.
fn places() -> Vec<Kind> {
    vec![
        kind::<working_group::Entity>("groups", Rows::Group("id"))
            .names(&["proposed_by"])
            .own(&["parent_id"])
            .closed(&["parent_id"])
            .public(),
        kind::<slug_claim::Entity>("slugs", Rows::Group("target_id"))
            .only(|_| all([column("kind").eq(SlugKind::Group.as_str())]))
            .fixed(&[("kind", "group")])
            .public(),
        kind::<role::Entity>("roles", Rows::Group("scope_id"))
            .only(|_| all([column("scope_kind").eq(ScopeKind::Group)]))
            .fixed(&[("scope_kind", "group")])
            .names(&["person_id", "granted_by", "ended_by"])
            .public_where(|it| {
                let held = all([column("to_at").is_null(), column("kind").ne(RoleKind::Observer)]);
                if it.group.member_list == Visibility::Public {
                    held
                } else {
                    held.add(column("kind").ne(RoleKind::Member))
                }
            }),
        kind::<membership::Entity>("memberships", Rows::Group("group_id")).names(&[
            "person_id",
            "organisation_id",
            "ended_by",
        ]),
        kind::<join_request::Entity>("join-requests", Rows::Group("group_id")).names(&[
            "person_id",
            "organisation_id",
            "answered_by",
        ]),
        kind::<related_organisation::Entity>("related-organisations", Rows::Group("group_id"))
            .names(&["organisation_id", "principal_id"]),
        kind::<milestone::Entity>("milestones", Rows::Group("group_id")).public(),
        kind::<charter::Entity>("charters", Rows::Group("group_id")).names(&["posted_by"]).public(),
        kind::<charter_adoption::Entity>("charter-adoptions", Rows::Group("group_id"))
            .within(&[("charter_id", "charters")])
            .names(&["adopted_by"])
            .public(),
        kind::<group_policy::Entity>("policies", Rows::Group("group_id")).names(&["added_by"]).public(),
        kind::<policy_acceptance::Entity>("policy-acceptances", Rows::Under("policy_id", "policies"))
            .names(&["person_id"]),
        kind::<voting_rule::Entity>("voting-rules", Rows::Group("group_id")).names(&["set_by"]).public(),
        kind::<leave_of_absence::Entity>("leaves", Rows::Group("group_id")).names(&["person_id", "approved_by"]),
        kind::<standing_declaration::Entity>("standing-declarations", Rows::Group("group_id")).names(&["person_id"]),
        kind::<comment_rule::Entity>("comment-rules", Rows::Group("group_id")).names(&["set_by"]).public(),
        kind::<ballot_rule::Entity>("ballot-rules", Rows::Group("group_id")).names(&["added_by"]).public(),
    ]
}

fn open_meeting(it: &Reading) -> Condition {
    all([column("group_id").eq(it.group.id.0), column("visibility").eq(Visibility::Public)])
}

/// The meetings whose record everybody may read.
fn told(it: &Reading) -> Condition {
    let told = Query::select()
        .column(Alias::new("id"))
        .from(Alias::new("meeting"))
        .cond_where(open_meeting(it))
        .and_where(column("minutes_state").ne(MinutesState::Writing))
        .to_owned();
    all([column("meeting_id").in_subquery(told)])
}

fn meetings() -> Vec<Kind> {
    vec![
        kind::<meeting_series::Entity>("meeting-series", Rows::Group("group_id")).names(&["created_by"]),
        kind::<meeting::Entity>("meetings", Rows::Group("group_id"))
            .names(&["recorded_by", "approved_by"])
            .closed(&["link", "series_id"])
            .public_where(open_meeting),
        kind::<attendance::Entity>("attendances", Rows::Under("meeting_id", "meetings"))
            .names(&["person_id", "noted_by"]),
        kind::<meeting_material::Entity>("materials", Rows::Under("meeting_id", "meetings"))
            .within(&[("file_id", "files")])
            .names(&["added_by"])
            .public(),
        kind::<show_of_hands::Entity>("shows-of-hands", Rows::Under("meeting_id", "meetings"))
            .names(&["opened_by"])
            .public_where(told),
        kind::<minutes_save::Entity>("minutes", Rows::Under("meeting_id", "meetings"))
            .names(&["saved_by"])
            .public_where(|it| {
                let newest = Expr::cust(
                    "NOT EXISTS (SELECT 1 FROM minutes_save AS later WHERE later.meeting_id = minutes_save.meeting_id \
                     AND later.number > minutes_save.number)",
                );
                told(it).add(newest)
            }),
        kind::<minutes_entry::Entity>("minutes-entries", Rows::Under("meeting_id", "meetings"))
            .names(&["holder_id", "created_by", "settled_by"])
            .signed(&["holder_id"])
            .public_where(told),
        kind::<recording_consent::Entity>("recording-consents", Rows::Under("meeting_id", "meetings"))
            .names(&["asked_by"]),
        kind::<recording::Entity>("recordings", Rows::Under("meeting_id", "meetings")).names(&["added_by"]),
    ]
}

fn readable(it: &Reading) -> Condition {
    all([column("draft_id").in_subquery(it.drafts.clone())])
}

/// The revisions that were published: they are open also where their draft is not.
fn published(it: &Reading) -> SimpleExpr {
    let published = Query::select()
        .column(Alias::new("revision_id"))
        .from(Alias::new("standard"))
        .and_where(column("group_id").eq(it.group.id.0))
        .to_owned();
    column("id").in_subquery(published)
}

fn drafts() -> Vec<Kind> {
    vec![
        kind::<draft::Entity>("drafts", Rows::Group("group_id"))
            .only(|it| all([column("id").in_subquery(it.drafts.clone())]))
            .names(&["created_by", "holder_id", "shepherd_id"])
            .closed(&["holder_note", "holder_since", "holder_due"])
            .public(),
        kind::<draft_person::Entity>("draft-persons", Rows::Under("draft_id", "drafts"))
            .names(&["person_id"])
            .public_where(|_| all([column("part").eq(Part::Editor)])),
        kind::<draft_revision::Entity>(
            "revisions",
            Rows::Where(|it| Condition::any().add(readable(it)).add(published(it))),
        )
        .within(&[("draft_id", "drafts")])
        .names(&["posted_by", "class_by"])
        .signed(&["posted_by"])
        .public(),
        kind::<draft_text::Entity>("texts", Rows::Under("revision_id", "revisions"))
            .texts(&["text", "outline", "identities"])
            .public(),
        kind::<draft_save::Entity>("draft-saves", Rows::Under("draft_id", "drafts"))
            .names(&["saved_by"])
            .texts(&["text"]),
    ]
}

fn comments() -> Vec<Kind> {
    vec![
        kind::<issue::Entity>("issues", Rows::Under("draft_id", "drafts"))
            .names(&["opened_by", "holder", "settled_by"])
            .own(&["duplicate_of"])
            .closed(&["holder_since"])
            .public(),
        kind::<issue_answer::Entity>("issue-answers", Rows::Under("issue_id", "issues")).names(&["person_id"]),
        kind::<issue_entry::Entity>("issue-entries", Rows::Under("issue_id", "issues")).names(&["person_id"]),
        kind::<comment::Entity>("comments", Rows::Under("draft_id", "drafts"))
            .names(&["author_id", "moved_by"])
            .within(&[("issue_id", "issues")])
            .own(&["parent_id"])
            .closed(&["reason"])
            .public_where(|_| all([column("state").eq(CommentState::Published)])),
        kind::<comment_version::Entity>("comment-versions", Rows::Under("comment_id", "comments")).public(),
        kind::<suggestion::Entity>("suggestions", Rows::Under("comment_id", "comments"))
            .names(&["applied_by"])
            .signed(&["applied_by"])
            .public(),
    ]
}

/// Calls on charters, and on drafts that are in the record.
fn about_readable(it: &Reading) -> Condition {
    Condition::any().add(column("draft_id").is_null()).add(readable(it))
}

fn lives() -> Vec<Kind> {
    vec![
        kind::<draft_line::Entity>("draft-lines", Rows::Under("draft_id", "drafts")).public(),
        kind::<group_call::Entity>("calls", Rows::Group("group_id"))
            .only(about_readable)
            .within(&[("draft_id", "drafts"), ("charter_id", "charters")])
            .names(&["opened_by", "settled_by"])
            .signed(&["opened_by", "settled_by"])
            .public(),
        kind::<draft_move::Entity>("draft-moves", Rows::Under("draft_id", "drafts"))
            .within(&[("call_id", "calls")])
            .names(&["moved_by"])
            .signed(&["moved_by"])
            .public(),
        kind::<call_response::Entity>("responses", Rows::Under("call_id", "calls")).names(&["person_id"]).public(),
        kind::<objection::Entity>("objections", Rows::Under("call_id", "calls"))
            .within(&[("draft_id", "drafts")])
            .names(&["person_id"])
            .public(),
        kind::<objection_word::Entity>("objection-words", Rows::Under("objection_id", "objections"))
            .names(&["said_by"])
            .signed(&["said_by"])
            .public(),
        kind::<appeal::Entity>("appeals", Rows::Under("call_id", "calls"))
            .names(&["person_id", "decided_by"])
            .signed(&["decided_by"])
            .public(),
        kind::<ipr_declaration::Entity>("rights-declarations", Rows::Under("draft_id", "drafts"))
            .names(&["person_id"])
            .public(),
        kind::<write_up::Entity>("write-ups", Rows::Under("draft_id", "drafts")).names(&["saved_by"]),
    ]
}

fn said(it: &Reading) -> Condition {
    all([outside("ballot_id", &it.unsaid)])
}

/// Everybody may read how ballots were called and ended; who said what stands in their records.
fn ballots() -> Vec<Kind> {
    vec![
        kind::<ballot::Entity>("ballots", Rows::Group("group_id"))
            .only(|it| all([outside("id", &it.under_way)]))
            .names(&["created_by"])
            .closed(&["secret", "casting"])
            .public(),
        kind::<ballot_voter::Entity>("voters", Rows::Under("ballot_id", "ballots"))
            .names(&["voter_id"])
            .never(&[("slip_id", "")]),
        kind::<ballot_caster::Entity>("casters", Rows::Under("ballot_id", "ballots")).names(&["voter_id", "person_id"]),
        kind::<ballot_position::Entity>("positions", Rows::Under("ballot_id", "ballots")).only(said).names(&[
            "cast_by",
            "voter_id",
            "ruled_by",
            "resolved_by",
        ]),
        kind::<ruling_appeal::Entity>("ruling-appeals", Rows::Under("ballot_id", "ballots"))
            .only(said)
            .within(&[("position_id", "positions")])
            .names(&["person_id", "decided_by"])
            .signed(&["decided_by"]),
        kind::<ballot_slip::Entity>("papers", Rows::Under("ballot_id", "ballots")).only(said),
        kind::<ballot_proxy::Entity>("proxies", Rows::Under("ballot_id", "ballots")).names(&[
            "holder_id",
            "voter_id",
            "given_by",
        ]),
        kind::<candidacy::Entity>("candidacies", Rows::Under("ballot_id", "ballots"))
            .names(&["person_id", "nominated_by"]),
        kind::<candidacy_second::Entity>("seconds", Rows::Under("candidacy_id", "candidacies")).names(&["person_id"]),
        kind::<ballot_record::Entity>("ballot-records", Rows::Under("ballot_id", "ballots"))
            .texts(&["content"])
            .public_where(|it| all([column("ballot_id").is_in(it.counted_in_public.iter().copied())])),
        kind::<office_term::Entity>("office-terms", Rows::Under("ballot_id", "ballots"))
            .within(&[("role_id", "roles")])
            .names(&["person_id"]),
    ]
}

/// What meetings were about: after the drafts and ballots that these name.
fn agendas() -> Vec<Kind> {
    vec![
        kind::<agenda_item::Entity>("agenda-items", Rows::Under("meeting_id", "meetings"))
            .within(&[("draft_id", "drafts"), ("ballot_id", "ballots")])
            .loose(&["draft_id", "ballot_id"])
            .public(),
    ]
}

fn standards() -> Vec<Kind> {
    vec![
        kind::<standard::Entity>("standards", Rows::Group("group_id"))
            .within(&[("draft_id", "drafts"), ("revision_id", "revisions")])
            .names(&["published_by"])
            .signed(&["published_by"])
            .public(),
        kind::<standard_relation::Entity>("standard-relations", Rows::Under("standard_id", "standards")).public(),
        kind::<standard_withdrawal::Entity>("withdrawals", Rows::Under("standard_id", "standards"))
            .names(&["withdrawn_by"])
            .public(),
        kind::<erratum::Entity>("errata", Rows::Under("standard_id", "standards"))
            .names(&["reporter_id", "settled_by"])
            .signed(&["settled_by"])
            .public_where(|_| {
                let read = ErratumState::ALL.iter().copied().filter(|state| state.is_read());
                all([column("state").is_in(read)])
            }),
    ]
}
