//! A kind of thing in a record: a table, which of its rows are the group's, and what of them everybody may read.

use sea_orm::{
    Condition, EntityTrait, IntoActiveModel,
    sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement},
};

use super::{
    reading::{Level, Reading},
    table::{Of, Table},
    value::{Column, Type},
};

/// Which rows of a table are the group's.
pub(super) enum Rows {
    /// Those that a column says belong to it.
    Group(&'static str),
    /// Those whose column names a row of another kind that is in the record.
    Under(&'static str, &'static str),
    /// Those that the rows of other kinds name; found when all of these are written.
    Named(&'static str),
    /// Those under a condition.
    Where(fn(&Reading) -> Condition),
}

/// What of a kind everybody may read.
pub(super) enum Open {
    /// Nothing.
    Nothing,
    /// The rows under a further condition.
    Where(fn(&Reading) -> Condition),
}

/// A kind of thing in a record.
pub(super) struct Kind {
    /// The name of its file: `rows/comments.jsonl`.
    pub(super) name: &'static str,
    pub(super) table: Box<dyn Table>,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Rows,
    /// What besides must hold of a row.
    pub(super) only: Option<fn(&Reading) -> Condition>,
    pub(super) open: Open,
    /// Columns that name persons or organisations.
    pub(super) names: &'static [&'static str],
    /// Those of them that everybody may read though they may be empty.
    pub(super) signed: &'static [&'static str],
    /// Columns that point at a row of the same kind: filled once all rows are there.
    pub(super) own: &'static [&'static str],
    /// Columns that name a thing of another kind, which is in a whole record, too: so no record writes into another group.
    pub(super) within: &'static [(&'static str, &'static str)],
    /// Columns that say the same in every row.
    pub(super) fixed: &'static [(&'static str, &'static str)],
    /// Columns that may name a draft or a ballot, and are emptied where that is not in the record.
    pub(super) loose: &'static [&'static str],
    /// Columns whose content is a file of its own, named by its hash.
    pub(super) texts: &'static [&'static str],
    /// Columns that no record holds, with what stands there instead.
    pub(super) never: &'static [(&'static str, &'static str)],
    /// Columns that the public record does not hold.
    pub(super) closed: &'static [&'static str],
}

/// A kind whose rows are those that `rows` says, from the table of an entity.
pub(super) fn kind<E>(name: &'static str, rows: Rows) -> Kind
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel> + Sync,
    E::ActiveModel: Send + Sync,
{
    let table: Box<dyn Table> = Box::new(Of::<E>::new());
    Kind {
        name,
        columns: table.columns(),
        table,
        rows,
        only: None,
        open: Open::Nothing,
        names: &[],
        signed: &[],
        own: &[],
        within: &[],
        fixed: &[],
        loose: &[],
        texts: &[],
        never: &[],
        closed: &[],
    }
}

impl Kind {
    /// Everybody may read its rows where they may read what these belong to.
    pub(super) fn public(self) -> Self {
        self.public_where(|_| Condition::all())
    }

    /// The same for the rows under a condition.
    pub(super) fn public_where(self, which: fn(&Reading) -> Condition) -> Self {
        Self { open: Open::Where(which), ..self }
    }

    pub(super) fn only(self, which: fn(&Reading) -> Condition) -> Self {
        Self { only: Some(which), ..self }
    }

    pub(super) fn names(self, names: &'static [&'static str]) -> Self {
        Self { names, ..self }
    }

    pub(super) fn signed(self, signed: &'static [&'static str]) -> Self {
        Self { signed, ..self }
    }

    pub(super) fn own(self, own: &'static [&'static str]) -> Self {
        Self { own, ..self }
    }

    pub(super) fn within(self, within: &'static [(&'static str, &'static str)]) -> Self {
        Self { within, ..self }
    }

    pub(super) fn fixed(self, fixed: &'static [(&'static str, &'static str)]) -> Self {
        Self { fixed, ..self }
    }

    pub(super) fn loose(self, loose: &'static [&'static str]) -> Self {
        Self { loose, ..self }
    }

    pub(super) fn texts(self, texts: &'static [&'static str]) -> Self {
        Self { texts, ..self }
    }

    pub(super) fn never(self, never: &'static [(&'static str, &'static str)]) -> Self {
        Self { never, ..self }
    }

    pub(super) fn closed(self, closed: &'static [&'static str]) -> Self {
        Self { closed, ..self }
    }

    /// Where a column stands among its columns.
    pub(super) fn at(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|one| one.name == column)
    }

    /// The condition of its rows in a record; none where the record has none of the kind.
    pub(super) fn which(&self, kinds: &[Self], reading: &Reading) -> Option<Condition> {
        let mut all = Condition::all();
        all = match &self.rows {
            Rows::Group(column) => all.add(Expr::col(Alias::new(*column)).eq(reading.group.id.0)),
            Rows::Under(column, parent) => {
                let parent = kinds.iter().find(|kind| kind.name == *parent)?;
                all.add(Expr::col(Alias::new(*column)).in_subquery(parent.ids(kinds, reading)?))
            }
            Rows::Where(which) => all.add(which(reading)),
            Rows::Named(_) => all,
        };
        if let Some(only) = self.only {
            all = all.add(only(reading));
        }
        match (reading.level, &self.open) {
            (Level::Whole, _) => Some(all),
            (Level::Public, Open::Where(open)) => Some(all.add(open(reading))),
            (Level::Public, Open::Nothing) => None,
        }
    }

    /// The ids of its rows in a record.
    fn ids(&self, kinds: &[Self], reading: &Reading) -> Option<SelectStatement> {
        let mut query = Query::select();
        query.column(Alias::new("id")).from(Alias::new(self.table.name()));
        Some(query.cond_where(self.which(kinds, reading)?).to_owned())
    }

    /// Whether a column's value is kept back in a record of a level.
    pub(super) fn keeps_back(&self, column: &Column, level: Level) -> bool {
        if self.never.iter().any(|(name, _)| *name == column.name) {
            return true;
        }
        let is_name = column.nullable && self.names.contains(&column.name) && !self.signed.contains(&column.name);
        level == Level::Public && (is_name || self.closed.contains(&column.name))
    }

    /// What stands in a column that is kept back.
    pub(super) fn instead(&self, column: &Column) -> serde_json::Value {
        let said = self.never.iter().find(|(name, _)| *name == column.name).map_or("", |(_, said)| said);
        match column.holds {
            _ if column.nullable => serde_json::Value::Null,
            Type::Json => serde_json::Value::Null,
            Type::Int | Type::Long => 0.into(),
            Type::Flag => false.into(),
            Type::Id | Type::Text | Type::Instant | Type::Day | Type::Bytes => said.into(),
        }
    }
}
