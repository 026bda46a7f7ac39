//! One letter to one person, sent later by a job: enqueued in the change it belongs to, tried again while the
//! relay does not take it. Letters to very many go another way, with a row for each delivery (`notices`).

use askama::Template;
use post::{Address, Calendar, Fate, Letter, Relay, Signer};
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
    /// Who writes, where it is not the desk itself; the address stays the desk's.
    #[serde(default)]
    pub from_name: Option<String>,
    /// Where answers go, if not to the desk's address.
    #[serde(default)]
    pub reply_to: Option<String>,
    /// Its `Message-ID`; the job's own where none is given.
    #[serde(default)]
    pub message_id: Option<String>,
    /// The `Message-ID` of the mail that it answers.
    #[serde(default)]
    pub answers: Option<String>,
    /// Further headers, such as how to get no more of these.
    #[serde(default)]
    pub headers: Vec<(String, String)>,
    /// For calendar programs, where it is about a meeting: what is to be done, and the calendar.
    #[serde(default)]
    pub calendar: Option<(String, String)>,
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
    Ok(SendMail {
        to: to.to_owned(),
        subject,
        text: text + "\n",
        html,
        from_name: None,
        reply_to: None,
        message_id: None,
        answers: None,
        headers: Vec::new(),
        calendar: None,
    })
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

/// Does the work [`SendMail`]. A fault means: certainly not handed over, try again later.
pub async fn send(house: &House, job: &Claimed) -> Result<()> {
    hand_over(house, job.read()?, job.id.as_str()).await
}

/// Hands a letter over, now; `id` becomes its `Message-ID` where it has none. A fault means: certainly not handed over, try
/// again later.
pub async fn hand_over(house: &House, mail: SendMail, id: &str) -> Result<()> {
    let Some(relay) = relay(house.config())? else {
        return Err(Fault::refused("No mail relay is set.", "Set AMENDS_SMTP_URL; the letter waits."));
    };
    let Some(letter) = letter(house, mail, id)? else { return Ok(()) };
    match relay.hand_over(&[letter]).await.pop() {
        Some(Fate::HandedOver { .. }) => Ok(()),
        Some(Fate::Deferred { why }) => Err(Fault::refused(why, "It is tried again later.")),
        // Final, or perhaps delivered: another attempt could only do harm.
        Some(fate @ (Fate::Refused { .. } | Fate::Uncertain { .. })) => {
            tracing::warn!(job = id, %fate, "a letter was not surely delivered and is not sent again");
            Ok(())
        }
        None => Err(Fault::refused("The relay said nothing.", "It is tried again later.")),
    }
}

/// The letter as a relay takes it; none when it has no address that could be written to. `id` is the same over every
/// attempt, so that a second copy can be told.
pub fn letter(house: &House, mail: SendMail, id: &str) -> Result<Option<Letter>> {
    let from = Address::parse(&house.config().mail_from).map_err(Fault::broken)?;
    let Ok(to) = Address::parse(&mail.to) else {
        tracing::warn!(job = id, "a letter has no address that could be written to");
        return Ok(None);
    };
    let domain = from.email.rsplit_once('@').map_or("localhost", |(_, domain)| domain).to_owned();
    let thread = mail.answers.iter().flat_map(|id| {
        let id = format!("<{id}>");
        [("In-Reply-To".to_owned(), id.clone()), ("References".to_owned(), id)]
    });
    Ok(Some(Letter {
        from: Address { name: mail.from_name.or(from.name), ..from },
        to,
        reply_to: mail.reply_to.as_deref().and_then(|address| Address::parse(address).ok()),
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        calendar: mail.calendar.map(|(method, text)| Calendar { method, text }),
        message_id: mail.message_id.unwrap_or_else(|| format!("{id}@{domain}")),
        envelope_from: None,
        headers: thread.chain(mail.headers).collect(),
        date_ms: house.now().0,
    }))
}
