//! What an automatic answer tells a person who wants to reach somebody: whom to ask instead, and until when.

use super::Mail;

/// Words beside which a day stands, in the languages we meet most; a sentence with one of them and a figure is shown.
const DAYS: &[&str] = &[
    "return", "back", "until", "through", "from", "zurück", "bis", "ab dem", "wieder", "jusqu", "retour",
    "reviens", "hasta", "vuelta", "regreso", "fino", "rientro", "tot", "terug", "até", "volto", "powrót",
    "tillbaka", "tilbake", "حتى", "عودة", "أعود",
];

/// What to do instead of waiting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Absence {
    /// Whom it names.
    pub people: Vec<String>,
    /// Its sentences that speak of days.
    pub days: Vec<String>,
}

impl Absence {
    /// What an automatic answer says.
    pub(super) fn of(mail: &Mail) -> Self {
        Self::read(&mail.said, &mail.from_address)
    }

    fn read(said: &str, own: &str) -> Self {
        let mut found = Self::default();
        for line in said.lines().take(200) {
            for word in line.split(|c: char| c.is_whitespace() || "<>()[]\"',;:".contains(c)) {
                let word = word.trim_matches(|c: char| !c.is_alphanumeric());
                let is_address = word.split_once('@').is_some_and(|(local, domain)| {
                    !local.is_empty() && domain.contains('.') && !domain.contains('@')
                });
                let known = || found.people.iter().any(|p| p.eq_ignore_ascii_case(word));
                if is_address && !word.eq_ignore_ascii_case(own) && found.people.len() < 5 && !known() {
                    found.people.push(word.to_owned());
                }
            }
            for sentence in sentences(line) {
                let lower = sentence.to_lowercase();
                let has_figure = lower.chars().any(char::is_numeric);
                if has_figure && DAYS.iter().any(|day| lower.contains(day)) && found.days.len() < 3 {
                    found.days.push(sentence.trim().chars().take(300).collect());
                }
            }
        }
        found
    }
}

/// The sentences of a line. A dot behind a figure ends none: in German it says *the fourteenth*.
fn sentences(line: &str) -> Vec<&str> {
    let (mut all, mut from) = (Vec::new(), 0);
    for (at, _) in line.match_indices(". ") {
        if !line[..at].ends_with(|c: char| c.is_numeric()) {
            all.push(&line[from..at + 2]);
            from = at + 2;
        }
    }
    all.push(&line[from..]);
    all
}

#[cfg(test)]
mod tests {
    use super::Absence;

    #[test]
    fn who_is_away_names_another_and_a_day() {
        let said = "Guten Tag, ich bin bis zum 14. März nicht im Büro. In dringenden Fällen: \
            Jana Weiß <jana.weiss@nordic.example>.\nIhr otto@nordic.example";
        let found = Absence::read(said, "Otto@nordic.example");
        assert_eq!(found.people, ["jana.weiss@nordic.example"]);
        assert!(found.days[0].contains("14. März"), "{found:?}");
        assert_eq!(Absence::read("Thank you, we have received your mail.", ""), Absence::default());
    }
}
