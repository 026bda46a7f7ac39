// Moments on a page that is the same for everybody stand in the company's zone. Here they are put into the reader's, and
// the company's stays to be seen by pointing at them. Where both are the same, nothing moves.
const { zone } = document.body.dataset;
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
const form = new Intl.DateTimeFormat(`${document.documentElement.lang}-u-nu-latn`, {
  day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short",
});

function translate(root) {
  const times = "time[datetime]:not([title], [data-countdown], [data-elapsed])";
  for (const time of root.querySelectorAll(times)) {
    const at = Date.parse(time.dateTime);
    if (Number.isNaN(at)) continue;
    time.title = time.textContent;
    time.textContent = form.format(at);
  }
}

if (zone && own && own !== zone) {
  const main = document.getElementById("main");
  translate(main);
  // Regions are exchanged while the page is open.
  new MutationObserver((changes) => {
    for (const change of changes)
      for (const node of change.addedNodes) if (node.nodeType === Node.ELEMENT_NODE) translate(node);
  }).observe(main, { childList: true, subtree: true });
  for (const said of document.querySelectorAll("[data-zone-said]")) said.textContent = said.dataset.zoneSaid.replace("{}", own);
}
