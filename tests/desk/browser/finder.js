// What a person finds on a page: by the words they read, among what they can see. `within` is the legend of
// a fieldset or the heading of a section; empty means the whole page.
const [kind, words, within] = arguments;
const plain = (text) => text.replace(/\s+/g, " ").trim();
const shown = (element) => element.checkVisibility({ visibilityProperty: true });

// The first line of a label or heading; what stands below it explains.
const name = (element) => {
  const optional = element.querySelector(":scope > .optional")?.innerText ?? "";
  const line = plain(element.innerText.trim().split("\n")[0]);
  return plain(optional && line.endsWith(optional) ? line.slice(0, -optional.length) : line);
};
const headed = (part) => {
  const head = part.querySelector(":scope > :is(legend, h1, h2, h3)");
  return head && shown(head) && name(head) === within;
};
const place = within ? [...document.querySelectorAll("fieldset, section, article")].find(headed) : document;
if (!place) return null;
const all = (selector) => [...place.querySelectorAll(selector)].filter(shown);
switch (kind) {
  case "field":
    // By its label alone: a label that belongs to no field, or to another one, finds the wrong thing here too.
    return all("label").find((label) => name(label) === words)?.control ?? null;
  case "button":
    return all("button").find((button) => plain(button.innerText) === words && !button.disabled) ?? null;
  case "link":
    return all("a[href]").find((link) => plain(link.innerText) === words) ?? null;
  case "fold":
    return all("details:not([open]) > summary").find((fold) => plain(fold.innerText) === words) ?? null;
}
