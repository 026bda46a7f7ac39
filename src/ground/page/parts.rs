//! Small values that the macros of `forms.html`, `tables.html` and `parts.html` take.

use super::{Shell, format};

/// What is wrong with a form, said beside each field and gathered at its top.
#[derive(Debug, Clone, Default)]
pub struct Errors(Vec<(String, String)>);

impl Errors {
    /// Nothing is wrong.
    pub fn none() -> Self {
        Self::default()
    }

    /// Adds what is wrong with `field` and what to do about it, in the language of the page.
    #[must_use]
    pub fn with(mut self, field: impl Into<String>, text: impl Into<String>) -> Self {
        self.add(field, text);
        self
    }

    /// Adds what is wrong with `field` and what to do about it, in the language of the page.
    pub fn add(&mut self, field: impl Into<String>, text: impl Into<String>) {
        self.0.push((field.into(), text.into()));
    }

    /// What is wrong with `field`; empty when nothing is.
    pub fn of(&self, field: &str) -> &str {
        self.0.iter().find(|(own, _)| own == field).map_or("", |(_, text)| text)
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many things are wrong.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// What is wrong, each sentence once, with the first field it is said of and of how many it is said.
    pub fn summed(&self) -> Vec<(&str, &str, usize)> {
        let mut summed: Vec<(&str, &str, usize)> = Vec::new();
        for (field, text) in &self.0 {
            match summed.iter_mut().find(|(_, said, _)| said == text) {
                Some((.., places)) => *places += 1,
                None => summed.push((field, text, 1)),
            }
        }
        summed
    }

    /// Each field with what is wrong with it.
    pub fn each(&self) -> &[(String, String)] {
        &self.0
    }
}

/// One of the answers of a `select` or a `choice`.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What a person reads.
    pub label: String,
    /// What it means, when the label does not say it all.
    pub hint: String,
}

impl Choice {
    /// An answer that needs no explanation.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: String::new() }
    }

    /// The same answer, explained.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// Whether this is the answer given.
    pub fn is(&self, given: impl AsRef<str>) -> bool {
        self.value == given.as_ref()
    }
}

/// Where a long table stands: its address, its filters, its order and its page.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    path: String,
    filters: Vec<(String, String)>,
    order: String,
    next: Option<String>,
    started: bool,
}

impl Listing {
    /// The listing at `path` in the order of a `sort` parameter: a key, or `-key` for descending.
    pub fn new(path: impl Into<String>, order: impl Into<String>) -> Self {
        Self { path: path.into(), order: order.into(), ..Self::default() }
    }

    /// Keeps a filter in every link; an empty one is left out.
    #[must_use]
    pub fn keep(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let value = value.into();
        if !value.is_empty() {
            self.filters.push((name.into(), value));
        }
        self
    }

    /// Says whether this page began after a cursor, and which cursor the next one begins after.
    #[must_use]
    pub fn page(mut self, after: Option<&str>, next: Option<String>) -> Self {
        self.started = after.is_some();
        self.next = next;
        self
    }

    /// The link that orders by `key`, turning the order round when it already does.
    pub fn sort_href(&self, key: &str) -> String {
        let order = if self.order == key { format!("-{key}") } else { key.to_owned() };
        self.href(&[("sort", &order)])
    }

    /// The `aria-sort` of a column.
    pub fn aria_sort(&self, key: &str) -> &'static str {
        match self.order.strip_prefix('-') {
            Some(own) if own == key => "descending",
            None if self.order == key => "ascending",
            _ => "none",
        }
    }

    /// The link to the next page, when there is one.
    pub fn next_href(&self) -> Option<String> {
        let next = self.next.as_deref()?;
        Some(self.href(&[("sort", &self.order), ("after", next)]))
    }

    /// The link back to the first page, when this is not it.
    pub fn first_href(&self) -> Option<String> {
        self.started.then(|| self.href(&[("sort", &self.order)]))
    }

    fn href(&self, extra: &[(&str, &str)]) -> String {
        let kept = self.filters.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let extra = extra.iter().copied().filter(|(_, value)| !value.is_empty());
        let query: Vec<(&str, &str)> = kept.chain(extra).collect();
        let query = serde_urlencoded::to_string(query).unwrap_or_default();
        if query.is_empty() { self.path.clone() } else { format!("{}?{query}", self.path) }
    }
}

/// A figure with the interval it may lie in: a rate, a trust dimension. Never shown without either.
#[derive(Debug, Clone, Copy)]
pub struct Interval {
    value: f64,
    low: f64,
    high: f64,
    n: i64,
    as_rate: bool,
}

impl Interval {
    /// A rate from 0 to 1, shown as per cent, known from `n` cases.
    pub fn rate(value: f64, low: f64, high: f64, n: i64) -> Self {
        Self { value, low, high, n, as_rate: true }
    }

    /// A score from 0 to 1, shown with two decimals, known from `n` entries.
    pub fn score(value: f64, low: f64, high: f64, n: i64) -> Self {
        Self { value, low, high, n, as_rate: false }
    }

    /// Whether there is anything to go by.
    pub fn is_known(&self) -> bool {
        self.n > 0
    }

    /// The value itself, to be set large. Nothing is known from no cases, and then nothing is claimed.
    pub fn figure(&self) -> String {
        if self.is_known() { self.say(self.value) } else { "–".to_owned() }
    }

    /// The interval and what it rests on, in words.
    pub fn words(&self, shell: &Shell) -> String {
        if !self.is_known() {
            return shell.t("page-interval-none");
        }
        super::t_args(
            shell.lang,
            "page-interval",
            &[("low", self.say(self.low).into()), ("high", self.say(self.high).into()), ("n", self.n.into())],
        )
    }

    /// Where the interval begins, of 100.
    pub fn from(&self) -> String {
        at(self.low)
    }

    /// How long the interval is, of 100.
    pub fn length(&self) -> String {
        at((self.high - self.low).max(0.01))
    }

    /// Where the value stands, of 100, so that a mark two wide stays inside.
    pub fn mark(&self) -> String {
        at(self.value.clamp(0.01, 0.99) - 0.01)
    }

    fn say(&self, value: f64) -> String {
        if self.as_rate { format::percent(value) } else { format!("{value:.2}") }
    }
}

fn at(ratio: f64) -> String {
    format!("{:.1}", ratio.clamp(0.0, 1.0) * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_keep_filters_and_turn_the_order_round() {
        let listing = Listing::new("/cases", "due").keep("q", "späte & more").page(None, Some("c1".into()));
        assert_eq!(listing.sort_href("due"), "/cases?q=sp%C3%A4te+%26+more&sort=-due");
        assert_eq!(listing.sort_href("customer"), "/cases?q=sp%C3%A4te+%26+more&sort=customer");
        assert_eq!(listing.aria_sort("due"), "ascending");
        assert_eq!(listing.next_href().as_deref(), Some("/cases?q=sp%C3%A4te+%26+more&sort=due&after=c1"));
        assert_eq!(listing.first_href(), None);
    }

    #[test]
    fn a_figure_from_nothing_claims_nothing() {
        let shell = Shell::sample();
        assert_eq!(Interval::rate(1.0, 0.0, 1.0, 0).figure(), "–");
        let few = Interval::rate(1.0, 0.566, 1.0, 5);
        assert_eq!(few.figure(), "100%");
        assert_eq!(few.words(&shell), "between 56.6% and 100%, from 5");
    }
}
