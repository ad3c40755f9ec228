//! The picture that others show for a conference's pages: its name, when and where, and its days drawn, as on its home
//! page.

use std::{collections::BTreeMap, io::Cursor};

use chrono::Datelike;
use domain::{
    programme::{
        Facts,
        board::{Board, Row, board},
        day::days,
        index::Index,
    },
    zone::Zone,
};
use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage, codecs::png::PngEncoder};
use service::programme::Published;

use super::lettering::Lettering;

const WIDTH: u32 = 1200;
const HEIGHT: u32 = 630;
const MARGIN: u32 = 60;
/// The bar of the theme's colour at the top.
const BAR: u32 = 18;
/// Between two days.
const GAP: u32 = 36;
/// Most days that one picture holds.
const DAYS: usize = 4;

const PAPER: Rgb<u8> = Rgb([0xfc, 0xfc, 0xfe]);
const INK: Rgb<u8> = Rgb([0x14, 0x17, 0x1c]);
const SOFT: Rgb<u8> = Rgb([0x4d, 0x53, 0x5e]);
const LINE: Rgb<u8> = Rgb([0xd7, 0xd9, 0xde]);
/// The twelve track colours of `style/tokens.css` in the light scheme, as sRGB.
const TRACKS: [u32; 12] = [
    0x40_81d2, 0xc6_5d26, 0x3b_9555, 0xab_58be, 0xa0_7a1a, 0x20_909b, 0xc9_5463, 0x79_73ca, 0x74_8b2a, 0xb8_5c8b,
    0x2b_937d, 0xb1_6f23,
];
/// The accents of the themes there, as sRGB.
const THEMES: [(&str, u32); 12] = [
    ("ink", 0x2b_51aa),
    ("slate", 0x47_5a6e),
    ("sky", 0x0e_5e8a),
    ("teal", 0x0c_6567),
    ("pine", 0x13_684b),
    ("moss", 0x36_6624),
    ("ochre", 0x71_520c),
    ("copper", 0x86_430f),
    ("brick", 0x9a_2b19),
    ("rose", 0x9d_1c4a),
    ("plum", 0x8a_2a7a),
    ("violet", 0x66_39a8),
];

/// The picture as PNG; `None` if it cannot be written.
pub fn card(published: &Published) -> Option<Vec<u8>> {
    let programme = &published.programme;
    let (index, zone, days) = (Index::new(programme), Zone::of(&programme.conference), days(programme));
    let boards: Vec<_> = days.iter().take(DAYS).map(|day| board(&index, &zone, day.date, &day.slots)).collect();
    let mut picture = RgbImage::from_pixel(WIDTH, HEIGHT, PAPER);
    fill(&mut picture, [0, 0, WIDTH, BAR], accent(&published.conference.theme));
    let foot = name(&mut picture, &published.conference.title, &programme.conference).unwrap_or(BAR) + MARGIN;
    let height = (HEIGHT - foot - MARGIN + GAP) / u32::try_from(boards.len().max(1)).unwrap_or(1);
    for (board, top) in boards.iter().zip((foot..).step_by(height as usize)) {
        draw(&mut picture, &index, board, top, height - GAP);
    }
    let mut png = Cursor::new(Vec::new());
    let encoder = PngEncoder::new(&mut png);
    encoder.write_image(picture.as_raw(), WIDTH, HEIGHT, ExtendedColorType::Rgb8).ok()?;
    Some(png.into_inner())
}

/// The conference's name, as large as it fits in two lines, and when and where it is. Returns where that ends; nothing is
/// set where the typeface lacks a letter: squares would be worse.
fn name(picture: &mut RgbImage, title: &str, facts: &Facts) -> Option<u32> {
    const WIDEST: f32 = 1080.0;
    const LEFT: f32 = 60.0;
    let sizes = [104.0, 88.0, 76.0, 64.0, 54.0_f32];
    let mut settings = sizes.into_iter().filter_map(|size| {
        let lettering = Lettering::of(size).filter(|lettering| lettering.can_set(title))?;
        let lines = lettering.lines(title, WIDEST);
        let fits = lines.len() <= 2 && lines.iter().all(|line| lettering.width(line) <= WIDEST);
        fits.then_some((size, lettering, lines))
    });
    let (size, lettering, lines) = settings.next()?;
    let mut foot = 58.0;
    for line in &lines {
        foot += size * 0.9;
        lettering.set(picture, LEFT, foot, line, INK);
    }
    foot += 56.0;
    let small = Lettering::of(40.0)?;
    let words = when_and_where(facts);
    if let Some(line) = small.lines(&words, WIDEST).first().filter(|line| small.can_set(line)) {
        small.set(picture, LEFT, foot, line, SOFT);
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in the picture")]
    Some(foot as u32)
}

/// `13–14 May 2027, Hofburg Congress Centre, Vienna`. In English: one picture serves every reader.
fn when_and_where(facts: &Facts) -> String {
    let (start, end) = (facts.start, facts.end);
    let first = match (start.year() == end.year(), start.month() == end.month()) {
        (true, true) => start.format("%-d"),
        (true, false) => start.format("%-d %B"),
        (false, _) => start.format("%-d %B %Y"),
    };
    let days = if start == end { String::new() } else { format!("{first}–") };
    let places = [&facts.venue, &facts.city].into_iter().filter(|place| !place.is_empty());
    let words = std::iter::once(format!("{days}{}", end.format("%-d %B %Y"))).chain(places.cloned());
    words.collect::<Vec<_>>().join(", ")
}

/// One day: a line for each room, a stroke for each session.
fn draw(picture: &mut RgbImage, index: &Index<'_>, board: &Board<'_>, top: u32, height: u32) {
    let steps = board.steps();
    let rooms = u32::try_from(board.rooms.len()).unwrap_or(u32::MAX).max(1);
    let places: BTreeMap<_, _> = board.rooms.iter().zip(0..).map(|(head, place)| (head.room.id, place)).collect();
    let across = |step: u32| MARGIN + (step - steps.start) * (WIDTH - 2 * MARGIN) / (steps.end - steps.start).max(1);
    for step in steps.clone().filter(|step| step.is_multiple_of(12)) {
        fill(picture, [across(step), top, 1, height], LINE);
    }
    let thickness = (height / rooms).clamp(2, 60);
    for row in &board.rows {
        let Row::Slot { slot, span, .. } = row else { continue };
        let Some(place) = places.get(&slot.room) else { continue };
        let track = index.session(slot.session).and_then(|session| index.track_of(session));
        let colour = track.map_or(LINE, |track| rgb(TRACKS[usize::from(track.number() - 1)]));
        let (from, to) = (across(span.step), across(span.step + span.steps));
        let gap = (thickness / 4).max(1);
        fill(picture, [from + 1, top + place * height / rooms, to - from - 2, thickness - gap], colour);
    }
}

/// Fills a rectangle: left, top, width, height.
fn fill(picture: &mut RgbImage, [left, top, width, height]: [u32; 4], colour: Rgb<u8>) {
    for y in top..(top + height).min(HEIGHT) {
        for x in left..(left + width).min(WIDTH) {
            picture.put_pixel(x, y, colour);
        }
    }
}

fn accent(theme: &str) -> Rgb<u8> {
    let (_, colour) = THEMES.iter().find(|(name, _)| *name == theme).unwrap_or(&THEMES[0]);
    rgb(*colour)
}

fn rgb(colour: u32) -> Rgb<u8> {
    let [_, red, green, blue] = colour.to_be_bytes();
    Rgb([red, green, blue])
}
