//! What a member does with a mail: gives it a case, sets it aside, answers it, says that it needs none; and what an
//! owner does: erases its words.

use super::receiving::entry;
use super::{Mail, MailAnswer, MailState, Way, rules, store};
use crate::ground::id::{CaseId, MailAnswerId, MailId};
use crate::ground::mail::{SendMail, compose};
use crate::ground::page::{Lang, t_args};
use crate::ground::text::{self, NAME, PASSAGE};
use crate::ground::{Actor, Fault, House, Result, Role, workspace};
use crate::incidents;
use crate::journal::{self, Chain, Entry, Tx};
use crate::notices;

/// Puts a mail to a case. It changes no delivery: who wrote it is a member's word.
pub async fn assign(house: &House, actor: &Actor, id: &MailId, case: &CaseId) -> Result<Mail> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let mail = store::find_held(&mut tx, id).await?;
    rules::may_assign(&mail)?;
    let case = incidents::find_case(&mut tx, &actor.workspace, case).await?;
    let contact = store::contact_at(&mut tx, &actor.workspace, &case.customer_id, &mail.from_address).await?;
    let mail = Mail {
        way: Way::Hand.word().into(),
        state: rules::stands(mail.kind(), true, true).word().into(),
        incident_id: Some(case.incident_id),
        case_id: Some(case.id),
        customer_id: Some(case.customer_id),
        contact_id: contact,
        ..settled(mail, &tx, None)
    };
    done(tx, mail, "mail.assigned").await
}

/// Sets a mail aside that belongs to no case, because … It stays, and may be put to a case later.
pub async fn set_aside(house: &House, actor: &Actor, id: &MailId, because: &str) -> Result<Mail> {
    actor.must_be(Role::Member)?;
    let because = text::required("because", because, 2_000)?;
    let mut tx = journal::begin(house, actor).await?;
    let mail = store::find_held(&mut tx, id).await?;
    rules::may_set_aside(&mail)?;
    let mail = Mail { state: MailState::SetAside.word().into(), ..settled(mail, &tx, Some(because)) };
    done(tx, mail, "mail.set_aside").await
}

/// Says that a mail needs no answer, because …
pub async fn leave(house: &House, actor: &Actor, id: &MailId, because: &str) -> Result<Mail> {
    actor.must_be(Role::Member)?;
    let because = text::required("because", because, 2_000)?;
    let mut tx = journal::begin(house, actor).await?;
    let mail = store::find_held(&mut tx, id).await?;
    rules::may_leave(&mail)?;
    let mail = Mail { state: MailState::Noted.word().into(), ..settled(mail, &tx, Some(because)) };
    done(tx, mail, "mail.noted").await
}

fn settled(mail: Mail, tx: &Tx, because: Option<String>) -> Mail {
    Mail {
        settled_by: Some(tx.actor().label()),
        settled_because: because,
        settled_at: Some(tx.now()),
        ..mail
    }
}

async fn done(mut tx: Tx, mail: Mail, fact: &'static str) -> Result<Mail> {
    store::update(&mut tx, &mail).await?;
    tx.say(entry(&mail, fact)?).await?.commit().await?;
    Ok(mail)
}

/// Answers a mail: one letter to the one person who wrote it, in its thread, signed by the member who writes.
pub async fn answer(house: &House, actor: &Actor, id: &MailId, words: &str) -> Result<(Mail, MailAnswer)> {
    actor.must_be(Role::Member)?;
    let words = text::required("words", words, PASSAGE)?;
    let mut tx = journal::begin(house, actor).await?;
    let mail = store::find_held(&mut tx, id).await?;
    rules::may_answer(&mail)?;
    if post::Address::parse(&mail.from_address).is_err() {
        return Err(Fault::refused(
            "The address this mail was written from is none that can be written to.",
            "Speak with the person, or write to an address you know.",
        ));
    }
    let (Some(incident_id), Some(case_id), Some(customer_id)) =
        (mail.incident_id.clone(), mail.case_id.clone(), mail.customer_id.clone())
    else {
        return Err(Fault::Missing("case"));
    };
    let answer_id: MailAnswerId = tx.mint();
    let answer = MailAnswer {
        workspace_id: mail.workspace_id.clone(),
        message_id: format!("{answer_id}@{}", notices::sender_host(&house.config().mail_from)),
        id: answer_id,
        mail_id: mail.id.clone(),
        incident_id,
        case_id,
        customer_id,
        to_address: mail.from_address.clone(),
        subject: again(&mail.subject),
        text: words,
        answered_by: actor.label(),
        answered_at: tx.now(),
        erased_at: None,
        salt: tx.salt(),
    };
    store::put_answer(&mut tx, &answer).await?;
    let letter = letter(&mut tx, &mail, &answer).await?;
    let now = tx.now();
    tx.enqueue(&letter, now).await?;
    let mail = Mail { state: MailState::Answered.word().into(), ..settled(mail, &tx, None) };
    store::update(&mut tx, &mail).await?;
    let said = Entry::on(Chain::Case(answer.case_id.clone()), "mail.answer_written")
        .incident(&answer.incident_id)
        .customer(&answer.customer_id)
        .about(&answer)?;
    tx.say(vec![entry(&mail, "mail.answered")?, said]).await?.commit().await?;
    Ok((mail, answer))
}

