// While somebody writes, the check is asked as its own button would ask it, and what it says stands beside the form.
const form = document.querySelector("form[data-check]");
let waiting;
let asked = 0;

async function ask() {
  const mine = ++asked;
  const answer = await fetch(form.dataset.check, {
    method: "POST",
    headers: { accept: "text/html" },
    body: new URLSearchParams(new FormData(form)),
  });
  // A later question makes this answer old.
  if (!answer.ok || mine !== asked) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("wording");
  if (fresh) document.getElementById("wording")?.replaceWith(fresh);
}

form?.addEventListener("input", (event) => {
  if (!event.target.matches("textarea, input[type=text]")) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => ask().catch(() => {}), 900);
});
