//! PNG: chunks with a name and a length.

use crate::Refused;
use crate::bytes::{be32, slice};

/// What each begins with.
pub(crate) const SIGNATURE: [u8; 8] = [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A];

const ENDS: Refused = Refused::Damaged("it ends before its end");

/// The chunks that draw; all others are left behind.
const DRAW: [&[u8]; 13] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT",
    b"bKGD", b"pHYs",
];

/// Width and height, and the picture with nothing but what draws it.
pub(crate) fn copy(bytes: &[u8]) -> Result<(u32, u32, Vec<u8>), Refused> {
    let mut out = SIGNATURE.to_vec();
    let (mut at, mut size, mut has_data) = (SIGNATURE.len(), None, false);
    loop {
        let length = usize::try_from(be32(bytes, at).ok_or(ENDS)?).map_err(|_| ENDS)?;
        let whole = slice(bytes, at, length.checked_add(12).ok_or(ENDS)?).ok_or(ENDS)?;
        let name = slice(whole, 4, 4).ok_or(ENDS)?;
        let is_head = name == b"IHDR";
        if is_head != size.is_none() {
            return Err(Refused::Damaged("its head does not stand first, and once"));
        }
        match name {
            b"IHDR" if length != 13 => return Err(Refused::Damaged("its head is of another length")),
            b"IHDR" => size = be32(whole, 8).zip(be32(whole, 12)),
            b"acTL" => return Err(Refused::Moves),
            b"IDAT" => has_data = true,
            _ => {}
        }
        if DRAW.contains(&name) {
            out.extend_from_slice(whole);
        }
        if name == b"IEND" {
            break;
        }
        at += whole.len();
    }
    let (width, height) = size.filter(|_| has_data).ok_or(Refused::Damaged("there is no picture in it"))?;
    Ok((width, height, out))
}
