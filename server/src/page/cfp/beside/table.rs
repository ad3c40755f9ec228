//! Taking in a table of proposals on the organisers' pages: look first, then hand in.

use app::cfp::SeenTable;
use axum::extract::{FromRequest, Path, Request};
use bytes::Bytes;
use domain::policy::Action;
use service::{
    Error,
    cfp::{CallFacts, ReadTable, TABLE_BYTES_MOST, call, import_table, read_table},
    conference::ConferenceFacts,
};

use super::super::facts;
use crate::{
    page::Answer,
    upload::{Upload, pack, unpack},
    visitor::Visitor,
};

/// Room for a table, also packed to travel with its preview, and for what a form adds around it.
pub const UPLOAD: usize = TABLE_BYTES_MOST / 2 * 3;

/// `GET /c/{conference}/organise/calls/{call}/table`
pub async fn form(visitor: Visitor, Path((slug, name)): Path<(String, String)>) -> Answer {
    let (facts, call) = found(&visitor, &slug, &name).await?;
    visitor.page(|| app::cfp::table_page(&facts, &call, None))
}

/// `POST /c/{conference}/organise/calls/{call}/table`
pub async fn import(visitor: Visitor, Path((slug, name)): Path<(String, String)>, request: Request) -> Answer {
    // Before a byte of the body: nobody else makes us hold a table.
    let (facts, call) = found(&visitor, &slug, &name).await?;
    let Upload { typed, mut files } = Upload::from_request(request, &visitor.site).await?;
    let file = files.one("file").or_else(|| unpack(typed.text("kept")));
    let Some(file) = file else {
        let missing: service::Result<()> = Err(Error::field("file", "missing", "Choose the file first."));
        let again = async |visitor: Visitor| visitor.page(|| app::cfp::table_page(&facts, &call, None));
        return visitor.after(typed, missing, |()| String::new(), again).await;
    };
    let read = read_table(&visitor.ctx, &facts, call.id, &file).await;
    match read {
        Ok(read) if typed.text("intent") != "import" => {
            let seen = seen(read, &file);
            visitor.page(|| app::cfp::table_page(&facts, &call, Some(&seen)))
        }
        Ok(read) => {
            let done = import_table(&visitor.ctx, call.id, &file).await;
            let seen = seen(read, &file);
            let again = async |visitor: Visitor| visitor.page(|| app::cfp::table_page(&facts, &call, Some(&seen)));
            visitor.after(typed, done, |_| format!("/c/{slug}/organise/calls/{name}/proposals"), again).await
        }
        Err(error) => {
            let again = async |visitor: Visitor| visitor.page(|| app::cfp::table_page(&facts, &call, None));
            visitor.after(typed, Err::<(), _>(error), |()| String::new(), again).await
        }
    }
}

fn seen(read: ReadTable, file: &Bytes) -> SeenTable {
    SeenTable { read, kept: pack(file) }
}

async fn found(visitor: &Visitor, slug: &str, name: &str) -> service::Result<(ConferenceFacts, CallFacts)> {
    let facts = facts(visitor, slug, Action::EnterProposals).await?;
    let call = call(&visitor.ctx, &facts, name).await?;
    Ok((facts, call))
}
