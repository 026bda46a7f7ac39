use jiff::civil::date;

use super::super::{
    Bound, ContactRow, CustomerRow, DateOrder, Field, HoldingRow, Kind, Mapping, Options, Reader, Rejected,
    Row, Source, Step, recognise, template,
};
use crate::customers::When;

fn bound(mapping: &Mapping, text: &str) -> (Bound, Row) {
    let mut reader = Reader::open(text.as_bytes(), Options::default()).unwrap();
    let bound = Bound::bind(mapping, reader.header()).unwrap();
    let mut row = Row::default();
    assert!(matches!(reader.read(&mut row).unwrap(), Step::Row));
    (bound, row)
}

fn own(text: &str) -> Mapping {
    let reader = Reader::open(text.as_bytes(), Options::default()).unwrap();
    recognise(reader.header()).unwrap().mapping
}

fn customer(text: &str) -> Result<CustomerRow, Rejected> {
    let (bound, row) = bound(&own(text), text);
    bound.customer(&row)
}

fn contact(text: &str) -> Result<ContactRow, Rejected> {
    let (bound, row) = bound(&own(text), text);
    bound.contact(&row)
}

fn holding(text: &str) -> Result<HoldingRow, Rejected> {
    let (bound, row) = bound(&own(text), text);
    bound.holding(&row)
}

fn faults<T: std::fmt::Debug>(read: Result<T, Rejected>) -> Vec<(String, String)> {
    read.unwrap_err().faults.into_iter().map(|f| (f.column, f.why)).collect()
}

fn date_of(text: &str, dates: DateOrder, zone: &str) -> Result<Option<When>, String> {
    let file = format!("holding_key,customer_key,kind,bought\n1,2,order,{text}\n");
    let mapping = Mapping { dates, zone: zone.into(), ..own(&file) };
    let (bound, row) = bound(&mapping, &file);
    bound.holding(&row).map(|h| h.bought).map_err(|r| r.faults[0].why.clone())
}

#[test]
fn templates_are_recognised_and_their_example_is_good() {
    let text = template(Kind::Customers);
    let read = customer(&text).unwrap();
    assert_eq!((read.key.as_str(), read.attributes[0].0.as_str()), ("C-1001", "state"));
    assert_eq!(contact(&template(Kind::Contacts)).unwrap().roles, ["operations", "quality"]);
    let read = holding(&template(Kind::Holdings)).unwrap();
    assert_eq!(read.promised, Some(When::Day(date(2017, 12, 5))));
    assert_eq!(read.amount.unwrap().minor, 12990);
}

#[test]
fn dates_are_days_of_the_calendar_or_instants() {
    use DateOrder::{DayFirst, MonthFirst, YearFirst};
    let day = |y, m, d| Ok(Some(When::Day(date(y, m, d))));
    let at = |text: &str| Ok(Some(When::At(text.parse().unwrap())));
    let sao = "America/Sao_Paulo";
    assert_eq!(date_of("2017-12-01", YearFirst, sao), day(2017, 12, 1));
    assert_eq!(date_of("1/12/2017", DayFirst, sao), day(2017, 12, 1));
    assert_eq!(date_of("12.1.2017", MonthFirst, sao), day(2017, 12, 1));
    assert_eq!(date_of("2018-08-23 00:04:05", YearFirst, sao), at("2018-08-23T03:04:05Z"));
    assert_eq!(date_of("2018-08-23T00:04", YearFirst, "UTC"), at("2018-08-23T00:04:00Z"));
    assert_eq!(date_of("2018-08-23T00:04:05.5Z", YearFirst, sao), at("2018-08-23T00:04:05.5Z"));
    assert_eq!(date_of("2018-08-23 00:04:05 +0200", YearFirst, sao), at("2018-08-22T22:04:05Z"));
    assert_eq!(date_of("", YearFirst, sao), Ok(None));
    for (text, why) in [
        ("2017-02-30", "this day does not exist in the calendar"),
        ("2017-13-01", "this day does not exist in the calendar"),
        ("03/04/2017", "day and month could be read either way"),
        ("03/04/17", "the year needs four digits"),
        ("0017-04-03", "the year is out of reach"),
        ("tomorrow", "this is not a date"),
        ("2017-02-03 25:00", "the time of day cannot be read"),
        ("2017-02-03 10:00 Mars", "the time of day cannot be read"),
        ("+017-02-03", "this is not a date"),
    ] {
        assert_eq!(date_of(text, YearFirst, sao), Err(why.to_owned()), "{text}");
    }
}

#[test]
fn a_promised_day_drops_the_time_that_their_system_stores_beside_it() {
    let read = holding("holding_key,customer_key,kind,promised_on\n1,2,order,2018-08-30 00:00:00\n").unwrap();
    assert_eq!(read.promised, Some(When::Day(date(2018, 8, 30))));
}

