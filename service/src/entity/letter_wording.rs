//! How a conference words a kind of letter in a language.

use domain::cfp::letter::LetterKind;
use domain::id::ConferenceId;
use domain::language::Lang;
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "letter_wording")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub conference_id: ConferenceId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: LetterKind,
    #[sea_orm(primary_key, auto_increment = false)]
    pub language: Lang,
    pub subject: String,
    pub body: String,
    pub updated_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
