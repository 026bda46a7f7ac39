//! Whom the recall touches, and how each of them can be reached.

use amends::customers::import::{self, Kind, Order};
use amends::ground::{Actor, House};

/// Buyers who have something of the lot.
pub const BUYERS: usize = 2_000;
/// Businesses that have, each with somebody for quality, for operations and for the whole of it.
pub const BUSINESSES: usize = 6;
/// Buyers with another lot, who are not touched.
const OTHERS: usize = 100;
/// One buyer in so many has a telephone and no mail; so has the next one, and the number is not theirs any more.
pub const EACH: usize = 50;
/// Buyers of the lot who come to light a day later.
pub const LATER: usize = 20;

/// A buyer's mail address.
pub fn mail_of(buyer: usize) -> String {
    format!("buyer{buyer}@mail{}.example", buyer % 7)
}

/// How a buyer can be reached.
fn ways(buyer: usize) -> (String, String) {
    match buyer % EACH {
        0 | 1 => (String::new(), format!("+49 30 {buyer:05}")),
        _ => (mail_of(buyer), String::new()),
    }
}

async fn take_in(house: &House, by: &Actor, kind: Kind, text: String) {
    let file_name = format!("{}.csv", kind.word());
    let order =
        Order { kind, file_name, bytes: Some(text.len() as u64), mapping: None, zone: None, is_dry: false };
    import::import(house, by, order, std::io::Cursor::new(text.into_bytes()), |_| {}).await.unwrap();
}

/// Where it is day now, so that somebody may be rung at whatever hour this is told.
fn where_it_is_day(house: &House) -> String {
    match (house.now().0 / 3_600_000).rem_euclid(24) {
        8..17 => "Europe/Berlin".into(),
        // Its sign is turned: five hours behind is +5.
        hour => format!("Etc/GMT{:+}", hour - 12),
    }
}

/// Buyers `from` to `to` with their contacts and what they bought.
pub async fn buyers(house: &House, by: &Actor, from: usize, to: usize, lot: &str) {
    let (mut customers, mut contacts, mut holdings) = (
        "customer_key,name,attribute region,attribute street,attribute zip,attribute city\n".to_owned(),
        "contact_key,customer_key,name,email,phone,roles,language,time_zone\n".to_owned(),
        "holding_key,customer_key,kind,label,status,amount,currency,attribute lot\n".to_owned(),
    );
    let zone = where_it_is_day(house);
    for n in from..to {
        let (mail, phone) = ways(n);
        let (language, region) = (["en", "de", "fr", "ar"][n % 4], ["north", "south", "west"][n % 3]);
        customers += &format!("B-{n},Buyer {n} <b>&</b> Co,{region},Kaiserstr. {n},80331,München\n");
        contacts += &format!("P-{n},B-{n},Person {n},{mail},{phone},quality,{language},{zone}\n");
        holdings += &format!("H-{n},B-{n},bracket,Bracket,shipped,{}.00,EUR,{lot}\n", 10 + n % 90);
    }
    take_in(house, by, Kind::Customers, customers).await;
    take_in(house, by, Kind::Contacts, contacts).await;
    take_in(house, by, Kind::Holdings, holdings).await;
}

/// Everybody who is known on the first day.
pub async fn come_in(house: &House, by: &Actor) {
    buyers(house, by, 0, BUYERS, "L4471").await;
    buyers(house, by, BUYERS, BUYERS + OTHERS, "L4500").await;
    let (mut customers, mut contacts, mut holdings) = (
        "customer_key,name,attribute region\n".to_owned(),
        "contact_key,customer_key,name,email,phone,roles,language\n".to_owned(),
        "holding_key,customer_key,kind,label,status,amount,currency,attribute lot\n".to_owned(),
    );
    for n in 1..=BUSINESSES {
        customers += &format!("K-{n},Works {n},north\n");
        for (role, phone) in [
            ("quality", String::new()),
            ("operations", String::new()),
            ("executive", format!("+49 89 {n:04}")),
        ] {
            contacts += &format!(
                "K-{n}-{role},K-{n},{role} of works {n},{role}@works{n}.example,{phone},{role},en\n"
            );
        }
        // Who only keeps their books need not hear of it.
        contacts += &format!("K-{n}-books,K-{n},Books of works {n},books@works{n}.example,,finance,en\n");
        holdings += &format!("H-K-{n},K-{n},bracket,Brackets,shipped,{}.00,EUR,L4471\n", 100_000 * n);
    }
    take_in(house, by, Kind::Customers, customers).await;
    take_in(house, by, Kind::Contacts, contacts).await;
    take_in(house, by, Kind::Holdings, holdings).await;
}
