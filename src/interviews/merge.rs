//! Two who write in one note: what both typed stands, or both are asked to look.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// What two writings of one text come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Merged {
    /// One text with what both typed.
    Text(String),
    /// They wrote at the same place: no machine knows which words were meant.
    Conflict,
}

/// A change of some lines of the base, and the lines that stand there instead.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Hunk {
    from: usize,
    to: usize,
    lines: Vec<String>,
}

impl Hunk {
    /// Whether both touch the same lines, or would stand at the same place between two. What is put in right before or behind
    /// lines that somebody else changed has one place.
    fn meets(&self, other: &Self) -> bool {
        let (is_put_in, is_put_in_too) = (self.from == self.to, other.from == other.to);
        if is_put_in && is_put_in_too {
            return self.from == other.from;
        }
        self.from < other.to && other.from < self.to
    }
}

/// Merges what stands (`theirs`) with what was typed (`mine`), both begun from `base`. Line by line: lines that one of them
/// wrote stand, lines that one of them took away go, and where both wrote at the same place neither is dropped. What both
/// appended to the end stands one behind the other, which is how notes of one talk grow.
pub fn merge(base: &str, theirs: &str, mine: &str) -> Merged {
    if mine == theirs || mine == base {
        return Merged::Text(theirs.to_owned());
    }
    if theirs == base {
        return Merged::Text(mine.to_owned());
    }
    // One wrote on from what the other has: it holds all of it. So it is where only the answer to what was kept was lost.
    let grew = |from: &str, to: &str| from.starts_with(base) && to.starts_with(from);
    if grew(theirs, mine) {
        return Merged::Text(mine.to_owned());
    }
    if grew(mine, theirs) {
        return Merged::Text(theirs.to_owned());
    }
    let lines: Vec<&str> = base.split('\n').collect();
    let (ours, others) = (hunks(&lines, mine), hunks(&lines, theirs));
    let end = lines.len();
    let mut all = others.clone();
    for hunk in ours {
        match others.iter().find(|other| other.meets(&hunk)) {
            None => all.push(hunk),
            Some(other) if *other == hunk => {}
            Some(other) if is_appended(other, end) && is_appended(&hunk, end) => all.push(hunk),
            Some(_) => return Merged::Conflict,
        }
    }
    // Stable: of two at the end, theirs stands first.
    all.sort_by_key(|hunk| (hunk.from, hunk.to));
    let mut out: Vec<&str> = Vec::new();
    let mut at = 0;
    for hunk in &all {
        out.extend(&lines[at..hunk.from.max(at)]);
        out.extend(hunk.lines.iter().map(String::as_str));
        at = hunk.to.max(at);
    }
    out.extend(&lines[at..]);
    // What was empty before has no first line of its own.
    let text = out.join("\n");
    Merged::Text(if base.is_empty() { text.trim_start_matches('\n').to_owned() } else { text })
}

fn is_appended(hunk: &Hunk, end: usize) -> bool {
    hunk.from == end && hunk.to == end
}

