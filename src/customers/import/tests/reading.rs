use super::super::{Encoding, Options};
use super::{Given, read, read_with};

fn ok(bytes: &[u8]) -> Given {
    read(bytes).unwrap_or_else(|refusal| panic!("{refusal}"))
}

fn refused(bytes: &[u8]) -> String {
    match read(bytes) {
        Ok(_) => panic!("was read: {}", String::from_utf8_lossy(bytes)),
        Err(refusal) => refusal.to_string(),
    }
}

fn cells(given: &Given) -> Vec<Vec<&str>> {
    given.rows.iter().map(|(_, cells)| cells.iter().map(String::as_str).collect()).collect()
}

#[test]
fn separators_are_told_from_the_header() {
    for separator in [",", ";", "\t", "|"] {
        let text = format!("key{separator}name\n1{separator}Ana\n");
        assert_eq!(cells(&ok(text.as_bytes())), [["1", "Ana"]], "{separator:?}");
    }
    // Commas inside quotation marks, and fewer than the semicolons.
    assert_eq!(
        ok(b"key;\"name, full, long\";a,b;zip\n1;2;3;4\n").header,
        ["key", "name, full, long", "a,b", "zip"]
    );
    assert_eq!(ok(b"only\nx\n").header, ["only"]);
}

#[test]
fn lines_are_physical_lines_where_the_row_starts() {
    let given = ok(b"key,name\n1,\"two\nlines\"\n\n\n2,x\r\n3,\"a\r\nb\r\nc\"\n4,y");
    assert_eq!(given.rows.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 6, 7, 10]);
    assert_eq!(given.rows[0].1[1], "two\nlines");
    let mac = ok(b"key,name\r1,x\r2,y\r");
    assert_eq!(mac.rows.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 3]);
}

#[test]
fn a_mark_at_the_start_is_not_part_of_the_first_name() {
    let given = ok(b"\xEF\xBB\xBFkey,name\n1,S\xC3\xA3o\n");
    assert_eq!(given.header, ["key", "name"]);
    assert_eq!(given.rows[0].1[1], "São");
}

#[test]
fn latin_1_is_read_when_unmistakable_or_stated_and_refused_otherwise() {
    let given = ok(b"key,name\n1,plain\n2,S\xE3o Jos\xE9\n3,\xC9mile 5 \x80\n");
    assert_eq!(cells(&given), [["1", "plain"], ["2", "São José"], ["3", "Émile 5 €"]]);
    assert_eq!(given.encoding, Encoding::Windows1252);

    let said = refused(b"key,price\n1,ok\n2,5 \x80\n");
    assert!(said.starts_with("line 3: in the column \"price\", byte 3 of the cell, 0x80,"), "{said}");
    assert!(said.contains("state its encoding"), "{said}");
    // A damaged UTF-8 file must not become letters that nobody wrote.
    assert!(refused(b"key,name\n1,S\xC3\n").contains("0xC3"));

    let stated = Options { encoding: Some(Encoding::Windows1252), ..Options::default() };
    let given = read_with(&b"key,price\n2,5 \x80\n"[..], stated).unwrap();
    assert_eq!(given.rows[0].1[1], "5 €");
}

#[test]
fn once_a_file_is_utf_8_a_row_that_is_not_is_rejected_alone() {
    let given = ok("key,name\n1,São\n2,S?o\n3,Zoë\n".replace('?', "\u{1}").as_bytes());
    assert_eq!(given.rows.len(), 3);
    let given = ok(b"key,name\n1,S\xC3\xA3o\n2,S\xE3o\n3,x\n");
    assert_eq!(cells(&given), [["1", "São"], ["3", "x"]]);
    let fault = &given.bad[0].faults[0];
    assert_eq!((fault.line, fault.column.as_str()), (3, "name"));
    assert!(fault.why.contains("byte 2 of the cell, 0xE3"), "{}", fault.why);
}

#[test]
fn half_a_letter_in_each_of_two_cells_is_no_letter() {
    let given = ok(b"key,a,b\n\xC3\xA9,x,y\n1,\xC3,\xA3\n");
    assert_eq!((given.rows.len(), given.bad.len()), (1, 1));
}

