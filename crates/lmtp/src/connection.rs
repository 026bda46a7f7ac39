//! One connection, from its greeting to its end.

use std::io;
use std::sync::Arc;

use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt};
use tokio::sync::watch;

use crate::session::{Next, Session};
use crate::wire::{Line, Wire};
use crate::{Keep, Kept, Protocol, Settings};

/// So many commands in a row that are none, and nobody is there who means it.
const MOST_WRONG: usize = 20;

pub(crate) async fn talk<S: AsyncRead + AsyncWrite + Unpin>(
    stream: S,
    settings: &Settings,
    keep: &impl Keep,
    mut stop: watch::Receiver<bool>,
) -> io::Result<()> {
    let (from, mut to) = tokio::io::split(stream);
    let mut wire = Wire::new(from, settings.idle);
    let mut session = Session::default();
    let mut wrong = 0;
    let word = if settings.protocol == Protocol::Lmtp { "LMTP" } else { "ESMTP" };
    say(&mut to, &format!("220 {} {word}", settings.name)).await?;
    loop {
        // Between two commands nothing is lost by stopping; a mail that is being read, or kept, goes to its end.
        let line = tokio::select! {
            biased;
            line = wire.line() => Some(line),
            _ = stop.wait_for(|stop| *stop) => None,
        };
        let Some(line) = line else { return say(&mut to, "421 4.3.2 Closing, come again later").await };
        let line = match line {
            Ok(Line::Read(line)) => line,
            Ok(Line::TooLong) => return say(&mut to, "500 5.5.2 That line is too long").await,
            Ok(Line::End) => return Ok(()),
            Err(fault) if fault.kind() == io::ErrorKind::TimedOut => {
                return say(&mut to, "421 4.4.2 Nothing was said for too long").await;
            }
            Err(fault) => return Err(fault),
        };
        match session.hear(&line, settings, |address| keep.takes(address)) {
            Next::Say(text) => {
                wrong = if text.starts_with('5') { wrong + 1 } else { 0 };
                if wrong > MOST_WRONG {
                    return say(&mut to, "421 4.7.0 Too many commands that are none").await;
                }
                say(&mut to, &text).await?;
            }
            Next::Close(text) => return say(&mut to, text).await,
            Next::Read(addresses) => {
                wrong = 0;
                say(&mut to, "354 Go on, and end with a dot").await?;
                let mail = wire.mail(settings.most_bytes).await?;
                let answers = keep_for(mail, &addresses, settings, keep).await;
                for answer in answers {
                    say(&mut to, &answer).await?;
                }
            }
        }
    }
}

/// Keeps a mail for each of its addresses; the answers to give.
async fn keep_for(
    mail: Option<Vec<u8>>,
    addresses: &[String],
    settings: &Settings,
    keep: &impl Keep,
) -> Vec<String> {
    let mut answers = Vec::with_capacity(addresses.len());
    match mail {
        None => {
            let answer = format!("552 5.3.4 At most {} bytes are taken", settings.most_bytes);
            answers.resize(addresses.len(), answer);
        }
        Some(mail) => {
            let mail = Arc::new(mail);
            for address in addresses {
                answers.push(match keep.keep(Arc::clone(&mail), address).await {
                    Kept::Stored => "250 2.0.0 Kept".to_owned(),
                    Kept::Later => "451 4.3.0 It could not be kept now, come again later".to_owned(),
                    Kept::Refused(why) => format!("554 5.6.0 {}", one_line(&why)),
                });
            }
        }
    }
    match settings.protocol {
        Protocol::Lmtp => answers,
        // One answer for all: when one has to come again, all do; those that were kept are known when they come.
        Protocol::Smtp => answers
            .into_iter()
            .min_by_key(|answer| match answer.as_bytes().first() {
                Some(b'4') => 0,
                Some(b'5') => 1,
                _ => 2,
            })
            .into_iter()
            .collect(),
    }
}

fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_graphic() || c == ' ' { c } else { '?' }).take(200).collect()
}

async fn say(to: &mut (impl AsyncWrite + Unpin), text: &str) -> io::Result<()> {
    to.write_all(format!("{text}\r\n").as_bytes()).await?;
    to.flush().await
}
