//! One person's window: they read words, fill fields by their labels and press buttons by what stands on them.

use std::cell::RefCell;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use amends::ground::Time;
use data_encoding::BASE64;
use serde_json::{Value, json};
use thirtyfour::cdp::domains::network::NetworkConditions;
use thirtyfour::error::{WebDriverErrorInner, WebDriverResult};
use thirtyfour::prelude::*;

use super::chrome::Device;
use super::{PATIENCE, breathe};

/// What was found wrong with the pages that were looked at, one line each.
pub type Wrongs = Arc<Mutex<Vec<String>>>;

/// Numbers the pictures in the order of the story.
static SHOTS: AtomicU32 = AtomicU32::new(0);

/// What is seen around a part that is drawn for the guide.
const MARGIN: f64 = 12.0;
/// How tall such a picture is at most.
const TALLEST: f64 = 780.0;

/// A window of somebody's own.
pub struct Window {
    driver: WebDriver,
    who: String,
    base: String,
    device: Device,
    looks: bool,
    wrongs: Wrongs,
}

impl Window {
    pub(super) fn of(driver: WebDriver, who: &str, base: &str, device: Device) -> Self {
        let (who, base) = (who.to_owned(), base.to_owned());
        Self { driver, who, base, device, looks: true, wrongs: Wrongs::default() }
    }

    /// With its pages looked over, and where to write down what is wrong with them.
    pub(super) fn looking(self, looks: bool, wrongs: Wrongs) -> Self {
        Self { looks, wrongs, ..self }
    }

    /// Goes to a path of the desk, or to the address in a letter.
    pub async fn goto(&self, to: &str) {
        let address = if to.starts_with('/') { format!("{}{to}", self.base) } else { to.to_owned() };
        self.driver.goto(address).await.unwrap();
    }

    /// The path of the page that is open.
    pub async fn path(&self) -> String {
        self.driver.current_url().await.unwrap().path().to_owned()
    }

    /// Every word that can be read on the page, blanks as one blank each.
    pub async fn words(&self) -> String {
        let all = self.script("return document.body?.innerText ?? ''", vec![]).await;
        all.and_then(|w| w.as_str().map(plain)).unwrap_or_default()
    }

    /// Waits until these words can be read, as happens on a page that lives.
    pub async fn sees(&self, words: &str) {
        let reads = async || self.words().await.contains(words).then_some(());
        self.until(&format!("`{words}` is not to be read"), reads).await;
    }

    /// Opens a page anew until these words can be read: for what the desk does in its rounds.
    pub async fn sees_at(&self, path: &str, words: &str) {
        let reads = async || {
            self.goto(path).await;
            self.words().await.contains(words).then_some(())
        };
        self.until(&format!("`{words}` does not come"), reads).await;
    }

    /// These words cannot be read here, now.
    pub async fn misses(&self, words: &str) {
        let read = self.words().await;
        assert!(
            !read.contains(words),
            "{}: `{words}` is to be read at {}:\n{read}",
            self.who,
            self.path().await
        );
    }

    /// Whether such a button can be pressed here, now.
    pub async fn may_press(&self, words: &str) -> bool {
        self.seek("button", words, "").await.is_some()
    }

    /// Writes into the field of this label, over what stood in it.
    pub async fn fill(&self, label: &str, text: &str) {
        let write = async |field: WebElement| {
            field.clear().await?;
            field.send_keys(text).await
        };
        self.find_and("field", label, "", write).await;
    }

    /// Sets a moment, `2026-03-02T09:00`; how one types it depends on the browser's language.
    pub async fn fill_moment(&self, label: &str, moment: &str) {
        let set = async |field: WebElement| {
            let script = "arguments[0].value = arguments[1]; \
                          arguments[0].dispatchEvent(new Event('change', { bubbles: true }))";
            self.driver.execute(script, vec![field.to_json()?, json!(moment)]).await.map(drop)
        };
        self.find_and("field", label, "", set).await;
    }

    /// Chooses a file from the disk.
    pub async fn attach(&self, label: &str, file: &Path) {
        self.find_and("field", label, "", async |field| field.send_keys(file.display().to_string()).await)
            .await;
    }

    /// Chooses one of a list.
    pub async fn select(&self, label: &str, option: &str) {
        let by = By::XPath(format!(".//option[normalize-space(.) = \"{option}\"]"));
        self.find_and("field", label, "", async |list| list.find(by.clone()).await?.click().await).await;
    }

    /// Chooses one of the answers to a question.
    pub async fn choose(&self, question: &str, answer: &str) {
        self.find_and("field", answer, question, async |one| self.click(one).await).await;
    }

