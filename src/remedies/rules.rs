//! How an offer moves, how far a member may go alone, and who may be the second person.

use super::{Leeway, Offer, OfferState};
use crate::ground::clock::DAY;
use crate::ground::id::{MemberId, WorkspaceId};
use crate::ground::{Fault, Money, Result, Role, Time};

/// How long what a member gave a customer alone counts against the leeway.
pub const PERIOD: i64 = 30 * DAY;

/// What ships, in whole units of the workspace's currency: role, per offer, per customer in 30 days. A
/// convention of ours; an owner changes it.
pub const DEFAULTS: [(Role, i64, i64); 3] =
    [(Role::Member, 200, 500), (Role::Lead, 2_000, 5_000), (Role::Owner, 20_000, 50_000)];

/// The leeways that ship, in the workspace's own currency; in others nobody goes alone before an owner says so.
pub fn defaults(workspace: &WorkspaceId, currency: &str) -> Vec<Leeway> {
    let whole = |units: i64| Money::parse(&units.to_string(), currency).map_or(0, |m| m.minor);
    DEFAULTS
        .iter()
        .map(|(role, per_offer, per_customer)| Leeway {
            workspace_id: workspace.clone(),
            id: format!("{}:{currency}", role.word()),
            who: role.word().into(),
            currency: currency.into(),
            per_offer_minor: whole(*per_offer),
            per_customer_minor: whole(*per_customer),
            set_by: "desk".into(),
            set_at: Time(0),
        })
        .collect()
}

/// The leeway of a member: their own row, else their role's; in this currency.
pub fn leeway_of<'a>(
    leeways: &'a [Leeway],
    member: &MemberId,
    role: Role,
    currency: &str,
) -> Option<&'a Leeway> {
    let of = |who: &str| leeways.iter().find(|l| l.who == who && l.currency == currency);
    of(member.as_str()).or_else(|| of(role.word()))
}

/// Whether somebody with this leeway may offer this much alone to a customer whom they gave `before` (minor
/// units) in the last 30 days. What is not money is within everyone's leeway.
pub fn is_within(leeway: Option<&Leeway>, amount: Option<&Money>, before: i64) -> bool {
    match (amount, leeway) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(money), Some(leeway)) => {
            money.minor <= leeway.per_offer_minor
                && before.saturating_add(money.minor) <= leeway.per_customer_minor
        }
    }
}

/// The second person: a lead or an owner, not the drafter, and within their own leeway unless an owner (R76).
pub fn may_approve(
    drafter: &MemberId,
    approver: &MemberId,
    role: Role,
    leeway: Option<&Leeway>,
    amount: Option<&Money>,
) -> Result<()> {
    if drafter == approver {
        return Err(Fault::refused(
            "You drafted this yourself, and it is above your leeway.",
            "Ask another lead or owner to approve it.",
        ));
    }
    if role < Role::Lead {
        return Err(Fault::refused("Offers are approved by a lead or an owner.", "Ask one of them."));
    }
    let reaches = match (amount, leeway) {
        (None, _) => true,
        (Some(money), Some(leeway)) => money.minor <= leeway.per_offer_minor,
        (Some(_), None) => false,
    };
    if role == Role::Owner || reaches {
        return Ok(());
    }
    Err(Fault::refused("This is above your own leeway too.", "Ask an owner to approve it."))
}

/// The moves an offer may make.
pub const fn is_move(from: OfferState, to: OfferState) -> bool {
    use OfferState::{Accepted, Approved, Declined, Drafted, Expired, Fulfilled, Offered, Withdrawn};
    matches!(
        (from, to),
        (Drafted, Approved | Withdrawn)
            | (Approved, Offered | Withdrawn)
            | (Offered, Accepted | Declined | Expired | Withdrawn)
            | (Accepted, Fulfilled)
    )
}

/// Whether an offer may move there now. What happened already is a conflict with words, so that a second click
/// changes nothing and says so.
pub fn may_move(offer: &Offer, to: OfferState, now: Time) -> Result<()> {
    let from = offer.state();
    if from == to {
        return Err(Fault::Conflict(format!("This offer is {} already. Nothing was changed.", to.word())));
    }
    let is_over = offer.expires_at.is_some_and(|end| end <= now);
    if is_over && from == OfferState::Offered && matches!(to, OfferState::Accepted | OfferState::Declined) {
        return Err(Fault::Conflict(
            "This offer has expired. Tell us if you still want it; we will look at it again.".into(),
        ));
    }
    if is_move(from, to) {
        return Ok(());
    }
    let why = format!("An offer that is {} cannot become {}.", from.word(), to.word());
    Err(Fault::Conflict(format!("{why} Look again: somebody may just have changed it.")))
}

