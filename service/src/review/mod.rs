//! Review: who reads which proposal of a call, what they write of it, and what follows for those who decide.
//!
//! [`sight`] is the one place that knows what a reader may see. Reads start from [`record`], which holds nothing else;
//! writes from [`opened`], to which what is hidden does not exist.

mod answers;
mod approve_text;
mod assign_by_hand;
mod assignment;
mod bid;
mod board;
mod chairs_part;
#[cfg(test)]
mod channels;
mod conflict_board;
mod coverage;
mod declare;
mod decline;
mod desk;
mod discuss;
mod figures;
pub(crate) mod find;
mod invite_reviewer;
#[cfg(test)]
mod leaks;
#[cfg(test)]
mod matrix;
mod my_part;
mod next;
mod opened;
mod personal;
mod pin_conflict;
mod place;
mod prepare_copy;
mod reassign;
mod record;
mod remind;
mod reviewers;
mod scores;
mod set_reviewer;
mod settings;
mod sheet;
mod sight;
#[cfg(test)]
mod standing;
mod ties;
mod write_review;

#[cfg(test)]
use self::figures::all_figures;
pub use self::{
    answers::reviewed_answer_file,
    approve_text::approve_text,
    assign_by_hand::{assign, take_back},
    assignment::{AssignmentPlan, PlanChange, PlanLoad, PlanShortage, PlanWish, carry_out, plan_assignment},
    bid::bid,
    board::{Board, BoardLine, BoardOrder, BoardWish, Progress, board, under_review},
    chairs_part::{Assignee, ChairsPart, CopyOf},
    conflict_board::{ConflictBoard, ConflictLine, conflict_board},
    coverage::coverage,
    declare::{TypedDeclaration, declare, take_declaration_back},
    decline::decline,
    discuss::discuss,
    figures::{Figures, Word},
    invite_reviewer::{TypedReviewerInvitation, invite_reviewer},
    my_part::{DeclarationLine, MyPart, TopicLine, my_part, set_interests},
    next::next_for_me,
    pin_conflict::{name_deputy, pin_conflict},
    prepare_copy::{TypedCopy, prepare_copy},
    reassign::reassign,
    remind::{REMIND, Remind, remind_reviewers},
    reviewers::{InvitedReviewer, ReviewerLine, Reviewers, reviewers},
    set_reviewer::{remove_reviewer, set_reviewer},
    settings::{ReviewSettings, review_settings, set_review},
    sheet::{CategoryLine, MessageLine, OtherReview, OwnReview, Sheet, sheet},
    write_review::{TypedReviewText, write_review},
};
pub(crate) use self::{
    desk::Seats,
    figures::{figures, sendable_texts},
    invite_reviewer::joined,
    personal::{forget_part, part_of_person},
    scores::{is_scored, scores},
    settings::phase_lets_speakers_edit,
    sight::Sight,
};
