"use strict";
(function () {
  function each(root, selector, act) { Array.prototype.forEach.call(root.querySelectorAll(selector), act); }
  function fold(text) { return text.normalize("NFKC").toLowerCase().replace(/\s+/g, ""); }
  var texts = new Map();
  function textOf(element) {
    if (!texts.has(element)) { texts.set(element, fold(element.textContent)); }
    return texts.get(element);
  }
  function later(act) {
    var timer = 0;
    return function () { clearTimeout(timer); timer = setTimeout(act, 60); };
  }

  // A filter: its controls by name, its state as part of the address («#s1-forms&q=…&u=must»).
  function filter(tools, act) {
    var scope = tools.closest("[id]"), status = tools.querySelector("output");
    function state() {
      var found = new URLSearchParams();
      each(tools, "input[type=search], select", function (field) { if (field.value) { found.set(field.name, field.value); } });
      var off = tools.querySelectorAll("input[type=checkbox]:not(:checked)");
      if (off.length) { each(tools, "input:checked", function (box) { found.append("u", box.value); }); }
      if (off.length && !found.has("u")) { found.set("u", ""); }
      return found;
    }
    function apply() { status.textContent = act(state(), scope); }
    function remember() {
      apply();
      var words = state().toString();
      history.replaceState(null, "", "#" + scope.id + (words ? "&" + words : ""));
    }
    function set(given) {
      each(tools, "input[type=search], select", function (field) { field.value = given.get(field.name) || ""; });
      each(tools, "input[type=checkbox]", function (box) { box.checked = !given.has("u") || given.getAll("u").indexOf(box.value) >= 0; });
      apply();
    }
    tools.addEventListener("input", later(remember));
    tools.addEventListener("change", remember);
    tools.hidden = false;
    return {scope: scope, set: set};
  }

  function findings(wanted, scope) {
    var words = fold(wanted.get("q") || ""), kinds = wanted.getAll("u"), all = new Set(), shown = new Set();
    var narrowed = wanted.toString() !== "";
    each(scope, ".entry", function (entry) {
      var card = entry.closest(".card"), form = entry.closest(".form");
      var visible = (!wanted.has("u") || kinds.indexOf(entry.dataset.u) >= 0)
        && (!wanted.has("c") || wanted.get("c") === entry.dataset.c)
        && (!wanted.has("f") || wanted.get("f") === form.id)
        && (!words || textOf(entry).indexOf(words) >= 0 || (card && textOf(card.querySelector(".card-title")).indexOf(words) >= 0));
      entry.hidden = !visible;
      all.add(form.id + " " + entry.dataset.p);
      if (visible) { shown.add(form.id + " " + entry.dataset.p); }
    });
    each(scope, ".card, .notes", function (group) { group.hidden = !group.querySelector(".entry:not([hidden])"); });
    each(scope, ".form", function (form) { form.hidden = narrowed && !form.querySelector(".entry:not([hidden])"); });
    return narrowed ? "显示" + shown.size + "条，共" + all.size + "条" : "";
  }

  function rows(wanted, scope) {
    var words = fold(wanted.get("q") || ""), shown = 0, all = 0;
    each(scope, "tbody tr", function (row) {
      row.hidden = !((!words || textOf(row).indexOf(words) >= 0) && (!wanted.has("g") || row.dataset.grade === wanted.get("g")));
      all += 1;
      shown += row.hidden ? 0 : 1;
    });
    return wanted.toString() ? "显示" + shown + "份，共" + all + "份" : "";
  }

  var filters = [];
  each(document, ".tools", function (tools) { filters.push(filter(tools, tools.dataset.tools === "rows" ? rows : findings)); });

  function reveal() {
    var parts = location.hash.slice(1).split("&"), id = "";
    try { id = decodeURIComponent(parts[0]); } catch (broken) { return; }
    var target = id && document.getElementById(id);
    if (!target) { return; }
    filters.forEach(function (known) {
      if (parts.length > 1 && known.scope === target) { known.set(new URLSearchParams(parts.slice(1).join("&"))); }
      if (target.closest("[hidden]") && known.scope.contains(target)) { known.set(new URLSearchParams()); }
    });
    for (var around = target; around; around = around.parentElement) {
      if (around.tagName === "DETAILS") { around.open = true; }
    }
    target.scrollIntoView();
  }
  window.addEventListener("hashchange", reveal);
  if (location.hash) { reveal(); }
})();
