// Plays a stream where the browser does not read playlists by itself: pieces are fetched as they come and put one
// behind the other, near the end of what there is. Nothing is fetched before somebody presses play.
const Source = window.ManagedMediaSource || window.MediaSource;
const NEAR = 2; // how many pieces behind the newest a look begins
const BEHIND = 12; // seconds behind the end that are too many

// Our own playlists only: each piece with its place and its head.
function read(text) {
  let place = Number(/#EXT-X-MEDIA-SEQUENCE:(\d+)/.exec(text)?.[1] ?? 0);
  let head;
  const pieces = [];
  for (const line of text.split("\n")) {
    const map = /^#EXT-X-MAP:URI="([^"]+)"/.exec(line);
    if (map) head = map[1];
    else if (line && !line.startsWith("#")) pieces.push({ uri: line, head, place: place++ });
  }
  return pieces;
}

// The words by which a browser knows its codes stand in the head.
function codes(head) {
  const text = new TextDecoder("latin1").decode(head);
  const at = text.indexOf("avcC") + 4;
  const hex = [...head.subarray(at + 1, at + 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `video/mp4; codecs="avc1.${hex}${text.includes("mp4a") ? ", mp4a.40.2" : ""}"`;
}

const done = (buffer) => new Promise((then) => buffer.addEventListener("updateend", then, { once: true }));
const pause = (ms) => new Promise((then) => setTimeout(then, ms));

async function bytes(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  return new Uint8Array(await answer.arrayBuffer());
}

async function play(video, source, address) {
  const beside = (name) => new URL(name, address);
  let buffer, head;
  let seen = -1;
  const append = async (what) => {
    buffer.appendBuffer(what);
    await done(buffer);
  };
  for (; source.readyState === "open"; await pause(1000)) {
    if (video.paused) continue;
    try {
      const text = await (await fetch(address, { cache: "no-store" })).text();
      const pieces = read(text).filter((piece) => piece.head);
      for (const piece of pieces.slice(seen < 0 ? -NEAR : 0).filter((piece) => piece.place > seen)) {
        if (piece.head !== head) {
          const first = await bytes(beside(piece.head));
          const kind = codes(first);
          if (!buffer) {
            buffer = source.addSourceBuffer(kind);
            // One behind the other, whatever their own clocks say: an encoder that began anew goes on here.
            buffer.mode = "sequence";
          } else buffer.changeType(kind);
          await append(first);
          head = piece.head;
        }
        await append(await bytes(beside(piece.uri)));
        seen = piece.place;
      }
      const end = buffer?.buffered.length ? buffer.buffered.end(buffer.buffered.length - 1) : 0;
      if (end - video.currentTime > BEHIND) video.currentTime = end - 3;
      const old = video.currentTime - 30;
      if (buffer && old > 0 && buffer.buffered.length && buffer.buffered.start(0) < old) {
        buffer.remove(0, old);
        await done(buffer);
      }
    } catch {
      // What was missed comes with a later look.
    }
  }
}

const known = new WeakSet();

// Makes ready the streams within this: those of the page, and those that come while it is open.
export function ready(within) {
  for (const video of within.querySelectorAll(".window video")) {
    if (known.has(video) || !Source || video.canPlayType("application/vnd.apple.mpegurl")) continue;
    known.add(video);
    begin(video);
  }
}

function begin(video) {
  const address = video.src;
  const source = new Source();
  video.disableRemotePlayback = true;
  source.addEventListener("sourceopen", () => play(video, source, address), { once: true });
  video.src = URL.createObjectURL(source);
}
