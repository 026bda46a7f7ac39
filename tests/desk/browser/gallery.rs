//! Every view from its sample, in both directions of writing: nothing axe would complain of, nothing wider than a
//! phone.

use amends::app::router::exhibits;
use amends::ground::page::Lang;

use super::chrome::{Chrome, Device};
use super::desk::ServedDesk;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_view_is_accessible_and_fits_a_phone() {
    let Some(chrome) = Chrome::start() else { return };
    let desk = ServedDesk::sqlite().await;
    let phone = chrome.window("a reader", &desk.base, Device::Phone).await;
    phone.bring_axe().await;
    for lang in Lang::ALL {
        for exhibit in exhibits(lang) {
            phone.goto(&exhibit.href(lang)).await;
            phone.look_over().await;
        }
    }
    phone.close().await;
    desk.close().await;
    chrome.close();
}
