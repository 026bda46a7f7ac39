//! What the typesetter may know of the world: our template, its inputs, and the fonts. No file, no network, no clock.

use std::sync::LazyLock;

use fontdb::Database;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

/// Fonts that come with this crate, and behind them those of the machine. To find them takes longest, so they are kept.
static FONTS: LazyLock<Fonts> = LazyLock::new(Fonts::find);

struct Fonts {
    book: LazyHash<FontBook>,
    all: Vec<Font>,
}

impl Fonts {
    fn find() -> Self {
        let mut all: Vec<Font> =
            typst_assets::fonts().flat_map(|font| Font::iter(Bytes::new(font))).collect();
        let mut machine = Database::new();
        machine.load_system_fonts();
        // A file of many faces, as those of East Asia are, is kept once, and not again with each of them.
        let files = machine.faces().filter(|face| face.index == 0);
        let read = |data: &[u8], _: u32| Bytes::new(data.to_vec());
        all.extend(files.filter_map(|face| machine.with_face_data(face.id, read)).flat_map(Font::iter));
        Self { book: LazyHash::new(FontBook::from_fonts(&all)), all }
    }
}

/// Whether some font here can write this sign.
pub(crate) fn can_write(sign: char) -> bool {
    FONTS.all.iter().any(|font| font.info().coverage.contains(u32::from(sign)))
}

/// One piece of work.
pub(crate) struct Work {
    library: LazyHash<Library>,
    template: Source,
}

impl Work {
    /// A template with what it is to be filled with, as `sys.inputs`.
    pub(crate) fn new(template: &str, inputs: Dict) -> Self {
        let library = LazyHash::new(Library::builder().with_inputs(inputs).build());
        Self { library, template: Source::detached(template) }
    }
}

impl World for Work {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }
    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }
    fn main(&self) -> FileId {
        self.template.id()
    }
    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
    }
    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }
    fn font(&self, index: usize) -> Option<Font> {
        FONTS.all.get(index).cloned()
    }
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
