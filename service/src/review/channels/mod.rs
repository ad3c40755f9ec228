//! Everything that a reader is told of a call, by the channel on which it comes; and that whatever is hidden from them
//! changes not a byte of it. What only a server adds (tables, REST, feeds, lengths, the log) is asked in
//! `server/tests/it/review_channels.rs`.

mod change;
mod tests;

use std::{collections::BTreeMap, fmt::Debug};

use bytes::Bytes;
use domain::{
    cfp::{Decision, State, TypedAnswers, TypedQuestion},
    id::{AttachmentId, ProposalId, QuestionId},
    review::{assign::Aim, next::Task, visibility::Channel},
};

use super::*;
use crate::{
    Ctx, Result,
    cfp::{
        SentFile, Wanted, add_question, answer_with_file, attach_file, call, edit_proposal, my_proposal,
        offered_answer_file, open_attachment, preview_offered, proposal, proposals, questions, speaker_picture,
    },
    identity::set_picture,
    testing::{ReviewScene, World},
};

const WISH: PlanWish = PlanWish { aim: Aim::BestTotal, keeps: false, seed: 1 };
/// Which proposal of a scene is the one that something is hidden of.
const HIDDEN: usize = 0;

/// A scene with everything beside its first proposal that there can be.
pub(super) struct Full {
    pub scene: ReviewScene,
    pub attachment: AttachmentId,
    pub slides: QuestionId,
    pub to_reviewers: QuestionId,
}

impl Full {
    pub fn hidden(&self) -> ProposalId {
        self.scene.proposals[HIDDEN]
    }
}

/// Files, a picture, an answer that is a file, and a question to reviewers.
pub(super) async fn full(world: &World, slug: &str) -> Full {
    let scene = world.review_scene(slug).await;
    let dora = world.as_(&scene.speakers[HIDDEN]);
    let pdf = || Bytes::from_static(b"%PDF-1.7 FILEMARK");
    let sent = SentFile { name: "dora.pdf".into(), bytes: pdf() };
    let attachment = attach_file(&dora, scene.proposals[HIDDEN], sent).await.expect("attached");
    let ask = async |target: &str, kind: &str| {
        let typed = TypedQuestion {
            target: target.into(),
            kind: kind.into(),
            label: format!("A {kind}?"),
            need: "optional".into(),
            is_for_reviewers: target == "proposal",
            ..TypedQuestion::default()
        };
        add_question(&world.ctx, scene.call, &typed).await.expect("asked")
    };
    let (slides, to_reviewers) = (ask("proposal", "file").await, ask("reviewer", "text").await);
    let for_reviewers = ask("proposal", "text").await;
    let mut typed = my_proposal(&dora, scene.proposals[HIDDEN]).await.expect("hers").typed;
    typed.answers = TypedAnswers::from([(for_reviewers, vec!["FORREVIEWERSMARK".to_owned()])]);
    edit_proposal(&dora, scene.proposals[HIDDEN], &typed, None).await.expect("answered");
    answer_with_file(&dora, scene.proposals[HIDDEN], slides, "slides.pdf", pdf()).await.expect("answered");
    set_picture(&dora, picture(7)).await.expect("taken");
    Full { scene, attachment, slides, to_reviewers }
}

fn picture(red: u8) -> Bytes {
    use image::{ExtendedColorType, ImageEncoder, codecs::png::PngEncoder};
    let mut out = Vec::new();
    PngEncoder::new(&mut out)
        .write_image(&[red, 2, 3, 255].repeat(64), 8, 8, ExtendedColorType::Rgba8)
        .expect("a picture");
    out.into()
}

fn code<T: Debug>(answer: Result<T>) -> String {
    match answer {
        Ok(answer) => format!("{answer:?}"),
        Err(error) => format!("{error:?}"),
    }
}

