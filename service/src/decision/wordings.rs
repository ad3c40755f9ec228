//! How a conference words its letters.

use std::collections::HashMap;

use domain::{
    cfp::letter::{LetterKind, TypedWording, Wording},
    id::ConferenceId,
    language::Lang,
    policy::{Action, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::find::wordings_of;
use crate::{
    Ctx, Error, Result, conference,
    conference::ConferenceFacts,
    database::locked,
    entity::{conference as conference_row, letter_wording},
    record::{Entry, event},
};

/// A wording as organisers read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordingLine {
    /// Of which letter.
    pub kind: LetterKind,
    /// In which language.
    pub language: Lang,
    /// Subject and text.
    pub words: TypedWording,
    /// Whether the conference wrote it itself.
    pub is_own: bool,
}

/// Every wording of a conference, in the order of kinds and languages.
pub async fn wordings(ctx: &Ctx, facts: &ConferenceFacts) -> Result<Vec<WordingLine>> {
    ctx.authorize_route(Action::MoveProposals)?;
    ctx.authorize(Action::MoveProposals, facts.place())?;
    let own = own_wordings(&ctx.db.read, facts.id).await?;
    let line = |kind: LetterKind, language: Lang| {
        let written = own.get(&(kind, language)).cloned();
        WordingLine {
            kind,
            language,
            is_own: written.is_some(),
            words: written.unwrap_or_else(|| usual(kind, language)),
        }
    };
    let kinds = LetterKind::ALL.iter();
    Ok(kinds.flat_map(|kind| Lang::ALL.iter().map(move |language| line(*kind, *language))).collect())
}

/// Writes how a kind of letter is worded in a language; `None` goes back to the usual words.
pub async fn set_wording(
    ctx: &Ctx,
    id: ConferenceId,
    kind: LetterKind,
    language: Lang,
    words: Option<&TypedWording>,
) -> Result<()> {
    ctx.authorize_route(Action::MoveProposals)?;
    if let Some(words) = words {
        words.check(kind)?;
    }
    ctx.write(async |tx| {
        let row = locked::<conference_row::Entity>(tx, id).await?;
        ctx.authorize(Action::MoveProposals, conference::find::place(&row))?;
        letter_wording::Entity::delete_many()
            .filter(letter_wording::Column::ConferenceId.eq(id))
            .filter(letter_wording::Column::Kind.eq(kind))
            .filter(letter_wording::Column::Language.eq(language))
            .exec(tx)
            .await?;
        if let Some(words) = words {
            let row = letter_wording::ActiveModel {
                conference_id: Set(id),
                kind: Set(kind),
                language: Set(language),
                subject: Set(words.subject.trim().to_owned()),
                body: Set(words.body.replace("\r\n", "\n").trim().to_owned()),
                updated_at: Set(ctx.now),
            };
            row.insert(tx).await?;
        }
        let entry = Entry::new("letter.worded", "conference", id, Scope::Conference(id));
        event::append(ctx, tx, entry.with(json!({ "kind": kind, "language": language }))).await
    })
    .await
}

/// The wordings in force, ready to be filled.
pub(super) struct Wordings(HashMap<(LetterKind, Lang), TypedWording>);

impl Wordings {
    pub async fn of(db: &impl ConnectionTrait, conference: ConferenceId) -> Result<Self> {
        Ok(Self(own_wordings(db, conference).await?))
    }

    /// The wording of a kind of letter; it was checked when it was written.
    pub fn wording(&self, kind: LetterKind, language: Lang) -> Result<Wording> {
        let own = self.0.get(&(kind, language)).cloned();
        let words = own.unwrap_or_else(|| usual(kind, language));
        words.check(kind).map_err(|problem| Error::fault(format!("{kind} in {language}: {}", problem.message)))
    }
}

async fn own_wordings(
    db: &impl ConnectionTrait,
    conference: ConferenceId,
) -> Result<HashMap<(LetterKind, Lang), TypedWording>> {
    let rows = wordings_of(conference).all(db).await?.into_iter();
    Ok(rows.map(|row| ((row.kind, row.language), TypedWording { subject: row.subject, body: row.body })).collect())
}

/// What stands in a letter unless a conference words it otherwise: the first line is the subject.
fn usual(kind: LetterKind, language: Lang) -> TypedWording {
    macro_rules! text {
        ($language:literal, $kind:literal) => {
            include_str!(concat!("../../locales/", $language, "/letters/", $kind, ".txt"))
        };
    }
    macro_rules! texts {
        ($language:literal) => {
            match kind {
                LetterKind::Accepted => text!($language, "accepted"),
                LetterKind::Waitlisted => text!($language, "waitlisted"),
                LetterKind::Rejected => text!($language, "rejected"),
                LetterKind::MovedUp => text!($language, "moved-up"),
                LetterKind::Reminder => text!($language, "reminder"),
                LetterKind::Several => text!($language, "several"),
            }
        };
    }
    let text = match language {
        Lang::En => texts!("en"),
        Lang::De => texts!("de"),
    };
    let (subject, body) = text.split_once("\n\n").unwrap_or((text, text));
    TypedWording { subject: subject.trim().to_owned(), body: body.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use domain::policy::RoleKind;

    use super::*;
    use crate::{
        on_both_databases,
        testing::{code_of, fields_of},
    };

    #[test]
    fn the_usual_words_are_sound_in_every_language() {
        for kind in LetterKind::ALL {
            for language in Lang::ALL {
                assert!(usual(*kind, *language).check(*kind).is_ok(), "{kind} in {language}");
            }
        }
    }

    on_both_databases! {
        async fn a_wording_is_written_refused_and_taken_back(world: World) {
            let facts = world.facts_of_conference("open-2026").await;
            let (kind, language) = (LetterKind::Accepted, Lang::De);
            let words = TypedWording { subject: "Ja zu {title}".into(), body: "Kommen Sie, {speaker}.".into() };
            set_wording(&world.ctx, facts.id, kind, language, Some(&words)).await.expect("written");
            set_wording(&world.ctx, facts.id, kind, language, Some(&words)).await.expect("written again");
            let find = async || {
                let all = wordings(&world.ctx, &facts).await.expect("listed");
                all.into_iter().find(|line| (line.kind, line.language) == (kind, language)).expect("there")
            };
            assert_eq!(find().await, WordingLine { kind, language, words: words.clone(), is_own: true });
            let wrong = TypedWording { body: "{password}".into(), ..words };
            let refused = set_wording(&world.ctx, facts.id, kind, language, Some(&wrong)).await;
            assert_eq!(fields_of(refused), ["body placeholder"]);
            set_wording(&world.ctx, facts.id, kind, language, None).await.expect("taken back");
            assert!(!find().await.is_own);
            assert_eq!(world.last_event().await.verb, "letter.worded");
        }

        async fn those_who_may_not_word_nothing(world: World) {
            let facts = world.facts_of_conference("open-2026").await;
            let mut rita = world.person("Rita Reviewer").await;
            world.grant(&mut rita, Scope::Conference(facts.id), RoleKind::Review).await;
            for (ctx, code) in [(world.as_(&rita), "denied"), (world.anonymous(), "sign-in-needed")] {
                assert_eq!(code_of(wordings(&ctx, &facts).await), code);
                assert_eq!(code_of(set_wording(&ctx, facts.id, LetterKind::Several, Lang::En, None).await), code);
            }
        }
    }
}
