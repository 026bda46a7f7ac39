// On a copy of a page, which is read without the desk: says how old it is, and runs its countdowns by the reader's own clock.
const note = document.getElementById("copied");
const units = note.dataset;

// Mirrors `format::elapsed`: the two largest units.
function span(ms) {
  const minutes = Math.floor(Math.abs(ms) / 60000);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (hours < 1) return `${minutes} ${units.unitMin}`;
  if (days < 1) return `${hours} ${units.unitH} ${String(minutes % 60).padStart(2, "0")} ${units.unitMin}`;
  if (days < 14) return `${days} ${units.unitD} ${hours % 24} ${units.unitH}`;
  return `${days.toLocaleString("en")} ${units.unitD}`;
}

function tick() {
  const now = Date.now();
  const age = now - Date.parse(note.querySelector("time").dateTime);
  if (age > Number(units.oldAfter)) {
    note.dataset.kind = "warning";
    note.querySelector("[data-age]").textContent = units.old.replace("{}", span(age));
  }
  for (const time of document.querySelectorAll("time[data-countdown], time[data-elapsed]")) {
    const away = Date.parse(time.dateTime) - now;
    let text = span(away);
    if ("countdown" in time.dataset) {
      text = (away < 0 ? time.dataset.late : time.dataset.left).replace("{}", text);
      time.closest(".timer")?.setAttribute("data-state", away < 0 ? "late" : "running");
    }
    if (time.textContent !== text) time.textContent = text;
  }
}

tick();
setInterval(tick, 15000);
