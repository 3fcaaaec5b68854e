// The reviewer's keys: j and k go from finding to finding, 1, 2, 3 decide, n and p go from file to file. Nothing is
// decided before it is marked: where nothing is, 1, 2, 3 mark the first finding that is open.
"use strict";
const items = () => [...document.querySelectorAll("[data-item]")].filter((each) => !each.closest("details:not([open])"));
let current = null;
let toNext = "";

function choose(item) {
  if (!item) return;
  document.querySelectorAll("[data-item].current").forEach((each) => each.classList.remove("current"));
  current = item.id;
  item.classList.add("current");
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = items();
  const at = all.findIndex((each) => each.id === current);
  choose(at < 0 ? all[by > 0 ? 0 : all.length - 1] : all[at + by]);
}

function decide(item, key) {
  const button = item.querySelector(`[data-key="${key}"]`);
  const reason = item.querySelector(".reason");
  if (key === "2" && !reason.value.trim()) { refuse(reason); return; }
  button.click();
}

// 不采纳 wants a reason: it is asked for, and Enter sends it.
function refuse(reason) {
  reason.required = true;
  reason.classList.add("wanted");
  reason.focus();
  reason.select();
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target;
  if (target.matches(".reason")) {
    const item = target.closest("[data-item]");
    if (event.key === "Escape") { event.preventDefault(); choose(item); }
    if (event.key === "Enter") {
      event.preventDefault();
      const wanted = target.classList.contains("wanted") ? "2" : item.querySelector('[aria-pressed="true"]')?.dataset.key;
      if (wanted) decide(item, wanted);
    }
    return;
  }
  if (target.matches("input, textarea, select")) return;
  const item = current && document.getElementById(current);
  const go = { n: "later", p: "earlier", u: "back" }[event.key];
  if (event.key === "j" || event.key === "k") { event.preventDefault(); step(event.key === "j" ? 1 : -1); }
  else if (["1", "2", "3"].includes(event.key)) {
    event.preventDefault();
    if (item) decide(item, event.key);
    else choose(items().find((each) => !each.classList.contains("is-decided")));
  }
  else if (go) document.querySelector(`[data-go="${go}"]`)?.click();
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-key]");
  const item = event.target.closest("[data-item]");
  if (button && button.dataset.key === "2") {
    const reason = button.form.querySelector(".reason");
    if (!reason.value.trim()) { event.preventDefault(); refuse(reason); }
  }
  if (item && !button && !event.target.closest("input, a")) choose(item);
  if (event.target.closest("[data-print]")) window.print();
}, true);

// A decision that was taken leads on to the next finding that nobody has decided on; one that came too late
// stays, to be looked at.
document.addEventListener("htmx:beforeSwap", (event) => {
  const item = event.detail.target;
  if (!item || !item.matches || !item.matches("[data-item]")) return;
  const all = items();
  const after = all.slice(all.indexOf(item) + 1);
  toNext = (after.find((each) => !each.classList.contains("is-decided")) || after[0] || item).id;
  current = item.id;
});
document.addEventListener("htmx:afterSettle", () => {
  if (!toNext) return;
  const now = document.getElementById(current);
  const late = now && now.querySelector("[role=alert]");
  choose(late ? now : document.getElementById(toNext));
  toNext = "";
});
