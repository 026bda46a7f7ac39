//! Parts of rows: what a row that the journal vouches for vouches for in turn, by a digest over its parts, and parts
//! that belong to nothing.

use futures_util::future::BoxFuture;
use twodb::Still;

use super::store;
use crate::ground::id::WorkspaceId;
use crate::ground::{Fault, Result};
use crate::journal::{Audit, Harm};
use crate::rooms::site;
use crate::{customers, lessons, notices, replies, scope, surveys};

/// Wholes read at a time.
const PAGE: i64 = 500;

/// Wholes that are gone, named for each kind of part.
const NAMED: i64 = 200;

/// Folds the parts of a whole again; with a space between, where there are several kinds of them.
type Folds = for<'a> fn(&'a mut Still, &'a WorkspaceId, &'a str) -> BoxFuture<'a, Result<String>>;

/// A row that vouches for its parts: its table, the column with the digests, and the tables of those parts, in
/// their order.
struct Whole {
    table: &'static str,
    column: &'static str,
    parts: &'static [&'static str],
    folds: Folds,
}

fn id<I: std::str::FromStr>(text: &str) -> Result<I> {
    text.parse().map_err(|_| Fault::Missing("row"))
}

/// The wholes.
const WHOLES: &[Whole] = &[
    Whole {
        table: "scopes",
        column: "found_digest",
        parts: &["scope_members", "scope_exclusions", "scope_strays", "scope_possibles"],
        folds: |ask, workspace, row| {
            Box::pin(async move { scope::found_digest(ask, workspace, &id(row)?).await })
        },
    },
    Whole {
        table: "scope_sets",
        column: "values_digest",
        parts: &["scope_set_values"],
        folds: |ask, workspace, row| {
            Box::pin(async move { scope::set_digest(ask, workspace, &id(row)?).await })
        },
    },
    Whole {
        table: "surveys",
        column: "asked_digest",
        parts: &["survey_cases"],
        folds: |ask, workspace, row| {
            Box::pin(async move { surveys::asked_digest(ask, workspace, &id(row)?).await })
        },
    },
    Whole {
        table: "lessons",
        column: "versions_digest",
        parts: &["lesson_versions"],
        folds: |ask, workspace, row| {
            Box::pin(async move { lessons::versions_digest(ask, workspace, &id(row)?).await })
        },
    },
    Whole {
        table: "notices",
        column: "texts_digest",
        parts: &["notice_texts"],
        folds: |ask, workspace, row| {
            Box::pin(async move { notices::texts_digest(ask, workspace, &id(row)?).await })
        },
    },
    Whole {
        table: "print_runs",
        column: "letters_digest",
        parts: &["print_letters"],
        folds: |ask, workspace, row| {
            Box::pin(async move { notices::letters_digest(ask, workspace, &id(row)?).await })
        },
    },
    Whole {
        table: "import_runs",
        column: "rejects_digest",
        parts: &["import_rejects"],
        folds: |ask, workspace, row| {
            Box::pin(async move { customers::import::rejects_digest(ask, workspace, &id(row)?).await })
        },
    },
    Whole {
        table: "mails",
        column: "raw_digest",
        parts: &["mail_raws"],
        folds: |ask, workspace, row| {
            Box::pin(async move { replies::raw_digest(ask, workspace, &id(row)?).await })
        },
    },
    Whole {
        table: "sites",
        column: "logo_digest",
        parts: &["site_logos"],
        folds: |ask, workspace, row| {
            Box::pin(async move { site::logo_digest(ask, workspace, &id(row)?).await })
        },
    },
];

/// Every kind of part, by what it names its whole with.
const PARTS: &[(&str, &str, &str)] = &[
    ("customer_keys", "customer_id", "customers"),
    ("import_rejects", "import_id", "import_runs"),
    ("scope_members", "scope_id", "scopes"),
    ("scope_exclusions", "scope_id", "scopes"),
    ("scope_strays", "scope_id", "scopes"),
    ("scope_possibles", "scope_id", "scopes"),
    ("scope_set_values", "set_id", "scope_sets"),
    ("survey_cases", "survey_id", "surveys"),
    ("lesson_versions", "lesson_id", "lessons"),
    ("mail_raws", "mail_id", "mails"),
    ("notice_texts", "notice_id", "notices"),
    ("print_letters", "run_id", "print_runs"),
    ("site_logos", "site_id", "sites"),
];

/// Compares every whole with its parts, and looks for parts of nothing.
pub(super) async fn compare(ask: &mut Still, workspace: &WorkspaceId, audit: &mut Audit) -> Result<()> {
    for whole in WHOLES {
        fold(whole, ask, workspace, audit).await?;
    }
    for (part, column, whole) in PARTS {
        for id in store::orphans(ask, workspace, (part, column), whole, NAMED).await? {
            let text = format!("{part} of {id}: there is no such row in {whole}; it was put there by hand");
            audit.note_row(Harm::Forged, part, &id, text);
        }
    }
    Ok(())
}

/// The whole's own row is compared with the journal elsewhere: here its parts with the row.
async fn fold(whole: &Whole, ask: &mut Still, workspace: &WorkspaceId, audit: &mut Audit) -> Result<()> {
    let Whole { table, column, parts, folds } = whole;
    let mut after = String::new();
    loop {
        let page = store::folds_after(ask, workspace, (table, column), &after, PAGE).await?;
        let Some((last, _)) = page.last().cloned() else { return Ok(()) };
        for (row, said) in page {
            // A run under way has none yet.
            let Some(said) = said else { continue };
            let now = folds(ask, workspace, &row).await?;
            let mut said = said.split(' ');
            for (part, now) in parts.iter().zip(now.split(' ')) {
                if said.next() != Some(now) {
                    let text =
                        format!("{part} of {row}: they are not those that the row in {table} vouches for");
                    audit.note_row(Harm::Changed, part, &row, text);
                }
            }
        }
        after = last;
    }
}
