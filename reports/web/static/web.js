// Small helps on top of pages that work without: dropping files, keys, and words that are being typed.
"use strict";
document.documentElement.classList.add("scripted");

// Files dropped anywhere on the frame are sent at once, and so are chosen ones.
for (const form of document.querySelectorAll("[data-drop]")) {
  const input = form.querySelector("input[type=file]");
  const send = () => { if (input.files.length) form.requestSubmit(); };
  const over = (on) => form.classList.toggle("over", on);
  input.addEventListener("change", send);
  form.addEventListener("dragover", (event) => { event.preventDefault(); over(true); });
  form.addEventListener("dragleave", () => over(false));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    if (event.dataTransfer.files.length) { input.files = event.dataTransfer.files; send(); }
  });
  form.addEventListener("submit", () => form.classList.add("sending"));
}

// What is being typed while an answer comes is not replaced by what the server knew before: it goes on in the
// new cell, and is sent from there.
let typing = null;
document.addEventListener("htmx:beforeSwap", () => {
  const now = document.activeElement;
  typing = now && now.matches("[data-cell]")
    ? { id: now.id, value: now.value, unsent: now.value !== now.defaultValue && now.value !== now.dataset.sent, at: now.selectionStart }
    : null;
});
document.addEventListener("htmx:afterSettle", () => {
  const before = typing;
  const again = before && document.getElementById(before.id);
  typing = null;
  if (!again) return;
  if (before.unsent) again.value = before.value;
  again.focus({ preventScroll: true });
  if (again.setSelectionRange) again.setSelectionRange(before.at, before.at);
  if (before.unsent) again.dispatchEvent(new Event("change", { bubbles: true }));
});
document.addEventListener("htmx:beforeRequest", (event) => {
  const cell = event.detail.elt;
  if (cell.matches("[data-cell]")) cell.dataset.sent = cell.value;
});

// Refusals are told at the foot of the page; the page stays as it is.
document.addEventListener("htmx:responseError", (event) => {
  const text = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html").body.textContent.trim();
  tell(text || "没有成功，请刷新页面后再试。");
});
document.addEventListener("htmx:sendError", () => tell("连不上服务器，刚才的修改没有保存。请检查网络后再试。"));
function tell(words) {
  const notice = document.getElementById("notice");
  notice.textContent = words;
  clearTimeout(notice.dataset.timer);
  notice.dataset.timer = setTimeout(() => { notice.textContent = ""; }, 8000);
}

// Keys of the desk: undo, redo, and up and down the columns.
document.addEventListener("keydown", (event) => {
  const desk = document.getElementById("desk");
  if (!desk || !(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  const name = key === "z" && !event.shiftKey ? "undo" : key === "y" || (key === "z" && event.shiftKey) ? "redo" : "";
  const button = name && desk.querySelector(`[data-act=${name}]:not([disabled])`);
  const cell = document.activeElement;
  const unsent = cell && cell.matches("[data-cell]") && cell.value !== cell.defaultValue;
  if (button && !unsent) { event.preventDefault(); button.click(); }
});
document.addEventListener("keydown", (event) => {
  const cell = event.target;
  if (!cell.matches || !cell.matches("[data-cell]") || event.isComposing || event.shiftKey) return;
  if (event.key === "Enter") { event.preventDefault(); move(cell, 1); }
});
// From a finding to its cell.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-lead]");
  const cell = link && document.getElementById(link.dataset.lead);
  const field = cell && cell.querySelector("[data-cell]");
  if (!field) return;
  event.preventDefault();
  cell.scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
});
function move(cell, step) {
  const column = [...document.querySelectorAll(`[data-cell][data-column="${cell.dataset.column}"]`)];
  const next = column[column.indexOf(cell) + step];
  if (next) { next.focus(); next.select(); } else { cell.blur(); }
}
