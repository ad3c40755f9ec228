//! What the demo's call asks, what is answered, and its access codes.

use chrono::TimeDelta;
use domain::{
    cfp::{TypedAccessCode, TypedAnswers, TypedQuestion},
    id::{CallId, QuestionId},
};
use service::{
    Ctx,
    cfp::{add_question, make_code},
};

/// A question: its label, whom it is put to, its kind, options or bounds, and whether reviewers read the answers.
struct Asked {
    label: &'static str,
    target: &'static str,
    kind: &'static str,
    options: &'static str,
    most: &'static str,
    is_for_reviewers: bool,
    answer: &'static str,
}

const QUESTIONS: &[Asked] = &[
    Asked {
        label: "What will people be able to do afterwards?",
        target: "proposal",
        kind: "long-text",
        options: "",
        most: "80",
        is_for_reviewers: true,
        answer: "Look at their own services with the list from the talk, and know which three things to change first.",
    },
    Asked {
        label: "What must the audience know already?",
        target: "proposal",
        kind: "choice",
        options: "Nothing in particular\nHow software is built\nThe subject itself",
        most: "",
        is_for_reviewers: true,
        answer: "",
    },
    Asked {
        label: "What do you need on stage?",
        target: "proposal",
        kind: "several",
        options: "A table for hardware\nSound from the laptop\nA second screen",
        most: "",
        is_for_reviewers: false,
        answer: "",
    },
    Asked {
        label: "An outline or slides, if there are any yet",
        target: "proposal",
        kind: "file",
        options: "",
        most: "",
        is_for_reviewers: false,
        answer: "",
    },
    Asked {
        label: "Is it your first talk at a conference?",
        target: "speaker",
        kind: "boolean",
        options: "",
        most: "",
        is_for_reviewers: false,
        answer: "no",
    },
    Asked {
        label: "Would you go to this session yourself?",
        target: "reviewer",
        kind: "boolean",
        options: "",
        most: "",
        is_for_reviewers: false,
        answer: "",
    },
];

/// Asks, makes a code, and gives what the demo's speakers answer.
pub async fn ask(ctx: &Ctx, call: CallId) -> service::Result<TypedAnswers> {
    let mut answers = TypedAnswers::new();
    for asked in QUESTIONS {
        let typed = TypedQuestion {
            target: asked.target.into(),
            kind: asked.kind.into(),
            label: asked.label.into(),
            options: asked.options.into(),
            most: asked.most.into(),
            unit: "words".into(),
            need: if asked.target == "reviewer" { "required".into() } else { "optional".into() },
            is_for_reviewers: asked.is_for_reviewers,
            ..TypedQuestion::default()
        };
        let id: QuestionId = add_question(ctx, call, &typed).await?;
        if !asked.answer.is_empty() {
            answers.insert(id, vec![asked.answer.to_owned()]);
        }
    }
    let code = TypedAccessCode {
        note: "Keynotes".into(),
        valid_until: (ctx.now + TimeDelta::days(90)).to_rfc3339(),
        uses: "2".into(),
        ..TypedAccessCode::default()
    };
    make_code(ctx, call, &code).await?;
    Ok(answers)
}
