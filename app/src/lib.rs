//! Pages, components and islands.
//!
//! Pages and their components are rendered on the server only (feature `ssr`). Islands are compiled twice: into the
//! server, which renders them as plain elements, and into the bundle (feature `hydrate`), which wakes them up.

pub mod island;
