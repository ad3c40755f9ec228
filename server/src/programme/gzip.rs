//! Bodies in gzip (RFC 1952), made whole by libdeflate: quicker and smaller than what streams as it goes.

use libdeflater::{CompressionLvl, Compressor, Decompressor};

/// Bodies up to this length, in bytes, get much work where they are kept: some 10 ms.
const LARGE: usize = 512 * 1024;

/// How much work goes into a body.
#[derive(Clone, Copy, Debug)]
pub enum Effort {
    /// It is sent once.
    Once,
    /// It is sent often.
    Kept,
}

impl Effort {
    /// libdeflate's levels go from 1 to 12.
    fn level(self, length: usize) -> i32 {
        match self {
            Self::Once => 2,
            Self::Kept if length <= LARGE => 10,
            Self::Kept => 8,
        }
    }
}

/// The body in gzip. `None` if it cannot be made: it is sent as it is, then.
pub fn gzip(body: &[u8], effort: Effort) -> Option<Vec<u8>> {
    let level = CompressionLvl::new(effort.level(body.len())).ok()?;
    let mut compressor = Compressor::new(level);
    let mut packed = vec![0; compressor.gzip_compress_bound(body.len())];
    let length = compressor.gzip_compress(body, &mut packed).ok()?;
    packed.truncate(length);
    packed.shrink_to_fit();
    Some(packed)
}

/// The body of `length` bytes that was packed. `None` where this is not gzip of so many bytes.
pub fn gunzip(packed: &[u8], length: usize) -> Option<Vec<u8>> {
    let mut body = vec![0; length];
    let written = Decompressor::new().gzip_decompress(packed, &mut body).ok()?;
    (written == length).then_some(body)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_is_compressed_reads_the_same() {
        let body = "The same words again and again. ".repeat(40_000);
        for (effort, length) in
            [(Effort::Once, 1_000), (Effort::Kept, 100_000), (Effort::Kept, body.len()), (Effort::Once, 0)]
        {
            let body = &body.as_bytes()[..length];
            let packed = gzip(body, effort).expect("packed");
            let mut read = Vec::new();
            flate2::read::GzDecoder::new(&packed[..]).read_to_end(&mut read).expect("gzip");
            assert_eq!(read, body);
            assert_eq!(gunzip(&packed, length).as_deref(), Some(body));
            assert_eq!(gunzip(&packed, length + 1), None);
            assert_eq!(gunzip(&packed[1..], length), None);
        }
    }
}
