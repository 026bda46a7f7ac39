//! Which of their columns fills which of our fields, and how their values are to be read.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::fault::shortened;
use super::{Encoding, Field, Kind, Options, Refusal, Reject, Rejected, Row};

/// Where a field's value comes from. In JSON a column is a string, a constant `{"constant": …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Source {
    /// The column of that name.
    Column(String),
    /// The same value for each row.
    Constant {
        /// The value.
        constant: String,
    },
}

impl Source {
    /// The same value for each row.
    #[must_use]
    pub fn constant(text: &str) -> Self {
        Self::Constant { constant: text.to_owned() }
    }
}

/// The order of day, month and year in dates. ISO (`2017-12-01`) is always read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// Only `2017-12-01`: what could be read two ways is refused.
    #[default]
    YearFirst,
    /// `1/12/2017` and `1.12.2017` are the first of December.
    DayFirst,
    /// `12/1/2017` is the first of December.
    MonthFirst,
}

/// How a file becomes rows of ours. Written as JSON, it is a mapping file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// What the rows are.
    pub kind: Kind,
    /// Our fields and where they come from.
    pub fields: BTreeMap<Field, Source>,
    /// Names of attributes and the columns that fill them.
    #[serde(default)]
    pub attributes: BTreeMap<String, String>,
    /// The order of day, month and year.
    #[serde(default)]
    pub dates: DateOrder,
    /// The IANA time zone of times that name none.
    #[serde(default = "utc")]
    pub zone: String,
    /// Whether amounts are written `1.234,56`.
    #[serde(default)]
    pub decimal_comma: bool,
    /// The separator, where it should not be told from the header.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub separator: Option<char>,
    /// The encoding, where it should not be told from the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<Encoding>,
}

fn utc() -> String {
    "UTC".to_owned()
}

impl Mapping {
    /// A mapping that fills nothing yet.
    #[must_use]
    pub fn empty(kind: Kind) -> Self {
        Self {
            kind,
            fields: BTreeMap::new(),
            attributes: BTreeMap::new(),
            dates: DateOrder::default(),
            zone: utc(),
            decimal_comma: false,
            separator: None,
            encoding: None,
        }
    }

    /// Reads a mapping file.
    pub fn from_json(text: &str) -> Result<Self, Refusal> {
        serde_json::from_str(text).map_err(|e| {
            Refusal::new(
                format!("the mapping cannot be read: {e}"),
                "Compare it with the example in the operator's guide",
            )
        })
    }

    /// What it states about the file itself.
    pub fn options(&self) -> Result<Options, Refusal> {
        let separator = match self.separator {
            None => None,
            Some(c) if c.is_ascii() && !matches!(c, '"' | '\n' | '\r' | '\0') => Some(c as u8),
            Some(c) => {
                let why = format!("{c:?} cannot separate cells");
                return Err(Refusal::new(why, "Take a comma, a semicolon, a tab or a bar"));
            }
        };
        Ok(Options { separator, encoding: self.encoding })
    }
}

/// A mapping found in one header, ready to read rows.
#[derive(Debug, Clone)]
pub struct Bound {
    pub(super) kind: Kind,
    pub(super) header: Vec<String>,
    pub(super) fields: BTreeMap<Field, Place>,
    pub(super) attributes: Vec<(String, usize)>,
    pub(super) dates: DateOrder,
    pub(super) zone: TimeZone,
    pub(super) decimal_comma: bool,
}

/// Where a value stands.
#[derive(Debug, Clone)]
pub(super) enum Place {
    Column(usize),
    Constant(String),
}

impl Bound {
    /// Finds the mapping's columns in `header`; refuses when one is missing, or a field that each
    /// row must fill is filled by nothing.
    pub fn bind(mapping: &Mapping, header: &[String]) -> Result<Self, Refusal> {
        let place = |name: &str| {
            header.iter().position(|theirs| theirs == name.trim()).ok_or_else(|| {
                let columns = header.iter().map(|c| shortened(c)).collect::<Vec<_>>().join(", ");
                let why = format!("there is no column \"{}\"; the file has: {columns}", shortened(name));
                Refusal::at(1, why, "Choose another column for it, or another file")
            })
        };
        let mut fields = BTreeMap::new();
        for (field, source) in &mapping.fields {
            let found = match source {
                Source::Column(name) => Place::Column(place(name)?),
                Source::Constant { constant } => Place::Constant(constant.clone()),
            };
            fields.insert(*field, found);
        }
        for spec in mapping.kind.fields() {
            if spec.required && !fields.contains_key(&spec.field) {
                let why = format!("no column fills \"{}\" ({})", spec.column, spec.means);
                return Err(Refusal::at(1, why, "Choose the column that holds it"));
            }
        }
        let attributes = mapping.attributes.iter().map(|(name, column)| Ok((name.clone(), place(column)?)));
        let zone = TimeZone::get(&mapping.zone).map_err(|_| {
            let why = format!("there is no time zone \"{}\"", shortened(&mapping.zone));
            Refusal::new(why, "Take a name such as Europe/Berlin or UTC")
        })?;
        Ok(Self {
            kind: mapping.kind,
            header: header.to_vec(),
            attributes: attributes.collect::<Result<_, Refusal>>()?,
            fields,
            dates: mapping.dates,
            zone,
            decimal_comma: mapping.decimal_comma,
        })
    }

    /// What the rows are.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The zone of times that name none.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The row rejected because of what it says in this field.
    pub(super) fn refuse(&self, row: &Row, field: Field, value: &str, why: &str, cure: &str) -> Rejected {
        let (why, cure) = (why.to_owned(), cure.to_owned());
        let (line, column, value) = (row.line, self.column_of(field), shortened(value));
        row.rejected(vec![Reject { line, column, value, why, cure }])
    }

    /// The column that fills a field; our own name for it when a constant or nothing does.
    pub(super) fn column_of(&self, field: Field) -> String {
        match self.fields.get(&field) {
            Some(Place::Column(column)) => self.header.get(*column).cloned().unwrap_or_default(),
            _ => self.kind.fields().iter().find(|s| s.field == field).map_or("", |s| s.column).to_owned(),
        }
    }

    /// The columns that the mapping leaves aside.
    #[must_use]
    pub fn ignored(&self) -> Vec<&str> {
        let used = |column: usize| {
            self.fields.values().any(|place| matches!(place, Place::Column(c) if *c == column))
                || self.attributes.iter().any(|(_, c)| *c == column)
        };
        let unused = self.header.iter().enumerate().filter(|(column, _)| !used(*column));
        unused.map(|(_, name)| name.as_str()).collect()
    }
}
