//! What a file is, by its bytes. Nothing is opened or unpacked for that.

use domain::{cfp::FileType, problem::Flaw};

/// The type of a file that is taken.
pub(crate) fn sniff(bytes: &[u8]) -> Result<FileType, Flaw> {
    let found = match infer::get(bytes) {
        Some(found) => found.mime_type().parse().ok(),
        None => FileType::of_text(bytes),
    };
    found.ok_or_else(|| {
        Flaw::new(
            "file-type",
            "Give a PDF, a picture (PNG, JPEG, GIF, WebP), a document or slides (DOCX, PPTX, ODT, ODP), a ZIP or plain text.",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a browser, an office or a shell might run, under whatever name it comes.
    #[test]
    fn hostile_files_are_refused_or_known_for_what_they_are() {
        let refused: &[(&str, &[u8])] = &[
            ("a page", b"<!DOCTYPE html><script>alert(document.domain)</script>"),
            ("a page without a head", b"<script>alert(1)</script>"),
            ("a page behind blanks and a mark", b"\xef\xbb\xbf \r\n\t<html><body onload=alert(1)>"),
            ("a drawing with a script", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
            ("a drawing behind a declaration", b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>"),
            ("a style sheet for documents", b"<?xml-stylesheet href='javascript:alert(1)'?><x/>"),
            ("a program of Windows", b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff"),
            ("a program of Linux", b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00"),
            ("a program for browsers", b"\x00asm\x01\x00\x00\x00"),
            ("a script of a shell", b"#!/bin/sh\nrm -rf /\n"),
            ("a page in another encoding", b"\xff\xfe<\x00s\x00c\x00r\x00i\x00p\x00t\x00"),
            ("a film of Flash", b"FWS\x0a\x00\x00\x00\x00"),
            ("nothing", b""),
            ("bytes", b"\x00\x01\x02\x03"),
        ];
        for (what, bytes) in refused {
            assert!(sniff(bytes).is_err(), "{what}: {:?}", sniff(bytes));
        }
        // Taken for what their first bytes say; what else hides in them is given back as a file and never shown.
        let taken: &[(&[u8], FileType)] = &[
            (b"%PDF-1.7\n<script>alert(1)</script>", FileType::Pdf),
            (b"GIF89a/*<svg onload=alert(1)>*/=1;alert(1)", FileType::Gif),
            (b"\x89PNG\r\n\x1a\n<html><script>alert(1)</script>", FileType::Png),
            (b"PK\x03\x04\x14\x00\x00\x00\x08\x00 forty-two petabytes", FileType::Zip),
            (b"\xff\xd8\xff\xe0<?php system($_GET['c']); ?>", FileType::Jpeg),
            (b"Notes for the talk: a < b", FileType::Text),
        ];
        for (bytes, kind) in taken {
            assert_eq!(sniff(bytes), Ok(*kind));
        }
    }
}
