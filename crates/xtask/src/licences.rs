//! What we may depend on: the rules of `deny.toml`, held against every locked package.
//!
//! `cargo deny` does this better and is called where it is installed. This is for every other machine, and
//! knows of `deny.toml` only what ours uses.

use anyhow::{Context, Result, bail};
use serde_json::Value;
use toml::{Table, Value as Toml};

use crate::{shell, spdx};

/// Checks licences, bans and sources.
pub fn check() -> Result<()> {
    if shell::works(shell::cargo().args(["deny", "--version"])) {
        let mut deny = shell::cargo();
        deny.args(["deny", "--locked", "check", "licenses", "bans", "sources"]);
        return shell::run(deny.current_dir(shell::root()));
    }
    let rules = std::fs::read_to_string(shell::root().join("deny.toml")).context("cannot read deny.toml")?;
    let rules = Rules::read(&rules).context("deny.toml")?;
    let packages = packages()?;
    let faults: Vec<String> = packages.iter().flat_map(|package| rules.faults(package)).collect();
    if !faults.is_empty() {
        bail!("{} of {} packages break deny.toml:\n  {}", faults.len(), packages.len(), faults.join("\n  "));
    }
    println!("{} packages keep to deny.toml", packages.len());
    Ok(())
}

struct Package {
    name: String,
    version: String,
    licence: Option<String>,
    /// `None` for our own.
    source: Option<String>,
}

fn packages() -> Result<Vec<Package>> {
    let mut metadata = shell::cargo();
    metadata.args(["metadata", "--format-version", "1", "--locked", "--all-features"]);
    let printed = shell::output(metadata.current_dir(shell::root()))?;
    let metadata: Value = serde_json::from_str(&printed).context("cargo metadata")?;
    let packages = metadata["packages"].as_array().context("cargo metadata lists no packages")?;
    let text = |package: &Value, key: &str| package[key].as_str().map(str::to_owned);
    packages
        .iter()
        .map(|package| {
            Ok(Package {
                name: text(package, "name").context("a package without a name")?,
                version: text(package, "version").unwrap_or_default(),
                licence: text(package, "license"),
                source: text(package, "source"),
            })
        })
        .collect()
}

struct Rules {
    licences: Vec<String>,
    banned: Vec<String>,
    registries: Vec<String>,
}

impl Rules {
    fn read(text: &str) -> Result<Self> {
        let table: Table = text.parse()?;
        let list = |section: &str, key: &str| -> Result<Vec<Toml>> {
            let list = table.get(section).and_then(|section| section.get(key)).and_then(Toml::as_array);
            list.cloned().with_context(|| format!("[{section}] has no list `{key}`"))
        };
        let names = |values: Vec<Toml>| values.iter().map(name).collect::<Result<Vec<_>>>();
        Ok(Self {
            licences: names(list("licenses", "allow")?)?,
            banned: names(list("bans", "deny")?)?,
            registries: names(list("sources", "allow-registry")?)?,
        })
    }

    fn faults(&self, package: &Package) -> Vec<String> {
        let Package { name, version, .. } = package;
        let mut faults = Vec::new();
        let allowed = |licence: &str| self.licences.iter().any(|one| one == licence);
        match package.licence.as_deref().map(|licence| (licence, spdx::is_satisfied(licence, allowed))) {
            None => faults.push(format!("{name} {version} names no licence")),
            Some((_, Ok(true))) => {}
            Some((licence, Ok(false))) => faults.push(format!("{name} {version} is under {licence}")),
            Some((_, Err(fault))) => faults.push(format!("{name} {version}: {fault:#}")),
        }
        if self.banned.contains(name) {
            faults
                .push(format!("{name} {version} is banned; `cargo tree --invert {name}` says who brings it"));
        }
        if let Some(source) = &package.source
            && !self.registries.iter().any(|one| source.strip_prefix("registry+") == Some(one.as_str()))
        {
            faults.push(format!("{name} {version} comes from {source}"));
        }
        faults
    }
}

/// A list's member is a text, or a table that says which crate it is about.
fn name(value: &Toml) -> Result<String> {
    let text = value.as_str().or_else(|| value.get("crate").and_then(Toml::as_str));
    text.map(str::to_owned).with_context(|| format!("cannot make a crate's or licence's name of {value:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: &str = r#"
        [licenses]
        allow = ["MIT"]
        [bans]
        deny = [{ crate = "bad", reason = "because" }, "worse"]
        [sources]
        allow-registry = ["https://index"]
    "#;

    fn faults(name: &str, licence: Option<&str>, source: Option<&str>) -> Vec<String> {
        let own = |text: Option<&str>| text.map(str::to_owned);
        let package = Package {
            name: name.into(),
            version: "1.0.0".into(),
            licence: own(licence),
            source: own(source),
        };
        Rules::read(RULES).unwrap().faults(&package)
    }

    #[test]
    fn a_good_package_has_no_faults() {
        assert!(faults("good", Some("MIT OR GPL-3.0-only"), Some("registry+https://index")).is_empty());
        assert!(faults("ours", Some("MIT"), None).is_empty());
    }

    #[test]
    fn each_broken_rule_is_named() {
        let index = Some("registry+https://index");
        assert_eq!(faults("x", Some("GPL-3.0-only"), index), ["x 1.0.0 is under GPL-3.0-only"]);
        assert_eq!(faults("x", None, index), ["x 1.0.0 names no licence"]);
        assert_eq!(
            faults("x", Some("MIT"), Some("git+https://index")),
            ["x 1.0.0 comes from git+https://index"]
        );
        assert!(faults("bad", Some("MIT"), index)[0].contains("banned"));
        assert!(faults("worse", Some("MIT"), index)[0].contains("banned"));
    }

    #[test]
    fn rules_without_their_lists_are_refused() {
        assert!(Rules::read("[licenses]\nallow = []").is_err());
    }
}
