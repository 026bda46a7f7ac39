//! A run of serial or lot numbers, as people count them: `A9` comes before `A10`.

/// From one number to another, both behind the same beginning. Zeros before a number count for nothing: `A009` is
/// `A9`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The first, as it was written.
    pub from: String,
    /// The last.
    pub to: String,
}

/// What stands before the number that a text ends in, and that number without zeros before it.
fn parted(text: &str) -> (&str, &str) {
    let begins = text.trim_end_matches(|c: char| c.is_ascii_digit());
    (begins, text.strip_prefix(begins).unwrap_or_default().trim_start_matches('0'))
}

/// A number of any length in the order of counting: the longer one is larger.
fn order(digits: &str) -> (usize, &str) {
    (digits.len(), digits)
}

impl Run {
    /// A run, or why these two ends make none.
    pub(super) fn new(from: String, to: String) -> Result<Self, &'static str> {
        let is_numbered = |text: &str| text.ends_with(|c: char| c.is_ascii_digit());
        let ((a, first), (b, last)) = (parted(&from), parted(&to));
        if !is_numbered(&from) || !is_numbered(&to) {
            return Err("Both ends of a run end in a number.");
        }
        if a != b {
            return Err("Both ends of a run begin alike: what stands before the number is the same.");
        }
        if order(first) > order(last) {
            return Err("The first number of the run is larger than the last.");
        }
        Ok(Self { from, to })
    }

    /// What both ends begin with.
    pub fn begins(&self) -> &str {
        parted(&self.from).0
    }

    /// The first number and the last, without zeros before them.
    pub fn ends(&self) -> (&str, &str) {
        (parted(&self.from).1, parted(&self.to).1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_counted_as_people_count() {
        let run = |a: &str, b: &str| Run::new(a.into(), b.into());
        let ok = run("SN0100", "SN1999").unwrap();
        assert_eq!((ok.begins(), ok.ends()), ("SN", ("100", "1999")));
        assert_eq!(run("A9", "A10").unwrap().ends(), ("9", "10"));
        assert_eq!(run("007", "7").unwrap().begins(), "");
        assert!(run("A10", "A9").unwrap_err().contains("larger"));
        assert!(run("A1", "B2").unwrap_err().contains("begin alike"));
        assert!(run("A", "A9").unwrap_err().contains("end in a number"));
        assert!(run("", "").is_err());
    }
}
