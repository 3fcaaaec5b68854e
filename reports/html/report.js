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

  function findings(tools) {
    var scope = tools.parentElement, search = tools.querySelector("input[type=search]");
    var status = tools.querySelector("output");
    function apply() {
      var words = fold(search.value), kinds = {}, all = 0, shown = 0, narrowed = Boolean(words);
      each(tools, "input[type=checkbox]", function (box) { kinds[box.value] = box.checked; narrowed = narrowed || !box.checked; });
      each(scope, ".entry", function (entry) {
        var card = entry.closest(".card");
        var found = !words || textOf(entry).indexOf(words) >= 0 || (card && textOf(card.querySelector(".card-title")).indexOf(words) >= 0);
        var visible = kinds[entry.dataset.u] !== false && found;
        entry.hidden = !visible;
        all += 1;
        shown += visible ? 1 : 0;
      });
      each(scope, ".card, .notes", function (group) { group.hidden = !group.querySelector(".entry:not([hidden])"); });
      each(scope, ".form", function (form) { form.hidden = narrowed && !form.querySelector(".entry:not([hidden])"); });
      status.textContent = narrowed ? "显示 " + shown + " 处，共 " + all + " 处" : "";
    }
    tools.addEventListener("input", later(apply));
    tools.addEventListener("change", apply);
    return function () { search.value = ""; each(tools, "input[type=checkbox]", function (box) { box.checked = true; }); apply(); };
  }

  function rows(tools) {
    var search = tools.querySelector("input[type=search]"), choice = tools.querySelector("select");
    var status = tools.querySelector("output"), body = document.getElementById(tools.dataset.rows);
    function apply() {
      var words = fold(search.value), grade = choice.value, shown = 0;
      Array.prototype.forEach.call(body.rows, function (row) {
        row.hidden = !((!words || textOf(row).indexOf(words) >= 0) && (!grade || row.dataset.grade === grade));
        shown += row.hidden ? 0 : 1;
      });
      status.textContent = words || grade ? "显示 " + shown + " 份，共 " + body.rows.length + " 份" : "";
    }
    tools.addEventListener("input", later(apply));
    tools.addEventListener("change", apply);
    return function () {};
  }

  var resets = [];
  each(document, ".tools", function (tools) {
    tools.hidden = false;
    resets.push({scope: tools.parentElement, reset: tools.dataset.tools === "rows" ? rows(tools) : findings(tools)});
  });
  function reveal() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) { return; }
    if (target.closest("[hidden]")) {
      resets.forEach(function (known) { if (known.scope.contains(target)) { known.reset(); } });
    }
    for (var around = target; around; around = around.parentElement) {
      if (around.tagName === "DETAILS") { around.open = true; }
    }
    target.scrollIntoView();
  }
  window.addEventListener("hashchange", reveal);
  if (location.hash) { reveal(); }
  var opened = [];
  window.addEventListener("beforeprint", function () {
    each(document, "details:not([open])", function (part) { part.open = true; opened.push(part); });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (part) { part.open = false; });
    opened = [];
  });
})();
