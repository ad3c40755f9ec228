//! The tables, one file each. Entities hold no logic and never leave this crate's reads and writes as they are.
#![expect(
    missing_docs,
    clippy::disallowed_methods,
    reason = "columns are named by the model; the derives themselves call find and begin"
)]

pub mod access_code;
pub mod account;
pub mod affiliation;
pub mod agenda_link;
pub mod api_token;
pub mod assignment;
pub mod attempt;
pub mod attendance;
pub mod bid;
pub mod call;
pub mod charter;
pub mod charter_adoption;
pub mod conference;
pub mod declaration;
pub mod ecosystem;
pub mod email_address;
pub mod embargo;
pub mod embargo_reader;
pub mod event;
pub mod favourite;
pub mod file;
pub mod group_policy;
pub mod held_address;
pub mod idempotent_answer;
pub mod invitation;
pub mod job;
pub mod join_request;
pub mod kept_mail;
pub mod leave_of_absence;
pub mod mailed_link;
pub mod meeting;
pub mod membership;
pub mod milestone;
pub mod organisation;
pub mod outbox;
pub mod person;
pub mod person_claim;
pub mod person_link;
pub mod person_merge;
pub mod pinned_conflict;
pub mod policy_acceptance;
pub mod proposal;
pub mod proposal_answer;
pub mod proposal_attachment;
pub mod proposal_code;
pub mod proposal_duplicate;
pub mod proposal_move;
pub mod proposal_review;
pub mod proposal_speaker;
pub mod question;
pub mod related_organisation;
pub mod release;
pub mod review;
pub mod review_copy;
pub mod review_message;
pub mod reviewer;
pub mod reviewer_invitation;
pub mod role;
pub mod room;
pub mod seal;
pub mod session;
pub mod session_type;
pub mod share_link;
pub mod sign_in;
pub mod slug_claim;
pub mod speaker_answer;
pub mod speaker_invitation;
pub mod standing_declaration;
pub mod track;
pub mod voting_rule;
pub mod working_group;
