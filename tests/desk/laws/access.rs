//! Closed by default: every route stands in `access.txt` with the least that somebody must be, and is asked as
//! a stranger and as each role. Below that it refuses; from there on it does not.
//!
//! A line is `METHOD PATH LEAST`, where LEAST is a role, `stranger` for what is open to all, `contact` for what a
//! private link opens, or `link` for what a link that works once opens; a wrong link leads nowhere.

use std::collections::{BTreeMap, BTreeSet};

use super::asker::Asker;
use super::routes;
use crate::harness::TestDesk;

fn table() -> BTreeMap<String, String> {
    let text = std::fs::read_to_string("tests/desk/laws/access.txt").unwrap();
    let lines = text.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#'));
    lines
        .map(|line| {
            let mut words = line.split_whitespace();
            let (method, path, least) = (words.next().unwrap(), words.next().unwrap(), words.next().unwrap());
            (format!("{method} {path}"), least.to_owned())
        })
        .collect()
}

#[test]
fn every_route_is_in_the_table_and_the_table_has_no_other() {
    let routes = routes::collect();
    let listed: BTreeSet<String> = table().into_keys().collect();
    let missing: Vec<_> = routes.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(&routes).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "say in tests/desk/laws/access.txt who may use these:\n{missing:#?}\nand take these out:\n{gone:#?}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_route_refuses_whoever_is_less_than_its_least() {
    let desk = TestDesk::sqlite().await;
    let roles = [("viewer", &desk.vic), ("member", &desk.mara), ("lead", &desk.tom), ("owner", &desk.ines)];
    let (mut asker, mut broken) = (Asker::of(&desk), Vec::new());
    for (route, least) in table() {
        let stranger = asker.ask(None, &route).await;
        let turned_away = stranger.turns_away();
        match least.as_str() {
            "stranger" if turned_away => broken.push(format!("{route}: a stranger gets {}", stranger.status)),
            "contact" | "link" if stranger.status != 404 => {
                broken.push(format!("{route}: a wrong link gets {} and not 404", stranger.status));
            }
            "stranger" | "contact" | "link" => {}
            role => {
                if !turned_away {
                    broken.push(format!("{route}: a stranger gets {}", stranger.status));
                }
                let Some(from) = roles.iter().position(|(name, _)| *name == role) else {
                    broken.push(format!("{route}: `{role}` is no word of this table"));
                    continue;
                };
                for (at, (name, actor)) in roles.iter().enumerate() {
                    let answer = asker.ask(Some(actor), &route).await;
                    if (at < from) != matches!(answer.status, 401 | 403) {
                        broken.push(format!("{route}: {name} gets {}, least is {role}", answer.status));
                    }
                }
            }
        }
    }
    assert!(broken.is_empty(), "the law of access is broken:\n{}", broken.join("\n"));
}
