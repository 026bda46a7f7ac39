// Ticks the <time> elements that the server has already written out in full. A time with
// data-countdown runs towards its datetime and turns late; one with data-elapsed runs away from it.
const units = document.body.dataset;
const unit = (name) => units["unit" + name];

// Mirrors `format::elapsed`: the two largest units.
function span(ms) {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(seconds / 3600);
  const days = Math.floor(seconds / 86400);
  if (minutes < 1) return `${seconds} ${unit("S")}`;
  if (hours < 1) return `${minutes} ${unit("Min")}`;
  if (days < 1) return `${hours} ${unit("H")} ${String(minutes % 60).padStart(2, "0")} ${unit("Min")}`;
  if (days < 14) return `${days} ${unit("D")} ${hours % 24} ${unit("H")}`;
  return `${days.toLocaleString("en")} ${unit("D")}`;
}

// The server's clock is the one that counts; a phone may be minutes off. A page that is kept for many does not know when
// it is read: its clock is set once the server says what time it is.
let skew = units.now ? Number(units.now) - Date.now() : 0;
addEventListener("server-time", ({ detail }) => {
  skew = detail - Date.now();
  tick();
});

function tick() {
  const now = Date.now() + skew;
  for (const time of document.querySelectorAll("time[data-countdown], time[data-elapsed]")) {
    const away = Date.parse(time.dateTime) - now;
    let text = span(away);
    if ("countdown" in time.dataset) {
      const late = away < 0;
      text = (late ? time.dataset.late : time.dataset.left).replace("{}", text);
      time.closest(".timer")?.setAttribute("data-state", late ? "late" : "running");
    }
    if (time.textContent !== text) time.textContent = text;
  }
}

tick();
setInterval(tick, 1000);
