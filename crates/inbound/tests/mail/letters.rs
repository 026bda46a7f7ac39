//! Mails of our own, as mail systems and people write them.

/// Two recipients: one box is full and the system goes on trying, one is unknown.
pub const STATUS: &str = "\
Return-Path: <>
From: Mail Delivery System <mailer-daemon@mx.example.net>
To: bounce+n42.ab12@desk.example.com
Subject: Undelivered Mail Returned to Sender
Message-ID: <report.1@mx.example.net>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=\"b1\"

--b1
Content-Type: text/plain; charset=utf-8

Your message could not be delivered to all of its recipients.

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net
Original-Envelope-Id: n42

Original-Recipient: rfc822;ann@example.org
Final-Recipient: rfc822;ann.long@box.example.org
Action: delayed
Status: 4.2.2
Diagnostic-Code: smtp; 452 4.2.2 mailbox full

Final-Recipient: rfc822;bo@example.org
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 no such
 user here

--b1
Content-Type: message/rfc822

Return-Path: <bounce+n42.ab12@desk.example.com>
From: The desk <desk@example.com>
Reply-To: reply+c7@desk.example.com
To: ann@example.org, bo@example.org
Subject: What went wrong
Message-ID: <n42@desk.example.com>

Dear customer
--b1--
";

pub const COMPLAINT: &str = "\
From: feedback@provider.example
To: abuse@desk.example.com
Subject: FW: What went wrong
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary=b2

--b2
Content-Type: text/plain

This is an email abuse report.

--b2
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: Provider/1.0
Version: 1
Original-Mail-From: <bounce+n43.cd34@desk.example.com>
Original-Rcpt-To: <cy@provider.example>

--b2
Content-Type: message/rfc822

From: desk@example.com
To: cy@provider.example
Subject: What went wrong
Message-ID: <n43@desk.example.com>

Dear customer
--b2--
";

/// No header of a program: only the subject tells.
pub const AWAY: &str = "\
From: Dora Groß <dora@example.de>
To: desk@example.com
Subject: =?utf-8?Q?Abwesenheitsnotiz:_Ihre_Bestellung_k=C3=B6nnen_wir?=
In-Reply-To: <n44@desk.example.com>
Content-Type: text/plain; charset=utf-8

Ich bin bis Montag nicht im Haus.
";

pub const NESTED: &str = "\
From: eve@example.org
To: desk@example.com
Subject: Photos
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=o

--o
Content-Type: multipart/related; boundary=m

--m
Content-Type: multipart/alternative; boundary=i

--i
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

It broke, na=EFvely.
--i
Content-Type: text/html

<p>It broke, <b>na&iuml;vely</b>.</p>
--i--
--m
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-ID: <p1>

iVBORw0KGgo=
--m--
--o
Content-Type: image/jpeg; name=\"../../bill.jpg\"
Content-Disposition: attachment; filename=\"../../bill.jpg\"

%PDF-1.7 is what it is
--o--
";

pub const REPLY: &str = "\
From: Fay <fay@example.org>
To: reply+c8.ef56@desk.example.com
Subject: Re: What went wrong
Message-ID: <r1@example.org>
In-Reply-To: <n45@desk.example.com>
References: <n40@desk.example.com> <n45@desk.example.com>
Date: Tue, 4 Feb 2025 10:00:00 +0100

Thank you, that is all right.

On Mon, 3 Feb 2025 at 10:00, The desk <desk@example.com>
wrote:

> We are sorry.
>> Where is it?

--
Fay
";

pub const ALL: &[&str] = &[STATUS, COMPLAINT, AWAY, NESTED, REPLY];
