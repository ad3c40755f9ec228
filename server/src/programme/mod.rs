//! What makes the public programme as cheap to serve as files: a release is read once, each of its pages is rendered
//! and compressed once, and whoever asks gets the same bytes until the next release.

mod brotli;
mod card;
mod conditional;
mod edition;
mod gzip;
mod hand;
mod kept;
mod lettering;
mod mosaic;
mod shelf;

pub use brotli::brotli;
pub use card::card;
pub use conditional::{accepts, none_match};
pub use edition::{Edition, Editions, MosaicKey, Newest, Validity};
pub use gzip::{Effort, gzip};
pub use hand::{Hand, Question};
pub use kept::{IMMUTABLE, Kept, Made, PRIVATE, PUBLIC};
pub use mosaic::Mosaic;
pub use shelf::{Key, Shelf, Wanted};
