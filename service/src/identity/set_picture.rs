//! Profile pictures: found out by their bytes, decoded under limits, written anew.
//!
//! What is kept is a JPEG that this site wrote itself: no metadata (where and when the picture was taken), nothing that
//! only looks like a picture, never more than a few dozen kilobytes.

use std::io::Cursor;

use bytes::Bytes;
use domain::{
    id::{FileId, PersonId},
    identity::{PICTURE_BYTES_MAX, PICTURE_PIXELS_MAX, PICTURE_SIDE},
    policy::{Action, Place, Scope, Visibility},
    problem::{Flaw, Kind, Problem},
};
use image::{
    DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage, codecs::jpeg::JpegEncoder,
    imageops::FilterType,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, IntoActiveModel};
use sha2::{Digest, Sha256};

use super::{passwords::in_turn, profile::visible_person};
use crate::{
    Ctx, Error, Result,
    database::locked,
    entity::{file, person},
    file::forget,
    record::event::{Entry, append},
};

/// The type of every picture that is kept.
const MEDIA_TYPE: &str = "image/jpeg";
/// Good enough for faces.
const QUALITY: u8 = 85;

/// Replaces the actor's picture.
pub async fn set_picture(ctx: &Ctx, bytes: Bytes) -> Result<FileId> {
    ctx.authorize(Action::ManageProfile, Place::Own)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    if bytes.len() > PICTURE_BYTES_MAX {
        let message = format!("The picture is larger than {} megabytes. Nothing was changed.", PICTURE_BYTES_MAX >> 20);
        return Err(Problem::new(Kind::TooLarge, "picture-too-large", message).into());
    }
    let written = in_turn(move || rewritten(&bytes)).await?;
    let written = written.map_err(|flaw| Error::field("picture", flaw.code, flaw.message))?;
    let id: FileId = ctx.id();
    let row = file::ActiveModel {
        id: Set(id),
        hash: Set(hex::encode(Sha256::digest(&written))),
        media_type: Set(MEDIA_TYPE.into()),
        size: Set(i64::try_from(written.len()).map_err(Error::fault)?),
        visibility: Set(Visibility::Public.as_str().into()),
        created_at: Set(ctx.now),
        owner_id: Set(Some(person)),
    };
    ctx.files.put(id, written.into()).await?;
    ctx.write(async |tx| {
        row.insert(tx).await?;
        replace(ctx, tx, person, Some(id)).await?;
        append(ctx, tx, Entry::new("picture.set", "person", person, Scope::Site)).await
    })
    .await?;
    Ok(id)
}

/// Removes the actor's picture.
pub async fn remove_picture(ctx: &Ctx) -> Result<()> {
    ctx.authorize(Action::ManageProfile, Place::Own)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    ctx.write(async |tx| {
        replace(ctx, tx, person, None).await?;
        append(ctx, tx, Entry::new("picture.removed", "person", person, Scope::Site)).await
    })
    .await
}

/// The bytes of a person's picture `id`, for whoever may see the person. An address with an old id shows nothing.
pub async fn picture(ctx: &Ctx, person: PersonId, id: FileId) -> Result<Bytes> {
    ctx.authorize_route(Action::SeePerson)?;
    let row = visible_person(ctx, person).await?;
    if row.picture_id != Some(id) {
        return Err(Error::not_found());
    }
    ctx.files.get(id).await
}

/// Points the person at another picture, or none, within a transaction, and forgets the one before.
pub(super) async fn replace(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    person: PersonId,
    picture: Option<FileId>,
) -> Result<()> {
    let row = locked::<person::Entity>(tx, person).await?;
    let before = row.picture_id;
    let mut row = row.into_active_model();
    row.picture_id = Set(picture);
    row.updated_at = Set(ctx.now);
    row.update(tx).await?;
    match before {
        Some(before) => forget(ctx, tx, before).await,
        None => Ok(()),
    }
}

fn rewritten(bytes: &[u8]) -> std::result::Result<Vec<u8>, Flaw> {
    let image = decoded(bytes)?;
    let small = if image.width().max(image.height()) > PICTURE_SIDE {
        image.resize(PICTURE_SIDE, PICTURE_SIDE, FilterType::CatmullRom)
    } else {
        image
    };
    let mut written = Vec::new();
    JpegEncoder::new_with_quality(&mut written, QUALITY).encode_image(&on_white(&small)).map_err(|_| unreadable())?;
    Ok(written)
}

fn decoded(bytes: &[u8]) -> std::result::Result<DynamicImage, Flaw> {
    let format = match infer::get(bytes).map(|kind| kind.mime_type()) {
        Some("image/jpeg") => ImageFormat::Jpeg,
        Some("image/png") => ImageFormat::Png,
        Some("image/webp") => ImageFormat::WebP,
        Some("image/gif") => ImageFormat::Gif,
        _ => return Err(Flaw::new("picture-type", "Give a picture as JPEG, PNG, WebP or GIF.")),
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(u64::from(PICTURE_PIXELS_MAX) * 4 + (8 << 20));
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| unreadable())?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > u64::from(PICTURE_PIXELS_MAX) {
        let megapixels = PICTURE_PIXELS_MAX / 1_000_000;
        return Err(Flaw::new("picture-pixels", format!("Give a picture of at most {megapixels} million pixels.")));
    }
    let orientation = decoder.orientation().map_err(|_| unreadable())?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(|_| unreadable())?;
    image.apply_orientation(orientation);
    Ok(image)
}

