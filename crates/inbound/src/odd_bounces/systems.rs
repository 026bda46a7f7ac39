//! The words of mail systems, as data. All in lower case and with single spaces.
//!
//! Each row is here because a system of some spread writes it; the remark names one. Another system is another row.

/// Who sends bounces: words in the `From` header.
pub(super) const SENDERS: &[&str] = &[
    "mailer-daemon",
    "mailer_daemon",
    "mailerdaemon",
    "mail-daemon",
    "mdaemon@", // MDaemon
    "postmaster",
    "mail delivery", // sendmail, postfix, exim
    "mail.delivery.system",
    "maildelivery",
    "delivery subsystem",
    "system administrator", // Exchange
    "mail administrator",   // Netscape Messaging Server
    "microsoftexchange",
    "message delivery",
];

/// How bounces are headed.
pub(super) const SUBJECTS: &[&str] = &[
    "undeliverable",
    "undelivered mail",
    "undelivered message",
    "delivery failure",
    "delivery failed",
    "delivery status notification",
    "delivery notification",
    "delivery report",
    "delivery problem",
    "delivery warning",
    "delivery error",
    "delivery has failed",
    "could not be delivered",
    "couldn't be delivered",
    "cannot be delivered",
    "can't be delivered",
    "not delivered",
    "not yet been delivered",
    "non-delivery",
    "non delivery",
    "failure notice", // qmail
    "failure delivery",
    "failed mail",
    "mail failed", // smail
    "mail failure",
    "mail error",
    "mail system error",
    "message delayed", // exim: `Warning: message … delayed 24 hours`
    "returned mail",   // sendmail
    "returning message to sender",
    "returned to sender",
    "returned message",
    "processing error",
    "automatically rejected mail", // Dovecot
    "user unknown",
    "unzustellbar",
    "nicht zustellbar",
    "zustellung fehlgeschlagen",
    "nicht zugestellt",
    "unzustellbarkeit",
    "échec de la remise",
    "échec de remise",
    "non remis",
    "message non distribué",
    "no se puede entregar",
    "no se ha podido entregar",
    "mensaje no entregado",
    "error de entrega",
    "não foi possível entregar",
    "falha na entrega",
    "impossibile recapitare",
    "mancato recapito",
    "mancata consegna",
    "onbestelbaar",
    "kan niet worden bezorgd",
    "kan inte levereras",
    "kunne ikke leveres",
    "niedostarczalna",
    "nie dostarczono",
    "не доставлено",
    "недоставленное сообщение",
    "ваше сообщение не доставлено",
    "teslim edilemedi",
    "退信",
    "无法投递",
    "無法傳遞",
    "配信不能",
    "未配信",
    "전송 실패",
    "تعذر التسليم",
];

/// After these comes the list of those it failed for, each at the start of a line.
pub(super) const LISTS: &[&str] = &[
    "following address(es) failed", // exim
    "following addresses failed",
    "following address failed",
    "failed addresses follow",           // smail
    "following addresses had permanent", // sendmail
    "following addresses had transient",
    "following addresses had delivery problems",
    "to the following address", // qmail, Yahoo: `…(es)`, `…es.`
    "to one or more of its recipients",
    "to the following recipient", // Google, Amazon, Symantec
    "to the following user",      // CDO scripts
    "for the following recipient",
    "the following recipients was aborted",
    "following recipients failed",
    "following recipient(s) failed",
    "following recipient(s) could not be reached", // Exchange, hMailServer, MailEnable
    "following recipients could not be reached",
    "following recipient(s) cannot be reached",
    "did not reach the following recipient", // Exchange 5.5, GroupWise
    "following recipients did not receive",  // Netscape
    "following addresses did not receive",   // MDaemon
    "following recipients could not be delivered",
    "following recipient has been delayed",
    "following recipients has been delayed",
    "failed to these recipients", // Exchange 2007 and its kin: `…or distribution lists`, `…or groups`
    "not delivered to the following",
    "was not delivered to:", // Lotus Domino
    "undeliverable to the following",
    "could not deliver message to the following",
    "could not be delivered to:",
    "not been delivered to the following",
    "message has not yet been delivered is:", // exim
    "failed recipients",
    "affected recipients",
    "delivery to the following",
    "delivery of the following",
    "delivery of email to this address",
    "your message to:",
    "следующему адресу",
    "следующим адресам",
    "folgende adresse",
    "folgende empfänger",
    "an folgende",
    "destinataires suivants",
    "destinataire suivant",
    "adresses suivantes",
    "siguientes destinatarios",
    "siguiente destinatario",
    "siguientes direcciones",
    "seguintes destinatários",
    "seguenti destinatari",
    "seguenti indirizzi",
    "volgende geadresseerde",
    "volgende ontvanger",
    "nie udało się dostarczyć",
    "以下收件人",
    "下列收件人",
    "以下の受信者",
];

