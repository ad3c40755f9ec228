//! Who is told of a call: the group when it opens, its chairs when it closed, and whoever took part when its outcome is
//! recorded, and whoever objected when they are answered. Under an embargo only those hear of it who may read the draft. A
//! mail leaves the site: of a draft that not everybody may read it says no title.

use std::collections::BTreeSet;

use domain::{
    draft::Readers,
    id::PersonId,
    policy::{Place, RoleKind},
};
use sea_orm::{ColumnTrait, DatabaseTransaction, QueryFilter};

use super::{call_row::Held, find};
use crate::{
    Ctx, Result,
    draft::find as drafts,
    entity::role,
    group::{find as groups, members_of},
    mail::{self, Mail},
};

/// What a mail tells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Occasion {
    /// It opened.
    Opened,
    /// It closed, and its outcome is to be recorded.
    Closed,
    /// An objection of the reader's was answered.
    Answered(PersonId),
    /// Its outcome is recorded.
    Settled,
}

pub(super) async fn tell(ctx: &Ctx, tx: &DatabaseTransaction, held: &Held, occasion: Occasion) -> Result<()> {
    let (about, said) = match occasion {
        Occasion::Opened => ("opened", String::new()),
        Occasion::Closed => ("closed", String::new()),
        Occasion::Answered(_) => ("answered", String::new()),
        Occasion::Settled => ("settled", held.call.outcome.map(|outcome| outcome.to_string()).unwrap_or_default()),
    };
    let is_open = !matches!(held.place, Place::Draft { readers: Readers::Group | Readers::Named, .. });
    for person in addressed(ctx, tx, held, occasion).await? {
        let Some((to, language)) = members_of::reached(tx, person).await? else { continue };
        let letter = Mail::Call {
            about: about.into(),
            kind: held.call.kind.to_string(),
            group: held.group.name.clone(),
            title: if is_open { held.call.title.clone() } else { String::new() },
            until: format!(
                "{} ({})",
                domain::zone::Zone::named_or_utc(&held.call.zone).civil(held.call.closes_at).format("%Y-%m-%d %H:%M"),
                held.call.zone
            ),
            said: said.clone(),
            path: held.path(),
        };
        mail::leave(ctx, tx, &to, language, letter).await?;
    }
    Ok(())
}

async fn addressed(ctx: &Ctx, tx: &DatabaseTransaction, held: &Held, occasion: Occasion) -> Result<BTreeSet<PersonId>> {
    let roles = groups::roles_now(held.group.id, ctx.now);
    let mut people: BTreeSet<PersonId> = match occasion {
        Occasion::Opened => roles.all(tx).await?.into_iter().map(|row| row.person_id).collect(),
        Occasion::Closed => {
            let chairs = roles.filter(role::Column::Kind.eq(RoleKind::Chair)).all(tx).await?;
            chairs.into_iter().map(|row| row.person_id).collect()
        }
        Occasion::Answered(person) => [person].into(),
        Occasion::Settled => {
            find::responses(held.call.id).all(tx).await?.into_iter().map(|row| row.person_id).collect()
        }
    };
    if let (Place::Draft { readers: Readers::Named, .. }, Some(draft)) = (held.place, &held.draft) {
        let named = drafts::persons([draft.id]).all(tx).await?;
        people.retain(|person| named.iter().any(|row| row.person_id == *person));
    }
    Ok(people)
}
