//! The page that says what went wrong and what to do next.

use askama::Template;

use super::{Nav, Shell, View};

/// A fault, for people.
#[derive(Debug, Template)]
#[template(path = "ground/page/fault.html")]
pub struct FaultPage {
    /// The frame.
    pub shell: Shell,
    /// The HTTP status, shown small.
    pub status: u16,
    /// What happened, in one sentence.
    pub what: String,
    /// What to do next, in one sentence.
    pub cure: String,
    /// Whether there is a desk to go back to: not for a customer, nor for a stranger.
    pub may_go_home: bool,
    /// The number under which our log has it; empty when there is nothing to look up.
    pub reference: String,
}

impl FaultPage {
    /// There is no such page.
    pub fn missing(shell: Shell) -> Self {
        let (what, cure) = (shell.t("page-missing"), shell.t("page-missing-cure"));
        let shell = shell.at(Nav::Nowhere, what.clone());
        Self { shell, status: 404, what, cure, may_go_home: true, reference: String::new() }
    }

    /// Something broke on our side.
    pub fn broken(shell: Shell, reference: impl Into<String>) -> Self {
        let (what, cure) = (shell.t("page-broken"), shell.t("page-broken-cure"));
        let shell = shell.at(Nav::Nowhere, what.clone());
        Self { shell, status: 500, what, cure, may_go_home: true, reference: reference.into() }
    }
}

impl View for FaultPage {
    const NAME: &'static str = "fault";

    fn sample(shell: Shell) -> Self {
        Self::broken(shell, "err_01JNEXAMPLE")
    }
}
