//! Which way a camera was held: the one thing of what it says about itself that a reader needs.

use crate::bytes::{be16, be32, le16, le32, slice};

const HEAD: &[u8] = b"Exif\0\0";
/// The number under which the way up stands.
const ORIENTATION: u16 = 0x0112;
/// More entries than any camera writes.
const MOST_ENTRIES: u16 = 512;

/// The way up that an Exif part says, where it is another than upright: 2 to 8.
pub(crate) fn read(body: &[u8]) -> Option<u8> {
    let tiff = body.strip_prefix(HEAD)?;
    let is_big = match slice(tiff, 0, 4)? {
        b"MM\0*" => true,
        b"II*\0" => false,
        _ => return None,
    };
    let short = |at| if is_big { be16(tiff, at) } else { le16(tiff, at) };
    let long = |at| if is_big { be32(tiff, at) } else { le32(tiff, at) };
    let first = usize::try_from(long(4)?).ok()?;
    let many = short(first)?.min(MOST_ENTRIES);
    let entry = (0..usize::from(many))
        .map(|n| first.saturating_add(2 + 12 * n))
        .find(|at| short(*at) == Some(ORIENTATION))?;
    // One short number, which stands in the upper two bytes of the value.
    let is_short = short(entry + 2)? == 3 && long(entry + 4)? == 1;
    u8::try_from(short(entry + 8)?).ok().filter(|way| is_short && (2..=8).contains(way))
}

/// An Exif part that says nothing but the way up.
pub(crate) fn write(way: u8) -> Vec<u8> {
    let mut body = HEAD.to_vec();
    body.extend(b"MM\0*");
    body.extend(8_u32.to_be_bytes());
    body.extend(1_u16.to_be_bytes());
    body.extend(ORIENTATION.to_be_bytes());
    body.extend(3_u16.to_be_bytes());
    body.extend(1_u32.to_be_bytes());
    body.extend([0, way, 0, 0]);
    body.extend(0_u32.to_be_bytes());
    body
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_nothing_else_is() {
        for way in 2..=8 {
            assert_eq!(read(&write(way)), Some(way));
        }
        assert_eq!(read(&write(1)), None, "upright needs no word");
        assert_eq!(read(&write(9)), None);
        let small = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
        assert_eq!(read(small), Some(6));
        for cut in 0..small.len() - 6 {
            assert_eq!(read(&small[..cut]), None, "{cut}");
        }
        assert_eq!(read(b"http://ns.adobe.com/xap/1.0/\0<x/>"), None);
    }
}
