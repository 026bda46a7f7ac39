//! A generated picture of a furnace hall, for a camera that is none: each is another one, and anybody sees that it is drawn.

use std::io::Write;

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};

/// How wide it is, in pixels.
const WIDTH: i32 = 480;
/// How high.
const HEIGHT: i32 = 300;
/// From night, over iron, to fire.
const SHADES: [[i32; 3]; 3] = [[18, 24, 33], [126, 66, 38], [255, 216, 142]];
/// Courses of bricks in the new lining.
const COURSES: i32 = 12;

/// The picture with this number, as PNG: the crane goes on, the fire flickers, and a course of bricks more is laid each time.
pub fn frame(number: u32) -> Vec<u8> {
    let number = number.cast_signed();
    let mut rows = Vec::with_capacity((HEIGHT * (WIDTH + 1)) as usize);
    for y in 0..HEIGHT {
        // Each row says first that it stands for itself.
        rows.push(0);
        rows.extend((0..WIDTH).map(|x| shade(x, y, number)));
    }
    let mut head = Vec::new();
    for side in [WIDTH, HEIGHT] {
        head.extend(side.to_be_bytes());
    }
    // Eight bits for each pixel, which name a colour of the palette.
    head.extend([8, 3, 0, 0, 0]);
    let mut out = vec![0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A];
    for (name, bytes) in
        [(b"IHDR", head), (b"PLTE", palette()), (b"IDAT", packed(&rows)), (b"IEND", Vec::new())]
    {
        chunk(&mut out, *name, &bytes);
    }
    out
}

/// Which of the 256 shades a pixel has.
fn shade(x: i32, y: i32, number: i32) -> u8 {
    let within = |left: i32, top: i32, wide: i32, high: i32| {
        (left..left + wide).contains(&x) && (top..top + high).contains(&y)
    };
    let crane = 40 + (number * 37).rem_euclid(380);
    let (dx, dy) = (x - 240, y - 190);
    let from_fire = dx * dx * 100 / (58 * 58) + dy * dy * 100 / (40 * 40);
    let laid = (0..number.rem_euclid(COURSES + 1)).any(|n| within(157 + n * 14, 98, 11, 9));
    let shade = if within(0, 40, WIDTH, 6) || within(crane, 46, 26, 12) || within(crane + 12, 58, 2, 34) {
        74
    } else if laid {
        168
    } else if from_fire < 100 {
        250 - from_fire - (x * 7 + y * 13 + number * 31).rem_euclid(17)
    } else if within(148, 108, 184, 136) {
        52
    } else if y >= 244 {
        30 + (244 - y) / 6
    } else {
        6 + y / 14 + (150 - from_fire / 6).max(0) / 5
    };
    shade.clamp(0, 255) as u8
}

fn palette() -> Vec<u8> {
    let between = |from: i32, to: i32, at: i32| (from + (to - from) * at / 128).clamp(0, 255) as u8;
    let colour = |shade: i32| {
        let (from, to) = if shade < 128 { (SHADES[0], SHADES[1]) } else { (SHADES[1], SHADES[2]) };
        [0, 1, 2].map(|part| between(from[part], to[part], shade % 128))
    };
    (0..256).flat_map(colour).collect()
}

fn packed(rows: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    // Writing to memory does not fail.
    let written = encoder.write_all(rows).and_then(|()| encoder.finish());
    written.unwrap_or_default()
}

fn chunk(out: &mut Vec<u8>, name: [u8; 4], bytes: &[u8]) {
    let mut sum = Crc::new();
    sum.update(&name);
    sum.update(bytes);
    out.extend((bytes.len() as u32).to_be_bytes());
    out.extend(name);
    out.extend_from_slice(bytes);
    out.extend(sum.sum().to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_picture_is_one_and_another_one() {
        let (first, second) = (frame(1), frame(2));
        for picture in [&first, &second] {
            let read = footage::picture(picture).unwrap();
            assert_eq!((read.width, read.height), (480, 300));
            assert!(picture.len() < 60_000, "{} bytes", picture.len());
        }
        assert_ne!(first, second);
    }
}
