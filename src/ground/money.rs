//! Money: whole minor units with an ISO 4217 currency; never a float.

use iso_currency::Currency;
use serde::{Deserialize, Serialize};

/// An amount, for instance 12.50 EUR as `{ minor: 1250, currency: "EUR" }`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Money {
    /// Minor units: cents, for most currencies.
    pub minor: i64,
    /// ISO 4217 code, three capital letters.
    pub currency: String,
}

impl Money {
    /// Reads what a person typed: `12.5`, `12,50`, `1250` with the digits of the currency. The error is a
    /// sentence that says what to write instead.
    pub fn parse(amount: &str, currency: &str) -> Result<Self, String> {
        let known = currency_of(currency)?;
        let digits = usize::from(known.exponent().unwrap_or(0));
        let text = amount.trim().replace(',', ".");
        let shape =
            || format!("`{}` is no amount: write it like 12.50, without signs or spaces.", shown(amount));
        let (whole, fraction) = text.split_once('.').unwrap_or((text.as_str(), ""));
        let numeric = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
        if text.starts_with('-') {
            return Err(
                "An amount cannot be negative: write what the customer gets as a positive amount.".into()
            );
        }
        if whole.is_empty() || !numeric(whole) || !numeric(fraction) {
            return Err(shape());
        }
        if fraction.len() > digits {
            return Err(format!("{} has {digits} digits after the point.", known.code()));
        }
        let minor = format!("{whole}{fraction:0<digits$}")
            .parse()
            .map_err(|_| "This amount is too large.".to_owned())?;
        Ok(Self { minor, currency: known.code().to_owned() })
    }

    /// Reads an amount that may be below zero, such as `-300.00`: a result, not something that anybody gets.
    pub fn parse_signed(amount: &str, currency: &str) -> Result<Self, String> {
        let text = amount.trim();
        match text.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => Self::parse(rest, currency).map(|m| Self { minor: -m.minor, ..m }),
            None => Self::parse(text, currency),
        }
    }

    /// Checks an amount that came as minor units.
    pub fn checked(minor: i64, currency: &str) -> Result<Self, String> {
        let known = currency_of(currency)?;
        if minor < 0 {
            return Err(
                "An amount cannot be negative: write what the customer gets as a positive amount.".into()
            );
        }
        Ok(Self { minor, currency: known.code().to_owned() })
    }

    /// `12.50 EUR`, for mails, exports and forms.
    pub fn plain(&self) -> String {
        let digits = currency_of(&self.currency).ok().and_then(Currency::exponent).unwrap_or(2);
        let unit = 10_i64.pow(u32::from(digits));
        if digits == 0 {
            return format!("{} {}", self.minor, self.currency);
        }
        let (whole, rest) = ((self.minor / unit).abs(), (self.minor % unit).abs());
        let sign = if self.minor < 0 { "-" } else { "" };
        format!("{sign}{whole}.{rest:0width$} {}", self.currency, width = usize::from(digits))
    }
}

fn currency_of(code: &str) -> Result<Currency, String> {
    Currency::from_code(&code.trim().to_uppercase()).ok_or_else(|| {
        format!("`{}` is no currency: write the three letters of ISO 4217, for instance EUR.", shown(code))
    })
}

fn shown(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_whole_minor_units() {
        assert_eq!(Money::parse("12,5", "eur").unwrap(), Money { minor: 1250, currency: "EUR".into() });
        assert_eq!(Money::parse("300", "JPY").unwrap().minor, 300);
        assert_eq!(Money::parse("1.234", "KWD").unwrap().plain(), "1.234 KWD");
        assert_eq!(Money::parse("0.05", "USD").unwrap().plain(), "0.05 USD");
        let given_back = Money::parse_signed("-0.30", "EUR").unwrap();
        assert_eq!((given_back.minor, given_back.plain().as_str()), (-30, "-0.30 EUR"));
        assert_eq!(Money::parse_signed("\u{2212}300", "JPY").unwrap().minor, -300);
        for (amount, currency) in [("--1", "EUR"), ("", "EUR")] {
            assert!(Money::parse_signed(amount, currency).is_err(), "{amount} {currency}");
        }
        for (amount, currency) in [("-1", "EUR"), ("1.234", "EUR"), ("1", "EUX"), ("", "EUR"), ("1e5", "EUR")]
        {
            assert!(Money::parse(amount, currency).is_err(), "{amount} {currency}");
        }
    }
}
