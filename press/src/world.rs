//! All that the typesetter can see: its template, one manuscript, and the fonts that are built in.

use std::sync::LazyLock;

use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

/// The template's name in this world.
const TEMPLATE: &str = "/template.typ";
/// The manuscript's, which the template reads as data.
const MANUSCRIPT: &str = "/manuscript.json";

/// The fonts that are built in.
static FONTS: LazyLock<Vec<Font>> =
    LazyLock::new(|| typst_assets::fonts().flat_map(|file| Font::iter(Bytes::new(file))).collect());

/// One manuscript and what it is set with.
pub struct Desk {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    template: Source,
    manuscript: (FileId, Bytes),
}

impl Desk {
    /// With a manuscript as JSON.
    pub fn with(json: Vec<u8>) -> Result<Self, String> {
        let template = Source::new(named(TEMPLATE)?, include_str!("../template.typ").into());
        Ok(Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(FONTS.iter())),
            template,
            manuscript: (named(MANUSCRIPT)?, Bytes::new(json)),
        })
    }

    fn missing<T>(id: FileId) -> FileResult<T> {
        Err(FileError::NotFound(id.vpath().get_with_slash().into()))
    }
}

fn named(path: &str) -> Result<FileId, String> {
    let path = VirtualPath::new(path).map_err(|error| error.to_string())?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Self::missing(id) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.manuscript.0 { Ok(self.manuscript.1.clone()) } else { Self::missing(id) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    /// The same manuscript gives the same bytes on every day.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
