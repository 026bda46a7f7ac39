//! Boxes of MP4: each says its length and its name.

use crate::bytes::{be32, slice};

/// A box: its name, where it begins, where its inside begins, and where it ends.
pub(crate) struct Section {
    pub(crate) name: [u8; 4],
    pub(crate) start: usize,
    pub(crate) inside: usize,
    pub(crate) end: usize,
}

impl Section {
    /// Whether it says something about the picture and draws nothing of it.
    fn is_about(&self) -> bool {
        matches!(&self.name, b"udta" | b"meta" | b"uuid")
    }
}

/// The boxes between two places, if they fill them exactly.
pub(crate) fn boxes(bytes: &[u8], from: usize, to: usize) -> Option<Vec<Section>> {
    let mut found = Vec::new();
    let mut at = from;
    while at < to {
        let name: [u8; 4] = slice(bytes, at + 4, 4)?.try_into().ok()?;
        let (head, length) = match be32(bytes, at)? {
            // The length stands behind the name, in eight bytes.
            1 => {
                let long = u64::from_be_bytes(slice(bytes, at + 8, 8)?.try_into().ok()?);
                (16, usize::try_from(long).ok()?)
            }
            short => (8, usize::try_from(short).ok()?),
        };
        let end = at.checked_add(length).filter(|end| *end <= to && length >= head)?;
        found.push(Section { name, start: at, inside: at + head, end });
        at = end;
    }
    Some(found)
}

/// Blanks what a moving picture says about itself, in place: where it was taken, by whom, with what.
pub(crate) fn blank(bytes: &mut [u8]) {
    let mut about = Vec::new();
    let mut open = vec![(0, bytes.len())];
    while let Some((from, to)) = open.pop() {
        for section in boxes(bytes, from, to).unwrap_or_default() {
            if section.is_about() {
                about.push(section);
            } else if matches!(&section.name, b"moov" | b"trak") {
                open.push((section.inside, section.end));
            }
        }
    }
    for Section { start, inside, end, .. } in about {
        if let Some(name) = bytes.get_mut(start + 4..start + 8) {
            name.copy_from_slice(b"free");
        }
        if let Some(body) = bytes.get_mut(inside..end) {
            body.fill(0);
        }
    }
}
