//! What writing the letters of a batch needs, read once for all of them; and each letter as it leaves.

use std::collections::HashMap;
use std::sync::Arc;

use post::{Address, Fate, Letter, Lines};

use super::form::Forms;
use super::link_key::Key;
use super::links;
use super::mail::{self, FixDate, Reader};
use super::reply_address::Comes;
use super::text::Spoken;
use super::theirs::Theirs;
use super::{Delivery, Notice, store};
use crate::ground::id::{ContactId, DeliveryId, NoticeId};
use crate::ground::workspace::Workspace;
use crate::ground::{Fault, House, Result, Time};

/// What writing the letters of a batch needs, read once.
pub(super) struct Writing {
    house: House,
    workspace: Workspace,
    forms: Arc<Forms>,
    notices: HashMap<NoticeId, Spoken>,
    theirs: Theirs,
    moot: HashMap<DeliveryId, &'static str>,
    reminded: HashMap<ContactId, Time>,
    key: Key,
    from: Address,
}

impl Writing {
    /// Reads it for these.
    pub(super) async fn open(
        house: &House,
        workspace: &Workspace,
        forms: &Arc<Forms>,
        claimed: &[Delivery],
    ) -> Result<Self> {
        let mut read = house.read();
        let moot = store::queue::list_moot(&mut read, &workspace.id, claimed).await?;
        let mut notices = HashMap::new();
        for delivery in claimed {
            if !notices.contains_key(&delivery.notice_id) {
                let notice = store::find(&mut read, &workspace.id, &delivery.notice_id).await?;
                notices.insert(notice.id.clone(), Spoken::of(&mut read, notice).await?);
            }
        }
        let readers =
            claimed.iter().filter_map(|d| Some((notices.get(&d.notice_id)?.to(&d.language), &d.case_id)));
        let theirs = Theirs::of(&mut read, &workspace.id, readers).await?;
        let reminded = store::reminders::first_told(&mut read, &workspace.id, claimed).await?;
        let key = store::links::seek_key(&mut read, &workspace.id)
            .await?
            .map(Key)
            .ok_or_else(|| Fault::broken("deliveries without a key for their links"))?;
        let from = Address::parse(&house.config().mail_from).map_err(Fault::broken)?;
        let (house, workspace, forms) = (house.clone(), workspace.clone(), Arc::clone(forms));
        Ok(Self { house, workspace, forms, notices, theirs, moot, reminded, key, from })
    }

    /// Looks again whom a letter must not reach any more, for a batch that has waited since.
    pub(super) async fn look_again(&mut self, claimed: &[Delivery]) -> Result<()> {
        self.moot = store::queue::list_moot(&mut self.house.read(), &self.workspace.id, claimed).await?;
        Ok(())
    }

    /// The lines that letters of this round share.
    pub(super) fn lines(&self) -> &Lines {
        &self.forms.lines
    }

    /// The letter; or its fate, when it must not or cannot be written.
    pub(super) fn letter(&self, delivery: &Delivery) -> std::result::Result<Letter, Fate> {
        if let Some(why) = self.moot.get(&delivery.id) {
            let reply = match *why {
                "left" => "Not sent: this person has left their company since.",
                _ => "Not sent: this customer is no longer among those touched.",
            };
            return Err(Fate::Refused { reply: reply.into() });
        }
        let later = |why: &str| Fate::Deferred { why: why.into() };
        let spoken =
            self.notices.get(&delivery.notice_id).ok_or_else(|| later("Its notice was not found."))?;
        let version = spoken.to(&delivery.language);
        let reader = Reader {
            name: &delivery.to_name,
            language: &delivery.language,
            zone: delivery.zone.as_deref(),
            case: &delivery.case_id,
            address: links::address(&self.house, &self.key.secret_of(&delivery.link_id)),
            reminded_of: self.reminded.get(&delivery.contact_id).copied(),
        };
        let now = self.house.now();
        let notice = self.theirs.put_in(&self.workspace, version, &reader).map_err(|faults| {
            let why = faults.first().map(|f| f.why.as_str()).unwrap_or_default();
            Fate::Refused { reply: format!("Not sent: something of theirs that it says is not known. {why}") }
        })?;
        let notice = notice.as_ref();
        let written = if version.is_plain {
            self.forms.write(&self.workspace, now, notice, &reader)
        } else {
            mail::write(&self.workspace, now, notice, &FixDate::of(notice), &reader).map(|m| (m.text, m.html))
        };
        let (text, html) = written.map_err(|fault| {
            tracing::error!(%fault, delivery = %delivery.id, "a letter could not be written");
            later("The letter could not be written; the log of the desk says why.")
        })?;
        let name = format!("{}, {}", notice.sender, self.workspace.name);
        let place = self.house.config().reply_domain.as_deref();
        let home = |comes| self.key.address_of(place, comes, &delivery.id);
        Ok(Letter {
            from: Address { name: Some(name), email: self.from.email.clone() },
            to: Address { name: Some(delivery.to_name.clone()), email: delivery.to_address.clone() },
            reply_to: home(Comes::Answers).map(|email| Address { name: None, email }),
            subject: notice.subject.clone(),
            text,
            html,
            calendar: None,
            message_id: delivery.message_id.clone(),
            envelope_from: home(Comes::Bounces),
            headers: vec![("List-Id".into(), self.list_id(notice))],
            date_ms: now.0,
        })
    }
    /// What mail programs sort by: the notices of one incident belong together.
    fn list_id(&self, notice: &Notice) -> String {
        let host = self.from.email.rsplit_once('@').map_or("localhost", |(_, host)| host);
        format!("<{}.{host}>", notice.incident_id.as_str().replace('_', "-"))
    }
}
