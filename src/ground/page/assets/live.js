// Keeps a page true while it is open: on each event the page is fetched again and its [data-live][id]
// regions are exchanged; new ones come, old ones go. A region somebody is writing in is left alone. One that a script of
// its own keeps fresh is left to that script: data-by says where it is.
const { liveUrl, updated, now, version } = document.body.dataset;
const said = document.getElementById("live-said");
let waiting;
// What this page knows: the version it was drawn as, or the last one it heard of.
let last = version;

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

// What a region says, without its clocks, which tick by themselves, and the keys of its forms, which are fresh
// each time: they are no news.
function gist(region) {
  const copy = region.cloneNode(true);
  for (const time of copy.querySelectorAll("time")) time.textContent = "";
  for (const folded of copy.querySelectorAll("details")) folded.removeAttribute("open");
  for (const form of copy.querySelectorAll("form[action]"))
    form.setAttribute("action", form.getAttribute("action").replace(/[?&]once=[^&]*/, ""));
  return copy.innerHTML;
}

// What somebody has unfolded is known again by its id, or by what stands on it.
const fold = (details) => details.id || details.querySelector("summary")?.textContent;

function exchange(region, next) {
  const open = [...region.querySelectorAll("details[open]")].map(fold);
  const focus = region.contains(document.activeElement) && document.activeElement.id;
  region.replaceWith(next);
  for (const each of next.querySelectorAll("details")) if (open.includes(fold(each))) each.open = true;
  if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
}

async function refresh() {
  const answer = await fetch(location.href, { headers: { accept: "text/html" }, cache: "no-cache" });
  // It was taken down, or its link was: the page says so itself.
  if (answer.status === 410) location.reload();
  if (!answer.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  // Looked at before anything moves: what is new goes behind what stands before it on the fresh page.
  const added = [...fresh.querySelectorAll("[data-live][id]")]
    .filter((next) => !document.getElementById(next.id))
    .map((next) => [next, next.previousElementSibling?.id]);
  let changed = false;
  for (const region of document.querySelectorAll("[data-live][id]")) {
    const next = fresh.getElementById(region.id);
    if (next?.dataset.by) {
      import(next.dataset.by).then((script) => script.take(region, next), () => {});
      continue;
    }
    if (writing(region) || (next && gist(region) === gist(next))) continue;
    if (next) exchange(region, next);
    else region.remove();
    changed = true;
  }
  for (const [next, before] of added) {
    const place = before && document.getElementById(before);
    if (!place) continue;
    place.after(next);
    if (next.dataset.by) import(next.dataset.by).then((script) => script.keep(next), () => {});
    changed = true;
  }
  // Emptied first, so that the same sentence is read out a second time.
  if (changed && said) {
    said.textContent = "";
    setTimeout(() => (said.textContent = updated), 100);
  }
}

// Where very many read the same page, the server says over how long they are to come for it.
function spread(event) {
  try {
    return JSON.parse(event.data).spread || 0;
  } catch {
    return 0;
  }
}

function soon(event) {
  if (event?.lastEventId) last = event.lastEventId;
  clearTimeout(waiting);
  waiting = setTimeout(() => refresh().catch(() => {}), 250 + Math.random() * spread(event));
}

function since() {
  const known = last ? `last=${encodeURIComponent(last)}` : now ? `since=${now}` : "";
  return liveUrl + (known && (liveUrl.includes("?") ? "&" : "?") + known);
}

function listen(pause) {
  // The server tells at once what changed after it drew this page and before we began to listen.
  const source = new EventSource(since());
  source.addEventListener("hello", (event) => {
    if (event.lastEventId) last = event.lastEventId;
    dispatchEvent(new CustomEvent("server-time", { detail: JSON.parse(event.data).now }));
  });
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
