//! The law of floors: a room uses only floors below its own, and enters another by its front door. The list is
//! read from `ARCHITECTURE.md`, so the document cannot go stale.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

fn floors() -> BTreeMap<String, u32> {
    let text = std::fs::read_to_string("ARCHITECTURE.md").unwrap();
    text.lines()
        .filter_map(|line| {
            let mut cells = line.trim().strip_prefix('|')?.split('|').map(str::trim);
            let room = cells.next()?.trim_matches('`').to_owned();
            Some((room, cells.next()?.parse().ok()?))
        })
        .collect()
}

#[test]
fn every_room_stands_in_the_document_and_every_listed_room_stands_in_the_house() {
    let floors = floors();
    let rooms: Vec<String> = std::fs::read_dir("src")
        .unwrap()
        .flatten()
        .filter(|e| e.path().is_dir())
        .map(|e| e.file_name().into_string().unwrap())
        .collect();
    for room in &rooms {
        assert!(floors.contains_key(room), "{room} has no floor in ARCHITECTURE.md");
    }
    for room in floors.keys() {
        assert!(rooms.contains(room), "ARCHITECTURE.md lists {room}, which is not in src/");
    }
}

#[test]
fn a_room_uses_only_floors_below_its_own() {
    let floors = floors();
    let mut files = Vec::new();
    sources(Path::new("src"), &mut files);
    let mut broken = Vec::new();
    for file in files {
        let Some(own) =
            file.strip_prefix("src").unwrap().iter().next().map(|p| p.to_string_lossy().into_owned())
        else {
            continue;
        };
        let Some(own_floor) = floors.get(&own) else { continue };
        let text = std::fs::read_to_string(&file).unwrap();
        for (number, line) in text.lines().enumerate() {
            if line.trim_start().starts_with("//") {
                continue;
            }
            for used in line.split("crate::").skip(1) {
                let names: Vec<&str> = match used.strip_prefix('{') {
                    Some(list) => {
                        list.split(',').map(|n| n.trim().split("::").next().unwrap_or("")).collect()
                    }
                    None => vec![used.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("")],
                };
                for name in names {
                    if let Some(floor) = floors.get(name)
                        && name != own
                        && floor >= own_floor
                    {
                        broken.push(format!(
                            "{}:{}: {own} ({own_floor}) uses {name} ({floor})",
                            file.display(),
                            number + 1
                        ));
                    }
                }
            }
        }
    }
    assert!(broken.is_empty(), "the law of floors is broken:\n{}", broken.join("\n"));
}
