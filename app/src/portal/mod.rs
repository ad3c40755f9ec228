//! The portal: the front page and ecosystems.

mod front;

pub use front::front_page;
