//! Years with a customer, for the gallery: they failed them, hid behind silence, owned up, and kept their word since.

use crate::ground::clock::DAY;
use crate::ground::id::{CaseId, CustomerId, Id, IncidentId};
use crate::ground::{Dice, Time};
use crate::trust::acts::{Act, Side};
use crate::trust::effort::Effort;
use crate::trust::standing::Years;
use crate::trust::store::acts::CaseSpan;
use crate::trust::{Movement, RULES, effort};

fn movement(now: Time, seq: i64, word: &str, days: i64) -> Option<Movement> {
    let rule = RULES.iter().find(|r| r.word == word)?;
    Some(Movement {
        customer_id: Id::mint(now, &Dice::seeded(7)),
        dimension: rule.dimension.word().into(),
        rule: rule.word.into(),
        fact: rule.fact.into(),
        weight: rule.weight,
        value: rule.value,
        lasting: 0,
        at: now.plus(-days * DAY),
        chain: "cas_sample".into(),
        seq,
        incident_id: None,
        taken_back_at: None,
    })
}

fn act(now: Time, seq: i64, (word, side, days): (&'static str, Side, i64)) -> Act {
    Act {
        word,
        side,
        at: now.plus(-days * DAY),
        chain: "cas_sample".into(),
        seq,
        incident_id: None,
        case_id: Some(CaseId::mint(now, &Dice::seeded(8))),
        actor: "mem_sample".into(),
    }
}

/// Two cases over years, a wrong that nobody admitted between them, and the day on which somebody did.
pub(in crate::trust) fn years(now: Time) -> Years {
    let story = [
        ("failed", 1_500),
        ("told-late", 1_498),
        ("promise-broken", 1_400),
        ("promise-broken", 900),
        ("promise-late", 700),
        ("failed", 420),
        ("promise-broken", 300),
        ("owned-up-late", 90),
        ("promise-kept", 84),
        ("promise-kept", 80),
        ("apologised", 79),
        ("heard", 70),
        ("work-kept", 50),
        ("it-held", 20),
        ("it-held", 5),
    ];
    let acts = [
        ("failed", Side::Against, 1_500),
        ("told", Side::Ours, 1_498),
        ("broken", Side::Against, 900),
        ("failed", Side::Against, 420),
        ("spoke", Side::Ours, 310),
        ("went", Side::Ours, 100),
        ("owned-up-late", Side::Ours, 90),
        ("kept", Side::Ours, 84),
        ("apologised", Side::Ours, 79),
        ("declined", Side::Theirs, 60),
        ("survey", Side::Theirs, 20),
    ];
    let case = |n: u64, title: &str, opened: i64, closed: Option<i64>| CaseSpan {
        id: CaseId::mint(now, &Dice::seeded(n)),
        customer_id: CustomerId::mint(now, &Dice::seeded(7)),
        incident_id: IncidentId::mint(now, &Dice::seeded(n)),
        title: title.into(),
        state: if closed.is_some() { "closed" } else { "told" }.into(),
        opened_at: now.plus(-opened * DAY),
        closed_at: closed.map(|days| now.plus(-days * DAY)),
    };
    let cases = vec![
        case(21, "Lot 4471 <b>may</b> crack عيب 😀", 1_500, Some(1_100)),
        case(22, "The furnace at Halden stopped", 420, None),
    ];
    let movements =
        (1..).zip(story).filter_map(|(seq, (word, days))| movement(now, seq, word, days)).collect();
    let acts = (1..).zip(acts).map(|(seq, told)| act(now, seq, told)).collect();
    Years::of(movements, acts, cases, now)
}

/// Two months of work, and two answers that are no better than the first.
pub(in crate::trust) fn effort(now: Time) -> Option<Effort> {
    let acts: Vec<Act> = (0_i64..8).map(|n| act(now, n, ("kept", Side::Ours, 60 - n * 7))).collect();
    let words = [("it-did-not-hold", 200), ("it-did-not-hold", 20)];
    let words: Vec<Movement> =
        (1..).zip(words).filter_map(|(seq, (word, days))| movement(now, seq, word, days)).collect();
    effort::without_effect(&acts, &words, now)
}
