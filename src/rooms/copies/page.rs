//! Where the files of a copy stand, and how one names another.

use crate::ground::page::Lang;

/// What stands at the beginning of a room's paths.
pub(super) fn root(address: &str) -> String {
    format!("/s/{address}")
}

/// The file of a page of a room: that of the first language stands where the page stands, the others in a folder of theirs.
pub(super) fn file_of(address: &str, path: &str, lang: Lang, first: Lang) -> String {
    let rest = path.strip_prefix(&root(address)).unwrap_or_default();
    let folder = if lang == first { String::new() } else { format!("/{}", lang.code()) };
    format!("s/{address}{folder}{rest}/index.html")
}

/// How a file names another, from where it stands.
pub(super) fn relative(from: &str, to: &str) -> String {
    let (from, to): (Vec<&str>, Vec<&str>) = (from.split('/').collect(), to.split('/').collect());
    // Folders beside folders: the last part is a file, and nothing stands in a file.
    let (here, there) = (&from[..from.len() - 1], &to[..to.len() - 1]);
    let common = here.iter().zip(there).take_while(|(a, b)| a == b).count();
    let up = "../".repeat(here.len() - common);
    format!("{up}{}", to[common..].join("/"))
}

/// The address, what is asked for behind it, and the place on the page.
pub(super) fn parts(address: &str) -> (&str, Option<&str>, &str) {
    let (rest, place) = match address.find('#') {
        Some(at) => address.split_at(at),
        None => (address, ""),
    };
    match rest.split_once('?') {
        Some((path, query)) => (path, Some(query), place),
        None => (rest, None, place),
    }
}

/// The language that an address asks for.
pub(super) fn lang_asked(query: Option<&str>) -> Option<Lang> {
    query?.split('&').find_map(|pair| pair.strip_prefix("lang=")).and_then(Lang::from_code)
}

/// How a file of this media type ends.
pub(super) fn ending(media_type: &str) -> &'static str {
    match media_type.split(';').next().unwrap_or_default().trim() {
        "text/css" => "css",
        "text/javascript" => "js",
        "image/svg+xml" => "svg",
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/webp" => "webp",
        "image/gif" => "gif",
        "image/avif" => "avif",
        "font/woff2" => "woff2",
        "application/pdf" => "pdf",
        _ => "bin",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_file_names_another_from_where_it_stands() {
        let table = [
            ("s/x/index.html", "assets/a.css", "../../assets/a.css"),
            ("s/x/index.html", "s/x/ar/index.html", "ar/index.html"),
            ("s/x/ar/index.html", "s/x/index.html", "../index.html"),
            ("s/x/index.html", "s/x/feed.atom", "feed.atom"),
            ("index.html", "s/x/index.html", "s/x/index.html"),
            ("s/x/index.html", "s/y/index.html", "../y/index.html"),
            ("a/b/c", "a/b", "../b"),
        ];
        for (from, to, expected) in table {
            assert_eq!(relative(from, to), expected, "{from} to {to}");
        }
    }

    #[test]
    fn pages_stand_where_they_stand_and_other_languages_beside() {
        assert_eq!(file_of("x", "/s/x", Lang::En, Lang::En), "s/x/index.html");
        assert_eq!(file_of("x", "/s/x/post-mortem", Lang::En, Lang::En), "s/x/post-mortem/index.html");
        assert_eq!(file_of("x", "/s/x/post-mortem", Lang::Ar, Lang::En), "s/x/ar/post-mortem/index.html");
        assert_eq!(parts("/a/b?lang=ar&x=1#c"), ("/a/b", Some("lang=ar&x=1"), "#c"));
        assert_eq!(lang_asked(Some("x=1&lang=ar")), Some(Lang::Ar));
    }
}
