//! Invented rows, for the gallery and for the tests of rules.

use super::{LeftOut, Named, Preview, Proposal, Scope, ScopeLine, Stray, Touched, ValueSet};
use crate::ground::id::{CustomerId, HoldingId, Id, IncidentId, ScopeId, WorkspaceId};
use crate::ground::{Dice, Time};

const RULE: &str = "holding.promised_on < 2017-12-01 and not holding.delivered_before 2017-12-01\n\
    and holding.status not in (canceled, unavailable) and customer.state in (SP, RJ)";
const REASON: &str = "The carrier’s list of 3 March <b>shows</b> that Rio was hit as well 😀";

/// A draft that would change the scope in force.
pub(super) fn scope() -> Scope {
    let dice = Dice::seeded(11);
    let at = Time(1_772_442_000_000);
    Scope {
        workspace_id: WorkspaceId::mint(at, &dice),
        id: ScopeId::mint(at, &dice),
        incident_id: IncidentId::mint(at, &dice),
        version: 2,
        kind: "rule".into(),
        said: RULE.into(),
        reason: REASON.into(),
        state: "drafted".into(),
        base_id: Some(ScopeId::mint(at, &dice)),
        holdings: 1_843,
        customers: 1_790,
        excluded: 1,
        strays: 1,
        strays_because: Some("Test orders of our own people".into()),
        possible: Some(14),
        possible_told: Some(0),
        possible_because: Some("Their lots lie between two that were tested and hold".into()),
        small: Some(6),
        leave_out_rule: Some("has no holding where (holding.value >= 5.00 BRL)".into()),
        leave_out_because: Some("Free samples only; the shop tells them by a <b>notice</b> 😀".into()),
        added: 212,
        withdrawn: 3,
        found_digest: String::new(),
        salt: String::new(),
        drafted_at: at,
        drafted_by: "mem_".into(),
        drafted_name: "Mara Lind".into(),
        confirmed_at: None,
        confirmed_by: None,
        confirmed_name: None,
        dropped_at: None,
        dropped_by: None,
        dropped_because: None,
    }
}

/// The versions of an incident.
pub(super) fn lines() -> Vec<ScopeLine> {
    let draft = scope();
    let line = |version, state: &str, confirmed: Option<&str>| ScopeLine {
        id: draft.id.clone(),
        incident_id: draft.incident_id.clone(),
        version,
        kind: draft.kind.clone(),
        reason: draft.reason.clone(),
        state: state.into(),
        holdings: draft.holdings,
        customers: draft.customers,
        excluded: draft.excluded,
        strays: draft.strays,
        added: draft.added,
        withdrawn: draft.withdrawn,
        drafted_at: draft.drafted_at,
        drafted_name: draft.drafted_name.clone(),
        confirmed_at: confirmed.map(|_| draft.drafted_at),
        confirmed_name: confirmed.map(Into::into),
        dropped_because: (state == "dropped")
            .then(|| "The rule missed orders without a promised day.".into()),
    };
    vec![line(3, "drafted", None), line(2, "dropped", None), line(1, "confirmed", Some("Tom Brandt"))]
}

/// What a second member looks at.
pub(super) fn preview() -> Preview {
    let dice = Dice::seeded(12);
    let names =
        ["Société Lyonnaise d’Aéronautique", "الخليج للطيران", "Ana <script>alert(1)</script> Souza 😀"];
    let customer = || CustomerId::mint(Time(1), &dice);
    let touched = |(n, name): (usize, &&str)| Touched {
        customer_id: customer(),
        name: (*name).to_owned(),
        holdings: i64::try_from(n).unwrap_or(0) + 1,
        holding_id: Some(HoldingId::mint(Time(1), &dice)),
        holding_key: Some(format!("O-44{n}1")),
        holding_label: Some("Garden chair, folding, set of four with a very long name on paper".into()),
        promised_on: Some("2017-11-28".into()),
        delivered_on: (n == 1).then(|| "2017-12-04".into()),
    };
    Preview {
        scope: scope(),
        sample: names.iter().enumerate().map(touched).collect(),
        possibly: names.iter().skip(1).map(|name| touched((0, name))).collect(),
        left_out: vec![LeftOut {
            customer_id: customer(),
            name: "Nordic Airframe AB".into(),
            because: "Told by telephone on Monday, and asked for nothing else".into(),
        }],
        stray_entries: vec![Stray { line: 17, entry: "C-<b>0</b>".into() }],
        newly: vec![Named { customer_id: customer(), name: "Aerovia Components".into() }],
        no_longer: vec![Named { customer_id: customer(), name: "Halden Kommune".into() }],
        found_today: Some(1_795),
    }
}

/// Customers found since an import.
pub(super) fn proposal() -> Proposal {
    let dice = Dice::seeded(13);
    let named = |name: &str| Named { customer_id: CustomerId::mint(Time(1), &dice), name: name.into() };
    let sample = vec![named("Aerovia <b>Components</b>"), named("شركة الخليج"), named("Halden Kommune 😀")];
    Proposal { scope_id: scope().id, newly: 3, since: Time(1_772_442_000_000), sample }
}

/// Sets that rules name.
pub(super) fn sets() -> Vec<ValueSet> {
    let at = Time(1_772_442_000_000);
    let set = |name: &str, version, many, because: &str| ValueSet {
        workspace_id: scope().workspace_id,
        id: crate::ground::id::SetId::mint(at, &Dice::seeded(14)),
        name: name.into(),
        version,
        because: because.into(),
        many,
        values_digest: "9f2c61d0".into(),
        salt: String::new(),
        made_at: at,
        made_by: "mem_".into(),
        made_name: "Mara Lind".into(),
        replaced_at: None,
    };
    vec![
        set("affected serials", 2, 184_211, "The supplier’s list of <b>furnace 2</b> 😀"),
        set("أُبلغوا هاتفيًا", 1, 41, "Told by telephone on Monday"),
    ]
}
