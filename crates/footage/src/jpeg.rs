//! JPEG: segments behind markers, then scans until the end.

use crate::Refused;
use crate::bytes::{be16, slice};
use crate::turn;

const ENDS: Refused = Refused::Damaged("it ends before its end");

/// Width and height as drawn, and the picture with nothing but what draws it.
pub(crate) fn copy(bytes: &[u8]) -> Result<(u32, u32, Vec<u8>), Refused> {
    let mut kept = Vec::with_capacity(bytes.len());
    let (mut at, mut size, mut has_scan, mut turned) = (2, None, false, None);
    loop {
        let (marker, after) = marker_at(bytes, at)?;
        at = after;
        if marker == 0xD9 {
            break;
        }
        // Markers without a body belong into scans only.
        if matches!(marker, 0x00 | 0x01 | 0xD0..=0xD8) {
            return Err(Refused::Damaged("a marker stands where none may stand"));
        }
        let length = usize::from(be16(bytes, at).ok_or(ENDS)?);
        let length = length.checked_sub(2).ok_or(Refused::Damaged("a part has no length"))?;
        let body = slice(bytes, at + 2, length).ok_or(ENDS)?;
        at += 2 + length;
        match marker {
            // Frames: what each of them is, all but the tables among them.
            0xC0..=0xCF if !matches!(marker, 0xC4 | 0xC8 | 0xCC) => {
                if size.replace(size_of(body)?).is_some() {
                    return Err(Refused::Damaged("it holds two pictures"));
                }
                put(&mut kept, marker, body);
            }
            // Tables, intervals, and lines said later.
            0xC4 | 0xCC | 0xDB | 0xDC | 0xDD => put(&mut kept, marker, body),
            0xDA => {
                if size.is_none() {
                    return Err(Refused::Damaged("it says nothing of its size"));
                }
                has_scan = true;
                put(&mut kept, marker, body);
                let end = end_of_scan(bytes, at)?;
                kept.extend_from_slice(bytes.get(at..end).ok_or(ENDS)?);
                at = end;
            }
            // JFIF without its small preview.
            0xE0 if body.starts_with(b"JFIF\0") && body.len() >= 14 => {
                let mut head = body.get(..14).unwrap_or_default().to_vec();
                head.truncate(12);
                head.extend([0, 0]);
                put(&mut kept, marker, &head);
            }
            // Which way is up, and nothing else of what a camera says.
            0xE1 => turned = turned.or(turn::read(body)),
            // The colours that are meant.
            0xE2 if body.starts_with(b"ICC_PROFILE\0") => put(&mut kept, marker, body),
            0xEE if body.starts_with(b"Adobe") && body.len() >= 12 => {
                put(&mut kept, marker, body.get(..12).unwrap_or_default());
            }
            _ => {}
        }
    }
    let (width, height) = size.filter(|_| has_scan).ok_or(Refused::Damaged("there is no picture in it"))?;
    let mut out = vec![0xFF, 0xD8];
    if let Some(turned) = turned {
        put(&mut out, 0xE1, &turn::write(turned));
    }
    out.extend(kept);
    out.extend([0xFF, 0xD9]);
    // The last four ways lie on their side.
    let (width, height) = if turned.is_some_and(|t| t > 4) { (height, width) } else { (width, height) };
    Ok((width, height, out))
}

/// The marker at a place, with any number of fill bytes before it, and where it ends.
fn marker_at(bytes: &[u8], at: usize) -> Result<(u8, usize), Refused> {
    if *bytes.get(at).ok_or(ENDS)? != 0xFF {
        return Err(Refused::Damaged("a part does not begin where the one before it ends"));
    }
    let mut at = at + 1;
    loop {
        match *bytes.get(at).ok_or(ENDS)? {
            0xFF => at += 1,
            marker => return Ok((marker, at + 1)),
        }
    }
}

/// Where the coded part of a scan ends: at the next marker that is neither a stuffed zero nor a restart.
fn end_of_scan(bytes: &[u8], mut at: usize) -> Result<usize, Refused> {
    loop {
        let next = bytes.get(at..).and_then(|rest| rest.iter().position(|b| *b == 0xFF)).ok_or(ENDS)?;
        at += next;
        match *bytes.get(at + 1).ok_or(ENDS)? {
            0x00 | 0xD0..=0xD7 => at += 2,
            0xFF => at += 1,
            _ => return Ok(at),
        }
    }
}

fn size_of(frame: &[u8]) -> Result<(u32, u32), Refused> {
    let (height, width) = be16(frame, 1).zip(be16(frame, 3)).ok_or(ENDS)?;
    let parts = *frame.get(5).ok_or(ENDS)?;
    if !matches!(parts, 1 | 3 | 4) || frame.len() < 6 + 3 * usize::from(parts) {
        return Err(Refused::Damaged("its colours are not understood"));
    }
    Ok((width.into(), height.into()))
}

fn put(out: &mut Vec<u8>, marker: u8, body: &[u8]) {
    out.extend([0xFF, marker]);
    // A body was read with a length of its own, or is one of ours and short.
    let length = u16::try_from(body.len() + 2).unwrap_or(u16::MAX);
    out.extend(length.to_be_bytes());
    out.extend_from_slice(body);
}