/// How a text differs from the base. A base without words is no line: whatever stands there was appended.
fn hunks(base: &[&str], text: &str) -> Vec<Hunk> {
    let lines: Vec<&str> = text.split('\n').collect();
    if base == [""] {
        let lines = lines.into_iter().map(str::to_owned).collect();
        return vec![Hunk { from: 1, to: 1, lines }];
    }
    let taken = |from: usize, len: usize| lines[from..from + len].iter().map(|l| (*l).to_owned()).collect();
    capture_diff_slices(Algorithm::Myers, base, &lines)
        .into_iter()
        .filter_map(|op| match op {
            DiffOp::Equal { .. } => None,
            DiffOp::Delete { old_index, old_len, .. } => {
                Some(Hunk { from: old_index, to: old_index + old_len, lines: Vec::new() })
            }
            DiffOp::Insert { old_index, new_index, new_len } => {
                Some(Hunk { from: old_index, to: old_index, lines: taken(new_index, new_len) })
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                Some(Hunk { from: old_index, to: old_index + old_len, lines: taken(new_index, new_len) })
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(text: &str) -> Merged {
        Merged::Text(text.into())
    }

    #[test]
    fn what_both_typed_stands_and_what_nobody_can_decide_is_asked() {
        for (base, theirs, mine, expected) in [
            ("", "", "Angry", text("Angry")),
            ("", "Angry", "", text("Angry")),
            ("", "Angry", "Tired", text("Angry\nTired")),
            ("a\nb\nc", "A\nb\nc", "a\nb\nC", text("A\nb\nC")),
            ("a\nb", "a\nb\ntheirs", "a\nb\nmine", text("a\nb\ntheirs\nmine")),
            ("a\nb\nc", "a\nc", "a\nb\nc\nd", text("a\nc\nd")),
            ("a", "a\nb", "a, I heard", text("a, I heard\nb")),
            // Only the answer to what was kept was lost: whoever typed on has all of it.
            ("", "Angry", "Angry\nTired", text("Angry\nTired")),
            ("a", "a b", "a b c", text("a b c")),
            ("a", "a b c", "a b", text("a b c")),
            ("a\nb", "a", "a\nb\nc", text("a\nc")),
            ("a", "a, they said", "a, I heard", Merged::Conflict),
            ("a\nb\nc", "a\nX\nc", "a\nY\nc", Merged::Conflict),
            ("a\nb", "a", "a\nB", Merged::Conflict),
            ("a\nb", "a\nX\nb", "a\nX\nb", text("a\nX\nb")),
        ] {
            assert_eq!(merge(base, theirs, mine), expected, "{base:?} {theirs:?} {mine:?}");
        }
    }

    /// Lines that say who wrote them, so that nothing can hide in anything else.
    fn edited(who: &'static str) -> impl Strategy<Value = Vec<(u8, String)>> {
        prop::collection::vec((0_u8..3, 0_u16..9), 6)
            .prop_map(move |edits| edits.into_iter().map(|(kind, n)| (kind, format!("{who}{n}"))).collect())
    }

    /// Each line of the base is kept, taken away, or followed by one of theirs.
    fn apply(base: &[String], edits: &[(u8, String)]) -> String {
        let mut out = Vec::new();
        for (at, line) in base.iter().enumerate() {
            match edits.get(at) {
                Some((0, _)) | None => out.push(line.clone()),
                Some((1, _)) => {}
                Some((_, new)) => out.extend([line.clone(), format!("{new}.{at}")]),
            }
        }
        out.join("\n")
    }

    fn base() -> impl Strategy<Value = Vec<String>> {
        (1_usize..7).prop_map(|n| (0..n).map(|at| format!("base{at}")).collect())
    }

    proptest! {
        #[test]
        fn whoever_changed_nothing_changes_nothing(base in base(), a in edited("a")) {
            let text = base.join("\n");
            let changed = apply(&base, &a);
            prop_assert_eq!(merge(&text, &changed, &text), Merged::Text(changed.clone()));
            prop_assert_eq!(merge(&text, &text, &changed), Merged::Text(changed.clone()));
            prop_assert_eq!(merge(&text, &changed, &changed), Merged::Text(changed));
        }

        #[test]
        fn nothing_that_was_typed_is_lost_and_nothing_comes_back(base in base(), a in edited("a"), b in edited("b")) {
            let text = base.join("\n");
            let (theirs, mine) = (apply(&base, &a), apply(&base, &b));
            let there = |text: &str, line: &str| text.split('\n').any(|l| l == line);
            match merge(&text, &theirs, &mine) {
                Merged::Conflict => {
                    let other = merge(&text, &mine, &theirs);
                    prop_assert_eq!(other, Merged::Conflict, "both are asked, whoever comes first");
                }
                Merged::Text(merged) => {
                    for line in theirs.split('\n').chain(mine.split('\n')).filter(|l| !l.starts_with("base")) {
                        prop_assert!(line.is_empty() || there(&merged, line), "{} is lost: {}", line, merged);
                    }
                    for line in &base {
                        let stays = there(&theirs, line) && there(&mine, line);
                        prop_assert_eq!(there(&merged, line), stays, "{} in {}", line, merged);
                    }
                }
            }
        }

        #[test]
        fn the_same_lines_stand_whoever_comes_first(base in "[ab\n]{0,9}", a in "[abc\n]{0,9}", b in "[abd\n]{0,9}") {
            if let (Merged::Text(x), Merged::Text(y)) = (merge(&base, &a, &b), merge(&base, &b, &a)) {
                let sorted = |text: &str| {
                    let mut lines: Vec<_> = text.lines().filter(|l| !l.is_empty()).map(str::to_owned).collect();
                    lines.sort();
                    lines
                };
                prop_assert_eq!(sorted(&x), sorted(&y));
            }
        }
    }
}