/// What else a report says of a mail that will not arrive.
pub(super) const FAILED: &[&str] = &[
    "could not be delivered",
    "couldn't be delivered",
    "cannot be delivered",
    "was not delivered",
    "not delivered to",
    "were undeliverable",
    "was undeliverable",
    "undeliverable to",
    "unable to deliver",
    "able to deliver",
    "mail delivery failed",
    "delivery failed",
    "permanent fatal",
    "fatal error",
    "has been returned",
    "returned to sender",
    "was automatically rejected",
    "delivery failure",
    "non-delivery report",
    "delivery attempts",
    "encountered delivery problems",
    "exact match",
    "did not exactly match",
    "original message follows", // SMTP32
    "n'a pas pu être",
    "n'a pas pu etre",
    "konnte nicht zugestellt",
    "no pudo ser entregado",
    "non è stato possibile",
    "не может быть доставлено",
    "невозможно доставить",
];

/// The system is still trying.
pub(super) const DELAYED: &[&str] = &[
    "not yet been delivered", // exim
    "has been delayed",       // Google
    "was delayed",
    "is delayed",
    "delivery is delayed",
    "will be retried",
    "will continue to try",
    "will keep trying",
    "attempts will continue",
    "continue to attempt delivery",
    "could not be delivered yet",
    "this is just a warning",
    "this is a warning message only", // sendmail
    "you do not need to resend",
    "has been postponed",
    "noch nicht zugestellt",
    "verzögert",
];

/// Words right before an address that failed.
pub(super) const BEFORE: &[&str] = &[
    "unknown user", // SMTP32, and most
    "no such user",
    "user unknown",
    "unknown recipient",
    "invalid recipient",
    "invalid address",
    "invalid final delivery userid", // SMTP32
    "undeliverable",
    "undeliverable to", // SMTP32
    "undeliverable address",
    "not deliverable to",
    "failed recipient",
    "failed address",
    "intended recipient",
    "error-for", // LSMTP
    "did not reach the following recipient",
    "delivery failed 20 attempts", // SMTP32
    "generated from",              // exim, of an alias
    "expanded from",               // sendmail, of an alias
    "originally addressed to",
    "addressed to email address",
    "unable to deliver message to",
    "unable to deliver your message to",
    "unable to deliver to",
    "unable to deliver mail to",
    "could not deliver message to",
    "could not deliver mail to",
    "message could not be delivered to",
    "mail could not be delivered to",
    "was not delivered to",
    "has not been delivered to",
    "following message, addressed to",
    "your message was addressed",
    "delivery has failed to",
    "delivery failed to",
    "delivery to",
    "mailbox is full",
    "mailbox full for",
    "quota exceeded for",
    "quota violation for",
    "could not find a gateway for", // I305
];

/// Words right after an address that failed.
pub(super) const AFTER: &[&str] = &[
    "no such user",
    "user unknown",
    "unknown user",
    "unknown address",
    "user not found",
    "recipient address rejected", // postfix
    "recipient rejected",
    "recipient not found",
    "address rejected",
    "not listed in domino directory", // Lotus
    "not listed in public name",      // Lotus
    "is unavailable",
    "mailbox unavailable",
    "mailbox not found",
    "mailbox is full",
    "mailbox full",
    "does not exist",
    "doesn't exist",
    "is not a valid",
    "is over quota",
    "over quota",
    "quota exceeded",
    "unknown host",
    "host unknown",
    "couldn't be delivered",
    "could not be delivered",
    "did not exactly match",
];

/// Words before and after an address that failed.
pub(super) const AROUND: &[(&str, &str)] = &[
    ("message to", "could not be delivered"),
    ("message to", "couldn't be delivered"),
    ("message to", "cannot be delivered"),
    ("message to", "has not been delivered"),
    ("message to", "was not delivered"),
    ("message to", "was automatically rejected"), // Dovecot
    ("message to", "has been delayed"),
    ("message to", "for the following reason"),
    ("mail to", "could not be delivered"),
    ("mail to", "cannot be delivered"),
    ("the address", "does not exist"),
    ("recipient", "was rejected"),
];

/// Before the address of a person to ask, and how such addresses begin.
pub(super) const NEVER: &[&str] = &[
    "postmaster@",
    "mailer-daemon@",
    "abuse@",
    "support@",
    "help@",
    "helpdesk@",
    "hostmaster@",
    "webmaster@",
    "contact",
    "contact:",
    "write to",
    "reply to",
    "mail to",
    "from",
    "sender",
    "message-id",
    "return-path",
    "reporting-mta",
    "addressed to",
];

/// From here on a report holds the copy of the mail.
pub(super) const COPIES: &[&str] = &[
    "below this line", // qmail
    "below the next line",
    "copy of the message", // exim
    "copy of your message",
    "copy of the original message",
    "copy of the first part of the message",
    "header of the original message",
    "headers of the original message",
    "header of the source mail",
    "original message follows", // SMTP32, Yahoo
    "original message as received",
    "original message attached",
    "original message details",
    "original message headers", // Exchange
    "original message header",
    "- original message", // Google, LSMTP
    "original message -",
    "- forwarded message",    // Yahoo
    "message text follows",   // smail
    "message header follows", // sendmail, Google
    "message headers follow", // MailEnable
    "lines of the message follow",
    "lines of your original message follow",
    "returned mail follows",
    "- returned mail -",
    "start of returned message",
    "returned message -",
    "unsent message below", // phquery
    "undelivered message you sent follows",
    "your message reads",
    "old message:",
    "mensaje original",
    "message d'origine",
    "ursprüngliche nachricht",
    "content-type: message/rfc822",
    "content-type: text/rfc822-headers",
];
