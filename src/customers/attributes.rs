//! What else is known of a customer or a holding: texts by name, as the import named them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ground::{FieldFault, text};

/// Texts by name, in the order of the names: `state` SP, `segment` retail.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(transparent)]
pub struct Attributes(pub BTreeMap<String, String>);

/// The most attributes of one customer or holding.
const MOST: usize = 100;

impl Attributes {
    /// These attributes with `others` over them; says whether that changed anything.
    pub fn take_in(&mut self, others: impl IntoIterator<Item = (String, String)>) -> bool {
        let mut changed = false;
        for (name, value) in others {
            changed |= self.0.get(&name) != Some(&value);
            self.0.insert(name, value);
        }
        changed
    }

    /// As a form shows them: one `name: value` a line.
    pub fn lines(&self) -> String {
        self.0.iter().map(|(name, value)| format!("{name}: {}\n", value.replace('\n', " "))).collect()
    }

    /// Reads what [`Attributes::lines`] wrote and a person changed.
    pub fn from_lines(typed: &str) -> Result<Self, FieldFault> {
        let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
        let pairs = lines.map(|line| {
            let (name, value) = line.split_once(':').ok_or_else(|| {
                let shown: String = line.chars().take(40).collect();
                FieldFault::new(
                    "attributes",
                    format!("There is no colon in `{shown}`."),
                    "Write one `name: value` a line.",
                )
            })?;
            Ok((name.trim().to_owned(), value.trim().to_owned()))
        });
        Self(pairs.collect::<Result<_, FieldFault>>()?).checked()
    }

    /// Attributes whose names and values are of a size we keep.
    pub fn checked(self) -> Result<Self, FieldFault> {
        if self.0.len() > MOST {
            let why = format!("There are {} attributes; at most {MOST} fit.", self.0.len());
            return Err(FieldFault::new("attributes", why, "Leave some out."));
        }
        for (name, value) in &self.0 {
            text::required("attributes", name, 100)?;
            text::optional("attributes", value, 2_000)?;
        }
        Ok(Self(self.0.into_iter().filter(|(_, value)| !value.is_empty()).collect()))
    }
}

/// Attributes as a form sends them, one `name: value` a line, or as JSON, an object of texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(untagged)]
pub enum AttributesSaid {
    /// Lines.
    Lines(String),
    /// An object.
    Pairs(Attributes),
}

impl AttributesSaid {
    pub(super) fn read(&self) -> Result<Attributes, FieldFault> {
        match self {
            Self::Lines(typed) => Attributes::from_lines(typed),
            Self::Pairs(pairs) => pairs.clone().checked(),
        }
    }

    /// As a form shows them again.
    pub fn typed(&self) -> String {
        match self {
            Self::Lines(typed) => typed.clone(),
            Self::Pairs(pairs) => pairs.lines(),
        }
    }
}

impl Default for AttributesSaid {
    fn default() -> Self {
        Self::Lines(String::new())
    }
}

impl From<String> for Attributes {
    /// What a hand has made unreadable is shown as it stands: verification names it, and no page breaks off.
    fn from(json: String) -> Self {
        serde_json::from_str(&json).unwrap_or_else(|_| Self([("unreadable".to_owned(), json)].into()))
    }
}

impl From<&Attributes> for twodb::Value {
    fn from(attributes: &Attributes) -> Self {
        // Texts by texts always have a JSON.
        Self::Text(Some(serde_json::to_string(attributes).unwrap_or_else(|_| "{}".to_owned())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_survive_a_form() {
        let mut known = Attributes::default();
        assert!(known.take_in([("state".into(), "SP".into()), ("note".into(), "a: b".into())]));
        assert!(!known.take_in([("state".into(), "SP".into())]));
        assert_eq!(Attributes::from_lines(&known.lines()).unwrap(), known);
        assert!(Attributes::from_lines("no colon").is_err());
        assert_eq!(Attributes::from_lines("empty:\n\n").unwrap(), Attributes::default());
    }
}
