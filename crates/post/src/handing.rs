//! Handing letters over an open connection one after the other, and judging what became of each.
//!
//! Where the relay pipelines, the commands that announce the next letter leave in one write with the last byte of
//! this one: a letter costs one round trip. Never more than one letter is sent and not answered on a connection.

use std::io;

use smtp_proto::{EXT_PIPELINING, EXT_SIZE, EXT_SMTP_UTF8};

use crate::address::canonical;
use crate::connection::{Broken, Reply};
use crate::fate::Fate;
use crate::opening::Session;
use crate::sealed::Sealed;

/// What became of a letter, whether the connection can carry the next one, and whether that was announced.
pub(crate) struct Outcome {
    pub(crate) fate: Fate,
    pub(crate) usable: bool,
    pub(crate) announced: bool,
}

/// A letter on its way to the wire.
pub(crate) struct Offer {
    /// Its place among those that are handed over together.
    pub(crate) index: usize,
    from: String,
    to: String,
    /// As it was written, in bytes.
    size: usize,
    /// Whether it holds what only a relay with SMTPUTF8 takes.
    wide: bool,
    /// The letter as it goes on the wire; behind it there is room for the next one's commands.
    wire: Vec<u8>,
    /// Where the letter ends in `wire`, its final dot included.
    end: usize,
}

impl Offer {
    /// The offer, or why no relay should be asked to take it: an address that is none must never reach the wire,
    /// where a line break in it would be a command.
    pub(crate) fn of(index: usize, letter: &Sealed) -> Result<Self, String> {
        let from = &letter.from;
        let from = if from.is_empty() { Ok(String::new()) } else { canonical(from) };
        let from = from.map_err(|why| format!("not offered: the sender's address is none: {why}"))?;
        let to = canonical(&letter.to).map_err(|why| format!("not offered: the address is none: {why}"))?;
        let wide = !(from.is_ascii() && to.is_ascii() && letter.mime.is_ascii());
        let wire = stuffed(&letter.mime);
        Ok(Self { index, from, to, size: letter.mime.len(), wide, end: wire.len(), wire })
    }

    /// Whether this relay can take it at all.
    pub(crate) fn fits(&self, session: &Session) -> bool {
        !self.wide || session.offers(EXT_SMTP_UTF8)
    }

    fn commands(&self, session: &Session) -> [String; 3] {
        let size = if session.offers(EXT_SIZE) { format!(" SIZE={}", self.size) } else { String::new() };
        let wide = if self.wide { " SMTPUTF8" } else { "" };
        let mail = format!("MAIL FROM:<{}>{size}{wide}\r\n", self.from);
        [mail, format!("RCPT TO:<{}>\r\n", self.to), "DATA\r\n".to_owned()]
    }
}

/// Hands over one letter, whose commands were sent before when it is `announced`, and announces the next.
/// `note` is called before the last byte can leave; unless it succeeds, nothing is sent.
pub(crate) async fn hand(
    session: &mut Session,
    offer: &mut Offer,
    announced: bool,
    next: Option<&Offer>,
    note: impl FnOnce() -> io::Result<()>,
) -> Outcome {
    if !offer.fits(session) {
        let reply = "not offered: the relay takes only addresses in ASCII letters (no SMTPUTF8)".to_owned();
        return settled(Fate::Refused { reply }, true);
    }
    let leave = if announced {
        hear_leave(session, true, &[]).await
    } else {
        match session.connection.in_turn() {
            Err(broken) => return lost(None, &broken),
            Ok(()) => ask_leave(session, offer).await,
        }
    };
    let mut outcome = match leave {
        Leave::Given => send(session, offer, next, note).await,
        Leave::Denied(outcome) => outcome,
    };
    if outcome.usable && !outcome.announced && !matches!(outcome.fate, Fate::HandedOver { .. }) {
        // Whatever the relay still holds of this letter must not touch the next.
        outcome.usable = session.connection.ask("RSET").await.is_ok_and(|reply| reply.class() == 2);
    }
    outcome
}

enum Leave {
    Given,
    Denied(Outcome),
}

async fn ask_leave(session: &mut Session, offer: &Offer) -> Leave {
    let commands = offer.commands(session);
    if session.offers(EXT_PIPELINING) {
        return match session.connection.send(commands.concat().as_bytes()).await {
            Ok(()) => hear_leave(session, true, &[]).await,
            Err(broken) => Leave::Denied(lost(None, &broken)),
        };
    }
    hear_leave(session, false, &commands).await
}

/// Hears the three answers: to commands that were sent together, or saying them one by one.
async fn hear_leave(session: &mut Session, together: bool, commands: &[String]) -> Leave {
    let mut denial: Option<Reply> = None;
    let mut open_for_data = false;
    for step in 0..3 {
        let sent = match commands.get(step) {
            Some(command) => session.connection.send(command.as_bytes()).await,
            None => Ok(()),
        };
        let reply = match sent {
            Ok(()) => session.connection.reply().await,
            Err(broken) => Err(broken),
        };
        match reply {
            // A denial that was heard stands, even if the connection is lost after it.
            Err(broken) => return Leave::Denied(lost(denial.as_ref(), &broken)),
            Ok(reply) if reply.class() == if step == 2 { 3 } else { 2 } => open_for_data = step == 2,
            Ok(reply) => {
                denial.get_or_insert(reply);
                if !together {
                    break;
                }
            }
        }
    }
    let Some(denial) = denial else { return Leave::Given };
    let mut outcome = judged(&denial);
    if open_for_data {
        // The relay waits for a letter to nobody: RFC 2920 says to give it an empty one.
        outcome.usable &= session.connection.ask(".").await.is_ok();
    }
    Leave::Denied(outcome)
}

