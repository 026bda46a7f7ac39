//! SPDX licence expressions, as far as packages use them: OR, AND, WITH, parentheses, and the old `/` for OR.

use anyhow::{Context, Result, bail};

/// Whether an expression can be satisfied by allowed licences alone.
///
/// `X WITH Y` must be allowed under exactly that name: an exception changes what is granted.
pub fn is_satisfied(expression: &str, allowed: impl Fn(&str) -> bool) -> Result<bool> {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let mut reader = Reader { words: spaced.split_whitespace().collect(), at: 0, allowed: &allowed };
    let answer = reader.any().with_context(|| format!("`{expression}` is no licence expression"))?;
    match reader.peek() {
        None => Ok(answer),
        Some(word) => bail!("`{expression}` is no licence expression: `{word}` is one word too many"),
    }
}

struct Reader<'a> {
    words: Vec<&'a str>,
    at: usize,
    allowed: &'a dyn Fn(&str) -> bool,
}

impl<'a> Reader<'a> {
    fn any(&mut self) -> Result<bool> {
        let mut answer = self.all()?;
        while self.take("OR") {
            answer |= self.all()?;
        }
        Ok(answer)
    }

    fn all(&mut self) -> Result<bool> {
        let mut answer = self.one()?;
        while self.take("AND") {
            answer &= self.one()?;
        }
        Ok(answer)
    }

    fn one(&mut self) -> Result<bool> {
        if self.take("(") {
            let answer = self.any()?;
            if !self.take(")") {
                bail!("a parenthesis is not closed");
            }
            return Ok(answer);
        }
        let licence = self.name()?;
        if self.take("WITH") {
            let exception = self.name()?;
            return Ok((self.allowed)(&format!("{licence} WITH {exception}")));
        }
        Ok((self.allowed)(licence))
    }

    fn name(&mut self) -> Result<&'a str> {
        match self.peek() {
            Some("OR" | "AND" | "WITH" | "(" | ")") | None => bail!("a licence's name is missing"),
            Some(name) => {
                self.at += 1;
                Ok(name)
            }
        }
    }

    fn take(&mut self, word: &str) -> bool {
        let found = self.peek() == Some(word);
        self.at += usize::from(found);
        found
    }

    fn peek(&self) -> Option<&'a str> {
        self.words.get(self.at).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ok(expression: &str) -> bool {
        let allowed = ["MIT", "Apache-2.0", "ISC", "Apache-2.0 WITH LLVM-exception"];
        is_satisfied(expression, |name| allowed.contains(&name)).unwrap()
    }

    #[test]
    fn one_side_of_an_or_is_enough_and_both_of_an_and_are_needed() {
        assert!(ok("MIT"));
        assert!(!ok("GPL-3.0-only"));
        assert!(ok("GPL-3.0-only OR MIT"));
        assert!(ok("GPL-3.0-only/MIT"));
        assert!(ok("MIT AND ISC"));
        assert!(!ok("MIT AND GPL-3.0-only"));
    }

    #[test]
    fn and_binds_tighter_than_or_and_parentheses_tighter_than_both() {
        assert!(ok("MIT OR ISC AND GPL-3.0-only"));
        assert!(!ok("(MIT OR ISC) AND GPL-3.0-only"));
        assert!(ok("(GPL-3.0-only OR (MIT AND ISC)) AND Apache-2.0"));
    }

    #[test]
    fn an_exception_is_allowed_by_its_whole_name_only() {
        assert!(ok("Apache-2.0 WITH LLVM-exception"));
        assert!(!ok("MIT WITH LLVM-exception"));
        assert!(ok("GPL-2.0-only WITH Classpath-exception-2.0 OR ISC"));
    }

    #[test]
    fn what_is_no_expression_is_refused() {
        for nonsense in ["", "MIT OR", "(MIT", "MIT ISC", "AND", "MIT)", "MIT WITH"] {
            assert!(is_satisfied(nonsense, |_| true).is_err(), "{nonsense:?}");
        }
    }
}
