//! Layouts known by their header row, and our own templates.

use super::guess::plain;
use super::{Field, Kind, Mapping, Source};

/// A layout we know.
#[derive(Debug)]
pub struct Layout {
    /// What people call it.
    pub name: &'static str,
    /// How its columns fill our fields.
    pub mapping: Mapping,
}

/// The columns that, all together, show a file to be of a layout, and what they fill.
struct Known {
    name: &'static str,
    kind: Kind,
    marks: &'static [&'static str],
    fields: &'static [(Field, &'static str)],
    constants: &'static [(Field, &'static str)],
    attributes: &'static [(&'static str, &'static str)],
    zone: &'static str,
}

const KNOWN: &[Known] = &[
    // A marketplace whose orders name a customer anew each time; the person stands behind them.
    Known {
        name: "Olist customers",
        kind: Kind::Customers,
        marks: &["customer_id", "customer_unique_id"],
        fields: &[(Field::Key, "customer_unique_id"), (Field::Alias, "customer_id")],
        constants: &[],
        attributes: &[
            ("city", "customer_city"),
            ("state", "customer_state"),
            ("zip", "customer_zip_code_prefix"),
        ],
        zone: "America/Sao_Paulo",
    },
    Known {
        name: "Olist orders",
        kind: Kind::Holdings,
        marks: &["order_id", "customer_id", "order_purchase_timestamp", "order_estimated_delivery_date"],
        fields: &[
            (Field::Key, "order_id"),
            (Field::Customer, "customer_id"),
            (Field::Status, "order_status"),
            (Field::Bought, "order_purchase_timestamp"),
            (Field::PromisedOn, "order_estimated_delivery_date"),
            (Field::Delivered, "order_delivered_customer_date"),
        ],
        constants: &[(Field::Kind, "order")],
        attributes: &[],
        zone: "America/Sao_Paulo",
    },
];

/// The layout of a file with this header, if it is one we know.
#[must_use]
pub fn recognise(header: &[String]) -> Option<Layout> {
    let names: Vec<String> = header.iter().map(|name| plain(name)).collect();
    let known = KNOWN.iter().find(|known| known.marks.iter().all(|m| names.iter().any(|n| n == m)));
    known.map(|known| known.layout(header)).or_else(|| own(header, &names))
}

impl Known {
    fn layout(&self, header: &[String]) -> Layout {
        let column = |name: &str| header.iter().find(|theirs| plain(theirs) == name).cloned();
        let columns = self.fields.iter().filter_map(|(f, name)| Some((*f, Source::Column(column(name)?))));
        let constants = self.constants.iter().map(|(f, text)| (*f, Source::constant(text)));
        let attributes =
            self.attributes.iter().filter_map(|(ours, name)| Some(((*ours).into(), column(name)?)));
        let mapping = Mapping {
            fields: columns.chain(constants).collect(),
            attributes: attributes.collect(),
            zone: self.zone.to_owned(),
            ..Mapping::empty(self.kind)
        };
        Layout { name: self.name, mapping }
    }
}

/// Our own template: `customer_key` and the columns of one kind, all of them ours or attributes.
fn own(header: &[String], names: &[String]) -> Option<Layout> {
    let has = |name: &str| names.iter().any(|n| n == name);
    let kind = match () {
        () if !has("customer_key") => return None,
        () if has("holding_key") => Kind::Holdings,
        () if has("month") && has("currency") => Kind::Months,
        () if ["contact_key", "email", "phone", "roles"].iter().any(|name| has(name)) => Kind::Contacts,
        () => Kind::Customers,
    };
    let mut mapping = Mapping::empty(kind);
    for (name, theirs) in names.iter().zip(header) {
        if let Some(spec) = kind.fields().iter().find(|spec| spec.column == name) {
            mapping.fields.insert(spec.field, Source::Column(theirs.clone()));
        } else if let Some(attribute) = name.strip_prefix("attribute_") {
            mapping.attributes.insert(attribute.to_owned(), theirs.clone());
        }
    }
    let name = match kind {
        Kind::Customers => "Amends customers",
        Kind::Contacts => "Amends contacts",
        Kind::Holdings => "Amends holdings",
        Kind::Months => "Amends months",
    };
    Some(Layout { name, mapping })
}

/// Our own template for a kind: its header and one row that shows how to fill it.
#[must_use]
pub fn template(kind: Kind) -> String {
    let (extra, example) = match kind {
        Kind::Customers => (",attribute state", "C-1001,,Ana Souza,pt-BR,America/Sao_Paulo,SP"),
        Kind::Contacts => (
            "",
            "C-1001,,Ana Souza,ana@example.test,+55 11 5555 0100,\"operations, quality\",pt-BR,America/Sao_Paulo",
        ),
        Kind::Holdings => {
            ("", "O-5001,C-1001,order,Desk lamp,shipped,2017-11-24 10:15:00,2017-12-05,,,129.90,BRL")
        }
        Kind::Months => ("", "C-1001,2017-11,BRL,12500.00,2100.00,4,3"),
    };
    let columns: Vec<&str> = kind.fields().iter().map(|spec| spec.column).collect();
    format!("{}{extra}\r\n{example}\r\n", columns.join(","))
}
