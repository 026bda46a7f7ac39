//! Blocks of `Name: value` lines, as reports hold them.

/// One block of fields.
#[derive(Debug, Default)]
pub(crate) struct Fields(Vec<(String, String)>);

impl Fields {
    /// The blocks of a text, parted by empty lines.
    pub(crate) fn blocks(text: &str) -> Vec<Self> {
        let mut blocks = Vec::new();
        let mut block = Self::default();
        for line in text.lines() {
            let begins_value = line.starts_with([' ', '\t']);
            if line.trim().is_empty() {
                if !block.0.is_empty() {
                    blocks.push(std::mem::take(&mut block));
                }
            } else if begins_value && let Some((_, value)) = block.0.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            } else if let Some((name, value)) = line.split_once(':') {
                block.0.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
        if !block.0.is_empty() {
            blocks.push(block);
        }
        blocks
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    pub(crate) fn all<'a, 'n>(&'a self, name: &'n str) -> impl Iterator<Item = &'a str> + use<'a, 'n> {
        self.0.iter().filter(move |(one, _)| one == name).map(|(_, value)| value.as_str())
    }
}

/// An id without its angle brackets.
pub(crate) fn bare_id(text: &str) -> Option<String> {
    let text = text.trim();
    let inner = match (text.find('<'), text.rfind('>')) {
        (Some(from), Some(to)) if from < to => &text[from + 1..to],
        _ => text,
    };
    let inner = inner.trim();
    (!inner.is_empty()).then(|| inner.to_owned())
}
