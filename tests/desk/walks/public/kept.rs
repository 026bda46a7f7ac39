//! A page is drawn once for each change and kept, whoever reads it; and says by itself that our word is late (R27).

use std::time::Duration;

use amends::ground::clock::{HOUR, MINUTE};
use amends::incidents;

use super::{declared, open, open_with, published, said};
use crate::walk;

walk!(a_page_is_drawn_once_for_each_change, |desk| {
    let incident = published(&desk).await;
    let drawn = async || {
        let figures = open(&desk, "/metrics").await.text;
        let line = figures
            .lines()
            .find(|line| line.starts_with("amends_public_rooms_drawn_total"))
            .map(str::to_owned);
        line.and_then(|line| line.rsplit(' ').next()?.parse::<u64>().ok()).unwrap_or(0)
    };
    // On PostgreSQL hearing the other nodes begins a moment later, and anything may have been said before.
    open(&desk, "/s/furnace").await.expect(200);
    std::thread::sleep(Duration::from_millis(500));
    open(&desk, "/s/furnace").await.expect(200);
    let before = drawn().await;
    incidents::say_no_date(&desk.house, &desk.tom, &incident, "not looked at yet").await.unwrap();
    let many = (0..300).map(|_| open(&desk, "/s/furnace"));
    for page in futures_util::future::join_all(many).await {
        page.expect(200).says("not looked at yet");
    }
    assert_eq!(drawn().await, before + 1, "three hundred at once, and one drawing");

    // Validators, and the same bytes made smaller.
    let page = open(&desk, "/s/furnace").await.expect(200);
    let (tag, modified) = (said(&page, "etag").to_owned(), said(&page, "last-modified").to_owned());
    assert!(tag.starts_with('"') && said(&page, "cache-control").starts_with("public, max-age="));
    let same = open_with(&desk, "/s/furnace", &[("if-none-match", tag.as_str())]).await.expect(304);
    assert!(same.text.is_empty() && said(&same, "etag") == tag);
    open_with(&desk, "/s/furnace", &[("if-modified-since", modified.as_str())]).await.expect(304);
    for (coding, ending) in [("gzip", "-gz\""), ("br, gzip", "-br\"")] {
        let small = open_with(&desk, "/s/furnace", &[("accept-encoding", coding)]).await.expect(200);
        assert_eq!(said(&small, "content-encoding"), coding.split(',').next().unwrap());
        assert!(said(&small, "etag").ends_with(ending), "{}", said(&small, "etag"));
        let length: usize = said(&small, "content-length").parse().unwrap();
        assert!(length < page.text.len() / 2, "{length} of {}", page.text.len());
        let known = [("accept-encoding", coding), ("if-none-match", tag.as_str())];
        open_with(&desk, "/s/furnace", &known).await.expect(304);
    }
    assert_eq!(drawn().await, before + 1);

    // What is said of another incident draws nothing anew, and what changes nothing changes no tag.
    let other = declared(&desk, "Another wrong").await;
    incidents::say_no_date(&desk.house, &desk.tom, &other, "not looked at").await.unwrap();
    open(&desk, "/s/furnace").await.expect(200);
    assert_eq!(drawn().await, before + 1);
    open_with(&desk, "/s/furnace", &[("if-none-match", tag.as_str())]).await.expect(304);
    incidents::say_no_date(&desk.house, &desk.tom, &incident, "not measured").await.unwrap();
    let anew = open_with(&desk, "/s/furnace", &[("if-none-match", tag.as_str())])
        .await
        .expect(200)
        .says("not measured");
    open_with(&desk, "/s/furnace", &[("if-modified-since", modified.as_str())]).await.expect(200);
    assert_ne!(said(&anew, "etag"), tag);
});

walk!(a_word_that_is_late_says_so_by_itself, |desk| {
    let incident = published(&desk).await;
    incidents::say_next_update(&desk.house, &desk.tom, &incident, desk.house.now().plus(HOUR)).await.unwrap();
    let before =
        open(&desk, "/s/furnace").await.expect(200).says("data-state=\"running\"").says("data-countdown");
    // Whatever stands in a page that is kept stays true: no count-down in it but for script.
    assert!(!before.text.contains("1 h 00 min left"));
    desk.wait(59 * MINUTE);
    let same = open_with(&desk, "/s/furnace", &[("if-none-match", said(&before, "etag"))]).await;
    same.expect(304);
    desk.wait(2 * MINUTE);
    let late = open_with(&desk, "/s/furnace", &[("if-none-match", said(&before, "etag"))]).await.expect(200);
    late.says("data-state=\"late\"").says("We are late with this.");
});