/// JPEG knows no transparency: what shines through becomes white.
fn on_white(image: &DynamicImage) -> RgbImage {
    let source = image.to_rgba8();
    let mix = |value: u8, alpha: u8| {
        let (value, alpha) = (u32::from(value), u32::from(alpha));
        u8::try_from((value * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
    };
    RgbImage::from_fn(source.width(), source.height(), |x, y| {
        let [r, g, b, alpha] = source.get_pixel(x, y).0;
        Rgb([mix(r, alpha), mix(g, alpha), mix(b, alpha)])
    })
}

fn unreadable() -> Flaw {
    Flaw::new(
        "picture-unreadable",
        "This picture cannot be read, or is larger than it says. Save it anew and try again.",
    )
}

#[cfg(test)]
mod tests {
    use image::{ExtendedColorType, ImageEncoder, codecs::png::PngEncoder};

    use super::*;
    use crate::{
        on_both_databases,
        testing::{Postbox, code_of, fields_of},
    };

    fn png(width: u32, height: u32, pixel: [u8; 4]) -> Bytes {
        let pixels: Vec<u8> = pixel.iter().copied().cycle().take((width * height * 4) as usize).collect();
        let mut out = Vec::new();
        PngEncoder::new(&mut out).write_image(&pixels, width, height, ExtendedColorType::Rgba8).expect("a picture");
        out.into()
    }

    /// A JPEG on its side: 40 wide and 20 high as stored, with a note of where it was taken.
    fn turned_jpeg() -> Bytes {
        let mut out = Vec::new();
        let picture = RgbImage::from_pixel(40, 20, Rgb([200, 10, 10]));
        JpegEncoder::new(&mut out).encode_image(&picture).expect("a picture");
        // TIFF, little-endian, one entry: orientation (0x0112) is 6, "turn right". Then words that must not survive.
        let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
        exif.extend(b"GPS 51.5074N 0.1278W");
        let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
        let mut whole = out[..2].to_vec();
        whole.extend([0xff, 0xe1, length[0], length[1]]);
        whole.extend(exif);
        whole.extend(&out[2..]);
        whole.into()
    }

    on_both_databases! {
        async fn a_picture_is_written_anew_without_what_it_told(world: World) {
            let ada = world.person("Ada Lovelace").await;
            let ctx = world.as_(&ada);
            let id = set_picture(&ctx, turned_jpeg()).await.expect("taken");
            let kept = picture(&ctx, ada.person, id).await.expect("there");
            assert!(!kept.windows(4).any(|window| window == b"Exif" || window == b"GPS "));
            let image = image::load_from_memory_with_format(&kept, ImageFormat::Jpeg).expect("a JPEG");
            assert_eq!((image.width(), image.height()), (20, 40), "it stands upright");
            assert_eq!(code_of(picture(&world.anonymous(), ada.person, id).await), "not-found");
        }

        async fn the_picture_before_goes_with_its_bytes(world: World) {
            let ada = world.person("Ada Lovelace").await;
            let ctx = world.as_(&ada);
            let first = set_picture(&ctx, png(8, 8, [1, 2, 3, 255])).await.expect("taken");
            let second = set_picture(&ctx, png(9, 9, [1, 2, 3, 255])).await.expect("taken");
            Postbox::default().empty_outbox(&world.ctx).await;
            assert!(ctx.files.get(first).await.is_err());
            assert!(ctx.files.get(second).await.is_ok());
            assert_eq!(code_of(picture(&ctx, ada.person, first).await), "not-found");
            remove_picture(&ctx).await.expect("removed");
            Postbox::default().empty_outbox(&world.ctx).await;
            assert!(ctx.files.get(second).await.is_err());
            assert_eq!(world.ask("SELECT count(*) AS n FROM file").await, 0);
            assert_eq!(world.events().await, ["picture.set", "picture.set", "picture.removed"]);
        }

        async fn what_is_no_picture_is_refused(world: World) {
            let ada = world.person("Ada Lovelace").await;
            let ctx = world.as_(&ada);
            let cut = png(300, 300, [9, 9, 9, 255]).slice(..200);
            for (bytes, refusal) in [
                (Bytes::from_static(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "picture picture-type"),
                (Bytes::from_static(b"GIF89a\x01\0\x01\0<script>alert(1)</script>"), "picture picture-unreadable"),
                (cut, "picture picture-unreadable"),
                (Bytes::new(), "picture picture-type"),
            ] {
                assert_eq!(fields_of(set_picture(&ctx, bytes).await), [refusal]);
            }
            let heavy = Bytes::from(vec![0xff; PICTURE_BYTES_MAX + 1]);
            assert_eq!(code_of(set_picture(&ctx, heavy).await), "picture-too-large");
        }
    }

    #[test]
    fn a_small_file_that_unfolds_to_much_is_refused_unseen() {
        // The head of a PNG of 60,000 × 60,000 pixels.
        let mut bomb = png(1, 1, [0; 4]).to_vec();
        bomb[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
        bomb[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
        let mut crc = !0_u32;
        for byte in &bomb[12..29] {
            crc ^= u32::from(*byte);
            for _ in 0..8 {
                crc = if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
            }
        }
        bomb[29..33].copy_from_slice(&(!crc).to_be_bytes());
        assert_eq!(decoded(&bomb).err().map(|flaw| flaw.code), Some("picture-pixels"));
    }

    #[test]
    fn large_pictures_are_made_small_and_transparency_white() {
        let kept = rewritten(&png(1_600, 800, [0, 0, 0, 0])).expect("taken");
        let image = image::load_from_memory_with_format(&kept, ImageFormat::Jpeg).expect("a JPEG").to_rgb8();
        assert_eq!(image.dimensions(), (640, 320));
        assert_eq!(image.get_pixel(5, 5).0, [255, 255, 255]);
    }
}