    /// Ticks a box.
    pub async fn tick(&self, label: &str) {
        self.find_and("field", label, "", async |one| self.click(one).await).await;
    }

    /// Unfolds what is folded under these words.
    pub async fn unfold(&self, words: &str) {
        self.find_and("fold", words, "", async |fold| self.click(fold).await).await;
    }

    /// Presses a button and waits for the page it leads to.
    pub async fn press(&self, words: &str) {
        self.leave_by("button", words, "").await;
    }

    /// The same under one heading, where more than one button says so.
    pub async fn press_under(&self, heading: &str, words: &str) {
        self.leave_by("button", words, heading).await;
    }

    /// Searches the whole desk from the head of any page.
    pub async fn search(&self, words: &str) {
        let enter = format!("{words}{}", Key::Enter.value());
        self.fill("Search", &enter).await;
        self.sees(words).await;
    }

    /// Presses a button that the browser itself refuses, because something is not answered yet.
    pub async fn press_in_vain(&self, words: &str) {
        let page = self.driver.find(By::Tag("html")).await.unwrap();
        self.find_and("button", words, "", async |it| self.click(it).await).await;
        assert!(page.tag_name().await.is_ok(), "{}: `{words}` was taken", self.who);
    }

    /// Follows a link and waits for the page it leads to.
    pub async fn follow(&self, words: &str) {
        self.leave_by("link", words, "").await;
    }

    /// Where a link leads.
    pub async fn address_of(&self, link: &str) -> String {
        let there = async || self.seek("link", link, "").await;
        let link = self.until(&format!("there is no link `{link}`"), there).await;
        link.prop("href").await.unwrap().unwrap()
    }

    /// What an address of the desk answers to this browser, as text.
    pub async fn fetch(&self, address: &str) -> String {
        let script = "const done = arguments[1]; fetch(arguments[0]).then((a) => a.text()).then(done)";
        self.driver.execute_async(script, vec![json!(address)]).await.unwrap().convert().unwrap()
    }

    /// Takes this browser's connection away, or gives it back.
    pub async fn connect(&self, is_there: bool) {
        let conditions = NetworkConditions { offline: !is_there, ..NetworkConditions::default() };
        self.driver.cdp().network().emulate_network_conditions(conditions).await.unwrap();
    }

    /// Presses a button that does its work on this page.
    pub async fn press_here(&self, words: &str) {
        self.find_and("button", words, "", async |it| self.click(it).await).await;
    }

    /// Marks the page that is open; a page that is loaded anew bears no mark.
    pub async fn mark(&self) {
        self.driver.execute("window.marked = true", vec![]).await.unwrap();
    }

    /// Whether it is still the page that was marked.
    pub async fn is_marked(&self) -> bool {
        self.script("return window.marked === true", vec![]).await == Some(json!(true))
    }

    /// Holds the page as a screen of so many pixels would, whatever the window.
    pub async fn measure(&self, width: u32, height: u32) {
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.tell_browser("Emulation.setDeviceMetricsOverride", screen).await;
    }

    /// Lives in another time zone from the next page on.
    pub async fn live_in(&self, zone: &str) {
        self.tell_browser("Emulation.setTimezoneOverride", json!({ "timezoneId": zone })).await;
    }

