//! What the first bytes of a file say about the rest.

use super::Refusal;

/// Separators we tell apart by ourselves, the likeliest first.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The separator that stands most often, outside quotes, in the header row.
pub(super) fn separator(sample: &[u8]) -> u8 {
    let mut counts = [0_usize; SEPARATORS.len()];
    let (mut quoted, mut any) = (false, false);
    for &byte in sample {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted && any => break,
            b'\n' | b'\r' => continue,
            _ if quoted => {}
            _ => {
                for (count, candidate) in counts.iter_mut().zip(SEPARATORS) {
                    *count += usize::from(byte == candidate);
                }
            }
        }
        any = true;
    }
    let mut best = 0;
    for (i, &count) in counts.iter().enumerate() {
        if counts.get(best).is_some_and(|&most| count > most) {
            best = i;
        }
    }
    SEPARATORS.get(best).copied().unwrap_or(b',')
}

/// The byte that ends physical lines: line feed, or carriage return in the files of old Macs.
pub(super) fn line_end(sample: &[u8]) -> u8 {
    if sample.contains(&b'\r') && !sample.contains(&b'\n') { b'\r' } else { b'\n' }
}

/// Refuses what is plainly not a text file in an encoding we read.
pub(super) fn refuse_foreign(sample: &[u8]) -> Result<(), Refusal> {
    if sample.is_empty() {
        return Err(Refusal::new("the file is empty", "Export it again, with its header row"));
    }
    if sample.starts_with(b"PK\x03\x04") || sample.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(Refusal::new(
            "this is a spreadsheet file, not CSV",
            "Open it and save it as \"CSV UTF-8\"",
        ));
    }
    let halves = sample.starts_with(&[0xFF, 0xFE]) || sample.starts_with(&[0xFE, 0xFF]);
    if halves || sample.iter().take(64).filter(|b| **b == 0).count() > 1 {
        return Err(Refusal::at(
            1,
            "the file is written in UTF-16 (two bytes for each letter), or is not text",
            "Save it as UTF-8",
        ));
    }
    Ok(())
}
