//! Reading and writing the rows of any table, column by column, through its entity: what a table cannot hold is refused by
//! the types of its columns.
#![expect(
    clippy::disallowed_methods,
    reason = "the condition says which rows: only those of the group that was authorised"
)]

use std::{marker::PhantomData, pin::pin};

use futures::TryStreamExt;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, IdenStatic,
    IntoActiveModel, Iterable, ModelTrait, Order, PrimaryKeyToColumn, QueryFilter, QueryOrder, Value,
    prelude::async_trait::async_trait,
    sea_query::{Alias, Expr, SimpleExpr},
};

use super::value::{Column, Type};
use crate::{Error, Result};

/// What is done with each row: its values in the order of the columns.
pub(super) type Take<'a> = dyn FnMut(Vec<Value>) -> Result<()> + Send + 'a;

/// A table, whichever it is.
#[async_trait]
pub(super) trait Table: Send + Sync {
    /// Its name.
    fn name(&self) -> &'static str;
    /// Its columns.
    fn columns(&self) -> Vec<Column>;
    /// Hands over the rows under a condition one by one, in the order of their keys.
    async fn each(&self, tx: &DatabaseTransaction, which: Condition, take: &mut Take<'_>) -> Result<()>;
    /// Whether any row stands under a condition.
    async fn has(&self, tx: &DatabaseTransaction, which: Condition) -> Result<bool>;
    /// Adds rows.
    async fn insert(&self, tx: &DatabaseTransaction, rows: Vec<Vec<Value>>) -> Result<()>;
}

/// The table of an entity.
pub(super) struct Of<E>(PhantomData<fn() -> E>);

impl<E> Of<E> {
    pub(super) const fn new() -> Self {
        Self(PhantomData)
    }
}

#[async_trait]
impl<E> Table for Of<E>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel> + Sync,
    E::ActiveModel: Send + Sync,
{
    fn name(&self) -> &'static str {
        E::default().table_name()
    }

    fn columns(&self) -> Vec<Column> {
        let column = |one: E::Column| {
            let def = one.def();
            let holds = Type::of(def.get_column_type());
            holds.map(|holds| Column { name: one.as_str(), holds, nullable: def.is_null() })
        };
        E::Column::iter().filter_map(column).collect()
    }

    async fn each(&self, tx: &DatabaseTransaction, which: Condition, take: &mut Take<'_>) -> Result<()> {
        let backend = tx.get_database_backend();
        let query = E::PrimaryKey::iter()
            .fold(E::find().filter(which), |query, key| query.order_by(by(key.into_column(), backend), Order::Asc));
        let mut rows = pin!(query.stream(tx).await?);
        while let Some(row) = rows.try_next().await? {
            take(E::Column::iter().map(|column| row.get(column)).collect())?;
        }
        Ok(())
    }

    async fn has(&self, tx: &DatabaseTransaction, which: Condition) -> Result<bool> {
        Ok(E::find().filter(which).one(tx).await?.is_some())
    }

    async fn insert(&self, tx: &DatabaseTransaction, rows: Vec<Vec<Value>>) -> Result<()> {
        let model = |row: Vec<Value>| {
            let mut model = <E::ActiveModel as ActiveModelTrait>::default();
            for (column, value) in E::Column::iter().zip(row) {
                model.try_set(column, value)?;
            }
            Ok::<_, Error>(model)
        };
        let models = rows.into_iter().map(model).collect::<Result<Vec<_>>>()?;
        E::insert_many(models).exec_without_returning(tx).await?;
        Ok(())
    }
}

/// The order of a key: of texts by their bytes, which `PostgreSQL` does only when it is told.
fn by<C: ColumnTrait>(column: C, backend: DbBackend) -> SimpleExpr {
    let is_text = Type::of(column.def().get_column_type()) == Some(Type::Text);
    if is_text && backend == DbBackend::Postgres {
        return Expr::cust(format!("\"{}\" COLLATE \"C\"", column.as_str()));
    }
    Expr::col(Alias::new(column.as_str()))
}
