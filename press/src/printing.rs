//! From a manuscript to the bytes of a PDF.

use exchange::manuscript::Manuscript;
use typst::{
    diag::SourceDiagnostic,
    foundations::{Datetime, Smart},
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::world::Desk;

/// A finished PDF.
pub struct Printed {
    /// Its bytes.
    pub pdf: Vec<u8>,
    /// Why it is not vouched for as PDF/UA-1; mostly a sign that no font here has.
    pub not_accessible: Option<String>,
}

/// Typesets a manuscript. The same manuscript gives the same bytes.
pub fn print(manuscript: &Manuscript) -> Result<Printed, String> {
    let json = serde_json::to_vec(manuscript).map_err(|error| error.to_string())?;
    // What comemo keeps between documents ends with this process.
    let document = typst::compile::<PagedDocument>(&Desk::with(json)?).output.map_err(|errors| told(&errors))?;
    let vouched = options(manuscript, &[PdfStandard::Ua_1])?;
    match typst_pdf::pdf(&document, &vouched) {
        Ok(pdf) => Ok(Printed { pdf, not_accessible: None }),
        Err(reasons) => {
            let pdf = typst_pdf::pdf(&document, &options(manuscript, &[])?).map_err(|errors| told(&errors))?;
            Ok(Printed { pdf, not_accessible: Some(told(&reasons)) })
        }
    }
}

fn options(manuscript: &Manuscript, standards: &[PdfStandard]) -> Result<PdfOptions, String> {
    Ok(PdfOptions {
        ident: Smart::Custom(manuscript.ident.clone()),
        creator: Smart::Custom(Some("Plenary".into())),
        timestamp: day(&manuscript.day).map(Timestamp::new_utc),
        page_ranges: None,
        standards: PdfStandards::new(standards).map_err(|error| error.message().to_string())?,
        tagged: true,
        pretty: false,
    })
}

/// A day as `2026-11-22`.
fn day(written: &str) -> Option<Datetime> {
    let mut parts = written.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    Datetime::from_ymd_hms(year, month, parts.next()?.parse().ok()?, 0, 0, 0)
}

fn told<'a>(errors: impl IntoIterator<Item = &'a SourceDiagnostic>) -> String {
    errors.into_iter().map(|error| error.message.as_str()).take(3).collect::<Vec<_>>().join("; ")
}
