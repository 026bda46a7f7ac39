//! What a file is, by its first bytes: a name and a declared type say only what somebody wants us to believe.

/// Where the bytes stand, the bytes, and the type.
const KNOWN: &[(usize, &[u8], &str)] = &[
    (0, b"%PDF-", "application/pdf"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (8, b"WAVE", "audio/wav"),
    (8, b"AVI ", "video/x-msvideo"),
    (0, b"BM", "image/bmp"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (4, b"ftypheic", "image/heic"),
    (4, b"ftypmif1", "image/heif"),
    (4, b"ftypavif", "image/avif"),
    (4, b"ftypqt", "video/quicktime"),
    (4, b"ftypM4A", "audio/mp4"),
    (4, b"ftyp", "video/mp4"),
    (0, b"\x1aE\xdf\xa3", "video/webm"),
    (0, b"OggS", "audio/ogg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"#!AMR", "audio/amr"),
    (0, b"PK\x03\x04", "application/zip"),
    (0, b"PK\x05\x06", "application/zip"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"MZ", "application/x-msdownload"),
    (0, b"\x7fELF", "application/x-executable"),
];

/// Containers: what is in them shows only further in, so a declared type of theirs is kept.
const WITHIN: &[(&str, &[&str])] = &[
    (
        "application/zip",
        &[
            "application/vnd.openxmlformats-",
            "application/vnd.oasis.",
            "application/epub+zip",
            "application/java-archive",
        ],
    ),
    (
        "application/x-ole-storage",
        &["application/msword", "application/vnd.ms-", "application/excel", "application/x-msexcel"],
    ),
];

/// How a text begins that a browser would run.
const MARKUP: &[(&str, &str)] = &[
    ("<!doctype html", "text/html"),
    ("<html", "text/html"),
    ("<head", "text/html"),
    ("<script", "text/html"),
    ("<body", "text/html"),
    ("<svg", "image/svg+xml"),
];

/// The type of these bytes, which were declared to be of another.
pub(crate) fn media_type(bytes: &[u8], declared: &str) -> String {
    let seen =
        KNOWN.iter().find(|(at, magic, _)| bytes.get(*at..).is_some_and(|rest| rest.starts_with(magic)));
    if let Some((_, magic, seen)) = seen
        // Two letters are little to go by: only where nothing else speaks against it.
        && (magic.len() > 2 || !declared.starts_with("text/"))
    {
        let inside =
            WITHIN.iter().filter(|(container, _)| container == seen).flat_map(|(_, types)| types.iter());
        let keeps = inside.into_iter().any(|prefix| declared.starts_with(prefix));
        return if keeps { declared.to_owned() } else { (*seen).to_owned() };
    }
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(512)])
        .trim_start_matches('\u{feff}')
        .trim_start()
        .to_lowercase();
    let markup = MARKUP.iter().find(|(begins, _)| start.starts_with(begins));
    if let Some((_, seen)) = markup.filter(|_| declared != "text/plain") {
        return (*seen).to_owned();
    }
    if start.starts_with("<?xml") && start.contains("<svg") {
        return "image/svg+xml".to_owned();
    }
    // Declared to be something we would have known, and it is not that.
    let is_known = KNOWN.iter().any(|(_, _, one)| *one == declared);
    if declared.is_empty() || is_known && !bytes.is_empty() { "application/octet-stream" } else { declared }
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::media_type;

    #[test]
    fn content_outweighs_what_is_declared() {
        for (bytes, declared, seen) in [
            (&b"%PDF-1.7 ..."[..], "application/octet-stream", "application/pdf"),
            (b"MZ\x90\0", "image/png", "application/x-msdownload"),
            (b"<html><script>", "image/png", "text/html"),
            (b"\xef\xbb\xbf<?xml version='1.0'?><svg onload='x'>", "text/xml", "image/svg+xml"),
            (b"no picture at all", "image/png", "application/octet-stream"),
            (
                b"PK\x03\x04....",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ),
            (b"PK\x03\x04....", "image/jpeg", "application/zip"),
            (b"BMW drivers were late", "text/plain", "text/plain"),
            (b"<html> is how it begins", "text/plain", "text/plain"),
            (b"a,b\n1,2", "text/csv", "text/csv"),
            (b"", "image/png", "image/png"),
            (b"", "", "application/octet-stream"),
        ] {
            assert_eq!(media_type(bytes, declared), seen, "{declared}: {:?}", String::from_utf8_lossy(bytes));
        }
    }
}
