//! Pictures as machines send them, and as strangers might.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed, which is what it is for")]

use footage::{Kind, MOST_BYTES, Refused, picture};
use proptest::prelude::*;

const JPEG: &[u8] = include_bytes!("data/plain.jpg");
const PNG: &[u8] = include_bytes!("data/plain.png");
const WEBP: &[u8] = include_bytes!("data/plain.webp");
const LOSSLESS: &[u8] = include_bytes!("data/lossless.webp");
const ALL: [(Kind, &[u8]); 4] =
    [(Kind::Jpeg, JPEG), (Kind::Png, PNG), (Kind::Webp, WEBP), (Kind::Webp, LOSSLESS)];

const PLACE: &[u8] = b"GPS 59.9139 N 10.7522 E, hall 4";

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|some| some == what)
}

/// A part of a JPEG behind its beginning.
fn with_part(marker: u8, body: &[u8]) -> Vec<u8> {
    let mut bytes = JPEG[..2].to_vec();
    bytes.extend([0xFF, marker]);
    bytes.extend(u16::try_from(body.len() + 2).unwrap().to_be_bytes());
    bytes.extend(body);
    bytes.extend(&JPEG[2..]);
    bytes
}

fn exif(orientation: u8) -> Vec<u8> {
    let mut body = b"Exif\0\0II*\0\x08\0\0\0\x02\0".to_vec();
    body.extend([0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
    body.extend([0x0E, 1, 2, 0, u8::try_from(PLACE.len()).unwrap(), 0, 0, 0, 38, 0, 0, 0, 0, 0, 0, 0]);
    body.extend(PLACE);
    body
}

/// A chunk of a PNG behind its head; nobody here looks at the sum behind it.
fn with_chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let mut bytes = PNG[..33].to_vec();
    bytes.extend(u32::try_from(body.len()).unwrap().to_be_bytes());
    bytes.extend(name);
    bytes.extend(body);
    bytes.extend([0; 4]);
    bytes.extend(&PNG[33..]);
    bytes
}

/// A WebP with an extended head of these flags, and a chunk behind the picture.
fn extended(flags: u8, name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let chunk = |name: &[u8], body: &[u8]| {
        let mut bytes = name.to_vec();
        bytes.extend(u32::try_from(body.len()).unwrap().to_le_bytes());
        bytes.extend(body);
        bytes.extend(vec![0; body.len() % 2]);
        bytes
    };
    let mut inside = b"WEBP".to_vec();
    inside.extend(chunk(b"VP8X", &[flags, 0, 0, 0, 63, 0, 0, 47, 0, 0]));
    inside.extend(&WEBP[12..]);
    inside.extend(chunk(name, body));
    let mut bytes = b"RIFF".to_vec();
    bytes.extend(u32::try_from(inside.len()).unwrap().to_le_bytes());
    bytes.extend(inside);
    bytes
}

#[test]
fn each_kind_is_told_by_what_is_in_it() {
    for (kind, bytes) in ALL {
        let picture = picture(bytes).unwrap();
        assert_eq!((picture.kind, picture.width, picture.height), (kind, 64, 48));
        assert_eq!(Kind::from_word(kind.word()), Some(kind));
        // What is copied is copied the same again.
        assert_eq!(footage::picture(&picture.bytes).unwrap(), picture);
    }
}

#[test]
fn what_is_no_picture_is_refused() {
    let others: [&[u8]; 5] = [b"%PDF-1.7\nhall.jpg", b"GIF89a", b"<svg onload=alert(1)>", b"", b"\xFF\xD8"];
    for bytes in others {
        assert_eq!(picture(bytes), Err(Refused::Unknown), "{bytes:?}");
    }
    assert_eq!(picture(&vec![0xFF; MOST_BYTES + 1]), Err(Refused::Heavy(MOST_BYTES + 1)));
    assert!(matches!(picture(b"\xFF\xD8\xFF\xD9"), Err(Refused::Damaged(_))));
    assert_eq!(picture(&extended(0x02, b"ANIM", b"")), Err(Refused::Moves));
    assert_eq!(picture(&with_chunk(b"acTL", &[0; 8])), Err(Refused::Moves));
    assert!(matches!(picture(&JPEG[..JPEG.len() - 2]), Err(Refused::Damaged(_))), "no end");
    let mut huge = PNG.to_vec();
    huge[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    assert_eq!(picture(&huge), Err(Refused::Size { width: 60_000, height: 48 }));
    let mut tiny = PNG.to_vec();
    tiny[16..20].copy_from_slice(&1_u32.to_be_bytes());
    assert_eq!(picture(&tiny), Err(Refused::Size { width: 1, height: 48 }));
}

#[test]
fn where_and_by_whom_stays_behind() {
    let xmp = [b"http://ns.adobe.com/xap/1.0/\0".as_slice(), PLACE].concat();
    let preview = [b"JFIF\0\x01\x02\0\0\x01\0\x01\x02\x02".as_slice(), &PLACE[..12]].concat();
    let others = [
        with_part(0xE1, &exif(1)),
        with_part(0xE1, &xmp),
        with_part(0xE0, &preview),
        with_part(0xE2, &[b"MPF\0".as_slice(), PLACE].concat()),
        with_part(0xED, &[b"Photoshop 3.0\0".as_slice(), PLACE].concat()),
        with_part(0xFE, PLACE),
        [JPEG, PLACE].concat(),
        with_chunk(b"tEXt", PLACE),
        with_chunk(b"eXIf", PLACE),
        with_chunk(b"iTXt", PLACE),
        [PNG, PLACE].concat(),
        extended(0x0C, b"EXIF", PLACE),
        extended(0x0C, b"XMP ", PLACE),
        [WEBP, PLACE].concat(),
    ];
    for (at, bytes) in others.iter().enumerate() {
        assert!(holds(bytes, &PLACE[..12]), "{at}: the test itself");
        let kept = picture(bytes).unwrap_or_else(|why| panic!("{at}: {why}"));
        assert!(!holds(&kept.bytes, &PLACE[..12]), "{at}");
        assert_eq!((kept.width, kept.height), (64, 48), "{at}");
    }
    let kept = picture(&extended(0x0C, b"EXIF", PLACE)).unwrap();
    assert_eq!(kept.bytes[20], 0, "and the head does not promise it");
}

#[test]
fn how_it_is_turned_stays() {
    let upright = picture(&with_part(0xE1, &exif(1))).unwrap();
    assert!(!holds(&upright.bytes, b"Exif"));
    let turned = picture(&with_part(0xE1, &exif(6))).unwrap();
    assert!(holds(&turned.bytes, b"Exif") && !holds(&turned.bytes, PLACE));
    assert_eq!((turned.width, turned.height), (48, 64), "it lies on its side");
}

proptest! {
    /// Whatever is cut off or changed, nothing is read beyond the end and nothing stops the program; and what passes
    /// passes again unchanged.
    #[test]
    fn whatever_comes_is_read_or_refused(which in 0..4_usize, cut in 0..2_000_usize, at in 0..2_000_usize, put: Vec<u8>) {
        let whole = ALL[which].1;
        let mut bytes = whole[..whole.len().min(cut.max(1))].to_vec();
        let at = at.min(bytes.len());
        let end = (at + put.len()).min(bytes.len());
        bytes.splice(at..end, put);
        if let Ok(first) = picture(&bytes) {
            prop_assert_eq!(picture(&first.bytes), Ok(first.clone()));
        }
    }

    #[test]
    fn noise_behind_a_true_beginning_is_read_or_refused(which in 0..4_usize, noise: Vec<u8>) {
        let bytes = [&ALL[which].1[..30], &noise].concat();
        let _ = picture(&bytes);
    }

    /// Cut anywhere, a picture is refused: half of it came.
    #[test]
    fn a_half_is_refused(which in 0..4_usize, share in 0.0..0.999_f64) {
        let whole = ALL[which].1;
        let half = &whole[..(whole.len() as f64 * share) as usize];
        prop_assert!(picture(half).is_err());
    }
}
