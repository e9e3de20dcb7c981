/* Display settings: colours, type size, 长者模式. Kept in localStorage, never sent anywhere.
   Loaded in <head> without defer, so that a page never flashes in the wrong size or colours. */
(function () {
  "use strict";
  var root = document.documentElement;
  var KEYS = { theme: "auto", size: "m", elder: "" };

  function read(key) {
    try { return localStorage.getItem("mj-" + key) || KEYS[key]; } catch (e) { return KEYS[key]; }
  }
  function keep(key, value) {
    try {
      if (value === KEYS[key]) { localStorage.removeItem("mj-" + key); }
      else { localStorage.setItem("mj-" + key, value); }
    } catch (e) { /* private mode: the setting lasts for this page */ }
    apply(key, value);
  }
  function apply(key, value) {
    if (value === KEYS[key]) { root.removeAttribute("data-" + key); }
    else { root.setAttribute("data-" + key, value); }
  }
  Object.keys(KEYS).forEach(function (key) { apply(key, read(key)); });
  root.setAttribute("data-js", "");

  document.addEventListener("DOMContentLoaded", function () {
    var panel = document.querySelector(".mj-display");
    var elder = document.querySelector("[data-mj=elder]");
    if (panel) { bindPanel(panel); }
    if (elder) { bindElder(elder); }
    document.addEventListener("click", onClick);
    document.addEventListener("keydown", onKey);
  });

  function bindPanel(panel) {
    panel.hidden = false;
    panel.querySelectorAll("input[type=radio]").forEach(function (input) {
      var key = input.name.slice(3);
      input.checked = read(key) === input.value;
      input.addEventListener("change", function () { keep(key, input.value); });
    });
  }
  function bindElder(button) {
    function show() { button.setAttribute("aria-pressed", String(root.hasAttribute("data-elder"))); }
    button.hidden = false;
    button.addEventListener("click", function () {
      keep("elder", root.hasAttribute("data-elder") ? "" : "on");
      show();
    });
    show();
  }
  function onClick(event) {
    var target = event.target.closest ? event.target.closest("[data-copy],[data-print]") : null;
    closePanel(event.target);
    if (!target) { return; }
    if (target.hasAttribute("data-print")) { window.print(); return; }
    if (navigator.clipboard) {
      navigator.clipboard.writeText(target.getAttribute("data-copy")).then(function () {
        target.setAttribute("data-copied", "");
      });
    }
  }
  function closePanel(target) {
    var panel = document.querySelector(".mj-display[open]");
    if (panel && !panel.contains(target)) { panel.open = false; }
  }
  function onKey(event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key === "Escape") {
      var panel = document.querySelector(".mj-display[open]");
      if (panel) { panel.open = false; panel.querySelector("summary").focus(); }
    } else if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      var input = document.querySelector("input[name=q]");
      if (input) { event.preventDefault(); input.focus(); }
    }
  }
})();
