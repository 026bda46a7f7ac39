// What is typed on the page of notes is kept in this browser at once, and sent soon after. When the connection is gone it
// waits here; nothing is cleared before the desk has it, or before whoever typed signs out. Each page keeps under a name of
// its own, so that two tabs never write over each other here either, and under who types: what one of us left on a tablet is
// never sent as another's.
const form = document.querySelector("form[data-notes]");

if (form) {
  const says = form.querySelector("[role=status]");
  const mine = `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;
  const root = `amends-note/${form.dataset.who}/${form.dataset.of}/`;
  const boxes = [...form.querySelectorAll("textarea[data-number]")].map((area) => {
    const end = area.name.slice(2);
    const [base, version] = ["b-", "v-"].map((start) => form.elements[start + end]);
    return { area, base, version, waiting: 0, sending: null, held: false, unsure: null, key: `${root}${end}/${mine}` };
  });
  let pause = 0;

  const say = (what, kind = "plain", why = form.dataset[what]) => {
    says.textContent = why;
    says.dataset.kind = kind;
    says.hidden = false;
  };
  const same = (one, other) => one.replaceAll("\r\n", "\n").trimEnd() === other.replaceAll("\r\n", "\n").trimEnd();
  const isNew = (box) => box.unsure !== null || !same(box.area.value, box.base.value);
  const isWaiting = (box) => isNew(box) && !box.held;

  // A browser that keeps nothing (some do not, in private windows) still sends.
  function hold(key, draft) {
    try {
      if (draft) localStorage.setItem(key, JSON.stringify(draft));
      else localStorage.removeItem(key);
    } catch {}
  }

  const draftOf = (box) => ({
    text: box.area.value,
    base: box.base.value,
    version: Number(box.version.value),
    at: Date.now(),
    unsure: box.unsure,
  });

  // What the desk says of one text: its outcome, or that it could not be asked. It never throws.
  async function put(box, draft) {
    const body = { number: Number(box.area.dataset.number), contact_id: box.area.dataset.contact, ...draft, at: undefined, unsure: undefined };
    try {
      const answer = await fetch(form.dataset.notes, {
        method: "PUT",
        headers: { "content-type": "application/json", accept: "application/json" },
        body: JSON.stringify(body),
        redirect: "manual",
      });
      if (answer.ok) return await answer.json();
      if (answer.status === 401 || answer.type === "opaqueredirect") return { outcome: "out" };
      const problem = await answer.json().catch(() => ({}));
      return { outcome: "refused", why: problem.detail ?? problem.title ?? String(answer.status) };
    } catch {
      return { outcome: "gone" };
    }
  }

  const isKept = (answer) => ["written", "merged", "same"].includes(answer.outcome);

  // Puts what stands at the desk under what is typed here.
  function found(box, note) {
    box.base.value = note?.text ?? "";
    box.version.value = note?.version ?? 0;
  }

  function show(box, note, text) {
    box.held = true;
    box.area.setAttribute("aria-invalid", "true");
    const aside = document.createElement("div");
    aside.className = "note";
    aside.dataset.kind = "warning";
    const said = document.createElement("blockquote");
    said.className = "said passage";
    said.dir = "auto";
    said.textContent = note.text;
    const why = document.createElement("p");
    why.textContent = form.dataset.conflict;
    const buttons = ["both", "mine"].map((which) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button quiet";
      button.textContent = form.dataset[which];
      button.addEventListener("click", () => {
        found(box, note);
        if (which === "both") box.area.value = `${note.text.trimEnd()}\n${box.area.value}`;
        box.held = false;
        box.area.removeAttribute("aria-invalid");
        aside.remove();
        typed(box, 0);
        box.area.focus();
      });
      return button;
    });
    const choice = document.createElement("p");
    choice.className = "cluster";
    choice.append(...buttons);
    aside.append(why, said, choice);
    box.area.before(aside);
    if (!same(box.area.value, text)) box.area.value = text;
  }

  // Sends one box; says whether the desk has all of it. Of several who wait for what is under way one goes on at a time.
  async function send(box) {
    while (box.sending) await box.sending;
    if (!isNew(box)) {
      hold(box.key, null);
      return true;
    }
    if (box.held) return false;
    // A browser that knows it has no connection is not asked to try.
    if (!navigator.onLine) {
      say("gone", "warning");
      return false;
    }
    // What was sent and got no answer may stand already. It goes first again, as it was: the desk says what became of it, and
    // what was typed since goes on from there instead of meeting it as somebody else's.
    const draft = box.unsure ?? { ...draftOf(box), unsure: null };
    box.sending = put(box, draft);
    const answer = await box.sending;
    box.sending = null;
    const wasUnsure = box.unsure !== null;
    box.unsure = answer.outcome === "gone" || answer.outcome === "out" ? draft : null;
    if (box.unsure) hold(box.key, draftOf(box));
    if (answer.outcome === "conflict") {
      show(box, answer.note, box.area.value);
      say("conflict", "warning");
      return false;
    }
    if (!isKept(answer)) {
      say(answer.outcome, "warning", answer.why);
      return false;
    }
    // Whether what stands now is what was sent, and nothing of somebody else's beside it.
    const isOurs = !answer.note || same(draft.text, answer.note.text);
    if (box.area.value === draft.text && answer.note) {
      if (!isOurs) box.area.value = answer.note.text;
      found(box, answer.note);
    } else {
      // Typed on meanwhile: it began from what was sent. Where more stands by now, the desk puts the two together again.
      box.base.value = draft.text;
      if (!isOurs) box.version.value = -1;
      else if (answer.note) box.version.value = answer.note.version;
    }
    if (isNew(box)) hold(box.key, draftOf(box));
    else hold(box.key, null);
    if (wasUnsure && isNew(box)) return send(box);
    // That everything is kept is said once it is: a box that waits, or waits for a word, is part of everything.
    if (boxes.some((each) => each.held)) say("conflict", "warning");
    else if (answer.outcome === "merged") say("merged");
    else if (!boxes.some(isNew)) say("kept");
    return !isNew(box);
  }

  // One after another: the last word of the line is the one that counts.
  async function flush() {
    let all = true;
    for (const box of boxes) {
      clearTimeout(box.waiting);
      all = (await send(box)) && all;
    }
    return all;
  }

  function typed(box, after = 1200) {
    hold(box.key, isNew(box) ? draftOf(box) : null);
    if (isNew(box)) say(navigator.onLine ? "typing" : "gone", navigator.onLine ? "plain" : "warning");
    clearTimeout(box.waiting);
    box.waiting = setTimeout(() => send(box).then(again), after);
  }

  // As long as something waits in any box, the desk is asked again, more and more slowly.
  function again() {
    clearTimeout(again.timer);
    const isDone = !boxes.some(isWaiting);
    pause = isDone ? 0 : Math.min(30_000, pause ? pause * 2 : 2_000);
    if (!isDone) again.timer = setTimeout(() => flush().then(again), pause);
  }

  for (const box of boxes) box.area.addEventListener("input", () => typed(box));
  addEventListener("online", () => flush().then(again));
  addEventListener("offline", () => say("gone", "warning"));
  document.addEventListener("visibilitychange", () => flush().then(again));

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    flush().then(again);
  });

  // A talk does not end before the desk has all that was typed, and nobody signs out: with that it is forgotten here.
  for (const other of document.querySelectorAll("form[data-after-notes], form[action='/sign-out']")) {
    let isTold = false;
    other.addEventListener("submit", (event) => {
      // Whoever was told what is not kept yet, and signs out all the same, may.
      if (!boxes.some(isNew) || (isTold && !("afterNotes" in other.dataset))) return;
      event.preventDefault();
      flush().then((isDone) => {
        isTold = !isDone;
        if (isDone) other.submit();
        else again();
      });
    });
  }

  // What an earlier page left here: the desk puts it together with what stands, and where it cannot, both are shown.
  async function recover() {
    const left = [];
    try {
      for (let at = 0; at < localStorage.length; at++) {
        const key = localStorage.key(at);
        if (key.startsWith(root) && !key.endsWith(`/${mine}`)) left.push([key, JSON.parse(localStorage.getItem(key))]);
      }
    } catch {}
    left.sort((one, other) => one[1].at - other[1].at);
    for (const [key, draft] of left) {
      const box = boxes.find((each) => each.key.startsWith(key.slice(0, key.lastIndexOf("/") + 1)));
      if (!box) continue;
      const wasFree = !isNew(box);
      if (draft.unsure) {
        const before = await put(box, draft.unsure);
        if (isKept(before)) {
          draft.base = draft.unsure.text;
          draft.version = before.note && same(before.note.text, draft.base) ? before.note.version : -1;
          draft.unsure = null;
        }
      }
      const answer = await put(box, draft);
      // Whoever typed in it while the desk was asked keeps what they typed, and the draft waits for another page.
      const isFree = wasFree && !isNew(box);
      if (isKept(answer)) {
        hold(key, null);
        // What was sent from here meanwhile may stand above it.
        if (isFree && answer.note && answer.note.version >= Number(box.version.value)) {
          box.area.value = answer.note.text;
          found(box, answer.note);
          say("found");
        }
      } else if (isFree) {
        // It goes on from what it began from: kept as if it began from what stands now, it would be written over that.
        box.area.value = draft.text;
        box.base.value = draft.base;
        box.version.value = draft.version;
        box.unsure = draft.unsure ?? null;
        hold(box.key, draftOf(box));
        hold(key, null);
        if (answer.outcome === "conflict") show(box, answer.note, draft.text);
        say(answer.outcome, "warning", answer.why);
      }
    }
    again();
  }

  // The desk itself may show both, where the page was sent without this. As long as nobody has decided, the box begins from
  // nothing, so that it can be put beside what stands and never over it.
  for (const box of boxes) {
    const told = document.getElementById(`e-${box.area.name}`);
    if (!told || !isNew(box)) continue;
    const note = { text: box.base.value, version: Number(box.version.value) };
    told.remove();
    box.area.removeAttribute("aria-describedby");
    box.base.value = "";
    box.version.value = -1;
    hold(box.key, draftOf(box));
    show(box, note, box.area.value);
  }

  recover();
}
