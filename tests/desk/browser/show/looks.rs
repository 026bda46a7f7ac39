//! How the room comes and how it looks: weight, stillness, and every width from a watch-sized telephone to a wall.

use serde_json::Value;

use super::{ROOM, Show};

/// Watches what moves and what is painted, from before the first byte on.
pub(super) const WATCH: &str = "
    window.moved = [];
    new PerformanceObserver((list) => {
        for (const each of list.getEntries())
            if (!each.hadRecentInput) moved.push(`${each.value} ${each.sources.map((s) => s.node?.outerHTML ?? s.node?.textContent).join(' ').slice(0, 200)}`);
    }).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => { window.largest = list.getEntries().at(-1).startTime; })
        .observe({ type: 'largest-contentful-paint', buffered: true });";

/// Everything that came, as it came over the wire, without pictures.
const WEIGHT: &str = "
    const [page] = performance.getEntriesByType('navigation');
    const parts = performance.getEntriesByType('resource').filter((each) => each.initiatorType !== 'img');
    return parts.reduce((sum, each) => sum + each.transferSize, page.transferSize);";

/// The most bytes of a first page without its picture.
const MOST: u64 = 50_000;

impl Show {
    pub(super) async fn is_light_and_still(&self) {
        let otto = &self.otto;
        // Scripts have done what they do at the beginning by then.
        otto.waits_for("the page does not come to rest", "return performance.now() > 2500").await;
        let weight = otto.asks(WEIGHT).await.as_u64().unwrap();
        assert!((2_000..MOST).contains(&weight), "{weight} bytes");
        let moved = otto.asks("return window.moved").await;
        assert_eq!(moved, Value::Array(Vec::new()), "nothing moves once it is there");
        let first =
            otto.asks("return performance.getEntriesByName('first-contentful-paint')[0].startTime").await;
        let largest = otto.asks("return window.largest").await;
        let (first, largest) = (first.as_f64().unwrap(), largest.as_f64().unwrap());
        assert!(largest - first < 100.0, "the largest is painted first: {largest} after {first}");
    }

    /// On the screens that people have, and as large as people need it.
    pub(super) async fn look_at_it_everywhere(&self) {
        let (otto, marta) = (&self.otto, &self.marta);
        otto.goto(ROOM).await;
        otto.sees("It runs again").await;
        for (name, width, height) in
            [("wall", 1_920, 1_080), ("desk", 1_440, 900), ("phone", 390, 844), ("small", 320, 640)]
        {
            otto.look_over_at(&format!("room-{name}"), width, height).await;
            otto.run("window.scrollTo(0, 900)").await;
            otto.picture(&format!("room-{name}-below")).await;
            otto.run("window.scrollTo(0, 0)").await;
        }
        // A desk at 200 % is a page of half its width; a telephone's letters twice as large stay on it too.
        otto.look_over_at("room-twice", 720, 450).await;
        otto.run("document.documentElement.style.fontSize = '200%'").await;
        otto.look_over_at("room-large-letters", 390, 844).await;
        otto.run("document.documentElement.style.fontSize = ''").await;
        otto.measure(1_440, 900).await;
        let sideways = "return document.documentElement.scrollWidth <= document.documentElement.clientWidth";
        assert_eq!(otto.asks(sideways).await, Value::Bool(true));
        marta.goto(ROOM).await;
        marta.look_over().await;
        marta.goto(&self.private).await;
        marta.look_over().await;
    }
}
