//! Reading numbers from bytes that may end too soon.

/// The bytes of this many at a place, if they are there.
pub(crate) fn slice(bytes: &[u8], at: usize, many: usize) -> Option<&[u8]> {
    bytes.get(at..at.checked_add(many)?)
}

/// Two bytes, the larger first.
pub(crate) fn be16(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(slice(bytes, at, 2)?.try_into().ok()?))
}

/// Four bytes, the largest first.
pub(crate) fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(slice(bytes, at, 4)?.try_into().ok()?))
}

/// Two bytes, the smaller first.
pub(crate) fn le16(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(slice(bytes, at, 2)?.try_into().ok()?))
}

/// Four bytes, the smallest first.
pub(crate) fn le32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(slice(bytes, at, 4)?.try_into().ok()?))
}
