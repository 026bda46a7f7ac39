//! The page on which the columns of a file find their places.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::customers::import::{
    self, DateOrder, Encoding, Field, ImportRun, Kind, Mapping, Preview, Reject, Rejected, Source, guess,
};
use crate::customers::store::imports;
use crate::ground::id::ImportId;
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Query, Visit};
use crate::ground::{Fault, FieldFault, House, Result, Role};

/// What stands for "keep it as an attribute" among the choices.
const ATTRIBUTE: &str = "attribute";
/// Fields that a file often leaves out because all its rows share them.
const CONSTANTS: [Field; 3] = [Field::Kind, Field::Currency, Field::Language];

/// Where each column goes, with what stands in it.
#[derive(Template)]
#[template(path = "customers/pages/mapping.html")]
pub(super) struct MappingPage {
    shell: Shell,
    id: String,
    mapping: Mapping,
    kinds: Vec<Choice>,
    columns: Vec<Column>,
    places: Vec<Choice>,
    constants: Vec<Constant>,
    orders: Vec<Choice>,
    encodings: Vec<Choice>,
    rejected: Vec<Rejected>,
    looked_at: usize,
    /// Whether rows could be read at all, mapped like this.
    is_read: bool,
    errors: Errors,
}

/// One column of theirs.
struct Column {
    name: String,
    samples: String,
    place: String,
}

/// A field that may be the same for all rows.
struct Constant {
    name: String,
    label: String,
    hint: String,
    value: String,
}

impl MappingPage {
    fn of(shell: Shell, run: &ImportRun, mapping: Mapping, preview: Preview, errors: Errors) -> Self {
        let columns = run.header.0.iter().enumerate().map(|(at, name)| Column {
            name: name.clone(),
            samples: samples(&preview.rows, at),
            place: place_of(&mapping, name),
        });
        let label = |word: &str| shell.t(&format!("customers-map-{word}"));
        let specs = mapping.kind.fields().iter();
        let places = specs.clone().map(|spec| {
            let word = spec.field.word();
            let label = label(&word);
            Choice::new(word, if spec.required { format!("{label} *") } else { label })
        });
        let constants = specs.filter(|spec| CONSTANTS.contains(&spec.field)).map(|spec| Constant {
            name: format!("constant.{}", spec.field.word()),
            label: shell.ta("customers-map-constant", "field", label(&spec.field.word())),
            hint: shell.t("customers-map-constant-hint"),
            value: match mapping.fields.get(&spec.field) {
                Some(Source::Constant { constant }) => constant.clone(),
                _ => String::new(),
            },
        });
        let mut errors = errors;
        if let Some(refusal) = &preview.refusal {
            errors.add("", format!("{}. {}.", refusal.why, refusal.cure));
        }
        let orders = ["year_first", "day_first", "month_first"];
        Self {
            id: run.id.to_string(),
            columns: columns.collect(),
            places: places.chain([Choice::new(ATTRIBUTE, label(ATTRIBUTE))]).collect(),
            constants: constants.collect(),
            kinds: Kind::ALL
                .iter()
                .map(|k| Choice::new(k.word(), shell.t(&format!("customers-kind-{}", k.word()))))
                .collect(),
            orders: orders
                .iter()
                .map(|w| Choice::new(*w, shell.t(&format!("customers-dates-{w}"))))
                .collect(),
            encodings: vec![
                Choice::new("utf-8", "UTF-8"),
                Choice::new("windows-1252", "Latin-1 (Windows-1252)"),
            ],
            looked_at: preview.rows.len() + preview.rejected.iter().filter(|r| r.cells.is_empty()).count(),
            is_read: preview.refusal.is_none(),
            rejected: preview.rejected,
            errors,
            mapping,
            shell,
        }
    }

    fn order(&self) -> &'static str {
        match self.mapping.dates {
            DateOrder::YearFirst => "year_first",
            DateOrder::DayFirst => "day_first",
            DateOrder::MonthFirst => "month_first",
        }
    }

    fn encoding(&self) -> &'static str {
        self.mapping.encoding.map_or("", Encoding::name)
    }
}

/// The first values of a column that say something.
fn samples(rows: &[Vec<String>], column: usize) -> String {
    let values = rows.iter().filter_map(|row| row.get(column)).filter(|value| !value.trim().is_empty());
    values.take(3).cloned().collect::<Vec<_>>().join(" · ")
}

fn place_of(mapping: &Mapping, column: &str) -> String {
    let source = Source::Column(column.to_owned());
    if let Some((field, _)) = mapping.fields.iter().find(|(_, from)| **from == source) {
        return field.word();
    }
    if mapping.attributes.values().any(|from| from == column) { ATTRIBUTE.to_owned() } else { String::new() }
}

