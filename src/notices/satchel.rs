//! A batch on its way: letters are written when a connection is free for them, and the desk's book says of each that
//! it is being sent, and what became of it.

use std::io;

use post::{Bag, Fate, Sealed};

use super::Delivery;
use super::book::Page;
use super::writing::Writing;

pub(super) struct Satchel<'a> {
    pub writing: &'a Writing,
    pub deliveries: &'a [Delivery],
    pub page: &'a Page,
}

impl Bag for Satchel<'_> {
    fn count(&self) -> usize {
        self.deliveries.len()
    }

    fn take_out(&self, index: usize) -> Result<Sealed, Fate> {
        Ok(self.writing.letter(&self.deliveries[index])?.seal_with(self.writing.lines()))
    }

    fn about_to_send(&self, index: usize) -> io::Result<()> {
        self.page.about_to_send(self.deliveries[index].id.as_str())
    }

    fn settle(&self, index: usize, fate: &Fate) {
        self.page.settle(self.deliveries[index].id.as_str(), fate);
    }
}