#[test]
fn what_is_no_csv_is_refused_with_a_cure() {
    assert!(refused(b"").contains("empty"));
    assert!(refused(b"\n\r\n\n").contains("blank lines"));
    assert!(refused(b"PK\x03\x04rest").contains("spreadsheet"));
    assert!(refused(b"\xFF\xFEk\0e\0y\0\n\0").contains("UTF-16"));
    assert!(refused(b"\0k\0e\0y\0,\0n").contains("UTF-16"));
    assert!(refused(b"key,name,key\n1,2,3\n").contains("\"key\" stands twice, as number 1 and number 3"));
    assert!(refused(b"key,\"name\n1,2\n").contains("header row has no end"));
    assert!(refused(b"k\0y,name\n1,2\n").contains("NUL"));
}

#[test]
fn a_header_alone_is_a_file_without_rows() {
    for text in ["key,name", "key,name\n", "key,name\r\n\r\n"] {
        let given = ok(text.as_bytes());
        assert!(given.rows.is_empty() && given.bad.is_empty());
    }
    assert_eq!(ok(b"key,,name\n").header, ["key", "column 2", "name"]);
}

#[test]
fn a_file_cut_in_the_middle_of_a_row_says_so() {
    let given = ok(b"key,name,city\n1,Ana,Rio\n2,Be");
    assert_eq!(given.bad[0].faults[0].why, "the file ends in the middle of this row: 2 of 3 cells");
    assert_eq!(given.bad[0].cells, ["2", "Be"]);
    let given = ok(b"key,name,city\n1,Ana,Rio\n2,\"Be\nll");
    let fault = &given.bad[0].faults[0];
    assert_eq!((fault.line, fault.column.as_str()), (3, "name"));
    assert_eq!(given.bad[0].cells, ["2", "Be\nll"]);
    assert!(fault.why.starts_with("the file ends inside quotation marks"), "{}", fault.why);
    // The last row may lack its line end, and even end with a quotation mark.
    assert!(ok(b"key,name\n1,\"Ana\"").bad.is_empty());
}

#[test]
fn rows_of_another_shape_are_rejected_and_reading_goes_on() {
    let given = ok(b"key,name\n1\n2,a,b\n3,x,,\n4,y\n5,a\0b\n6,z\n");
    assert_eq!(cells(&given), [vec!["3", "x", "", ""], vec!["4", "y"], vec!["6", "z"]]);
    let why: Vec<_> = given.bad.iter().map(|b| (b.line, b.faults[0].why.as_str())).collect();
    assert_eq!(
        why,
        [
            (2, "the row is too short: 1 of 2 cells"),
            (3, "the row has 3 cells, the header 2"),
            (6, "the cell holds NUL bytes"),
        ]
    );
}

/// A file with one cell of `len` bytes in its second row, made as it is read.
fn with_long_cell(len: u64) -> impl std::io::Read {
    use std::io::Read;
    let head = &b"key,name,city\n1,a,b\n2,"[..];
    head.chain(std::io::repeat(b'x').take(len)).chain(&b",Rio\n3,c,d\n"[..])
}

#[test]
fn a_huge_cell_is_a_fault_of_its_row_alone() {
    let given = read_with(with_long_cell(30 << 20), Options::default()).unwrap();
    assert_eq!(cells(&given), [["1", "a", "b"], ["3", "c", "d"]]);
    assert_eq!(given.bad[0].cells, ["2"]);
    let fault = &given.bad[0].faults[0];
    assert_eq!((fault.line, fault.column.as_str()), (3, "name"));
    assert_eq!(fault.why, "the cell is longer than 1024 KiB");
}

#[test]
fn the_limit_of_a_cell_is_exact() {
    for (len, good) in [(1 << 20, 3), ((1 << 20) + 1, 2), (3 << 20, 2), (5 << 20, 2)] {
        let given = read_with(with_long_cell(len), Options::default()).unwrap();
        assert_eq!((given.rows.len(), given.bad.len()), (good, 3 - good), "{len}");
    }
}

#[test]
fn endless_rows_do_not_fill_the_memory() {
    use std::io::Read;
    let many = (&b"key\n1\n"[..]).chain(std::io::repeat(b',').take(10 << 20)).chain(&b"\n2\n"[..]);
    let given = read_with(many, Options { separator: Some(b','), ..Options::default() }).unwrap();
    assert_eq!((given.rows.len(), given.bad.len()), (2, 1));
    assert_eq!(given.bad[0].faults[0].why, "the row is far too long");
    let open = (&b"key,name\n1,\"a"[..]).chain(std::io::repeat(b'\n').take(10 << 20));
    let given = read_with(open, Options::default()).unwrap();
    assert_eq!((given.rows.len(), given.bad.len()), (0, 1));
    assert_eq!(given.bad[0].line, 2);
}
