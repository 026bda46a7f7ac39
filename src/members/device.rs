//! What a browser calls itself, as a person would say it.

/// The browsers told apart, by what only they say; those that also say another's name stand before it.
const BROWSERS: [(&str, &str); 6] = [
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

/// The systems told apart, likewise.
const SYSTEMS: [(&str, &str); 6] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

/// Browser and system; `None` when either is nobody we know.
pub(in crate::members) fn known(agent: &str) -> Option<(&'static str, &'static str)> {
    let said =
        |names: &[(&str, &'static str)]| names.iter().find(|(sign, _)| agent.contains(sign)).map(|n| n.1);
    Some((said(&BROWSERS)?, said(&SYSTEMS)?))
}

#[cfg(test)]
mod tests {
    use super::known;

    #[test]
    fn browsers_are_known_though_they_all_call_themselves_mozilla() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0";
        let phone =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18 Safari/604";
        assert_eq!(known(edge), Some(("Edge", "Windows")));
        assert_eq!(known(phone), Some(("Safari", "iPhone")));
        assert_eq!(known("curl/8.5.0"), None);
    }
}
