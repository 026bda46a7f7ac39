//! Where a letter on paper goes: the lines of an address, from what is known of a customer.
//!
//! Attributes of a customer are texts by name. These names are read: `street`, `street2`, `po_box`, `zip` or
//! `postal_code`, `city`, `state`, `country`. Without a street or a box, or without a town, there is no address.

use crate::customers::Attributes;

/// Names under which the code of a town stands, the first that is there.
const CODES: [&str; 2] = ["zip", "postal_code"];

/// The lines of an address, as they stand in the window of the envelope: the customer, the person, where, in which town.
/// A person who is the customer stands there once.
pub(super) fn lines(name: &str, customer: &str, attributes: &str) -> Vec<String> {
    let known = Attributes::from(attributes.to_owned());
    let of = |key: &str| known.0.get(key).map(|v| v.split_whitespace().collect::<Vec<_>>().join(" "));
    let code = CODES.iter().find_map(|key| of(key));
    let town = [code, of("city")].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let whose = Some(customer.to_owned()).filter(|c| c != name);
    [
        whose,
        Some(name.to_owned()),
        of("street"),
        of("street2"),
        of("po_box"),
        Some(town),
        of("state"),
        of("country"),
    ]
    .into_iter()
    .flatten()
    .filter(|line| !line.is_empty())
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_the_lines_that_are_known() {
        let known = r#"{"street":"Kaiserstr.  4","zip":"80331","city":"München","country":"DEUTSCHLAND","segment":"retail"}"#;
        let wanted = ["Nordic AB", "Marta Lindqvist", "Kaiserstr. 4", "80331 München", "DEUTSCHLAND"];
        assert_eq!(lines("Marta Lindqvist", "Nordic AB", known), wanted);
        assert_eq!(
            lines("Ana", "Ana", r#"{"po_box":"PO Box 9","city":"Leeds"}"#),
            ["Ana", "PO Box 9", "Leeds"],
            "a person who is the customer stands there once"
        );
    }
}
