// Keeps a page true while it is open: on each event the page is fetched again and its [data-live][id]
// regions are exchanged. A region somebody is writing in is left alone.
const { liveUrl, updated } = document.body.dataset;
const said = document.getElementById("live-said");
let waiting;

// Somebody writes in it, or has written in it and looked away: what they wrote is theirs and stays.
const touched = (field) =>
  field.type === "checkbox" || field.type === "radio"
    ? field.checked !== field.defaultChecked
    : field.matches("select")
      ? [...field.options].some((each, at) => each.selected && !each.defaultSelected && at > 0)
      : field.value !== field.defaultValue;
const writing = (region) =>
  (region.contains(document.activeElement) && document.activeElement.matches("input, textarea, select")) ||
  [...region.querySelectorAll("input, textarea, select")].some(touched);

// What a region says, without its clocks: they tick by themselves and are no news.
function gist(region) {
  const copy = region.cloneNode(true);
  for (const time of copy.querySelectorAll("time")) time.textContent = "";
  for (const folded of copy.querySelectorAll("details")) folded.removeAttribute("open");
  return copy.innerHTML;
}

function exchange(region, next) {
  const open = [...region.querySelectorAll("details[open][id]")].map((each) => each.id);
  const focus = region.contains(document.activeElement) && document.activeElement.id;
  region.replaceWith(next);
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
}

async function refresh() {
  const answer = await fetch(location.href, { headers: { accept: "text/html" }, cache: "no-store" });
  if (!answer.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  let changed = false;
  for (const region of document.querySelectorAll("[data-live][id]")) {
    const next = fresh.getElementById(region.id);
    if (!next || writing(region) || gist(region) === gist(next)) continue;
    exchange(region, next);
    changed = true;
  }
  // Emptied first, so that the same sentence is read out a second time.
  if (changed && said) {
    said.textContent = "";
    setTimeout(() => (said.textContent = updated), 100);
  }
}

function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(() => refresh().catch(() => {}), 250);
}

function listen(pause) {
  const source = new EventSource(liveUrl);
  source.onmessage = soon;
  source.addEventListener("changed", soon);
  source.onopen = () => {
    // Something may have happened while we were away.
    if (pause) soon();
    pause = 0;
  };
  source.onerror = () => {
    pause ||= 1000;
    // The browser tries again by itself unless the server refused.
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(() => listen(Math.min(pause * 2, 60000)), pause);
  };
}

if (liveUrl) {
  listen(0);
  document.addEventListener("visibilitychange", () => document.hidden || soon());
}
