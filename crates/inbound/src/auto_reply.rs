//! Automatic answers: RFC 3834 and its forerunners, then words of the subject.

use crate::mail::Mail;

/// Headers that only programs write; the value that would mean the opposite.
const HEADERS: &[(&str, &str)] = &[
    ("X-Autoreply", "no"),
    ("X-Autorespond", "no"),
    ("X-Autoresponder", "no"),
    ("X-Mail-Autoreply", "no"),
    ("X-Auto-Reply", "no"),
    ("X-AutoReply-From", ""),
    ("X-POST-MessageClass", ""),
    ("X-FC-MachineGenerated", "false"),
    ("X-MS-Exchange-Generated-Message-Source", ""),
];

/// `Precedence` of programs; `list` is not among them, since people answer through lists.
const PRECEDENCES: &[&str] = &["auto_reply", "auto-reply", "autoreply", "bulk", "junk"];

/// How subjects of automatic answers begin, after a `Re:`; by language of the mail system.
const SUBJECTS: &[&str] = &[
    // English
    "out of office",
    "out of the office",
    "out-of-office",
    "automatic reply",
    "automatic response",
    "automated reply",
    "automated response",
    "auto-reply",
    "auto reply",
    "autoreply",
    "auto response",
    "auto-response",
    "autoresponse",
    "vacation reply",
    "on vacation",
    "away from the office",
    "away from my mail",
    // German
    "automatische antwort",
    "abwesenheitsnotiz",
    "abwesenheitsmeldung",
    "abwesenheitsbenachrichtigung",
    "abwesenheit",
    "autoantwort",
    "außer haus",
    // French
    "réponse automatique",
    "réponse d'absence",
    "message d'absence",
    "absence du bureau",
    "absent du bureau",
    // Spanish, Portuguese, Italian
    "respuesta automática",
    "respuesta automatica",
    "fuera de la oficina",
    "ausente de la oficina",
    "resposta automática",
    "ausência do escritório",
    "fora do escritório",
    "risposta automatica",
    "fuori sede",
    "fuori ufficio",
    "assenza dall'ufficio",
    // Dutch and the Nordic languages
    "automatisch antwoord",
    "automatische beantwoording",
    "afwezigheidsbericht",
    "afwezig",
    "autosvar",
    "automatiskt svar",
    "automatisk svar",
    "frånvaro",
    "fravær",
    "ikke på kontoret",
    "automaattinen vastaus",
    "poissa toimistosta",
    // Slavic languages
    "automatyczna odpowiedź",
    "autoodpowiedź",
    "nieobecność",
    "automatická odpověď",
    "automatická odpoveď",
    "mimo kancelář",
    "автоответ",
    "автоматический ответ",
    "автоматична відповідь",
    "автоматичен отговор",
    // Others
    "automatikus válasz",
    "răspuns automat",
    "αυτόματη απάντηση",
    "otomatik yanıt",
    "otomatik cevap",
    "ofis dışında",
    "الرد التلقائي",
    "رد تلقائي",
    "خارج المكتب",
    "תשובה אוטומטית",
    "מענה אוטומטי",
    "自动回复",
    "自動回覆",
    "自動回復",
    "自動応答",
    "自動返信",
    "不在通知",
    "자동 회신",
    "자동 응답",
    "부재중",
    "trả lời tự động",
    "ตอบกลับอัตโนมัติ",
];

/// Why this mail is thought to be an automatic answer.
pub(crate) fn read(mail: &Mail<'_>) -> Option<String> {
    by_header(mail).or_else(|| by_subject(&mail.subject()?))
}

fn by_header(mail: &Mail<'_>) -> Option<String> {
    for value in mail.headers("Auto-Submitted") {
        // `no` means a person; comments and parameters may follow.
        if !value.to_ascii_lowercase().starts_with("no") {
            return Some(format!("Auto-Submitted: {value}"));
        }
    }
    for (name, opposite) in HEADERS {
        if let Some(value) = mail.header(name)
            && (opposite.is_empty() || !value.eq_ignore_ascii_case(opposite))
        {
            return Some(format!("{name}: {value}"));
        }
    }
    if let Some(value) = mail.header("Precedence")
        && PRECEDENCES.iter().any(|one| value.eq_ignore_ascii_case(one))
    {
        return Some(format!("Precedence: {value}"));
    }
    // Who asks that nobody answers automatically is a program; a person's mail asks at most for no receipts.
    if let Some(value) = mail.header("X-Auto-Response-Suppress")
        && value.split(',').any(|one| matches!(one.trim().to_ascii_lowercase().as_str(), "all" | "autoreply"))
    {
        return Some(format!("X-Auto-Response-Suppress: {value}"));
    }
    // Read receipts, and notices that a mail has arrived.
    let report = mail.report_type()?;
    matches!(report.as_str(), "disposition-notification" | "delivery-status")
        .then(|| format!("report-type={report}"))
}

fn by_subject(subject: &str) -> Option<String> {
    let lower = subject.to_lowercase();
    let mut begins = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    for prefix in ["re:", "aw:", "sv:", "antw:", "rif:", "ynt:"] {
        begins =
            begins.strip_prefix(prefix).unwrap_or(begins).trim_start_matches(|c: char| !c.is_alphanumeric());
    }
    SUBJECTS.iter().find(|words| begins.starts_with(**words)).map(|_| format!("Subject: {subject}"))
}