impl View for MappingPage {
    const NAME: &'static str = "import-mapping";
    fn sample(shell: Shell) -> Self {
        let column = |name: &str, samples: &str, place: &str| Column {
            name: name.into(),
            samples: samples.into(),
            place: place.into(),
        };
        let shell = shell.at(Nav::Import, "orders-2017.csv");
        let places = ["key", "customer", "kind", "promised_on", "delivered", ATTRIBUTE]
            .map(|word| Choice::new(word, shell.t(&format!("customers-map-{word}"))));
        let fault = Reject {
            line: 7,
            column: "Due".into(),
            value: "30/02/2017".into(),
            why: "day and month could be read either way".into(),
            cure: "State the order of dates in the mapping".into(),
        };
        Self {
            id: "imp_1".into(),
            mapping: Mapping::empty(Kind::Holdings),
            kinds: vec![Choice::new("holdings", shell.t("customers-kind-holdings"))],
            columns: vec![
                column("Order No", "A-1 · A-2 · A-3", "key"),
                column("Buyer", "4711 · 4712", "customer"),
                column("Due", "30/02/2017 · 1/3/2017", "promised_on"),
                column("Remark", "<b>fragile</b> · هش", ""),
            ],
            places: places.into(),
            constants: vec![Constant {
                name: "constant.kind".into(),
                label: shell.ta("customers-map-constant", "field", shell.t("customers-field-kind")),
                hint: String::new(),
                value: "order".into(),
            }],
            orders: vec![Choice::new("year_first", shell.t("customers-dates-year_first"))],
            encodings: vec![Choice::new("utf-8", "UTF-8")],
            rejected: vec![Rejected { line: 7, cells: Vec::new(), faults: vec![fault] }],
            looked_at: 20,
            is_read: true,
            errors: Errors::none(),
            shell,
        }
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct KindQuery {
    kind: Option<String>,
}

/// The page; with another kind in the address, a new guess for that kind.
pub(super) async fn mapping_page(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<ImportId>,
    Query(query): Query<KindQuery>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let run = imports::find_run(&mut house.read(), &visit.actor.workspace, &id).await?;
    let kind = query.kind.as_deref().and_then(Kind::from_word).filter(|kind| *kind != run.kind());
    let mapping = match kind {
        Some(kind) => guess(kind, &run.header.0),
        None => run.mapping()?,
    };
    page(&visit, &house, &run, mapping, Errors::none(), StatusCode::OK).await
}

async fn page(
    visit: &Visit,
    house: &House,
    run: &ImportRun,
    mapping: Mapping,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let shell = visit.shell_titled(run.file_name.clone(), Nav::Import);
    let preview = import::preview(house, &visit.actor, run, &mapping).await?;
    Ok(html(status, &MappingPage::of(shell, run, mapping, preview, errors)))
}

/// Begins the run as the form says, or as it was mapped before; or only shows the first rows again, read as the form
/// says, and changes nothing.
pub(super) async fn begin(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<ImportId>,
    Form(said): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let of = |name: &str| said.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value.as_str());
    let run = imports::find_run(&mut house.read(), &visit.actor.workspace, &id).await?;
    if of("how") == "look" {
        visit.actor.must_be(Role::Member)?;
        let (mapping, fault) = read(&run, &said);
        let fault = fault.map(Fault::from);
        let status = fault.as_ref().map_or(StatusCode::OK, Fault::status);
        let errors = fault.as_ref().map_or_else(Errors::none, Errors::from);
        return page(&visit, &house, &run, mapping, errors, status).await;
    }
    let is_dry = of("how") != "real";
    let maps = said.iter().any(|(name, _)| name.starts_with("to."));
    let mapping = if maps { Some(read(&run, &said)) } else { None };
    let (shown, outcome) = match mapping {
        None => (run.mapping()?, import::begin_here(&house, &visit.actor, &id, None, is_dry).await),
        Some((mapping, fault)) => {
            let begun = match fault {
                Some(fault) => Err(fault.into()),
                None => import::begin_here(&house, &visit.actor, &id, Some(mapping.clone()), is_dry).await,
            };
            (mapping, begun)
        }
    };
    match outcome {
        Ok(_) => Ok(visit.done("customers-import-begun", &format!("/import/{id}"))),
        Err(fault @ Fault::Invalid(_)) => {
            page(&visit, &house, &run, shown, Errors::from(&fault), fault.status()).await
        }
        Err(fault @ (Fault::Refused { .. } | Fault::Conflict(_))) => {
            Ok(visit.refused(&fault, &format!("/import/{id}")))
        }
        Err(fault) => Err(fault),
    }
}

/// Reads the form. The fault names a field that two columns would fill.
fn read(run: &ImportRun, said: &[(String, String)]) -> (Mapping, Option<FieldFault>) {
    let of = |name: &str| said.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value.trim());
    let kind = Kind::from_word(of("kind")).unwrap_or(run.kind());
    let mut mapping = Mapping::empty(kind);
    let before = run.mapping().ok();
    // A layout we know may call an attribute by a better name than its column has.
    let named = |column: &String| {
        let known = before.iter().flat_map(|before| &before.attributes).find(|(_, from)| *from == column);
        known.map_or_else(|| import::plain(column), |(name, _)| name.clone())
    };
    let mut fault = None;
    for (at, column) in run.header.0.iter().enumerate() {
        let place = format!("to.{at}");
        match of(&place) {
            "" => {}
            ATTRIBUTE => drop(mapping.attributes.insert(named(column), column.clone())),
            word => {
                let Some(field) = Field::from_word(word) else { continue };
                let before = mapping.fields.insert(field, Source::Column(column.clone()));
                if before.is_some() {
                    let why = "Two columns would fill the same field.";
                    fault = Some(FieldFault::new(place, why, "Keep one of them as an attribute."));
                }
            }
        }
    }
    for field in CONSTANTS {
        let constant = of(&format!("constant.{}", field.word()));
        if !constant.is_empty() {
            mapping.fields.entry(field).or_insert_with(|| Source::constant(constant));
        }
    }
    mapping.dates = match of("dates") {
        "day_first" => DateOrder::DayFirst,
        "month_first" => DateOrder::MonthFirst,
        _ => DateOrder::YearFirst,
    };
    mapping.encoding = match of("encoding") {
        "utf-8" => Some(Encoding::Utf8),
        "windows-1252" => Some(Encoding::Windows1252),
        _ => None,
    };
    let zone = of("zone");
    zone.clone_into(&mut mapping.zone);
    mapping.decimal_comma = of("decimal_comma") == "yes";
    // Told from the header when the file came; stated ones stay.
    mapping.separator = before.as_ref().and_then(|before| before.separator);
    (mapping, fault)
}
