//! What stands on a connection so far, and the answer to each command: no I/O.

use smtp_proto::{Error, Request};

use crate::{Protocol, Settings};

/// Where a conversation stands.
#[derive(Debug, Default)]
pub(crate) struct Session {
    greeted: bool,
    /// Whether a mail was begun; its writer may be nobody.
    begun: bool,
    addresses: Vec<String>,
}

/// What to do after a command.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// Say this.
    Say(String),
    /// Say this, and read the mail for these addresses.
    Read(Vec<String>),
    /// Say this, and close.
    Close(&'static str),
}

fn say(text: &str) -> Next {
    Next::Say(text.to_owned())
}

impl Session {
    /// Answers one line.
    pub(crate) fn hear(&mut self, line: &[u8], settings: &Settings, takes: impl Fn(&str) -> bool) -> Next {
        match Request::parse(&mut line.iter()) {
            Ok(request) => self.obey(request.into_owned(), settings, takes),
            Err(Error::UnknownCommand) => say("500 5.5.1 That is no command known here"),
            Err(Error::InvalidSenderAddress) => say("501 5.1.7 That is no address to come from"),
            Err(Error::InvalidRecipientAddress) => say("501 5.1.3 That is no address to go to"),
            Err(_) => say("501 5.5.4 That command is not written as it should be"),
        }
    }

    fn obey(&mut self, request: Request<String>, settings: &Settings, takes: impl Fn(&str) -> bool) -> Next {
        match request {
            Request::Lhlo { .. } if settings.protocol == Protocol::Lmtp => self.greet(settings),
            Request::Ehlo { .. } if settings.protocol == Protocol::Smtp => self.greet(settings),
            Request::Helo { .. } if settings.protocol == Protocol::Smtp => {
                *self = Self { greeted: true, ..Self::default() };
                Next::Say(format!("250 {}", settings.name))
            }
            Request::Lhlo { .. } => say("500 5.5.1 SMTP is spoken here: say EHLO"),
            Request::Ehlo { .. } | Request::Helo { .. } => say("500 5.5.1 LMTP is spoken here: say LHLO"),
            Request::Mail { .. } if !self.greeted => say("503 5.5.1 Say who you are first"),
            Request::Mail { .. } if self.begun => say("503 5.5.1 A mail is begun already"),
            Request::Mail { from } if from.size > settings.most_bytes => {
                Next::Say(format!("552 5.3.4 At most {} bytes are taken", settings.most_bytes))
            }
            Request::Mail { .. } => {
                self.begun = true;
                say("250 2.1.0 Go on")
            }
            Request::Rcpt { .. } if !self.begun => say("503 5.5.1 Say first from whom it comes"),
            Request::Rcpt { .. } if self.addresses.len() >= settings.most_addresses => {
                say("452 4.5.3 Too many addresses for one mail")
            }
            Request::Rcpt { to } if !takes(&to.address) => say("550 5.1.1 No mail is taken for this address"),
            Request::Rcpt { to } => {
                self.addresses.push(to.address);
                say("250 2.1.5 Go on")
            }
            Request::Data if self.addresses.is_empty() => say("503 5.5.1 Say first for whom it is"),
            Request::Data => {
                self.begun = false;
                Next::Read(std::mem::take(&mut self.addresses))
            }
            Request::Rset => {
                *self = Self { greeted: self.greeted, ..Self::default() };
                say("250 2.0.0 Forgotten")
            }
            Request::Noop { .. } => say("250 2.0.0 Yes"),
            Request::Vrfy { .. } => say("252 2.5.0 Send it and see"),
            Request::Quit => Next::Close("221 2.0.0 Goodbye"),
            _ => say("502 5.5.1 That is not done here"),
        }
    }

    fn greet(&mut self, settings: &Settings) -> Next {
        *self = Self { greeted: true, ..Self::default() };
        Next::Say(format!(
            "250-{}\r\n250-PIPELINING\r\n250-SIZE {}\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 ENHANCEDSTATUSCODES",
            settings.name, settings.most_bytes
        ))
    }
}
