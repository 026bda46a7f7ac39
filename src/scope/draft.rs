//! Reading what a member drafts: the rule or the list, and whom to leave out; every fault says where.

use std::collections::{BTreeSet, HashMap};

use twodb::Ask;

use super::list::{self, Entry};
use super::rule::{self, Field, Rule, RuleFault};
use super::{ScopeSaid, Stray, rules, store};
use crate::ground::id::{CustomerId, WorkspaceId};
use crate::ground::text;
use crate::ground::web::Paging;
use crate::ground::{Fault, FieldFault, Result};

/// The longest reason, in characters.
const REASON: usize = 2_000;
/// The most faults told at once; whoever mends fifty sees the rest next.
const MOST_FAULTS: usize = 50;

/// Where customers come from.
#[derive(Debug)]
pub(super) enum Source {
    /// A rule.
    Rule(Box<Rule>),
    /// Entries of a list.
    List(Vec<Entry>),
}

/// A draft as it was read, before anybody was looked for.
#[derive(Debug)]
pub(super) struct Draft {
    pub source: Source,
    pub said: String,
    pub reason: Option<String>,
    pub leave_out: Vec<Entry>,
    pub strays_because: Option<String>,
    pub leave_out_by: Option<(Rule, String)>,
    pub possibly_tell: Option<bool>,
    pub possibly_because: Option<String>,
    pub keep_left_out: bool,
}

impl Source {
    /// The word in the store.
    pub(super) const fn word(&self) -> &'static str {
        match self {
            Self::Rule(_) => "rule",
            Self::List(_) => "list",
        }
    }
}

/// Reads a draft; all faults at once.
pub(super) fn read(said: &ScopeSaid) -> Result<Draft> {
    let mut faults = Vec::new();
    let mut keep = |read: std::result::Result<Option<String>, FieldFault>| {
        read.unwrap_or_else(|fault| {
            faults.push(fault);
            None
        })
    };
    let reason = keep(text::optional("reason", &said.reason, REASON));
    let strays_because = keep(text::optional("strays_because", &said.strays_because, REASON));
    let possibly_because = keep(text::optional("possibly_because", &said.possibly_because, REASON));
    let leave_out_because = keep(text::optional("leave_out_because", &said.leave_out_because, REASON));
    let (leave_out_by, wrong) = read_left_out_by(&said.leave_out_rule, leave_out_because);
    faults.extend(wrong);
    let possibly_tell = match said.possibly.trim() {
        "tell" => Some(true),
        "leave" => Some(false),
        "" => None,
        _ => {
            let cure = "Choose one of the two.";
            faults.push(FieldFault::new("possibly", "This is neither `tell` nor `leave`.", cure));
            None
        }
    };
    let leave_out = list::read("leave_out", &said.leave_out).unwrap_or_else(|wrong| {
        faults.extend(wrong);
        Vec::new()
    });
    // R14: nobody is left out without a reason.
    faults.extend(leave_out.iter().filter(|e| e.rest.chars().count() < 3).map(|e| {
        let why = format!("Line {}: {} would be left out without a reason.", e.line, shown(&e.entry));
        FieldFault::new("leave_out", why, "Write why after a comma, or remove the line.")
    }));
    let source = match (said.rule.trim(), said.list.trim()) {
        ("", "") => {
            let cure = "Write a rule, or give a list of keys, ids or addresses.";
            Err(vec![FieldFault::new("rule", "It is not said who is touched.", cure)])
        }
        (rule, "") => {
            rule::parse(rule).map(|rule| Source::Rule(Box::new(rule))).map_err(|f| vec![f.as_field()])
        }
        ("", _) => list::read("list", &said.list).map(Source::List),
        _ => {
            let cure = "Keep one of them; draft the other afterwards if both are needed.";
            Err(vec![FieldFault::new("list", "There is both a rule and a list.", cure)])
        }
    };
    match source {
        Ok(source) if faults.is_empty() => {
            let words = match &source {
                Source::Rule(_) => said.rule.trim().to_owned(),
                Source::List(_) => said.list.trim().to_owned(),
            };
            Ok(Draft {
                source,
                said: words,
                reason,
                leave_out,
                strays_because,
                leave_out_by,
                possibly_tell,
                possibly_because,
                keep_left_out: said.keep_left_out,
            })
        }
        Ok(_) => Err(told(faults)),
        Err(wrong) => Err(told(wrong.into_iter().chain(faults).collect())),
    }
}