#[test]
fn addresses_that_are_not_are_named() {
    for bad in [
        "ana",
        "ana@",
        "@x.test",
        "a b@x.test",
        "ana@x",
        "ana@-x.test",
        "a..b@x.test",
        "ana@exämple.test",
        "<a@x.test>",
    ] {
        let found = faults(contact(&format!("customer_key,email\n1,{bad}\n")));
        assert_eq!(found.len(), 1, "{bad}");
        assert_eq!(found[0].0, "email");
    }
    for good in ["ana@example.test", "ana+x.y@mail.example.test", "o'brien@example.test"] {
        assert_eq!(contact(&format!("customer_key,email\n1,{good}\n")).unwrap().email.as_deref(), Some(good));
    }
    let unreachable = faults(contact("customer_key,email,phone\n1,,\n"));
    assert!(unreachable[0].1.contains("neither by mail nor by telephone"));
}

#[test]
fn money_is_exact_and_never_negative() {
    let amount = |text: &str, currency: &str, decimal_comma| {
        let file =
            format!("holding_key,customer_key,kind,amount,currency\n1,2,order,\"{text}\",{currency}\n");
        let (bound, row) = bound(&Mapping { decimal_comma, ..own(&file) }, &file);
        bound.holding(&row).map(|h| h.amount.map(|a| a.minor)).map_err(|r| r.faults[0].why.clone())
    };
    assert_eq!(amount("1234.5", "BRL", false), Ok(Some(123_450)));
    assert_eq!(amount("1,234.50", "eur", false), Ok(Some(123_450)));
    assert_eq!(amount("1.234,50", "EUR", true), Ok(Some(123_450)));
    assert_eq!(amount("1234", "JPY", false), Ok(Some(1234)));
    assert_eq!(amount("12.340", "KWD", false), Ok(Some(12_340)));
    assert_eq!(amount("", "EUR", false), Ok(None));
    for (text, currency, why) in [
        ("-5", "EUR", "the amount is negative"),
        ("(5)", "EUR", "the amount is negative"),
        ("5", "XXY", "there is no such currency"),
        ("5", "", "the amount has no currency"),
        ("1.005", "EUR", "EUR has 2 decimals"),
        ("1.5", "JPY", "JPY has 0 decimals"),
        ("12,34", "EUR", "this is not an amount"),
        ("five", "EUR", "this is not an amount"),
        (".", "EUR", "this is not an amount"),
        ("99999999999999999999", "EUR", "the amount is too large"),
    ] {
        assert_eq!(amount(text, currency, false), Err(why.to_owned()), "{text} {currency}");
    }
}

#[test]
fn every_fault_of_a_row_is_told_at_once() {
    let found =
        faults(holding("holding_key,customer_key,kind,bought,amount,currency\n,2,order,2017-02-30,-1,EUR\n"));
    let columns: Vec<_> = found.iter().map(|(column, _)| column.as_str()).collect();
    assert_eq!(columns, ["holding_key", "bought", "amount"]);
}

#[test]
fn text_is_text() {
    for name in ["<script>alert(1)</script>", "😀 Ñandú", "شركة الشحن", "O'Brien & Söhne", "\u{202E}abc"]
    {
        assert_eq!(customer(&format!("customer_key,name\n1,{name}\n")).unwrap().name.as_deref(), Some(name));
    }
    let long = "é".repeat(10_000);
    let found = customer(&format!("customer_key,name\n1,{long}\n")).unwrap_err();
    assert_eq!(found.faults[0].why, "it has 10000 characters; at most 300 fit");
    assert!(found.faults[0].value.chars().count() <= 81);
    assert!(customer(&format!("customer_key,name\n1,{}\n", "é".repeat(300))).is_ok());
    let found = faults(customer("customer_key,name\n1,a\u{7}b\n"));
    assert_eq!(found[0].1, "there is a control character in it (U+0007)");
    assert!(faults(customer("customer_key,name\n1,\"a\nb\"\n"))[0].1.contains("line break"));
}

#[test]
fn mappings_survive_their_file_and_refuse_what_is_not_there() {
    let mut mapping = Mapping::empty(Kind::Holdings);
    mapping.fields.insert(Field::Key, Source::Column("no".into()));
    mapping.fields.insert(Field::Kind, Source::constant("order"));
    mapping.attributes.insert("region".into(), "Region".into());
    mapping.separator = Some(';');
    let json = serde_json::to_string(&mapping).unwrap();
    assert!(json.contains(r#""key":"no","kind":{"constant":"order"}"#), "{json}");
    assert_eq!(Mapping::from_json(&json).unwrap(), mapping);
    assert!(Mapping::from_json("{\"kind\":\"cars\"}").is_err());
    let header = ["no".to_owned(), "Region".to_owned()];
    let said = Bound::bind(&mapping, &header).unwrap_err().to_string();
    assert!(said.contains("no column fills \"customer_key\""), "{said}");
    mapping.fields.insert(Field::Customer, Source::Column("buyer".into()));
    let said = Bound::bind(&mapping, &header).unwrap_err().to_string();
    assert!(said.contains("there is no column \"buyer\"; the file has: no, Region"), "{said}");
    mapping.fields.insert(Field::Customer, Source::Column("no".into()));
    mapping.zone = "Mars/Olympus".into();
    assert!(Bound::bind(&mapping, &header).unwrap_err().why.contains("Mars/Olympus"));
}
