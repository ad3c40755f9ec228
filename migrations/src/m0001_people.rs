//! People, their accounts, and what proves who they are.

use sea_orm_migration::prelude::*;

use crate::table::{Kind::*, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("file")
            .id()
            .needs(&[
                ("hash", Text),
                ("media_type", Text),
                ("size", Long),
                ("visibility", Text),
                ("created_at", Instant),
            ])
            .may_have(&[("owner_id", Uuid)])
            .index(&["hash"])
            .create(manager)
            .await?;
        table("person")
            .id()
            .needs(&[("name", Text), ("sort_name", Text), ("pronouns", Text), ("biography", Text)])
            .needs(&[("time_zone", Text), ("language", Text), ("visibility", Text)])
            .needs(&[("created_at", Instant), ("updated_at", Instant)])
            .may_belong_to("picture_id", "file")
            .may_have(&[("merged_into", Uuid), ("erased_at", Instant)])
            .create(manager)
            .await?;
        table("person_link")
            .id()
            .belongs_to("person_id", "person")
            .needs(&[("position", Int), ("label", Text), ("url", Text)])
            .create(manager)
            .await?;
        table("organisation")
            .id()
            .needs(&[("name", Text), ("canonical", Text), ("created_at", Instant)])
            .unique(&["canonical"])
            .create(manager)
            .await?;
        table("affiliation")
            .id()
            .belongs_to("person_id", "person")
            .belongs_to("organisation_id", "organisation")
            .needs(&[("title", Text), ("from_date", Date), ("created_at", Instant)])
            .may_have(&[("to_date", Date)])
            .create(manager)
            .await?;
        table("account")
            .id()
            .belongs_to("person_id", "person")
            .needs(&[("created_at", Instant)])
            .may_have(&[("password_hash", Text), ("password_changed_at", Instant)])
            .unique(&["person_id"])
            .create(manager)
            .await?;
        table("email_address")
            .id()
            .belongs_to("account_id", "account")
            .needs(&[("address", Text), ("canonical", Text), ("is_primary", Flag), ("verified_at", Instant)])
            .unique(&["canonical"])
            .create(manager)
            .await?;
        table("sign_in")
            .id()
            .belongs_to("account_id", "account")
            .needs(&[("token_hash", Bytes), ("created_at", Instant), ("seen_at", Instant), ("expires_at", Instant)])
            .needs(&[("proved_at", Instant), ("method", Text), ("user_agent", Text), ("address", Text)])
            .may_have(&[("ended_at", Instant)])
            .unique(&["token_hash"])
            .create(manager)
            .await?;
        table("mailed_link")
            .id()
            .may_belong_to("account_id", "account")
            .needs(&[("purpose", Text), ("address", Text), ("token_hash", Bytes)])
            .needs(&[("created_at", Instant), ("expires_at", Instant)])
            .may_have(&[("browser_hash", Bytes), ("code_hash", Bytes), ("name", Text), ("used_at", Instant)])
            .index(&["browser_hash"])
            .index(&["address"])
            .unique(&["token_hash"])
            .create(manager)
            .await?;
        table("api_token")
            .id()
            .belongs_to("account_id", "account")
            .needs(&[("name", Text), ("token_hash", Bytes), ("scopes", Text)])
            .needs(&[("created_at", Instant), ("expires_at", Instant)])
            .may_have(&[("used_at", Instant), ("revoked_at", Instant)])
            .unique(&["token_hash"])
            .create(manager)
            .await?;
        table("attempt")
            .primary_key(&["bucket", "subject"])
            .needs(&[("bucket", Text), ("subject", Text), ("count", Int), ("first_at", Instant), ("last_at", Instant)])
            .create(manager)
            .await?;
        table("role")
            .id()
            .belongs_to("person_id", "person")
            .needs(&[("scope_kind", Text), ("kind", Text), ("from_at", Instant)])
            .may_have(&[("scope_id", Uuid), ("to_at", Instant), ("granted_by", Uuid), ("ended_by", Uuid)])
            .index(&["scope_kind", "scope_id"])
            .create(manager)
            .await?;
        table("invitation")
            .id()
            .needs(&[("scope_kind", Text), ("kind", Text), ("address", Text), ("token_hash", Bytes)])
            .needs(&[("invited_by", Uuid), ("created_at", Instant), ("expires_at", Instant)])
            .may_have(&[("scope_id", Uuid), ("accepted_at", Instant), ("accepted_by", Uuid), ("withdrawn_at", Instant)])
            .unique(&["token_hash"])
            .index(&["scope_kind", "scope_id"])
            .create(manager)
            .await?;
        crate::run::check_foreign_keys(manager).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
