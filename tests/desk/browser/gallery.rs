//! Every view from its sample, in both directions of writing: nothing axe would complain of, nothing wider than a
//! phone.

use amends::app::router::exhibits;
use amends::ground::page::Lang;

use super::Browser;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_view_is_accessible_and_fits_a_phone() {
    let Some(browser) = Browser::open().await else { return };
    let mut wrong = Vec::new();
    browser.driver.set_window_rect(0, 0, 390, 844).await.unwrap();
    for lang in Lang::ALL {
        for exhibit in exhibits(lang) {
            let path = exhibit.href(lang);
            browser.goto(&path).await;
            wrong.extend(browser.axe().await.into_iter().map(|w| format!("{path}: {w}")));
            let wider = browser
                .driver
                .execute(
                    "return document.documentElement.scrollWidth - document.documentElement.clientWidth",
                    vec![],
                )
                .await
                .unwrap();
            let wider: i64 = wider.convert().unwrap();
            if wider > 1 {
                wrong.push(format!("{path}: {wider} px wider than the phone"));
            }
        }
    }
    browser.close().await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
