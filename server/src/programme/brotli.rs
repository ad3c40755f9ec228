//! Bodies in Brotli (RFC 7932), for what is sent often: it takes long to make.

/// Bodies up to this length, in bytes, get Brotli's best; longer ones would take seconds.
const BEST: usize = 64 * 1024;

/// The body in Brotli. `None` if it cannot be made: it is sent in another way, then.
pub fn brotli(body: &[u8]) -> Option<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: if body.len() <= BEST { 11 } else { 9 },
        size_hint: body.len(),
        // The best effort takes eight bytes for each byte of the window, whether the body fills it or not.
        lgwin: window_bits(body.len()),
        ..Default::default()
    };
    let mut packed = Vec::with_capacity(body.len() / 4);
    brotli::BrotliCompress(&mut { body }, &mut packed, &params).ok()?;
    packed.shrink_to_fit();
    Some(packed)
}

/// The least window that holds `length` bytes, in bits as RFC 7932, 9.1, counts them: 10 to 22 here.
fn window_bits(length: usize) -> i32 {
    let bits = (length + 16).next_power_of_two().trailing_zeros();
    i32::try_from(bits).unwrap_or(22).clamp(10, 22)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_holds_the_whole_body_and_no_more_than_needed() {
        // RFC 7932, 9.1: a window of n bits holds 2^n - 16 bytes.
        let sizes = [1, 1_008, 1_009, 16_368, 16_369, 4_194_288, 100_000_000];
        assert_eq!(sizes.map(window_bits), [10, 10, 11, 14, 15, 22, 22]);
    }

    #[test]
    fn what_is_compressed_reads_the_same() {
        for length in [0, 1_000, BEST, 3 * BEST] {
            let body = &"The same words again and again. ".repeat(10_000).into_bytes()[..length];
            let (packed, mut read) = (brotli(body).expect("packed"), Vec::new());
            brotli::BrotliDecompress(&mut packed.as_slice(), &mut read).expect("Brotli");
            assert_eq!(read, body);
        }
    }
}
