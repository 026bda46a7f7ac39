//! Who can be reached by voice or on paper: counted and listed by the store.

use twodb::{Args, Ask, Sql, Value, args};

use super::audience::Needed;
use super::needed;
use crate::ground::Result;
use crate::ground::id::{IncidentId, WorkspaceId};
use crate::notices::reach::{Reach, Reached, Unknown, Whom};
use crate::notices::{Channel, Notice, NoticeKind};

/// Rows of a sample.
const SAMPLE: i64 = 20;

/// Names under which a customer's attributes hold where letters go: a street or a box, and a town.
pub(in crate::notices) const STREET: &str = "street";
pub(in crate::notices) const BOX: &str = "po_box";
pub(in crate::notices) const CITY: &str = "city";

// reads: incidents, customers
const CONTACTS: &str =
    "from cases c join contacts p on p.workspace_id = c.workspace_id and p.customer_id = c.customer_id
    join customers u on u.workspace_id = c.workspace_id and u.id = c.customer_id
    where c.workspace_id = $1 and c.incident_id = $2 and c.state not in ('closed', 'withdrawn') and p.left_at is null";

/// A statement in the making: its values, and the conditions that name them.
struct Asked {
    values: Args,
}

impl Asked {
    fn of(workspace: &WorkspaceId, incident: &IncidentId) -> Self {
        Self { values: args![workspace, incident] }
    }

    fn bind(&mut self, value: impl Into<Value>) -> usize {
        self.values.push(value.into());
        self.values.len()
    }

    /// Whether we know where to reach a contact by this way.
    fn is_known(&mut self, ask: &dyn Ask, channel: Channel) -> String {
        match channel {
            Channel::Voice => "p.phone is not null".into(),
            Channel::Letter => {
                let mut has = |name: &str| {
                    let marker = self.bind(name);
                    format!("coalesce({}, '') <> ''", Sql::json_text(ask, "u.attributes", marker))
                };
                format!("(({} or {}) and {})", has(STREET), has(BOX), has(CITY))
            }
            Channel::Mail => "p.email is not null".into(),
            Channel::Webhook => "1 = 0".into(),
        }
    }

    /// A delivery of the notice to the contact, in any of these states, by any way.
    fn has_one(&mut self, notice: &Notice, also: &str) -> String {
        let marker = self.bind(&notice.id);
        format!(
            "exists (select 1 from deliveries d where d.workspace_id = p.workspace_id and d.incident_id = c.incident_id
                and d.contact_id = p.id and d.notice_id = ${marker} and d.round > 0 and {also})"
        )
    }

    fn is_taken_to(&mut self, notice: &Notice, channel: Channel) -> String {
        self.has_one(notice, &format!("d.channel = '{}'", channel.word()))
    }

    fn is_reached(&mut self, notice: &Notice) -> String {
        self.has_one(notice, "d.state in ('queued', 'uncertain', 'handed_over')")
    }

    fn is_silent(&mut self, notice: &Notice) -> String {
        let told = self.has_one(notice, "d.state = 'handed_over'");
        let answered = self.has_one(notice, "d.acknowledged_at is not null");
        format!("({told} and not {answered})")
    }

    /// Whoever had a first notice about this incident needs no other, by whichever way.
    fn is_told_before(&mut self, notice: &Notice) -> String {
        if notice.kind() != NoticeKind::First {
            return "1 = 0".into();
        }
        let marker = self.bind(&notice.id);
        format!(
            "exists (select 1 from deliveries d join notices n on n.workspace_id = d.workspace_id and n.id = d.notice_id
                where d.workspace_id = c.workspace_id and d.incident_id = c.incident_id and d.contact_id = p.id
                  and n.kind = 'first' and n.id <> ${marker} and d.round > 0 and d.state not in ('refused', 'failed', 'bounced'))"
        )
    }

    /// Whether a notice about this incident is for a contact (R17).
    fn hears(&mut self, needed: &Needed) -> String {
        let hears = needed.hears("p", self.values.len() + 1);
        self.values = needed.bound(std::mem::take(&mut self.values));
        hears
    }

    /// Whoever is named, by role or as a person, is meant whether or not they would have been told by mail.
    fn is_meant(&mut self, notice: &Notice, whom: &Whom, needed: &Needed) -> String {
        match whom {
            Whom::All => self.hears(needed),
            Whom::NotReached => format!("not {} and {}", self.is_reached(notice), self.hears(needed)),
            Whom::Silent => self.is_silent(notice),
            Whom::One(contact) => format!("p.id = ${}", self.bind(contact)),
            Whom::Roles(words) => {
                let any: Vec<String> = words
                    .iter()
                    .map(|w| format!("p.roles like ${}", self.bind(format!("% {w} %"))))
                    .collect();
                format!("({})", any.join(" or "))
            }
        }
    }
}

