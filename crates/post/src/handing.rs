//! Handing one letter over an open connection, and judging what became of it.

use smtp_proto::{EXT_PIPELINING, EXT_SIZE, EXT_SMTP_UTF8};

use crate::address::canonical;
use crate::connection::{Broken, Reply};
use crate::fate::Fate;
use crate::letter::Letter;
use crate::opening::Session;

/// What became of a letter, and whether the connection can carry the next one.
pub(crate) struct Outcome {
    pub(crate) fate: Fate,
    pub(crate) usable: bool,
}

/// Whom the relay is told the letter is from and to.
pub(crate) struct Envelope {
    from: String,
    to: String,
}

impl Envelope {
    /// The envelope, or why no relay should be asked to take it: an address that is none must never reach
    /// the wire, where a line break in it would be a command.
    pub(crate) fn of(letter: &Letter) -> Result<Self, String> {
        let from = letter.envelope_from.as_deref().unwrap_or(&letter.from.email);
        let from = if from.is_empty() { Ok(String::new()) } else { canonical(from) };
        Ok(Self {
            from: from.map_err(|why| format!("not offered: the sender's address is none: {why}"))?,
            to: canonical(&letter.to.email)
                .map_err(|why| format!("not offered: the address is none: {why}"))?,
        })
    }
}

/// Hands over one letter.
pub(crate) async fn hand(session: &mut Session, envelope: &Envelope, mime: &[u8]) -> Outcome {
    let wide = !(envelope.from.is_ascii() && envelope.to.is_ascii() && mime.is_ascii());
    if wide && !session.offers(EXT_SMTP_UTF8) {
        let reply = "not offered: the relay takes only addresses in ASCII letters (no SMTPUTF8)".to_owned();
        return Outcome { fate: Fate::Refused { reply }, usable: true };
    }
    if let Err(broken) = session.connection.in_turn() {
        return lost(None, &broken);
    }
    let mut outcome = match ask_leave(session, envelope, wide, mime.len()).await {
        Leave::Given => send(session, mime).await,
        Leave::Denied(outcome) => outcome,
    };
    if outcome.usable && !matches!(outcome.fate, Fate::HandedOver { .. }) {
        // Whatever the relay still holds of this letter must not touch the next.
        outcome.usable = session.connection.ask("RSET").await.is_ok_and(|reply| reply.class() == 2);
    }
    outcome
}

enum Leave {
    Given,
    Denied(Outcome),
}

async fn ask_leave(session: &mut Session, envelope: &Envelope, wide: bool, size: usize) -> Leave {
    let size = if session.offers(EXT_SIZE) { format!(" SIZE={size}") } else { String::new() };
    let wide = if wide { " SMTPUTF8" } else { "" };
    let mail = format!("MAIL FROM:<{}>{size}{wide}\r\n", envelope.from);
    let commands = [mail, format!("RCPT TO:<{}>\r\n", envelope.to), "DATA\r\n".to_owned()];
    let pipelining = session.offers(EXT_PIPELINING);

    let mut denial: Option<Reply> = None;
    let mut open_for_data = false;
    for (step, command) in commands.iter().enumerate() {
        let sent = match (pipelining, step) {
            (true, 0) => session.connection.send(commands.concat().as_bytes()).await,
            (true, _) => Ok(()),
            (false, _) => session.connection.send(command.as_bytes()).await,
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
                if !pipelining {
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
async fn send(session: &mut Session, mime: &[u8]) -> Outcome {
    let connection = &mut session.connection;
    let sent = match connection.in_turn() {
        Ok(()) => connection.send(&stuffed(mime)).await,
        Err(broken) => Err(broken),
    };
    if let Err(broken) = sent {
        return lost(None, &broken);
    }
    match connection.reply().await {
        Ok(reply) if reply.class() == 2 => {
            Outcome { fate: Fate::HandedOver { reply: reply.text() }, usable: true }
        }
        Ok(reply) if reply.class() == 3 => uncertain(&Broken::Nonsense(reply.text())),
        Ok(reply) => judged(&reply),
        Err(broken) => uncertain(&broken),
    }
}

fn uncertain(broken: &Broken) -> Outcome {
    Outcome {
        fate: Fate::Uncertain { why: format!("after the whole letter was sent, {broken}") },
        usable: false,
    }
}

/// The connection broke before the final dot was sent.
fn lost(denial: Option<&Reply>, broken: &Broken) -> Outcome {
    let fate = denial.map_or_else(|| Fate::Deferred { why: broken.to_string() }, |reply| judged(reply).fate);
    Outcome { fate, usable: false }
}

/// What a reply that is not the hoped-for one means for the letter.
fn judged(reply: &Reply) -> Outcome {
    let text = reply.text();
    match reply.code {
        // The relay closes the connection (421), or this is not about the letter but about how we stand with
        // the relay (the others, RFC 4954): a wrong setting must not use up a letter for good.
        421 | 530 | 534 | 535 | 538 => Outcome { fate: Fate::Deferred { why: text }, usable: false },
        500..600 => Outcome { fate: Fate::Refused { reply: text }, usable: true },
        400..500 => Outcome { fate: Fate::Deferred { why: text }, usable: true },
        // Yes where no or "go on" was to be said: we are out of step, and nothing was sent yet.
        _ => Outcome { fate: Fate::Deferred { why: format!("unexpected answer: {text}") }, usable: false },
    }
}

/// The letter as it goes on the wire: lines end in CRLF and nothing else, a dot that begins a line is
/// doubled, and the final dot ends it. No body can end itself early.
pub(crate) fn stuffed(mime: &[u8]) -> Vec<u8> {
    let mut wire = Vec::with_capacity(mime.len() + mime.len() / 32 + 8);
    let mut bytes = mime.iter().copied().peekable();
    let mut fresh_line = true;
    while let Some(byte) = bytes.next() {
        if byte == b'\r' || byte == b'\n' {
            if byte == b'\r' {
                bytes.next_if_eq(&b'\n');
            }
            wire.extend_from_slice(b"\r\n");
            fresh_line = true;
            continue;
        }
        if fresh_line && byte == b'.' {
            wire.push(b'.');
        }
        wire.push(byte);
        fresh_line = false;
    }
    if !fresh_line {
        wire.extend_from_slice(b"\r\n");
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
