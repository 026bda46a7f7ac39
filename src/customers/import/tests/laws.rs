use proptest::prelude::*;

use super::super::{Bound, Kind, Mapping, Options, Reader, Row, Step, guess};
use super::{read, read_with};

/// Cells as files may hold them, in quotation marks so that any text can stand in them.
fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    let cell = prop_oneof![Just(String::new()), "[ -~é\n😀;,\"|]{0,12}", "\\PC{0,8}"];
    (1usize..6).prop_flat_map(move |columns| {
        prop::collection::vec(prop::collection::vec(cell.clone(), columns), 0..12)
    })
}

fn written(rows: &[Vec<String>]) -> String {
    let columns = rows.first().map_or(2, Vec::len);
    let mut text = (0..columns).map(|c| format!("c{c}")).collect::<Vec<_>>().join(",") + "\n";
    for row in rows {
        let cells: Vec<_> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        text += &(cells.join(",") + "\n");
    }
    text
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
    }

    #[test]
    fn no_likely_bytes_make_it_panic(
        text in "(key|name|id|email|,|;|\"|\n|\r\n|\r|[a-z0-9]|é|\u{0}|2017-02-30|-1|@){0,60}",
        tail in prop::collection::vec(any::<u8>(), 0..6),
        kind in prop::sample::select(Kind::ALL.to_vec()),
    ) {
        let bytes: Vec<u8> = text.into_bytes().into_iter().chain(tail).collect();
        let Ok(mut reader) = Reader::open(&bytes[..], Options::default()) else { return Ok(()) };
        let mapping = guess(kind, reader.header());
        let Ok(bound) = Bound::bind(&mapping, reader.header()) else { return Ok(()) };
        let mut row = Row::default();
        while let Ok(Step::Row | Step::Bad(_)) = reader.read(&mut row) {
            match kind {
                Kind::Customers => drop(bound.customer(&row)),
                Kind::Contacts => drop(bound.contact(&row)),
                Kind::Holdings => drop(bound.holding(&row)),
                Kind::Months => drop(bound.month(&row)),
            }
        }
    }

    #[test]
    fn what_was_written_is_what_is_read(rows in table()) {
        let given = read(written(&rows).as_bytes()).unwrap();
        prop_assert!(given.bad.is_empty());
        let cells: Vec<_> = given.rows.into_iter().map(|(_, cells)| cells).collect();
        prop_assert_eq!(cells, rows);
    }

    #[test]
    fn the_size_of_each_read_changes_nothing(rows in table(), size in 1usize..7) {
        let text = written(&rows);
        let given = read_with(Drip(text.as_bytes(), size), Options::default()).unwrap();
        let whole = read(text.as_bytes()).unwrap();
        prop_assert_eq!(given.rows, whole.rows);
    }

    #[test]
    fn good_and_rejected_rows_are_all_rows(widths in prop::collection::vec(1usize..6, 0..20)) {
        let mut text = "a,b,c\n".to_owned();
        for width in &widths {
            text += &(vec!["x"; *width].join(",") + "\n");
        }
        let given = read(text.as_bytes()).unwrap();
        prop_assert_eq!(given.rows.len() + given.bad.len(), widths.len());
        prop_assert_eq!(given.rows.len(), widths.iter().filter(|w| **w == 3).count());
        let lines = given.rows.iter().map(|(l, _)| *l).chain(given.bad.iter().map(|b| b.line));
        let mut lines: Vec<u64> = lines.collect();
        lines.sort_unstable();
        prop_assert_eq!(lines, (2..widths.len() as u64 + 2).collect::<Vec<_>>());
    }

    #[test]
    fn a_mapping_is_its_json(names in prop::collection::vec("[a-zA-Z_ é]{1,12}", 0..8), kind in prop::sample::select(Kind::ALL.to_vec())) {
        let mapping = guess(kind, &names);
        let json = serde_json::to_string(&mapping).unwrap();
        prop_assert_eq!(Mapping::from_json(&json).unwrap(), mapping);
    }
}

/// A source that gives a few bytes at a time.
struct Drip<'a>(&'a [u8], usize);

impl std::io::Read for Drip<'_> {
    fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
        let count = self.1.min(self.0.len()).min(room.len());
        room[..count].copy_from_slice(&self.0[..count]);
        self.0 = &self.0[count..];
        Ok(count)
    }
}
