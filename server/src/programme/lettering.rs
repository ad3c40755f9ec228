//! Words in pictures, in the site's own typeface.

use ab_glyph::{Font, FontRef, PxScaleFont, ScaleFont, point};
use image::{Rgb, RgbImage};

/// Plenary Sans at the weight of headings, Latin-1 and Latin Extended-A.
static TYPEFACE: &[u8] = include_bytes!("../../font/plenary-sans-640.ttf");

/// Words set in one size.
pub struct Lettering(PxScaleFont<FontRef<'static>>);

impl Lettering {
    /// In a size in pixels, from the highest to the lowest of the letters.
    pub fn of(size: f32) -> Option<Self> {
        Some(Self(FontRef::try_from_slice(TYPEFACE).ok()?.into_scaled(size)))
    }

    /// Whether there is a letter for each character.
    pub fn can_set(&self, text: &str) -> bool {
        text.chars().all(|character| self.0.glyph_id(character).0 != 0)
    }

    /// The text in lines of at most `width` pixels, broken between words. A word wider than that has a line for itself.
    pub fn lines(&self, text: &str, width: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            match lines.last_mut() {
                Some(line) if self.width(line) + self.width(" ") + self.width(word) <= width => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        lines
    }

    /// How wide a line is, in pixels.
    pub fn width(&self, line: &str) -> f32 {
        line.chars().map(|character| self.0.h_advance(self.0.glyph_id(character))).sum()
    }

    /// Sets a line with its left end at `left` and its foot at `baseline`; what does not fit in the picture is cut.
    pub fn set(&self, picture: &mut RgbImage, left: f32, baseline: f32, line: &str, colour: Rgb<u8>) {
        let mut at = left;
        for character in line.chars() {
            let id = self.0.glyph_id(character);
            let glyph = id.with_scale_and_position(self.0.scale(), point(at, baseline));
            at += self.0.h_advance(id);
            let Some(outlined) = self.0.font().outline_glyph(glyph) else { continue };
            let corner = outlined.px_bounds().min;
            outlined.draw(|x, y, cover| {
                if let Some(pixel) =
                    pixel(corner.x, x).zip(pixel(corner.y, y)).and_then(|(x, y)| picture.get_pixel_mut_checked(x, y))
                {
                    blend(pixel, colour, cover);
                }
            });
        }
    }
}

/// A place in the picture; `None` left of it or above.
#[expect(clippy::cast_possible_truncation, reason = "whole numbers of pixels in a picture")]
fn pixel(corner: f32, beyond: u32) -> Option<u32> {
    u32::try_from(corner as i64 + i64::from(beyond)).ok()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two values of a byte")]
fn blend(pixel: &mut Rgb<u8>, colour: Rgb<u8>, cover: f32) {
    for (old, new) in pixel.0.iter_mut().zip(colour.0) {
        let (from, to) = (f32::from(*old), f32::from(new));
        *old = (to - from).mul_add(cover.clamp(0.0, 1.0), from).round() as u8;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_between_words_and_stay_within_their_width() {
        let lettering = Lettering::of(40.0).expect("the typeface can be read");
        let lines = lettering.lines("Where security communities meet, in one place", 400.0);
        assert!(lines.len() > 1 && lines.iter().all(|line| lettering.width(line) <= 400.0), "{lines:?}");
        assert_eq!(lines.join(" "), "Where security communities meet, in one place");
        assert!(lettering.can_set("Žluťoučký kůň – Größe") && !lettering.can_set("会议"));
    }

    #[test]
    fn words_leave_ink_and_what_does_not_fit_is_cut() {
        let lettering = Lettering::of(40.0).expect("the typeface can be read");
        let mut picture = RgbImage::from_pixel(60, 30, Rgb([255; 3]));
        lettering.set(&mut picture, -10.0, 25.0, "Plenary", Rgb([0; 3]));
        assert!(picture.pixels().any(|pixel| pixel.0[0] < 50));
    }
}
