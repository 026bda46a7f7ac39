//! What a round needs, and what may be given in it. Values in, an answer or a refusal out.

use std::collections::BTreeMap;

use super::{Item, OpenSaid, RateSaid, Round, SHIPPED};
use crate::ground::text::{self, NAME};
use crate::ground::{Fault, Result};
use crate::listening::Dimension;

/// The most items of our own.
const MOST_OWN: usize = 12;
/// The best mark.
const BEST: i64 = 10;

/// What is rated: what is named, and what is our own.
pub(super) fn items(said: &OpenSaid) -> Result<Vec<Item>> {
    let named: Vec<&str> = said.items.iter().map(|key| key.trim()).filter(|key| !key.is_empty()).collect();
    let unknown = |key: &&str| Item::shipped(key).is_none();
    if let Some(key) = named.iter().copied().find(unknown) {
        let why = format!("There is no item {key}.");
        return Err(Fault::invalid(
            "items",
            why,
            "Choose among those that come with the desk, or write your own.",
        ));
    }
    let all = named.is_empty() && said.own.iter().all(|own| own.text.trim().is_empty());
    // In the order of the list, each once.
    let shipped = SHIPPED.iter().filter(|(key, _)| all || named.contains(key));
    let mut items: Vec<Item> = shipped.filter_map(|(key, _)| Item::shipped(key)).collect();
    let own: Vec<_> = said.own.iter().filter(|own| !own.text.trim().is_empty()).collect();
    if own.len() > MOST_OWN {
        let why = format!("{} items of your own are too many.", own.len());
        return Err(Fault::invalid("own", why, "Take at most 12: who is asked too much answers nothing."));
    }
    for (own, number) in own.into_iter().zip(1..) {
        let text = text::required("own", &own.text, NAME)?;
        let dimension = Dimension::from_word(own.dimension.trim()).ok_or_else(|| {
            Fault::invalid(
                "own",
                "To which part of trust does it belong?",
                "Say ability, benevolence or integrity.",
            )
        })?;
        items.push(Item { key: format!("own-{number}"), dimension, text });
    }
    Ok(items)
}

/// What somebody gives: marks for items of this round, from 0 to 10, at least one.
pub(super) fn marks(round: &Round, said: &RateSaid) -> Result<BTreeMap<String, i64>> {
    if !round.is_open() {
        return Err(Fault::refused("This round is closed.", "Rate in the next one."));
    }
    let items = round.list();
    for (key, mark) in &said.marks {
        if items.iter().all(|item| item.key != *key) {
            let why = format!("{key} is no item of this round.");
            return Err(Fault::invalid("marks", why, "Rate what stands in it."));
        }
        if !(0..=BEST).contains(mark) {
            return Err(Fault::invalid(
                "marks",
                format!("{mark} is no mark."),
                "Give 0 to 10; leave out what you cannot say.",
            ));
        }
    }
    if said.marks.is_empty() {
        return Err(Fault::invalid("marks", "Nothing is rated.", "Give at least one mark, from 0 to 10."));
    }
    Ok(said.marks.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::Time;
    use crate::perception::OwnItem;

    fn own(dimension: &str, text: &str) -> OwnItem {
        OwnItem { dimension: dimension.into(), text: text.into() }
    }

    #[test]
    fn a_round_has_what_is_named_and_what_is_ours() {
        let keys =
            |said: &OpenSaid| items(said).map(|all| all.into_iter().map(|i| i.key).collect::<Vec<_>>());
        assert_eq!(keys(&OpenSaid::default()).unwrap().len(), 9, "without a word, all");
        let said = OpenSaid { items: vec!["truth".into(), "well".into(), "well".into()], own: Vec::new() };
        assert_eq!(keys(&said).unwrap(), ["well", "truth"]);
        let ours = vec![own("integrity", " You rang back "), own("ability", "")];
        let said = OpenSaid { items: Vec::new(), own: ours };
        assert_eq!(items(&said).unwrap()[0].text, "You rang back");
        assert_eq!(keys(&said).unwrap(), ["own-1"], "only what is ours");
        assert!(keys(&OpenSaid { items: vec!["odd".into()], own: Vec::new() }).is_err());
        assert!(keys(&OpenSaid { items: Vec::new(), own: vec![own("odd", "x")] }).is_err());
        assert!(keys(&OpenSaid { items: Vec::new(), own: vec![own("ability", "x"); 13] }).is_err());
    }

    #[test]
    fn a_mark_is_from_nought_to_ten_for_what_stands_in_the_round() {
        let round = Round::sample(Time(1));
        let rate = |marks: &[(&str, i64)]| {
            let marks = marks.iter().map(|(key, mark)| ((*key).to_owned(), *mark)).collect();
            super::marks(&round, &RateSaid { marks })
        };
        assert_eq!(rate(&[("well", 0), ("truth", 10)]).unwrap().len(), 2);
        for wrong in [vec![], vec![("well", 11)], vec![("well", -1)], vec![("odd", 5)]] {
            assert!(rate(&wrong).is_err(), "{wrong:?}");
        }
        let closed = Round { closed_at: Some(Time(2)), ..Round::sample(Time(1)) };
        let said = RateSaid { marks: BTreeMap::from([("well".to_owned(), 5)]) };
        assert!(super::marks(&closed, &said).is_err());
    }
}
