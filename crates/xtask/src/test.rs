//! All tests, on both engines and in a browser, with what they need installed and started first.

use std::process::Command;

use anyhow::{Result, bail};

use crate::postgres::Cluster;
use crate::{browser, schemathesis, shell};

const POSTGRES: &str = "AMENDS_TEST_POSTGRES_URL";
const BROWSER: &str = "AMENDS_TEST_BROWSER";
const AXE: &str = "AMENDS_TEST_AXE";
const SCHEMATHESIS: &str = "AMENDS_TEST_SCHEMATHESIS";

/// What is off in the product and still tested, so that it cannot rot. Each run names the same, or the product is compiled
/// once more.
const FEATURES: &str = "amends/pdf";

/// Runs the tests.
pub fn run(arguments: &[&str]) -> Result<()> {
    let wanted = Wanted::read(arguments)?;
    let mut environment = Environment::default();
    environment.browser(&wanted);
    environment.schemathesis(&wanted);
    // Held to the end of the tests: dropping it stops PostgreSQL.
    let _cluster = environment.postgres(&wanted)?;

    let nextest = shell::works(shell::cargo().args(["nextest", "--version"]));
    if nextest {
        let mut run =
            environment.cargo(&["nextest", "run", "--workspace", "--features", FEATURES, "--no-fail-fast"]);
        shell::run(run.args(&wanted.filters))?;
    } else {
        let mut test = environment.cargo(&["test", "--workspace", "--features", FEATURES]);
        if !wanted.filters.is_empty() {
            test.args(["--lib", "--bins", "--tests", "--"]).args(&wanted.filters);
        }
        shell::run(&mut test)?;
    }
    // `cargo test` runs the doc tests by itself, and a filtered run is meant to be quick.
    if nextest && wanted.filters.is_empty() {
        let doc = ["test", "--doc", "--workspace", "--features", FEATURES];
        shell::run(&mut environment.cargo(&doc))?;
    }
    Ok(())
}

#[derive(Debug, PartialEq)]
struct Wanted<'a> {
    postgres: bool,
    browser: bool,
    filters: Vec<&'a str>,
}

impl<'a> Wanted<'a> {
    fn read(arguments: &[&'a str]) -> Result<Self> {
        let mut wanted = Self { postgres: true, browser: true, filters: Vec::new() };
        let mut rest = arguments.iter();
        while let Some(&argument) = rest.next() {
            match argument {
                "--no-postgres" => wanted.postgres = false,
                "--no-browser" => wanted.browser = false,
                "--" => wanted.filters.extend(rest.by_ref()),
                flag if flag.starts_with('-') => {
                    bail!("`{flag}` is none of --no-postgres, --no-browser; pass it on after `--`")
                }
                filter => wanted.filters.push(filter),
            }
        }
        Ok(wanted)
    }
}

/// What the tests learn from us: a value to set, or none to take away.
#[derive(Default)]
struct Environment {
    variables: Vec<(&'static str, Option<String>)>,
}

impl Environment {
    fn browser(&mut self, wanted: &Wanted<'_>) {
        let refused = std::env::var(BROWSER).is_ok_and(|value| value == "off");
        if !wanted.browser || refused {
            println!("browser walks are off");
            self.variables.push((BROWSER, Some("off".into())));
        } else if browser::ready() {
            self.variables.push((BROWSER, Some("on".into())));
            self.variables.push((AXE, browser::axe()));
        }
    }

    fn schemathesis(&mut self, wanted: &Wanted<'_>) {
        // A run of a few tests is not worth fetching it.
        if wanted.filters.is_empty() || wanted.filters.iter().any(|f| f.contains("fuzz")) {
            self.variables.push((SCHEMATHESIS, schemathesis::ready()));
        }
    }

    fn postgres(&mut self, wanted: &Wanted<'_>) -> Result<Option<Cluster>> {
        if !wanted.postgres {
            println!("tests on PostgreSQL are off");
            self.variables.push((POSTGRES, None));
            return Ok(None);
        }
        if let Ok(url) = std::env::var(POSTGRES) {
            println!("PostgreSQL as given: {url}");
            return Ok(None);
        }
        let cluster = Cluster::start()?;
        println!("PostgreSQL at {}", cluster.url());
        self.variables.push((POSTGRES, Some(cluster.url())));
        Ok(Some(cluster))
    }

    fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = shell::cargo();
        command.args(arguments).current_dir(shell::root());
        for (name, value) in &self.variables {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        command
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_and_filters_are_told_apart() {
        let all = Wanted { postgres: true, browser: true, filters: vec![] };
        assert_eq!(Wanted::read(&[]).unwrap(), all);
        let some = Wanted { postgres: false, browser: false, filters: vec!["walk", "--no-browser"] };
        assert_eq!(
            Wanted::read(&["--no-postgres", "--no-browser", "walk", "--", "--no-browser"]).unwrap(),
            some
        );
        assert!(Wanted::read(&["--fast"]).is_err());
    }
}