    /// Runs this before anything of the pages that come.
    pub async fn run_first(&self, script: &str) {
        self.tell_browser("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
    }

    /// Loses the network, as in a tunnel; or has it again.
    pub async fn be_offline(&self, is_offline: bool) {
        let network =
            json!({ "offline": is_offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.tell_browser("Network.enable", json!({})).await;
        self.tell_browser("Network.emulateNetworkConditions", network).await;
    }

    async fn tell_browser(&self, what: &str, how: Value) {
        self.driver.cdp().send_raw(what, how).await.unwrap();
    }

    /// Does something on the page as a script.
    pub async fn run(&self, script: &str) {
        self.driver.execute(script, vec![]).await.unwrap();
    }

    /// What the page answers to a script.
    pub async fn asks(&self, script: &str) -> Value {
        self.script(script, vec![]).await.unwrap_or_default()
    }

    /// Waits until a script answers yes.
    pub async fn waits_for(&self, what: &str, script: &str) {
        let holds = async || (self.asks(script).await == json!(true)).then_some(());
        self.until(what, holds).await;
    }

    /// Looks the page over as it is on a screen of this size: nothing axe would complain of, nothing wider than the screen.
    pub async fn look_over_at(&self, name: &str, width: u32, height: u32) {
        if !self.looks {
            return;
        }
        self.measure(width, height).await;
        let mut wrongs = self.axe().await;
        let wider = self.script(include_str!("wider.js"), vec![]).await;
        wrongs.extend(wider.as_ref().and_then(Value::as_str).map(str::to_owned));
        self.picture(name).await;
        let path = self.path().await;
        let wrongs = wrongs.into_iter().map(|wrong| format!("{path} at {width} by {height}: {wrong}"));
        self.wrongs.lock().unwrap().extend(wrongs);
    }

    /// Sees the time of a desk whose clock stands: what counts down on a page stands still, too.
    pub async fn stand_at(&self, moment: Time) {
        self.run_first(&format!("Date.now = () => {};", moment.0)).await;
    }

    /// Looks the page over on a telephone, on a tablet and on a desk, which is where it is left.
    pub async fn look_everywhere(&self, name: &str) {
        for (device, width, height) in [("phone", 390, 844), ("tablet", 820, 1_180), ("desk", 1_440, 900)] {
            self.look_over_at(&format!("{name}-{device}"), width, height).await;
        }
    }

    /// Draws a part of the page for the guide, `docs/pictures/NAME.png`, when the test is run to write such files anew.
    pub async fn draw(&self, name: &str, part: &str) {
        if !self.looks || std::env::var_os("UPDATE").is_none() {
            return;
        }
        if self.device != Device::Phone {
            self.measure(900, 800).await;
        }
        // A picture is taken without them, and the page would be laid out anew where it was measured with.
        self.tell_browser("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await;
        let place = "const box = document.querySelector(arguments[0]).getBoundingClientRect(); \
                     return [box.left + scrollX, box.top + scrollY, box.width, box.height, devicePixelRatio]";
        let place =
            self.script(place, vec![json!(part)]).await.unwrap_or_else(|| panic!("there is no {part}"));
        let [left, top, width, height, ratio] = [0, 1, 2, 3, 4].map(|n| place[n].as_f64().unwrap());
        // The whole page has its own margin, and the head of the desk stands above it.
        let above = if part == "main" { 0.0 } else { MARGIN };
        let (left, top) = ((left - MARGIN).max(0.0), (top - above).max(0.0));
        let clip = json!({ "x": left, "y": top, "width": width + 2.0 * MARGIN,
            "height": (height + 2.0 * MARGIN).min(TALLEST), "scale": 1.0 / ratio });
        let how = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        let drawn = self.driver.cdp().send_raw("Page.captureScreenshot", how).await.unwrap();
        let bytes = BASE64.decode(drawn["data"].as_str().unwrap().as_bytes()).unwrap();
        std::fs::create_dir_all("docs/pictures").unwrap();
        std::fs::write(format!("docs/pictures/{name}.png"), bytes).unwrap();
        if self.device != Device::Phone {
            self.measure(1_440, 900).await;
        }
    }

    /// Takes a picture of what is in view, for people to look at.
    #[expect(clippy::disallowed_methods, reason = "how whoever runs the tests asks for pictures")]
    pub async fn picture(&self, name: &str) {
        let Ok(folder) = std::env::var("AMENDS_TEST_SHOTS") else { return };
        let number = SHOTS.fetch_add(1, Ordering::SeqCst);
        self.driver.screenshot(&Path::new(&folder).join(format!("{number:03}-{name}.png"))).await.unwrap();
    }

    /// Looks the page over: nothing axe would complain of, nothing wider than a telephone.
    pub async fn look_over(&self) {
        if !self.looks {
            return;
        }
        let mut wrongs = self.axe().await;
        self.shoot("wide").await;
        self.resize(390, 844).await;
        let wider = self.script(include_str!("wider.js"), vec![]).await;
        wrongs.extend(wider.as_ref().and_then(Value::as_str).map(str::to_owned));
        self.shoot("narrow").await;
        self.resize(1440, 900).await;
        let place = self.driver.current_url().await.unwrap();
        let (path, query) = (place.path(), place.query().unwrap_or_default());
        let wrongs = wrongs.into_iter().map(|wrong| format!("{path}?{query}: {wrong}"));
        self.wrongs.lock().unwrap().extend(wrongs);
    }

    /// A telephone stays as wide as it is.
    async fn resize(&self, width: u32, height: u32) {
        if self.device != Device::Phone {
            self.driver.set_window_rect(0, 0, width, height).await.unwrap();
        }
    }

    /// Takes a picture for people to look at, into the folder that `AMENDS_TEST_SHOTS` names.
    #[expect(clippy::disallowed_methods, reason = "how whoever runs the tests asks for pictures")]
    async fn shoot(&self, how: &str) {
        let Ok(folder) = std::env::var("AMENDS_TEST_SHOTS") else { return };
        let number = SHOTS.fetch_add(1, Ordering::SeqCst);
        let width = if how == "wide" { 1440 } else { 390 };
        let height = self.script("return document.documentElement.scrollHeight", vec![]).await;
        self.resize(width, height.and_then(|h| h.as_u64()).unwrap_or(900) as u32 + 200).await;
        // Without ids and secrets, which are long.
        let name: String =
            self.path().await.split('/').filter(|part| part.len() < 20).collect::<Vec<_>>().join("-");
        let file = format!("{number:03}{name}-{how}.png");
        self.driver.screenshot(&Path::new(&folder).join(file)).await.unwrap();
    }

    /// Has what looks pages over in each of those that come, where each of them is looked over.
    pub async fn bring_axe(&self) {
        if let Some(axe) = axe() {
            self.run_first(&axe).await;
        }
    }

    /// What axe finds wrong with the page, one line each; nothing where axe is not offered.
    async fn axe(&self) -> Vec<String> {
        let Some(axe) = axe() else { return Vec::new() };
        // Half a megabyte, and a page may be looked over at more than one width.
        if self.asks("return 'axe' in window").await != json!(true) {
            self.run(&axe).await;
        }
        let script = "const done = arguments[0];
            axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
               .then(r => done(r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', '))));";
        self.driver.execute_async(script, vec![]).await.unwrap().convert().unwrap()
    }

    /// Closes the window.
    pub async fn close(self) {
        let _ = self.driver.quit().await;
    }

    async fn leave_by(&self, kind: &str, words: &str, within: &str) {
        let page = self.driver.find(By::Tag("html")).await.unwrap();
        self.find_and(kind, words, within, async |it| self.click(it).await).await;
        let left = async || page.tag_name().await.is_err().then_some(());
        self.until(&format!("the {kind} `{words}` leads nowhere"), left).await;
    }

    /// Finds something and does something with it, again while the page moves under the hand.
    async fn find_and(
        &self,
        kind: &str,
        words: &str,
        within: &str,
        act: impl AsyncFn(WebElement) -> WebDriverResult<()>,
    ) {
        let fault = RefCell::new(String::new());
        let done = async || {
            let outcome = act(self.seek(kind, words, within).await?).await;
            outcome.map_err(|why| fault.replace(why.to_string())).ok()
        };
        let place = if within.is_empty() { String::new() } else { format!(" under `{within}`") };
        let begun = Instant::now();
        while done().await.is_none() {
            if begun.elapsed() > PATIENCE {
                let fault = fault.into_inner();
                self.fail(&format!("the {kind} `{words}`{place} is not to be had ({fault})")).await;
            }
            breathe().await;
        }
    }

    /// Clicks as a hand does. What stands in a `<details>` that the style holds open is hidden to the driver's own
    /// click, and to nobody else.
    async fn click(&self, it: WebElement) -> WebDriverResult<()> {
        match it.click().await {
            Err(fault) if matches!(*fault, WebDriverErrorInner::ElementNotInteractable(_)) => {
                it.scroll_into_view().await?;
                self.driver.action_chain().click_element(&it).perform().await
            }
            outcome => outcome,
        }
    }

    async fn seek(&self, kind: &str, words: &str, within: &str) -> Option<WebElement> {
        let args = vec![json!(kind), json!(words), json!(within)];
        self.driver.execute(include_str!("finder.js"), args).await.ok()?.element().ok()
    }

    async fn script(&self, script: &str, args: Vec<Value>) -> Option<Value> {
        Some(self.driver.execute(script, args).await.ok()?.json().clone())
    }

    async fn until<T>(&self, otherwise: &str, look: impl AsyncFn() -> Option<T>) -> T {
        let begun = Instant::now();
        loop {
            if let Some(found) = look().await {
                return found;
            }
            if begun.elapsed() > PATIENCE {
                self.fail(otherwise).await;
            }
            breathe().await;
        }
    }

    async fn fail(&self, why: &str) -> ! {
        panic!("{}: {why} at {}, where it says:\n{}", self.who, self.path().await, self.words().await);
    }
}

/// The script that looks pages over, where it is offered.
#[expect(clippy::disallowed_methods, reason = "how the runner of the tests offers axe")]
fn axe() -> Option<String> {
    let path = std::env::var("AMENDS_TEST_AXE").ok()?;
    Some(std::fs::read_to_string(path).unwrap())
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
