//! What was promised for a day and has come, or not: the past that dates are held against.

use super::Attributes;

/// A holding with a promised day, as far as its dates are concerned, and where its customer is.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Delivered {
    /// Order, shipment, lot …
    pub kind: String,
    /// Its status in the other system; empty when unknown.
    pub status: String,
    /// The day it was bought.
    pub bought_on: String,
    /// The day promised.
    pub promised_on: String,
    /// The day it was delivered.
    pub delivered_on: Option<String>,
    /// What else is known of its customer.
    #[sqlx(try_from = "String")]
    pub of_customer: Attributes,
}

/// Where a customer may be said to be, the first that is known.
const REGIONS: [&str; 3] = ["region", "state", "country"];

impl Delivered {
    /// Where its customer is.
    pub fn region(&self) -> Option<&str> {
        region_of(&self.of_customer)
    }
}

/// Where a customer with these attributes is.
pub fn region_of(attributes: &Attributes) -> Option<&str> {
    REGIONS.iter().find_map(|name| attributes.0.get(*name)).map(String::as_str)
}
