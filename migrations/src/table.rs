//! A short way to write tables, so that a migration reads like the table it makes.

use sea_orm_migration::prelude::*;

/// A table under construction.
pub struct Table {
    name: &'static str,
    create: TableCreateStatement,
    indexes: Vec<IndexCreateStatement>,
}

/// Starts a table called `name`.
pub fn table(name: &'static str) -> Table {
    let mut create = sea_orm_migration::prelude::Table::create();
    create.table(Alias::new(name));
    Table { name, create, indexes: Vec::new() }
}

impl Table {
    /// The primary key, a UUID called `id`.
    pub fn id(mut self) -> Self {
        self.create.col(ColumnDef::new(Alias::new("id")).uuid().not_null().primary_key());
        self
    }

    /// A primary key over several columns.
    pub fn primary_key(mut self, columns: &[&'static str]) -> Self {
        let mut key = Index::create();
        for column in columns {
            key.col(Alias::new(*column));
        }
        self.create.primary_key(&mut key);
        self
    }

    /// Columns that must be filled, each with its type.
    pub fn needs(mut self, columns: &[(&'static str, Kind)]) -> Self {
        for (name, kind) in columns {
            self.create.col(kind.column(name).not_null());
        }
        self
    }

    /// Columns that may be empty, each with its type.
    pub fn may_have(mut self, columns: &[(&'static str, Kind)]) -> Self {
        for (name, kind) in columns {
            self.create.col(kind.column(name).null());
        }
        self
    }

    /// A filled UUID column that points at `target`'s id.
    pub fn belongs_to(mut self, column: &'static str, target: &'static str) -> Self {
        self.create.col(ColumnDef::new(Alias::new(column)).uuid().not_null());
        self.refer(column, target)
    }

    /// A UUID column that may point at `target`'s id.
    pub fn may_belong_to(mut self, column: &'static str, target: &'static str) -> Self {
        self.create.col(ColumnDef::new(Alias::new(column)).uuid().null());
        self.refer(column, target)
    }

    fn refer(mut self, column: &'static str, target: &'static str) -> Self {
        self.create.foreign_key(
            ForeignKey::create()
                .from(Alias::new(self.name), Alias::new(column))
                .to(Alias::new(target), Alias::new("id")),
        );
        self.index(&[column])
    }

    /// An index over `columns`.
    pub fn index(mut self, columns: &[&'static str]) -> Self {
        self.indexes.push(self.index_over(columns, "by"));
        self
    }

    /// A unique index over `columns`.
    pub fn unique(mut self, columns: &[&'static str]) -> Self {
        let mut index = self.index_over(columns, "one");
        index.unique();
        self.indexes.push(index);
        self
    }

    fn index_over(&self, columns: &[&'static str], word: &str) -> IndexCreateStatement {
        let mut index = Index::create();
        index.name(format!("{}_{word}_{}", self.name, columns.join("_"))).table(Alias::new(self.name));
        for column in columns {
            index.col(Alias::new(*column));
        }
        index
    }

    /// Makes the table and its indexes.
    pub async fn create(self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager.create_table(self.create).await?;
        for index in self.indexes {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

/// The few column types Plenary uses, each of which behaves the same on both databases.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A UUID that points at nothing the database checks.
    Uuid,
    /// Text of any length.
    Text,
    /// A whole number of 32 bits.
    Int,
    /// A whole number of 64 bits.
    Long,
    /// True or false.
    Flag,
    /// An instant, always written by the application in UTC.
    Instant,
    /// A civil date.
    Date,
    /// Bytes.
    Bytes,
    /// JSON.
    Json,
}

impl Kind {
    /// A column of this type.
    pub fn column(self, name: &str) -> ColumnDef {
        let mut column = ColumnDef::new(Alias::new(name));
        match self {
            Self::Uuid => column.uuid(),
            Self::Text => column.text(),
            Self::Int => column.integer(),
            Self::Long => column.big_integer(),
            Self::Flag => column.boolean(),
            Self::Instant => column.timestamp_with_time_zone(),
            Self::Date => column.date(),
            Self::Bytes => column.blob(),
            Self::Json => column.json_binary(),
        };
        column
    }
}