/// Whether a case may close without its customer's word while so many offers wait for their answer.
pub fn may_close_over(waiting: i64, despite_offers: bool) -> Result<()> {
    if waiting == 0 || despite_offers {
        return Ok(());
    }
    let why = if waiting == 1 {
        "An offer to this customer still waits for their answer.".to_owned()
    } else {
        format!("{waiting} offers to this customer still wait for their answer.")
    };
    Err(Fault::refused(
        why,
        "Ask them, or take the offer back and say why; or confirm that you have seen this (`despite_offers`): what was \
         offered stands until it expires.",
    ))
}

/// A case is not closed in silence over a second wrong that nobody owned up to; whoever has seen it may.
pub fn may_close_over_wrong(owed: i64, despite_wrong: bool) -> Result<()> {
    if owed == 0 || despite_wrong {
        return Ok(());
    }
    Err(Fault::refused(
        "This customer was told late, or something was hidden from them, and nobody has said so to them.",
        "Own up to it first; or confirm that you have seen this (`despite_wrong`), and say in the reason why.",
    ))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ground::{Dice, id::Id};

    fn leeway(per_offer_minor: i64, per_customer_minor: i64) -> Leeway {
        let workspace = WorkspaceId::mint(Time(0), &Dice::seeded(1));
        Leeway { per_offer_minor, per_customer_minor, ..defaults(&workspace, "EUR").remove(0) }
    }

    fn euros(minor: i64) -> Money {
        Money { minor, currency: "EUR".into() }
    }

    #[test]
    fn what_is_over_stays_over() {
        use OfferState::{Declined, Expired, Fulfilled, Withdrawn};
        for from in [Declined, Expired, Fulfilled, Withdrawn] {
            assert!(OfferState::ALL.iter().all(|to| !is_move(from, *to)), "{from:?}");
        }
    }

    #[test]
    fn leeway_ends_per_offer_and_per_customer() {
        let own = leeway(20_000, 50_000);
        assert!(is_within(Some(&own), Some(&euros(20_000)), 30_000));
        assert!(!is_within(Some(&own), Some(&euros(20_001)), 0));
        assert!(!is_within(Some(&own), Some(&euros(20_000)), 30_001));
        assert!(!is_within(None, Some(&euros(1)), 0), "no leeway in a currency nobody set");
        assert!(is_within(None, None, 0), "what is not money");
    }

    #[test]
    fn the_second_person_is_another_one_who_reaches_as_far() {
        let dice = Dice::seeded(2);
        let (a, b) = (MemberId::mint(Time(1), &dice), MemberId::mint(Time(2), &dice));
        let own = leeway(1_000, 5_000);
        let amount = euros(2_000);
        assert!(may_approve(&a, &a, Role::Owner, Some(&own), Some(&amount)).is_err(), "never the drafter");
        assert!(may_approve(&a, &b, Role::Member, Some(&leeway(9_000, 9_000)), Some(&amount)).is_err());
        assert!(may_approve(&a, &b, Role::Lead, Some(&own), Some(&amount)).is_err());
        assert!(may_approve(&a, &b, Role::Lead, Some(&leeway(2_000, 9_000)), Some(&amount)).is_ok());
        assert!(may_approve(&a, &b, Role::Owner, None, Some(&amount)).is_ok());
    }

    #[test]
    fn the_defaults_count_in_the_currencys_own_units() {
        let workspace = WorkspaceId::mint(Time(0), &Dice::seeded(1));
        assert_eq!(defaults(&workspace, "EUR")[0].per_offer_minor, 20_000);
        assert_eq!(defaults(&workspace, "JPY")[0].per_offer_minor, 200);
        assert_eq!(defaults(&workspace, "KWD")[0].per_offer_minor, 200_000);
    }

    proptest! {
        #[test]
        fn splitting_an_amount_never_stretches_the_leeway(parts in proptest::collection::vec(1i64..30_000, 1..20)) {
            let own = leeway(20_000, 50_000);
            let mut given = 0;
            for part in parts {
                if is_within(Some(&own), Some(&euros(part)), given) {
                    given += part;
                }
            }
            prop_assert!(given <= own.per_customer_minor);
        }
    }
}
