//! The relay's URL, and addresses.

use post::{Address, Relay, RelayFault};

#[test]
fn a_relay_is_read_from_its_url_and_never_prints_its_password() {
    let relay = Relay::parse("smtp://ann%40x:h%2Fu%40nter@mail.example.com:587?tls=required").unwrap();
    let shown = format!("{relay:?}");
    assert!(
        shown.contains("mail.example.com") && shown.contains("ann@x") && shown.contains("Required"),
        "{shown}"
    );
    assert!(!shown.contains("nter"), "{shown}");
    for (url, security) in [
        ("smtp://127.0.0.1:2525", "None"),
        ("smtp://localhost", "None"),
        ("smtp://[::1]:25", "None"),
        ("smtp://mail.example.com", "Opportunistic"),
        ("smtp://127.0.0.1:2525?tls=required", "Required"),
        ("smtps://mail.example.com", "Always"),
    ] {
        let shown = format!("{:?}", Relay::parse(url).unwrap());
        assert!(shown.contains(&format!("security: {security}")), "{url}: {shown}");
    }
}

#[test]
fn a_url_that_cannot_be_meant_is_refused_without_repeating_it() {
    for url in [
        "",
        "mail:25",
        "http://mail",
        "smtp://",
        "smtp://h:99999",
        "smtp://h?tls=maybe",
        "smtp://h?tsl=none",
        "smtps://h?tls=none",
        "smtp://ann@h",
        "smtp://:secret@h",
        "smtp://a%ff:secret@h",
        "smtp://a:secret%00@h",
    ] {
        let fault: RelayFault = Relay::parse(url).unwrap_err();
        assert!(!fault.to_string().contains("secret"), "{fault}");
    }
}

#[test]
fn addresses_are_read_and_what_is_none_is_refused() {
    let read = |text| Address::parse(text).unwrap();
    assert_eq!(read(" ann@Example.COM "), Address { name: None, email: "ann@example.com".to_owned() });
    assert_eq!(read("Ann Lee <ann@example.com>").name.as_deref(), Some("Ann Lee"));
    assert_eq!(read(r#""Lee, \"A\"" <ann@example.com>"#).name.as_deref(), Some("Lee, \"A\""));
    assert_eq!(read("שרה 🙂 <sara@example.com>").name.as_deref(), Some("שרה 🙂"));
    assert_eq!(read("jo@bücher.example").email, "jo@xn--bcher-kva.example");
    let long = format!("{}@example.com", "a".repeat(300));
    for text in [
        "",
        "ann",
        "@",
        "ann@",
        "@example.com",
        "a b@example.com",
        "a@b@c",
        "a@exa mple.com",
        "a@-x-.com",
        "Ann <ann@example.com",
        "ann@example.com>",
        "ann@example.com\r\nBcc: x@example.com",
        "Ann\nLee <a@example.com>",
        "a@example.com, b@example.com",
        "<script>@example.com",
        long.as_str(),
    ] {
        let fault = Address::parse(text);
        assert!(fault.is_err(), "{text:?} was taken as {fault:?}");
        assert!(!fault.unwrap_err().to_string().contains('\n'));
    }
}