/// Everything that somebody of the committee is told about a call, by channel.
pub(super) async fn told(ctx: &Ctx, full: &Full) -> BTreeMap<Channel, String> {
    let mut told: BTreeMap<Channel, String> = BTreeMap::new();
    let mut add = |channel, text: String| told.entry(channel).or_default().extend([text, "\n".to_owned()]);
    let (facts, at) = (&full.scene.facts, full.scene.call);
    let shown = async |wish: BoardWish| board(ctx, facts, at, &wish).await;
    for id in full.scene.proposals {
        add(Channel::Page, code(sheet(ctx, facts, at, id).await));
        add(Channel::Page, code(proposal(ctx, facts, at, id).await));
        add(
            Channel::Page,
            code(
                preview_offered(ctx, facts, at, id)
                    .await
                    .map(|shown| format!("{:?} {:?}", shown.published.programme, shown.answers)),
            ),
        );
        add(Channel::File, code(open_attachment(ctx, id, full.attachment).await));
        add(Channel::File, code(offered_answer_file(ctx, facts, at, (id, None), full.slides).await));
        add(Channel::File, code(reviewed_answer_file(ctx, facts, at, (id, None), full.slides).await));
        for speaker in &full.scene.speakers {
            add(Channel::Thumbnail, code(speaker_picture(ctx, id, speaker.person).await));
            add(Channel::Page, code(crate::cfp::speakers(ctx, id).await));
        }
        for outcome in [
            sheet(ctx, facts, at, id).await.map(drop),
            proposal(ctx, facts, at, id).await.map(drop),
            open_attachment(ctx, id, full.attachment).await.map(drop),
        ] {
            add(Channel::StatusCode, code(outcome));
        }
    }
    add(Channel::Page, code(my_part(ctx, facts, at).await));
    add(Channel::Page, code(conflict_board(ctx, facts, at).await));
    add(Channel::Page, code(plan_assignment(ctx, facts, at, WISH).await));
    let mut thought: Vec<_> = all_figures(ctx, facts, at).await.into_iter().collect();
    thought.sort_by_key(|(id, _)| *id);
    add(Channel::Page, format!("{thought:?}"));
    for state in State::ALL.iter().copied().map(Some).chain([None]) {
        for most in [1, 50] {
            let wanted = Wanted { state, ..Wanted::default() };
            add(Channel::List, code(proposals(ctx, facts, at, &wanted, most).await));
        }
    }
    add(Channel::List, code(shown(BoardWish::default()).await));
    add(Channel::Count, code(reviewers(ctx, facts, at).await));
    for words in ["booting", "dora", "hidden", "drafter", "changed", "rex", "marked", "flaw"] {
        let wish = BoardWish { search: words.into(), ..BoardWish::default() };
        add(Channel::Search, code(shown(wish).await));
    }
    let sorted = shown(BoardWish { order: BoardOrder::Score, ..BoardWish::default() }).await;
    add(Channel::Sort, code(sorted.map(|board| board.lines.iter().map(|line| line.id).collect::<Vec<_>>())));
    for task in Task::ALL {
        let filtered = shown(BoardWish { task: Some(*task), ..BoardWish::default() }).await;
        add(
            Channel::Count,
            code(filtered.as_ref().map(|board| (board.found, board.progress)).map_err(|_| crate::Error::denied())),
        );
        add(Channel::FilterOptions, code(filtered.map(|board| board.lines)));
    }
    told_of_decisions(ctx, full, &mut add).await;
    add(Channel::FilterOptions, code(call(ctx, facts, "talks").await));
    add(Channel::FilterOptions, code(questions(ctx, facts, at).await));
    add(Channel::FilterOptions, code(under_review(ctx, facts).await));
    told
}

/// The same of what is planned and decided.
async fn told_of_decisions(ctx: &Ctx, full: &Full, add: &mut impl FnMut(Channel, String)) {
    use crate::decision::{
        Wanted, answers, board, board_page, board_table, overview, preparation, quotas, read_list, submissions,
    };
    let (facts, at) = (&full.scene.facts, full.scene.call);
    let shown = async |wanted: Wanted| code(board_page(ctx, facts, at, &wanted).await);
    add(Channel::List, code(board(ctx, facts, at, &Wanted::default()).await));
    add(Channel::Sort, shown(Wanted { by_score: true, ..Wanted::default() }).await);
    for words in ["booting", "changed", "flaw"] {
        add(Channel::Search, shown(Wanted { text: words.into(), ..Wanted::default() }).await);
    }
    for state in [State::Submitted, State::Shortlisted, State::Accepted] {
        add(Channel::FilterOptions, shown(Wanted { state: Some(state), ..Wanted::default() }).await);
    }
    for pending in [None, Some(Decision::Accept)] {
        add(Channel::FilterOptions, shown(Wanted { pending: Some(pending), ..Wanted::default() }).await);
    }
    let parts = call(ctx, facts, "talks").await;
    for track in parts.iter().flat_map(|call| &call.tracks) {
        add(Channel::FilterOptions, shown(Wanted { track: Some(track.id), ..Wanted::default() }).await);
    }
    add(Channel::Count, code(quotas(ctx, facts, at).await));
    add(Channel::Count, code(overview(ctx, facts, at).await));
    add(Channel::Export, code(board_table(ctx, facts, at).await));
    add(Channel::Export, code(submissions(ctx, facts, at).await));
    add(Channel::Page, code(preparation(ctx, facts, at).await));
    add(Channel::Page, code(answers(ctx, facts, at).await));
    let [hidden, other] = full.scene.proposals;
    add(Channel::Page, code(read_list(ctx, facts, at, &format!("{hidden},accept\n{other},reject")).await));
}