/// The next contacts, by contact, after `after`, to whom a notice is to be taken by this way.
pub(in crate::notices) async fn reached(
    ask: &mut dyn Ask,
    notice: &Notice,
    channel: Channel,
    whom: &Whom,
    after: &str,
    most: i64,
) -> Result<Vec<Reached>> {
    let needed = needed(ask, &notice.workspace_id, &notice.incident_id).await?;
    let mut asked = Asked::of(&notice.workspace_id, &notice.incident_id);
    let known = asked.is_known(ask, channel);
    let taken = asked.is_taken_to(notice, channel);
    let before = asked.is_told_before(notice);
    let meant = asked.is_meant(notice, whom, &needed);
    let (after, most) = (asked.bind(after), asked.bind(most));
    let address = if channel == Channel::Voice { "p.phone as" } else { "u.attributes as" };
    let text = format!(
        "select p.id as contact_id, c.customer_id, c.id as case_id, p.name, {address} address, u.name as customer,
            p.language, coalesce(p.zone, u.zone) as zone
         {CONTACTS} and {known} and not {taken} and not {before} and {meant} and p.id > ${after}
         order by p.id limit ${most}"
    );
    Ok(ask.all(Sql::built(text), asked.values).await?)
}

/// How many contacts a notice could be taken to by this way, and who cannot be reached so.
pub async fn reach(ask: &mut dyn Ask, notice: &Notice, channel: Channel) -> Result<Reach> {
    let mut found = Reach::by(channel);
    let needed = needed(ask, &notice.workspace_id, &notice.incident_id).await?;
    let mut asked = Asked::of(&notice.workspace_id, &notice.incident_id);
    let known = asked.is_known(ask, channel);
    let taken = asked.is_taken_to(notice, channel);
    let before = asked.is_told_before(notice);
    let reached = asked.is_reached(notice);
    let silent = asked.is_silent(notice);
    let hears = asked.hears(&needed);
    let sum = |condition: &str| {
        format!("cast(coalesce(sum(case when {condition} then 1 else 0 end), 0) as bigint)")
    };
    let text = format!(
        "select {}, {}, {}, {}, {} from (select
            case when {known} then 1 else 0 end as known, case when {taken} then 1 else 0 end as taken,
            case when {before} then 1 else 0 end as earlier, case when {reached} then 1 else 0 end as reached,
            case when {silent} then 1 else 0 end as silent {CONTACTS} and {hears}) w",
        sum("known = 1 and taken = 0 and earlier = 0"),
        sum("known = 1 and taken = 0 and earlier = 0 and reached = 0"),
        sum("known = 1 and taken = 0 and earlier = 0 and silent = 1"),
        sum("taken = 1"),
        sum("known = 0"),
    );
    (found.all, found.not_reached, found.silent, found.taken_to, found.unknown) =
        ask.one(Sql::built(text), asked.values).await?;
    if found.unknown > 0 {
        let mut asked = Asked::of(&notice.workspace_id, &notice.incident_id);
        let known = asked.is_known(ask, channel);
        let hears = asked.hears(&needed);
        let text = format!(
            "select p.id as contact_id, p.name, c.customer_id, u.name as customer {CONTACTS} and not {known} and {hears}
             order by u.name, p.id limit {SAMPLE}"
        );
        found.unknown_sample = ask.all::<Unknown>(Sql::built(text), asked.values).await?;
    }
    Ok(found)
}

/// Whether anybody whom the notice is for can be reached by voice or on paper.
pub(in crate::notices) async fn is_anybody(ask: &mut dyn Ask, notice: &Notice) -> Result<bool> {
    for channel in [Channel::Voice, Channel::Letter] {
        if !reached(ask, notice, channel, &Whom::All, "", 1).await?.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}
