// Keeps fresh what is to be seen of the work: the figures are fetched again as often as something new may be there,
// and only what may change in each is exchanged, so that a stream plays on and an unfolded strip stays open.
const parts = (figure) => [...figure.querySelectorAll("[data-fresh]")];
const kept = new WeakSet();

async function exchange(old, next) {
  if (old.outerHTML === next.outerHTML) return;
  // A picture is drawn before it comes, so that nothing flickers.
  const image = next.querySelector("img");
  if (image) await image.decode().catch(() => {});
  if (!old.contains(document.activeElement)) old.replaceWith(next);
}

// A stream needs a player, which is fetched once there is one.
function play(list) {
  if (list.querySelector("video")) import(list.dataset.player).then((player) => player.ready(list), () => {});
}

async function look(list) {
  if (document.hidden || !list.isConnected) return;
  const answer = await fetch(list.dataset.windows, { headers: { accept: "text/html" }, cache: "no-store" });
  if (!answer.ok || answer.redirected) return;
  await show(list, new DOMParser().parseFromString(await answer.text(), "text/html"));
}

async function show(list, fresh) {
  const figures = [...fresh.querySelectorAll("figure[id]")].map((figure) => document.adoptNode(figure));
  for (const figure of figures) {
    const here = document.getElementById(figure.id);
    const [old, next] = [here ? parts(here) : [], parts(figure)];
    if (!here) list.append(figure);
    else if (old.length === next.length) await Promise.all(old.map((part, at) => exchange(part, next[at])));
    else here.replaceWith(figure);
  }
  for (const figure of [...list.children])
    if (!figures.some((each) => each.id === figure.id)) figure.remove();
  play(list);
}

const ids = (within) => [...within.querySelectorAll("figure[id]")].map((figure) => figure.id).join();

// The page was fetched again: windows that came or went are heard of at once. What stands in them is looked at by ourselves.
export async function take(region, fresh) {
  const list = region.querySelector("[data-windows]");
  if (list && ids(list) !== ids(fresh)) await show(list, fresh);
}

// Begins with the lists within this: those of the page, and those that come while it is open.
export function keep(within) {
  for (const list of within.querySelectorAll("[data-windows]")) {
    if (kept.has(list)) continue;
    kept.add(list);
    play(list);
    const soon = () => look(list).catch(() => {});
    const clock = setInterval(() => (list.isConnected ? soon() : clearInterval(clock)), list.dataset.every * 1000);
    document.addEventListener("visibilitychange", soon);
  }
}

keep(document);
