//! Money as it comes from a file.

use iso_currency::Currency;

use super::cell::Wrong;

/// An amount in the minor units of its currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Minor units: cents, or whole yen.
    pub minor: i64,
    /// The currency.
    pub currency: Currency,
}

/// The currency of a code.
pub(super) fn currency(code: &str) -> Result<Currency, Wrong> {
    Currency::from_code(&code.to_ascii_uppercase())
        .ok_or_else(|| Wrong::new("there is no such currency", "Write the ISO 4217 code, such as EUR"))
}

/// Reads `1234.56`, or `1.234,56` where the mapping says so, exactly.
pub(super) fn amount(text: &str, currency: Currency, decimal_comma: bool) -> Result<Amount, Wrong> {
    let unreadable = || {
        let cure = if decimal_comma {
            "Write it as 1234,56"
        } else {
            "Write it as 1234.56, or state the decimal comma"
        };
        Wrong::new("this is not an amount", cure)
    };
    if text.starts_with(['-', '\u{2212}']) || (text.starts_with('(') && text.ends_with(')')) {
        return Err(Wrong::new("the amount is negative", "A holding's worth is zero or more"));
    }
    let (point, group) = if decimal_comma { (',', '.') } else { ('.', ',') };
    let (whole, fraction) = text.split_once(point).unwrap_or((text, ""));
    let digits = grouped(whole, group).ok_or_else(unreadable)?;
    let places = usize::from(currency.exponent().unwrap_or(0));
    if !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return Err(unreadable());
    }
    let (kept, beyond) = fraction.split_at(places.min(fraction.len()));
    if beyond.bytes().any(|b| b != b'0') {
        let why = format!("{} has {places} decimals", currency.code());
        return Err(Wrong::new(why, "Round the amount"));
    }
    let minor = format!("{digits}{kept:0<places$}")
        .parse()
        .map_err(|_| Wrong::new("the amount is too large", "Check the amount"))?;
    Ok(Amount { minor, currency })
}

/// Reads an amount that may be below zero: `-12.50`, or `(12.50)` as books write it.
pub(super) fn signed(text: &str, currency: Currency, decimal_comma: bool) -> Result<i64, Wrong> {
    let inside = text.strip_prefix('(').and_then(|t| t.strip_suffix(')'));
    match inside.or_else(|| text.strip_prefix(['-', '\u{2212}'])) {
        Some(rest) => amount(rest.trim(), currency, decimal_comma).map(|a| -a.minor),
        None => amount(text, currency, decimal_comma).map(|a| a.minor),
    }
}

/// Digits with or without marks between groups of three; at least one digit.
fn grouped(text: &str, mark: char) -> Option<String> {
    let groups: Vec<&str> = text.split(mark).collect();
    let (first, rest) = groups.split_first()?;
    let threes = rest.iter().all(|g| g.len() == 3) && (rest.is_empty() || (1..=3).contains(&first.len()));
    let digits = groups.concat();
    (threes && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}