/// Sends the letter itself. The final dot is the line that divides deferred from uncertain.
async fn send(
    session: &mut Session,
    offer: &mut Offer,
    next: Option<&Offer>,
    note: impl FnOnce() -> io::Result<()>,
) -> Outcome {
    if let Err(broken) = session.connection.in_turn() {
        return lost(None, &broken);
    }
    if let Err(fault) = note() {
        let why = format!("not sent: the desk could not write down that it would be ({fault})");
        return settled(Fate::Deferred { why }, false);
    }
    offer.wire.truncate(offer.end);
    let next = next.filter(|next| next.fits(session) && session.offers(EXT_PIPELINING));
    if let Some(next) = next {
        for command in next.commands(session) {
            offer.wire.extend_from_slice(command.as_bytes());
        }
    }
    match session.connection.send_counting(&offer.wire).await {
        Ok(()) => {}
        Err((broken, given)) if given < offer.end => return lost(None, &broken),
        Err((broken, _)) => return uncertain(&broken),
    }
    let mut outcome = match session.connection.reply().await {
        Ok(reply) if reply.class() == 2 => settled(Fate::HandedOver { reply: reply.text() }, true),
        Ok(reply) if reply.class() == 3 => uncertain(&Broken::Nonsense(reply.text())),
        Ok(reply) => judged(&reply),
        Err(broken) => uncertain(&broken),
    };
    outcome.announced = outcome.usable && next.is_some();
    outcome
}

fn settled(fate: Fate, usable: bool) -> Outcome {
    Outcome { fate, usable, announced: false }
}

fn uncertain(broken: &Broken) -> Outcome {
    settled(Fate::Uncertain { why: format!("after the whole letter was sent, {broken}") }, false)
}

/// The connection broke before the final dot was sent.
fn lost(denial: Option<&Reply>, broken: &Broken) -> Outcome {
    let fate = denial.map_or_else(|| Fate::Deferred { why: broken.to_string() }, |reply| judged(reply).fate);
    settled(fate, false)
}

/// What a reply that is not the hoped-for one means for the letter.
fn judged(reply: &Reply) -> Outcome {
    let text = reply.text();
    match reply.code {
        // The relay closes the connection (421), or this is not about the letter but about how we stand with
        // the relay (the others, RFC 4954): a wrong setting must not use up a letter for good.
        421 | 530 | 534 | 535 | 538 => settled(Fate::Deferred { why: text }, false),
        500..600 => settled(Fate::Refused { reply: text }, true),
        400..500 => settled(Fate::Deferred { why: text }, true),
        // Yes where no or "go on" was to be said: we are out of step, and nothing was sent yet.
        _ => settled(Fate::Deferred { why: format!("unexpected answer: {text}") }, false),
    }
}

/// The letter as it goes on the wire: lines end in CRLF and nothing else, a dot that begins a line is
/// doubled, and the final dot ends it. No body can end itself early.
pub(crate) fn stuffed(mime: &[u8]) -> Vec<u8> {
    // Room for doubled dots, and for the commands of the letter that follows.
    let mut wire = Vec::with_capacity(mime.len() + mime.len() / 32 + 700);
    let mut rest = mime;
    while !rest.is_empty() {
        let end = memchr::memchr2(b'\r', b'\n', rest).unwrap_or(rest.len());
        let (line, after) = rest.split_at(end);
        if line.first() == Some(&b'.') {
            wire.push(b'.');
        }
        wire.extend_from_slice(line);
        wire.extend_from_slice(b"\r\n");
        let ending = if after.starts_with(b"\r\n") { 2 } else { after.len().min(1) };
        rest = &after[ending..];
    }
    wire.extend_from_slice(b".\r\n");
    wire
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_body_can_end_itself_or_begin_a_command() {
        let wire = |body: &str| String::from_utf8_lossy(&stuffed(body.as_bytes())).into_owned();
        assert_eq!(wire(""), ".\r\n");
        assert_eq!(wire("a"), "a\r\n.\r\n");
        assert_eq!(wire(".\r\nRSET\r\n"), "..\r\nRSET\r\n.\r\n");
        assert_eq!(wire("a\n.\nb"), "a\r\n..\r\nb\r\n.\r\n");
        assert_eq!(wire("a\r.\rb\r"), "a\r\n..\r\nb\r\n.\r\n");
        assert_eq!(wire("a\n\r\n..b."), "a\r\n\r\n...b.\r\n.\r\n");
    }

    #[test]
    fn a_reply_that_is_not_about_the_letter_does_not_use_it_up() {
        let judge = |code| judged(&Reply { code, raw: format!("{code} so").into_bytes() });
        assert!(matches!(judge(550).fate, Fate::Refused { .. }));
        assert!(matches!(judge(451).fate, Fate::Deferred { .. }) && judge(451).usable);
        assert!(matches!(judge(421).fate, Fate::Deferred { .. }) && !judge(421).usable);
        assert!(matches!(judge(530).fate, Fate::Deferred { .. }) && !judge(530).usable);
    }
}
