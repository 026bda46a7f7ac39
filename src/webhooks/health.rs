//! How a system answers lately, and what follows from it: left alone for a while, or disabled.

use hooks::{Answer, Meaning};
use serde::Serialize;
use utoipa::ToSchema;

use super::verbs::entry;
use super::{Webhook, WebhookState, rules, store};
use crate::ground::{Actor, House, Result, Time};
use crate::journal;

/// The row; a system that was never spoken with has none.
#[derive(Debug, Clone, Default, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Health {
    /// Rounds in a row in which it took nothing.
    pub losses: i64,
    /// Since when.
    pub failing_since: Option<Time>,
    /// Until when it is left alone.
    pub rest_until: Option<Time>,
    /// When it last took something.
    pub last_taken_at: Option<Time>,
    /// What it said last, when it took nothing.
    pub said: Option<String>,
}

impl Health {
    /// The health after a round in which it said this.
    #[must_use]
    pub fn after(&self, heard: &Heard, now: Time) -> Self {
        match heard {
            Heard::Taken => Self { last_taken_at: Some(now), ..Self::default() },
            Heard::Nothing(said) | Heard::Gone(said) => {
                let losses = self.losses + 1;
                Self {
                    losses,
                    failing_since: self.failing_since.or(Some(now)),
                    rest_until: rules::rest_after(losses).map(|rest| now.plus(rest)),
                    last_taken_at: self.last_taken_at,
                    said: Some(said.clone()),
                }
            }
        }
    }

    /// Whether it is not worth another try before somebody has asked.
    pub fn is_hopeless(&self, now: Time) -> bool {
        rules::is_hopeless(self, now)
    }
}

/// What a round of posting heard from one system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// It took something.
    Taken,
    /// It took nothing; this is what it said last.
    Nothing(String),
    /// It is gone for good; in these words.
    Gone(String),
}

impl Heard {
    /// What an answer says of the system that gave it.
    pub fn of(answer: &Answer) -> Self {
        match answer.meaning {
            Meaning::Taken => Self::Taken,
            Meaning::Gone => Self::Gone(answer.line()),
            Meaning::Later(_) => Self::Nothing(answer.line()),
        }
    }

    /// The same with what it said next in this round: gone is its last word; apart from that, whoever took one works.
    pub fn hear(&mut self, next: Self) {
        if !matches!((&*self, &next), (Self::Gone(_), _) | (Self::Taken, Self::Nothing(_))) {
            *self = next;
        }
    }
}

/// Learns from a round what each system said.
pub async fn learn(house: &House, heard: &[(Webhook, Heard)]) -> Result<()> {
    let now = house.now();
    for (webhook, heard) in heard {
        let known = store::seek_health(&mut house.read(), &webhook.workspace_id, &webhook.id).await?;
        let known = known.unwrap_or_default();
        let health = known.after(heard, now);
        let mut tx = house.db().begin().await?;
        store::put_health(&mut tx, &webhook.workspace_id, &webhook.id, &health).await?;
        tx.commit().await?;
        let why = match heard {
            Heard::Gone(said) => format!("It answered that it is gone: {said}"),
            Heard::Nothing(said) if health.is_hopeless(now) => {
                format!("It took nothing for days. It said last: {said}")
            }
            _ => continue,
        };
        disable(house, webhook, &why).await?;
    }
    Ok(())
}

/// Disables a system, unless somebody was quicker with something else.
async fn disable(house: &House, known: &Webhook, why: &str) -> Result<()> {
    let mut tx = journal::begin(house, &Actor::desk(&known.workspace_id)).await?;
    let webhook = store::find_held(&mut tx, &known.id).await?;
    if webhook.state() != WebhookState::Live || webhook.url != known.url {
        return Ok(());
    }
    let webhook = Webhook {
        state: WebhookState::Disabled.word().into(),
        because: Some(why.chars().take(500).collect()),
        changed_at: tx.now(),
        changed_by: tx.actor().label(),
        ..webhook
    };
    store::put(&mut tx, &webhook).await?;
    tx.say(entry(&webhook, "webhook.disabled")?).await?.commit().await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::clock::MINUTE;

    #[test]
    fn losses_add_up_until_something_is_taken() {
        let nothing = Heard::Nothing("500".into());
        let mut health = Health::default();
        for n in 1..=3 {
            health = health.after(&nothing, Time(n));
        }
        assert_eq!((health.losses, health.failing_since), (3, Some(Time(1))));
        assert_eq!(health.rest_until, Some(Time(3 + MINUTE)));
        let healed = health.after(&Heard::Taken, Time(9));
        assert_eq!(healed, Health { last_taken_at: Some(Time(9)), ..Health::default() });
    }
}
