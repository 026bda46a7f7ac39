//! Streams as ffmpeg sends them, and as strangers might.

use footage::hls::{self, Listed, Misread, Named, Shown};
use footage::{MOST_SEGMENT, Piece, Unfit, segment};
use proptest::prelude::*;

const HEAD: &[u8] = include_bytes!("data/init.mp4");
const PART: &[u8] = include_bytes!("data/live0.m4s");
const PACKETS: &[u8] = include_bytes!("data/live0.ts");
const LIST: &str = include_str!("data/live.m3u8");

#[test]
fn each_piece_is_told_by_what_is_in_it() {
    for (bytes, piece) in [(HEAD, Piece::Head), (PART, Piece::Part), (PACKETS, Piece::Packets)] {
        let (told, kept) = segment(bytes).unwrap();
        assert_eq!((told, kept.len()), (piece, bytes.len()));
        assert_eq!(Piece::from_word(piece.word()), Some(piece));
    }
    let html: &[u8] = b"<html><script>alert(1)</script>";
    for bytes in [html, b"", &PART[..PART.len() - 1], &PACKETS[1..], &[HEAD, PART].concat()] {
        assert_eq!(segment(bytes), Err(Unfit::Unknown));
    }
    assert_eq!(segment(&vec![0x47; MOST_SEGMENT + 1]), Err(Unfit::Heavy(MOST_SEGMENT + 1)));
    let mut other = HEAD.to_vec();
    let at = other.windows(4).position(|n| n == b"avcC").unwrap();
    other[at..at + 4].copy_from_slice(b"hvcC");
    assert_eq!(segment(&other), Err(Unfit::Code));
}

#[test]
fn what_a_stream_says_about_itself_is_blanked() {
    let said = |bytes: &[u8]| bytes.windows(4).any(|some| some == b"Hall" || some == b"Lavf");
    assert!(said(HEAD), "the test itself");
    let (_, kept) = segment(HEAD).unwrap();
    assert!(!said(&kept));
    assert_eq!(segment(&kept).unwrap().1, kept, "and it is still what it was");
}

#[test]
fn only_plain_names_are_names() {
    assert_eq!(hls::named("live.m3u8"), Some(Named::Playlist));
    for name in ["live0.m4s", "init.mp4", "hall_2-3.ts", "a.m4v"] {
        assert_eq!(hls::named(name), Some(Named::Piece), "{name}");
    }
    let long = format!("{}.ts", "a".repeat(65));
    for name in
        ["", ".ts", "a", "a.b.ts", "../a.ts", "a/b.ts", "a%2f.ts", "a.html", "a.svg", "ä.ts", "a .ts", &long]
    {
        assert_eq!(hls::named(name), None, "{name}");
    }
}

#[test]
fn the_playlist_of_ffmpeg_is_read() {
    let listed = hls::read(LIST).unwrap();
    let piece = |number| Listed {
        name: format!("live{number}.m4s"),
        head: Some("init.mp4".into()),
        number,
        ms: 1_000,
        is_break: false,
    };
    assert_eq!(listed, [piece(0), piece(1), piece(2)]);
    let later = LIST.replace("SEQUENCE:0", "SEQUENCE:7");
    assert_eq!(hls::read(&later).unwrap()[2].number, 9);
    let packets = hls::read(include_str!("data/packets.m3u8")).unwrap();
    assert_eq!((packets.len(), packets[0].head.clone()), (2, None));
    let broken = "#EXTM3U\r\n#EXTINF:2.5,a, b\r\na.ts\r\n\r\n#EXT-X-DISCONTINUITY\r\n#EXTINF:2,\r\nb.ts\r\n";
    let broken = hls::read(broken).unwrap();
    assert_eq!((broken[0].ms, broken[0].is_break, broken[1].is_break), (2_500, false, true));
}

#[test]
fn what_is_no_such_playlist_is_refused() {
    let entry = |line: &str| format!("#EXTM3U\n{line}\n");
    let refused = [
        (String::new(), Misread::Unknown),
        ("<html>".into(), Misread::Unknown),
        ("#EXTM3U".to_owned() + &" ".repeat(hls::MOST_PLAYLIST), Misread::Long),
        (entry(&"#EXTINF:1,\na.ts\n".repeat(65)), Misread::Long),
        (entry("#EXT-X-STREAM-INF:BANDWIDTH=1\nlow.m3u8"), Misread::Variants),
        (
            entry("#EXTINF:1,\nhttps://elsewhere.example/a.ts"),
            Misread::Name("https://elsewhere.example/a.ts".into()),
        ),
        (entry("#EXT-X-MAP:URI=\"../init.mp4\""), Misread::Name("../init.mp4".into())),
        (entry("#EXT-X-KEY:METHOD=AES-128,URI=\"k\""), Misread::Locked),
        (entry("a.ts"), Misread::Length),
        (entry("#EXTINF:-1,\na.ts"), Misread::Length),
        (entry("#EXTINF:NaN,\na.ts"), Misread::Length),
    ];
    for (text, why) in refused {
        assert_eq!(hls::read(&text), Err(why), "{text}");
    }
}

#[test]
fn what_is_written_is_what_players_expect() {
    let shown = |place: i64, turn: i64| Shown {
        place,
        turn,
        ms: 2_002,
        uri: format!("{place}.m4s"),
        head: Some(format!("h{turn}.mp4")),
    };
    let text = hls::write(&[shown(7, 1), shown(8, 1), shown(9, 2)]);
    assert_eq!(
        text,
        "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-TARGETDURATION:3\n#EXT-X-MEDIA-SEQUENCE:7\n\
         #EXT-X-DISCONTINUITY-SEQUENCE:1\n#EXT-X-MAP:URI=\"h1.mp4\"\n#EXTINF:2.002,\n7.m4s\n#EXTINF:2.002,\n8.m4s\n\
         #EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI=\"h2.mp4\"\n#EXTINF:2.002,\n9.m4s\n"
    );
    assert!(!hls::write(&[]).contains("ENDLIST"));
}

proptest! {
    #[test]
    fn whatever_comes_as_a_piece_is_read_or_refused(which in 0..3_usize, at in 0..4_200_usize, put: Vec<u8>, cut in 0..5_000_usize) {
        let whole = [HEAD, PART, PACKETS][which];
        let mut bytes = whole[..whole.len().min(cut)].to_vec();
        let at = at.min(bytes.len());
        let end = (at + put.len()).min(bytes.len());
        bytes.splice(at..end, put);
        if let Ok((piece, kept)) = segment(&bytes) {
            prop_assert_eq!(segment(&kept), Ok((piece, kept.clone())));
        }
    }

    #[test]
    fn whatever_comes_as_a_playlist_is_read_or_refused(text in "(#EXTM3U\n)?(#EXTINF:[0-9.]{0,6},\n|[a-z0-9./]{0,12}\n|#EXT-X-MAP:URI=\"?[a-z.\"]{0,9}\n|#EXT-X-[A-Z-]{0,14}\n){0,12}") {
        if let Ok(listed) = hls::read(&text) {
            for each in listed {
                prop_assert!(hls::named(&each.name) == Some(Named::Piece) && (0..=60_000).contains(&each.ms));
            }
        }
    }
}
