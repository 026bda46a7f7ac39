//! A first mapping for a file nobody has mapped yet, from the likeness of names.

use std::collections::BTreeMap;

use super::{Field, Kind, Mapping, Source, Spec};

/// Lower case, with one underscore for each run of anything else: `E-Mail Address` → `e_mail_address`.
#[must_use]
pub fn plain(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            plain.push(c);
        } else if !plain.is_empty() && !plain.ends_with('_') {
            plain.push('_');
        }
    }
    plain.trim_end_matches('_').to_owned()
}

/// The likeliest mapping of these columns; what it could not place is left out.
///
/// The likest pair of column and field is taken first, and neither is used twice. Columns that are
/// left over become attributes, so that a scope can ask for them later.
#[must_use]
pub fn guess(kind: Kind, header: &[String]) -> Mapping {
    let mut pairs: Vec<(u8, usize, &Spec)> = Vec::new();
    for (column, name) in header.iter().enumerate() {
        let name = plain(name);
        pairs.extend(
            kind.fields()
                .iter()
                .map(|spec| (likeness(&name, spec), column, spec))
                .filter(|(like, ..)| *like > 0),
        );
    }
    // Stable: of two columns alike, the one further left.
    pairs.sort_by_key(|(like, ..)| std::cmp::Reverse(*like));
    let mut fields: BTreeMap<Field, Source> = BTreeMap::new();
    let mut used = Vec::new();
    for (_, column, spec) in pairs {
        if used.contains(&column) || fields.contains_key(&spec.field) {
            continue;
        }
        if let Some(name) = header.get(column) {
            fields.insert(spec.field, Source::Column(name.clone()));
            used.push(column);
        }
    }
    if kind == Kind::Holdings {
        fields.entry(Field::Kind).or_insert_with(|| Source::Constant { constant: "order".to_owned() });
    }
    // What we wrote beside rejected rows ourselves says nothing of the customer.
    let ours = |name: &str| plain(name).starts_with("amends_");
    let left = header.iter().enumerate().filter(|(column, name)| !used.contains(column) && !ours(name));
    let attributes = left.map(|(_, name)| (plain(name), name.clone())).filter(|(name, _)| !name.is_empty());
    // A month is figures and nothing else.
    let attributes = attributes.filter(|_| kind != Kind::Months);
    Mapping { fields, attributes: attributes.collect(), ..Mapping::empty(kind) }
}

/// From 0, not alike, to 100, our own name for it.
fn likeness(name: &str, spec: &Spec) -> u8 {
    if name == spec.column {
        return 100;
    }
    if let Some(rank) = spec.names.iter().position(|known| *known == name) {
        return 90_u8.saturating_sub(rank as u8);
    }
    let words = |text: &str| text.split('_').map(str::to_owned).collect::<Vec<_>>();
    let theirs = words(name);
    let mut all = std::iter::once(&spec.column).chain(spec.names);
    // One word says too little inside another name: "type_id" is not "type".
    let contained = all.any(|known| known.contains('_') && words(known).iter().all(|w| theirs.contains(w)));
    if contained { 40 } else { 0 }
}
