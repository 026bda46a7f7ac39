//! Finds the words that are missing from the catalogue, for the test that keeps it whole.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use super::Lang;

/// What letters say, and nothing else: the beginnings of these ids. A language of letters only has exactly these.
const OF_LETTERS: [&str; 6] =
    ["notices-mail-", "followers-mail-", "meetings-mail-", "notices-part-", "page-month-", "page-moment"];

/// Every complaint about the catalogue in `locales_dir`, given the templates under `src_dir`, sorted:
/// an id that a template names (`t("…")`, `tn("…"`, `ta("…"`) and a language lacks, an id that one
/// language has and another lacks, and an id that is written twice. Empty means whole.
pub fn missing_ids(src_dir: &Path, locales_dir: &Path) -> Vec<String> {
    let mut complaints = BTreeSet::new();
    let mut languages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for lang_dir in entries(locales_dir).into_iter().filter(|path| path.is_dir()) {
        let lang = name_of(&lang_dir);
        let known = languages.entry(lang.clone()).or_default();
        for file in files(&lang_dir, "ftl") {
            for id in fs::read_to_string(&file).unwrap_or_default().lines().filter_map(message_id) {
                if !known.insert(id.to_owned()) {
                    complaints.insert(format!("{id}: twice in {lang}"));
                }
            }
        }
    }
    let mut wanted: BTreeMap<String, String> = BTreeMap::new();
    for ids in languages.values() {
        wanted.extend(ids.iter().map(|id| (id.clone(), "another language has it".to_owned())));
    }
    for file in files(src_dir, "html") {
        let text = fs::read_to_string(&file).unwrap_or_default();
        let place = file.strip_prefix(src_dir).unwrap_or(&file).display().to_string();
        wanted.extend(used_ids(&text).map(|id| (id.to_owned(), place.clone())));
    }
    let of_letters = |id: &str| OF_LETTERS.iter().any(|begins| id.starts_with(begins));
    for (lang, known) in &languages {
        let is_whole = Lang::from_code(lang).is_some();
        for (id, place) in wanted.iter().filter(|(id, _)| !known.contains(*id)) {
            if is_whole || of_letters(id) {
                complaints.insert(format!("{id}: missing in {lang} ({place})"));
            }
        }
        for id in known.iter().filter(|id| !is_whole && !of_letters(id)) {
            complaints.insert(format!("{id}: {lang} is a language of letters, and no letter says this"));
        }
    }
    complaints.into_iter().collect()
}

fn message_id(line: &str) -> Option<&str> {
    let (id, _) = line.split_once('=')?;
    let id = id.trim_end();
    let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    (id.starts_with(|c: char| c.is_ascii_lowercase()) && id.chars().all(kebab)).then_some(id)
}

fn used_ids(template: &str) -> impl Iterator<Item = &str> {
    ["t(\"", "tn(\"", "ta(\""].into_iter().flat_map(move |call| {
        template.match_indices(call).filter_map(move |(at, _)| {
            let named_longer = template[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
            let rest = &template[at + call.len()..];
            (!named_longer).then(|| rest.split('"').next().unwrap_or_default())
        })
    })
}

fn entries(dir: &Path) -> Vec<std::path::PathBuf> {
    fs::read_dir(dir).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}

fn files(dir: &Path, extension: &str) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for path in entries(dir) {
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|own| own == extension) {
            found.push(path);
        }
    }
    found
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_is_whole() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let complaints = missing_ids(&root.join("src"), &root.join("locales"));
        assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
    }

    #[test]
    fn ids_are_read_from_templates_and_not_from_longer_names() {
        let template = r#"{{ shell.t("a-b") }} {{ shell.tn("c", n) }} {{ format("no") }} {{ at("nor") }}"#;
        assert_eq!(used_ids(template).collect::<Vec<_>>(), ["a-b", "c"]);
    }
}
