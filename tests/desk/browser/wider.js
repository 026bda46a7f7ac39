// What makes the page wider than its window; null where nothing does.
const page = document.documentElement;
const wider = page.scrollWidth - page.clientWidth;
if (wider <= 1) return null;
const sticks = (element) => element.getBoundingClientRect().right > page.clientWidth + 1;
const out = [...document.body.querySelectorAll("*")]
  .filter((each) => sticks(each) && !each.closest(".scroll, .tabs") && ![...each.children].some(sticks))
  .map((each) => `<${each.localName} class="${each.className}"> ${each.textContent.trim().slice(0, 40)}`);
return `${wider} px wider than a telephone: ${out.slice(0, 5).join("; ")}`;
