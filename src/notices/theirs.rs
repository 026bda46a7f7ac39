//! What is theirs alone in a letter: found for many readers at once, put into the words of a notice, and never anything
//! but text. A notice without names in it costs nothing of this.

use std::borrow::Cow;
use std::collections::HashMap;

use twodb::Ask;

use super::mail::{self, Reader};
use super::text::Version;
use super::{Notice, store};
use crate::ground::id::{CaseId, WorkspaceId};
use crate::ground::page::{Lang, Shell};
use crate::ground::workspace::Workspace;
use crate::ground::{FieldFault, Result, Time};
use crate::wording::{self, Case, Holding, Incident, Named, Values, Wrong, grammar};

/// Cases asked for with one statement.
const AT_ONCE: usize = 1_000;

/// What readers of some cases have of their own.
#[derive(Debug, Default)]
pub(super) struct Theirs(HashMap<CaseId, Own>);

#[derive(Debug, Default)]
struct Own {
    customer: String,
    incident: String,
    holdings: Vec<Held>,
}

#[derive(Debug)]
struct Held {
    label: String,
    key: String,
    promised_on: Option<String>,
}

impl Theirs {
    /// Reads what these versions need to be said to readers of these cases; of a version that is plain, nothing.
    pub async fn of<'a>(
        ask: &mut dyn Ask,
        workspace: &WorkspaceId,
        readers: impl Iterator<Item = (&'a Version, &'a CaseId)>,
    ) -> Result<Self> {
        let (mut with_holdings, mut all) = (false, Vec::new());
        for (version, case) in readers.filter(|(version, _)| !version.is_plain) {
            with_holdings |= version.names_holdings;
            all.push(case.clone());
        }
        Self::of_cases(ask, workspace, all, with_holdings).await
    }

    /// The same of cases, with what their customers have from us or without.
    pub async fn of_cases(
        ask: &mut dyn Ask,
        workspace: &WorkspaceId,
        mut cases: Vec<CaseId>,
        with_holdings: bool,
    ) -> Result<Self> {
        cases.sort_unstable();
        cases.dedup();
        let mut own: HashMap<CaseId, Own> = HashMap::with_capacity(cases.len());
        for some in cases.chunks(AT_ONCE) {
            for (case, customer, incident) in store::theirs::cases(ask, workspace, some).await? {
                own.insert(case, Own { customer, incident, holdings: Vec::new() });
            }
            if !with_holdings {
                continue;
            }
            for (case, label, key, promised_on) in store::theirs::holdings(ask, workspace, some).await? {
                if let Some(own) = own.get_mut(&case) {
                    own.holdings.push(Held { label, key, promised_on });
                }
            }
        }
        Ok(Self(own))
    }

    /// What stands for the names in a version, to one reader.
    pub fn values(&self, workspace: &Workspace, notice: &Notice, reader: &Reader<'_>) -> Values {
        let nobody = Own::default();
        let own = self.0.get(reader.case).unwrap_or(&nobody);
        // In the language of the words around it, not in the reader's, where those are two.
        let lang = Lang::of_letters(&notice.language).or_else(|| Lang::of_letters(reader.language));
        let shell = mail::shell(workspace, Time(0), lang.unwrap_or_default(), reader.zone);
        let holding = |held: &Held| {
            let label = if held.label.trim().is_empty() { &held.key } else { &held.label };
            Holding {
                label: one_line(label),
                key: Some(one_line(&held.key)).filter(|key| !key.is_empty()),
                promised: held.promised_on.as_deref().map(|day| shell.date(day)),
            }
        };
        Values {
            contact: Named { name: one_line(reader.name) },
            customer: Named { name: one_line(&own.customer) },
            case: Case { reference: mail::reference(reader.case) },
            company: one_line(&workspace.name),
            sender: one_line(&notice.sender),
            incident: Incident { title: one_line(&own.incident) },
            next_update: next_update(&shell, notice),
            holdings: own.holdings.iter().map(holding).collect(),
        }
    }

    /// A version as one reader reads it, or what of theirs it lacks.
    pub fn put_in<'v>(
        &self,
        workspace: &Workspace,
        version: &'v Version,
        reader: &Reader<'_>,
    ) -> std::result::Result<Cow<'v, Notice>, Vec<FieldFault>> {
        if version.is_plain {
            return Ok(Cow::Borrowed(&version.notice));
        }
        filled(&version.notice, &self.values(workspace, &version.notice, reader)).map(Cow::Owned)
    }

    /// The same for where nothing may be missing: what cannot be said is replaced by what `instead` says of it.
    pub fn put_in_kindly(
        &self,
        workspace: &Workspace,
        version: &Version,
        reader: &Reader<'_>,
        instead: impl Fn(&Wrong) -> String,
    ) -> (Notice, Vec<FieldFault>) {
        if version.is_plain {
            return (version.notice.clone(), Vec::new());
        }
        filled_kindly(&version.notice, &self.values(workspace, &version.notice, reader), instead)
    }
}

/// A version as it is said to whoever asks, with a word for everything that is somebody's own.
pub(super) fn to_whoever(workspace: &Workspace, version: &Version, word: &str) -> Notice {
    let notice = &version.notice;
    let shell = mail::shell(workspace, Time(0), Lang::of_letters(&notice.language).unwrap_or_default(), None);
    let named = || Named { name: word.to_owned() };
    let values = Values {
        contact: named(),
        customer: named(),
        case: Case { reference: word.to_owned() },
        company: one_line(&workspace.name),
        sender: one_line(&notice.sender),
        incident: Incident { title: word.to_owned() },
        next_update: next_update(&shell, notice),
        holdings: vec![Holding {
            label: word.to_owned(),
            key: Some(word.to_owned()),
            promised: Some(word.to_owned()),
        }],
    };
    filled_kindly(notice, &values, |_| word.to_owned()).0
}

