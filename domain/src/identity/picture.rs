//! Limits of profile pictures.

/// Most bytes of an uploaded picture.
pub const PICTURE_BYTES_MAX: usize = 10 * 1024 * 1024;
/// Most pixels of an uploaded picture; a small file may unfold to far more than memory holds.
pub const PICTURE_PIXELS_MAX: u32 = 50_000_000;
/// Longest side of a picture as kept.
pub const PICTURE_SIDE: u32 = 640;
