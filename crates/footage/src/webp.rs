//! WebP: chunks within RIFF.

use crate::Refused;
use crate::bytes::{le16, le32, slice};

const ENDS: Refused = Refused::Damaged("it ends before its end");

/// Flags of the extended head that speak of what is left behind: Exif and XMP.
const ABOUT: u8 = 0x0C;
/// The flag that it moves.
const MOVES: u8 = 0x02;

/// Width and height, and the picture with nothing but what draws it.
pub(crate) fn copy(bytes: &[u8]) -> Result<(u32, u32, Vec<u8>), Refused> {
    let size = usize::try_from(le32(bytes, 4).ok_or(ENDS)?).map_err(|_| ENDS)?;
    let inside = slice(bytes, 8, size).ok_or(ENDS)?;
    let mut kept = b"WEBP".to_vec();
    let (mut at, mut canvas, mut drawn) = (4, None, None);
    while at < inside.len() {
        let name = slice(inside, at, 4).ok_or(ENDS)?;
        let length = usize::try_from(le32(inside, at + 4).ok_or(ENDS)?).map_err(|_| ENDS)?;
        let body = slice(inside, at + 8, length).ok_or(ENDS)?;
        match name {
            b"ANIM" | b"ANMF" => return Err(Refused::Moves),
            b"VP8X" => {
                let (flags, own) = extended(body)?;
                if canvas.replace(own).is_some() || drawn.is_some() {
                    return Err(Refused::Damaged("its head does not stand first, and once"));
                }
                let mut body = body.to_vec();
                if let Some(first) = body.first_mut() {
                    *first = flags & !ABOUT;
                }
                put(&mut kept, name, &body);
            }
            b"VP8 " | b"VP8L" => {
                let own = if name == b"VP8 " { lossy(body)? } else { lossless(body)? };
                if drawn.replace(own).is_some() {
                    return Err(Refused::Damaged("it holds two pictures"));
                }
                put(&mut kept, name, body);
            }
            b"ALPH" | b"ICCP" => put(&mut kept, name, body),
            _ => {}
        }
        // Each is filled up to an even length.
        at += 8 + length + length % 2;
    }
    let drawn = drawn.ok_or(Refused::Damaged("there is no picture in it"))?;
    let (width, height) = canvas.unwrap_or(drawn);
    let mut out = b"RIFF".to_vec();
    out.extend(u32::try_from(kept.len()).map_err(|_| ENDS)?.to_le_bytes());
    out.extend(kept);
    Ok((width, height, out))
}

fn extended(body: &[u8]) -> Result<(u8, (u32, u32)), Refused> {
    let body: [u8; 10] = body.try_into().map_err(|_| Refused::Damaged("its head is of another length"))?;
    if body[0] & MOVES != 0 {
        return Err(Refused::Moves);
    }
    let side = |at: usize| u32::from_le_bytes([body[at], body[at + 1], body[at + 2], 0]) + 1;
    Ok((body[0], (side(4), side(7))))
}

fn lossy(body: &[u8]) -> Result<(u32, u32), Refused> {
    if slice(body, 3, 3) != Some(&[0x9D, 0x01, 0x2A]) {
        return Err(Refused::Damaged("its drawn part is not understood"));
    }
    let side = |at| le16(body, at).map(|n| u32::from(n & 0x3FFF)).ok_or(ENDS);
    Ok((side(6)?, side(8)?))
}

fn lossless(body: &[u8]) -> Result<(u32, u32), Refused> {
    if body.first() != Some(&0x2F) {
        return Err(Refused::Damaged("its drawn part is not understood"));
    }
    let bits = le32(body, 1).ok_or(ENDS)?;
    Ok(((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1))
}

fn put(out: &mut Vec<u8>, name: &[u8], body: &[u8]) {
    out.extend_from_slice(name);
    // What was read had a length of four bytes.
    out.extend(u32::try_from(body.len()).unwrap_or(u32::MAX).to_le_bytes());
    out.extend_from_slice(body);
    if body.len() % 2 == 1 {
        out.push(0);
    }
}