/// When we speak next, as a name in a text says it.
fn next_update(shell: &Shell, notice: &Notice) -> Option<String> {
    notice.next_update_at.map(|at| shell.moment_in_zone(at.0))
}

/// A name in one line: what stands in a customer's data breaks no line of a letter, and no header of a mail.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A notice with these values put in; or what is wrong, part by part.
pub(super) fn filled(notice: &Notice, values: &Values) -> std::result::Result<Notice, Vec<FieldFault>> {
    let (filled, faults) = filled_kindly(notice, values, |_| String::new());
    if faults.is_empty() { Ok(filled) } else { Err(faults) }
}

fn filled_kindly(
    notice: &Notice,
    values: &Values,
    instead: impl Fn(&Wrong) -> String,
) -> (Notice, Vec<FieldFault>) {
    let mut faults = Vec::new();
    let said = notice.words().map(|part, text| {
        let said = grammar::render(text, values).unwrap_or_else(|wrong| {
            faults.push(wording::fault_of(part, &wrong));
            instead(&wrong)
        });
        // A subject stays one line, whatever a loop in it wrote.
        Ok::<_, std::convert::Infallible>(if part == "subject" { one_line(&said) } else { said })
    });
    let Ok(said) = said;
    (notice.worded(&notice.language, &said), faults)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ground::Dice;
    use crate::ground::id::{Id, WorkspaceId};
    use crate::notices::mail::FixDate;
    use crate::notices::pages;

    fn notice(text: &str) -> Version {
        let notice = pages::sample_notice(1_772_442_000_000, &Dice::seeded(7));
        let words = wording::Parts {
            subject: format!("For {text}"),
            what_happened: format!("Dear {text}!"),
            ..notice.words()
        };
        Version::of(notice.worded("en", &words))
    }

    fn workspace() -> Workspace {
        Workspace {
            id: WorkspaceId::mint(Time(1), &Dice::seeded(7)),
            name: "Halden Forge".into(),
            zone: "UTC".into(),
            currency: "EUR".into(),
            created_at: Time(1),
        }
    }

    fn of(case: &CaseId, customer: &str) -> Theirs {
        let holdings =
            vec![Held { label: customer.into(), key: "B-17".into(), promised_on: Some("2026-03-09".into()) }];
        let own = Own { customer: customer.into(), incident: "The furnace".into(), holdings };
        Theirs(HashMap::from([(case.clone(), own)]))
    }

    fn reader<'a>(name: &'a str, case: &'a CaseId) -> Reader<'a> {
        Reader {
            name,
            language: "en",
            zone: None,
            case,
            address: "https://a.example/r/1".into(),
            reminded_of: None,
        }
    }

    #[test]
    fn what_is_theirs_is_put_in_and_what_is_not_there_is_named() {
        let case = CaseId::mint(Time(1), &Dice::seeded(7));
        let list = "{{ contact.name }} of {{ customer.name }}: {% for h in holdings %}{{ h.key }} on {{ h.promised }}{% endfor %}";
        let version = notice(list);
        let said = of(&case, "Nordic").put_in(&workspace(), &version, &reader("Marta", &case)).unwrap();
        assert_eq!(said.what_happened, "Dear Marta of Nordic: B-17 on 9 March 2026!");
        let faults = Theirs::default()
            .put_in(&workspace(), &notice("{{ customer.name }}"), &reader("Marta", &case))
            .unwrap_err();
        let fields: Vec<&str> = faults.iter().map(|f| f.field.as_str()).collect();
        assert_eq!(fields, ["subject", "what_happened"]);
        assert!(faults[0].why.contains("customer.name` is empty"), "{faults:?}");
        let (kind, _) = Theirs::default().put_in_kindly(
            &workspace(),
            &notice("{{ customer.name }}"),
            &reader("Marta", &case),
            |_| "Ask us.".into(),
        );
        assert_eq!(kind.what_happened, "Ask us.");
    }

    proptest! {
        /// Whatever a customer is called: no line of a header, no mark-up, no code.
        #[test]
        fn no_value_is_ever_more_than_text(name in "[<>&\"'{}%#a-z\r\n\t \u{0}\u{202e}]{1,40}") {
            let case = CaseId::mint(Time(1), &Dice::seeded(7));
            let (workspace, reader) = (workspace(), reader(&name, &case));
            let version = notice("{{ customer.name | default('nobody') }} and {{ contact.name | default('nobody') }}");
            let theirs = of(&case, &name);
            let Ok(said) = theirs.put_in(&workspace, &version, &reader) else {
                prop_assert!(one_line(&name).is_empty());
                return Ok(());
            };
            let clean = one_line(&name);
            prop_assert_eq!(&said.subject, &one_line(&format!("For {clean} and {clean}")));
            prop_assert!(!said.subject.chars().any(char::is_control));
            let mail = mail::write(&workspace, Time(1), &said, &FixDate::Unsaid, &reader).unwrap();
            // As many marks as in a letter whose readers have plain names.
            let plain = super::filled(&version.notice, &Values::sample()).unwrap();
            let like = Reader { name: "Marta", ..reader.clone() };
            let plain = mail::write(&workspace, Time(1), &plain, &FixDate::Unsaid, &like).unwrap();
            for mark in ['<', '>', '"'] {
                prop_assert_eq!(mail.html.matches(mark).count(), plain.html.matches(mark).count(), "{}", mail.html);
            }
            prop_assert!(mail.text.contains(&clean));
        }
    }
}
