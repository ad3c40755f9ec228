//! Calls for papers.

pub mod answer_files;
pub mod beside;
pub mod body;
pub mod calls;
pub mod codes;
pub mod offers;
pub mod previews;
pub mod proposals;
pub mod questions;
pub mod tables;

use axum::extract::DefaultBodyLimit;
use serde::Deserialize;
use service::cfp::{FILE_BYTES_MOST, TABLE_BYTES_MOST};
use utoipa::IntoParams;
use utoipa_axum::{
    router::{OpenApiRouter, UtoipaMethodRouterExt},
    routes,
};

use crate::site::Site;

/// The operations of this feature.
pub fn operations() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .merge(beside::operations())
        .routes(routes!(calls::list_calls, calls::create_call))
        .routes(routes!(calls::get_call, calls::edit_call))
        .routes(routes!(calls::show_call))
        .routes(routes!(calls::close_call))
        .routes(routes!(questions::list_questions, questions::add_question))
        .routes(routes!(questions::edit_question, questions::remove_question))
        .routes(routes!(questions::place_question))
        .routes(routes!(codes::list_access_codes, codes::make_access_code))
        .routes(routes!(codes::revoke_access_code))
        .routes(routes!(proposals::list_my_proposals))
        .routes(routes!(offers::list_proposals, proposals::draft_proposal))
        .routes(routes!(offers::get_proposal))
        .routes(routes!(offers::move_proposal))
        .routes(routes!(proposals::get_my_proposal, proposals::edit_proposal, proposals::discard_draft))
        .routes(
            routes!(answer_files::get_answer_file, answer_files::put_answer_file, answer_files::remove_answer_file)
                .layer(DefaultBodyLimit::max(FILE_BYTES_MOST)),
        )
        .routes(
            routes!(tables::get_proposals_table, tables::import_proposals_table)
                .layer(DefaultBodyLimit::max(TABLE_BYTES_MOST)),
        )
        .routes(routes!(previews::preview_my_proposal))
        .routes(routes!(previews::preview_proposal))
        .routes(routes!(proposals::submit_proposal))
        .routes(routes!(proposals::withdraw_proposal))
}

/// A call in the path.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfCall {
    /// The slug of the conference.
    #[param(example = "fosdem-2026")]
    pub conference: String,
    /// The slug of the call.
    #[param(example = "talks")]
    pub call: String,
}
