//! What can go wrong, in words for whoever set the target up.

/// Why a copy was not made, or not to its end. What was written before stands whole.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The address of the target is none.
    #[error("{0} is no place that files can be copied to: write file:///FOLDER or s3://BUCKET/PREFIX")]
    NoPlace(String),
    /// A setting of the target is none that it knows, or lacks.
    #[error("the target cannot be opened: {0}")]
    Setting(String),
    /// A path that would lead outside, or nowhere.
    #[error("`{0}` is no path of a file")]
    Path(String),
    /// Two files have one path.
    #[error("two files are to stand at `{0}`")]
    Twice(String),
    /// The ledger cannot be read.
    #[error("the ledger {0} at the target cannot be read; take it away, and what it named is written again")]
    Ledger(&'static str),
    /// The target did not take or give a file.
    #[error("{what} `{path}`: {why}")]
    Store {
        /// What was being done.
        what: &'static str,
        /// With which file.
        path: String,
        /// What the target said.
        why: String,
    },
}

impl Fault {
    pub(crate) fn store(what: &'static str, path: &str, why: &object_store::Error) -> Self {
        Self::Store { what, path: path.to_owned(), why: said(why) }
    }
}

/// The fault and what lies behind it, in one line. Keys are sent as headers, so none stands in what a target answers.
fn said(fault: &dyn std::error::Error) -> String {
    let mut text = fault.to_string();
    let mut next = fault.source();
    while let Some(cause) = next {
        let more = cause.to_string();
        if !text.contains(&more) {
            text = format!("{text}: {more}");
        }
        next = cause.source();
    }
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    one_line.chars().take(500).collect()
}
