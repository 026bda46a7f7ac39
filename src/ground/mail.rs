//! One letter to one person, sent later by a job: enqueued in the change it belongs to, tried again while the
//! relay does not take it. Letters to very many go another way, with a row for each delivery (`notices`).

use askama::Template;
use post::{Address, Fate, Letter, Relay, Signer};
use serde::{Deserialize, Serialize};

use super::jobs::{Claimed, Job};
use super::page::Lang;
use super::{Config, Fault, House, Result};

/// A letter that waits to be handed over.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SendMail {
    /// The address.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The letter as text.
    pub text: String,
    /// The same letter as HTML.
    pub html: String,
}

impl Job for SendMail {
    const NAME: &'static str = "send-mail";
}

#[derive(Template)]
#[template(path = "ground/letter.html")]
struct LetterPage<'a> {
    lang: Lang,
    subject: &'a str,
    lines: &'a [String],
    link: Option<(String, String)>,
}

/// Writes a letter of a few paragraphs and perhaps one link (what it is called, where it leads), as text and as HTML.
pub fn compose(
    lang: Lang,
    to: &str,
    subject: String,
    lines: &[String],
    link: Option<(String, String)>,
) -> Result<SendMail> {
    let mut text = lines.join("\n\n");
    if let Some((label, address)) = &link {
        text = format!("{text}\n\n{label}:\n{address}");
    }
    let html = LetterPage { lang, subject: &subject, lines, link }.render().map_err(Fault::broken)?;
    Ok(SendMail { to: to.to_owned(), subject, text: text + "\n", html })
}

/// The mail server as the settings name it, with what signs our letters; none when none is set.
pub fn relay(config: &Config) -> Result<Option<Relay>> {
    let Some(url) = &config.smtp_url else { return Ok(None) };
    let relay = Relay::parse(url).map_err(Fault::broken)?;
    let (domain, selector, file) = match (&config.dkim_domain, &config.dkim_selector, &config.dkim_key_file) {
        (None, None, None) => return Ok(Some(relay)),
        (Some(domain), Some(selector), Some(file)) => (domain, selector, file),
        _ => {
            return Err(Fault::broken(
                "DKIM needs all three of dkim_domain, dkim_selector and dkim_key_file; or none, and mails go unsigned",
            ));
        }
    };
    let pem = std::fs::read_to_string(file)
        .map_err(|fault| Fault::broken(format!("the DKIM key {file} cannot be read: {fault}")))?;
    Ok(Some(relay.with_signer(Signer::new(domain, selector, &pem).map_err(Fault::broken)?)))
}

/// Hands a letter over. A fault means: certainly not handed over, try again later.
pub async fn send(house: &House, job: &Claimed) -> Result<()> {
    let mail: SendMail = job.read()?;
    let Some(relay) = relay(house.config())? else {
        return Err(Fault::refused("No mail relay is set.", "Set AMENDS_SMTP_URL; the letter waits."));
    };
    let from = Address::parse(&house.config().mail_from).map_err(Fault::broken)?;
    let Ok(to) = Address::parse(&mail.to) else {
        tracing::warn!(job = %job.id, "a letter has no address that could be written to");
        return Ok(());
    };
    let domain = from.email.rsplit_once('@').map_or("localhost", |(_, domain)| domain).to_owned();
    let letter = Letter {
        from,
        to,
        reply_to: None,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        // The same over every attempt, so that a second copy can be told.
        message_id: format!("{}@{domain}", job.id),
        envelope_from: None,
        headers: Vec::new(),
        date_ms: house.now().0,
    };
    match relay.hand_over(&[letter]).await.pop() {
        Some(Fate::HandedOver { .. }) => Ok(()),
        Some(Fate::Deferred { why }) => Err(Fault::refused(why, "It is tried again later.")),
        // Final, or perhaps delivered: another attempt could only do harm.
        Some(fate @ (Fate::Refused { .. } | Fate::Uncertain { .. })) => {
            tracing::warn!(job = %job.id, %fate, "a letter was not surely delivered and is not sent again");
            Ok(())
        }
        None => Err(Fault::refused("The relay said nothing.", "It is tried again later.")),
    }
}
