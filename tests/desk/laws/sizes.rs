//! Files stay small enough to be read whole: 400 lines of Rust, 120 of a template.

use super::sources::files;

#[test]
fn no_file_outgrows_its_reader() {
    let mut rust = files("src", &["rs"]);
    rust.extend(
        files("crates", &["rs"]).into_iter().filter(|p| p.components().any(|c| c.as_os_str() == "src")),
    );
    let mut large = Vec::new();
    for (paths, most) in [(rust, 400), (files("src", &["html"]), 120)] {
        for path in paths {
            let lines = std::fs::read_to_string(&path).unwrap().lines().count();
            if lines > most {
                large.push(format!("{}: {lines} lines, at most {most}", path.display()));
            }
        }
    }
    assert!(large.is_empty(), "split these:\n{}", large.join("\n"));
}
