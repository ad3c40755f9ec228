//! The HTML form of a mail: the same words, nothing loaded from anywhere.

use std::fmt::Write as _;

use super::letter::Parts;

pub(super) fn render(parts: &Parts) -> String {
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><title>{}</title></head>\n\
         <body style=\"margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#1b1f24;background:#fff\">\n\
         <div style=\"max-width:36em;margin:0 auto\">\n",
        parts.lang,
        escaped(&parts.subject),
    );
    for paragraph in parts.lead.split("\n\n") {
        let _ = writeln!(out, "<p>{}</p>", escaped(paragraph.trim()).replace('\n', "<br>\n"));
    }
    if let Some((label, address)) = &parts.action {
        let (label, address) = (escaped(label), escaped(address));
        let _ = write!(
            out,
            "<p><a href=\"{address}\" style=\"display:inline-block;padding:10px 18px;border-radius:4px;\
             background:#1b4b8f;color:#fff;text-decoration:none\">{label}</a></p>\n\
             <p style=\"font-size:14px;word-break:break-all\">{address}</p>\n"
        );
    }
    if let Some((label, code)) = &parts.code {
        let (label, code) = (escaped(label), escaped(code));
        let _ = write!(
            out,
            "<p>{label}</p>\n<p style=\"font:24px/1.5 ui-monospace,monospace;letter-spacing:.1em\">{code}</p>\n"
        );
    }
    let _ = write!(
        out,
        "<hr style=\"border:0;border-top:1px solid #d0d7de\">\n<p style=\"font-size:14px;color:#57606a\">{}</p>\n\
         <p style=\"font-size:14px;color:#57606a\">{}</p>\n</div>\n</body>\n</html>\n",
        escaped(&parts.why),
        escaped(&parts.site)
    );
    out
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