/// Reads the rule by which customers are left out, and its reason: neither goes without the other (R14).
fn read_left_out_by(typed: &str, because: Option<String>) -> (Option<(Rule, String)>, Option<FieldFault>) {
    let typed = typed.trim();
    if typed.is_empty() {
        return (None, None);
    }
    let wrong = |fault: RuleFault| Some(FieldFault { field: "leave_out_rule".into(), ..fault.as_field() });
    let rule = match rule::parse(typed) {
        Ok(rule) => rule,
        Err(fault) => return (None, wrong(fault)),
    };
    if let Err(fault) = rules::may_leave_out_by(&rule) {
        return (None, wrong(fault));
    }
    if let Some(because) = because {
        return (Some((rule, because)), None);
    }
    let why = "Customers would be left out by a rule without a reason.";
    let cure = "Say why they need not be told. Spending little is no reason by itself.";
    (None, Some(FieldFault::new("leave_out_because", why, cure)))
}

/// A rule speaks of attributes that somebody has and of sets that there are: a slip in a name would silently touch
/// nobody, or everybody.
pub(super) async fn check_names(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    field: &str,
    rule: &Rule,
) -> Result<()> {
    let mut faults = Vec::new();
    for (name, at) in &rule.sets {
        if store::sets::is_known(ask, workspace, name).await? {
            continue;
        }
        let known = store::sets::list(ask, workspace, &Paging { after: None, limit: Some(200) }).await?;
        let near = rule::nearest(name, known.items.iter().map(|set| set.name.as_str()));
        let cure = if near.is_empty() {
            "Bring the set in first, under Sets.".to_owned()
        } else {
            format!("Near: {}.", near.join(", "))
        };
        let why = format!("there is no set called {}.", shown(name));
        faults.push(RuleFault::new(*at, why, cure).as_field());
    }
    for mention in &rule.mentions {
        if store::attributes::is_attribute_known(ask, workspace, &mention.field).await? {
            continue;
        }
        let known: Vec<String> =
            store::attributes::attributes(ask, workspace).await?.iter().map(Field::to_string).collect();
        let written = mention.field.to_string();
        let mut near = rule::nearest(&written, known.iter().map(String::as_str));
        if near.is_empty() {
            near = known.iter().map(String::as_str).take(12).collect();
        }
        let whose = mention.field.of();
        let cure = if near.is_empty() {
            format!("No {whose} has attributes yet; import them first.")
        } else {
            format!("Attributes there are: {}.", near.join(", "))
        };
        let why = format!("no {whose} has a value in `{written}`.");
        faults.push(RuleFault::new(mention.at, why, cure).as_field());
    }
    for fault in &mut faults {
        fault.field = field.into();
    }
    if faults.is_empty() { Ok(()) } else { Err(told(faults)) }
}

/// The customers of a list, and what names nobody; a fault for each stray unless a reason lets them be.
pub(super) async fn look_up(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    entries: &[Entry],
    strays_may_be: bool,
) -> Result<(BTreeSet<CustomerId>, Vec<Stray>)> {
    let named = store::members::named_by(ask, workspace, entries).await?;
    let strays: Vec<&Entry> = entries.iter().filter(|e| !named.contains_key(&e.entry)).collect();
    if !strays_may_be && !strays.is_empty() {
        return Err(told(strays.into_iter().map(|e| unknown("list", e)).collect()));
    }
    let strays = strays
        .into_iter()
        .map(|e| Stray { line: i64::try_from(e.line).unwrap_or(0), entry: e.entry.clone() })
        .collect();
    Ok((named.into_values().flatten().collect(), strays))
}

/// Whom to leave out, with the reason of each.
pub(super) async fn look_up_left_out(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    entries: &[Entry],
) -> Result<HashMap<CustomerId, String>> {
    let named = store::members::named_by(ask, workspace, entries).await?;
    let (mut left_out, mut faults) = (HashMap::new(), Vec::new());
    for entry in entries {
        match named.get(&entry.entry) {
            Some(ids) => left_out.extend(ids.iter().map(|id| (id.clone(), entry.rest.clone()))),
            None => faults.push(unknown("leave_out", entry)),
        }
    }
    if faults.is_empty() { Ok(left_out) } else { Err(told(faults)) }
}

fn unknown(field: &str, entry: &Entry) -> FieldFault {
    let why = format!("Line {}: nobody here is known as {}.", entry.line, shown(&entry.entry));
    let cure = if field == "list" {
        "Mend the entry, import the customer first, or say why such entries may stay out."
    } else {
        "Mend the entry, or remove the line."
    };
    FieldFault::new(field, why, cure)
}

fn told(mut faults: Vec<FieldFault>) -> Fault {
    let more = faults.len().saturating_sub(MOST_FAULTS);
    faults.truncate(MOST_FAULTS);
    if let (true, Some(last)) = (more > 0, faults.last_mut()) {
        last.cure = format!("{} And so with {more} more lines.", last.cure);
    }
    Fault::Invalid(faults)
}

fn shown(text: &str) -> String {
    format!("`{}`", text.chars().take(60).collect::<String>())
}