/// The subject of an answer.
fn again(subject: &str) -> String {
    let has_it = subject.get(..3).is_some_and(|begin| begin.eq_ignore_ascii_case("re:"));
    let subject = if has_it { subject.to_owned() } else { format!("Re: {subject}") };
    subject.chars().take(NAME).collect()
}

/// The letter that an answer becomes.
async fn letter(tx: &mut Tx, mail: &Mail, answer: &MailAnswer) -> Result<SendMail> {
    let language = match &mail.contact_id {
        Some(contact) => store::language_of(tx, &mail.workspace_id, contact).await?,
        None => None,
    };
    let lang = language.as_deref().and_then(Lang::from_code).unwrap_or_default();
    let desk = workspace::seek(tx, &mail.workspace_id).await?.ok_or(Fault::Missing("workspace"))?;
    let signed = [("sender", tx.actor().name.as_str().into()), ("company", desk.name.as_str().into())];
    let mut lines: Vec<String> =
        answer.text.split("\n\n").map(str::trim).filter(|p| !p.is_empty()).map(str::to_owned).collect();
    lines.push(t_args(lang, "replies-signed", &signed));
    lines.push(t_args(
        lang,
        "replies-reference",
        &[("reference", notices::reference(&answer.case_id).into())],
    ));
    let reply_to = match &mail.delivery_id {
        Some(delivery) => notices::reply_address(tx, delivery).await?,
        None => None,
    };
    Ok(SendMail {
        from_name: Some(format!("{}, {}", tx.actor().name, desk.name)),
        reply_to,
        message_id: Some(answer.message_id.clone()),
        answers: mail.message_id.clone(),
        ..compose(lang, &answer.to_address, answer.subject.clone(), &lines, None)?
    })
}

/// Erases the words of a mail, its bytes, who wrote it, and what we answered. Owners only. That it came, when, in which
/// case, and what it was stay; the salt goes, so that no digest tells anything.
pub async fn erase(house: &House, actor: &Actor, id: &MailId) -> Result<Mail> {
    actor.must_be(Role::Owner)?;
    let mut tx = journal::begin(house, actor).await?;
    let mail = store::find_held(&mut tx, id).await?;
    if mail.erased_at.is_some() {
        return Ok(mail);
    }
    let now = Some(tx.now());
    store::forget_raw(&mut tx, &mail).await?;
    let mut entries = Vec::new();
    for answer in store::list_answers(&mut tx, &actor.workspace, id).await? {
        let gone = MailAnswer {
            to_address: String::new(),
            subject: String::new(),
            text: String::new(),
            salt: String::new(),
            erased_at: now,
            ..answer
        };
        store::put_answer(&mut tx, &gone).await?;
        let said = Entry::on(Chain::Case(gone.case_id.clone()), "mail.answer_erased");
        entries.push(said.incident(&gone.incident_id).customer(&gone.customer_id).about(&gone)?);
    }
    let state = if mail.state() == MailState::Waiting { MailState::SetAside } else { MailState::Noted };
    let is_open = matches!(mail.state(), MailState::Waiting | MailState::Owed);
    let mail = Mail {
        // A digest over words tells of them.
        once: format!("erased/{}", mail.id),
        why: String::new(),
        to_address: String::new(),
        from_name: String::new(),
        from_address: String::new(),
        subject: String::new(),
        message_id: None,
        said: String::new(),
        attachments: "[]".into(),
        raw_digest: String::new(),
        salt: String::new(),
        erased_at: now,
        state: if is_open { state.word().into() } else { mail.state.clone() },
        ..mail
    };
    store::update(&mut tx, &mail).await?;
    entries.push(entry(&mail, "mail.erased")?);
    tx.say(entries).await?.commit().await?;
    Ok(mail)
}
