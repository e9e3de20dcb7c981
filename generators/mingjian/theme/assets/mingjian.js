/* Display settings: colours, type size, 长者模式. Kept in localStorage, never sent anywhere.
   Loaded in <head> without defer, so that a page never flashes in the wrong size or colours. */
(function () {
  "use strict";
  var root = document.documentElement;
  var KEYS = { theme: "auto", size: "m", elder: "", labels: "zh" };

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
    english();
    if (panel) { bindPanel(panel); }
    if (elder) { bindElder(elder); }
    window.addEventListener("hashchange", unfold);
    unfold();
    document.addEventListener("click", onClick);
    document.addEventListener("keydown", onKey);
  });

  /* English beside the Chinese labels: words and script come when they are first wanted. */
  function english() {
    var on = root.getAttribute("data-labels") === "en";
    if (window.mingjianEnglish) { window.mingjianEnglish(on); return; }
    if (!on || document.querySelector("script[src$='english.js']")) { return; }
    var script = document.createElement("script");
    script.src = document.body.getAttribute("data-base") + "assets/english.js";
    document.head.append(script);
  }
  /* Who follows a link to a part of a page wants to see it, also where a telephone shows it folded. */
  function unfold() {
    var aim = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    var part = aim && aim.closest(".mj-section, .mj-card"), fold = part && part.querySelector(".mj-fold");
    if (fold) { fold.open = true; }
  }
  function bindPanel(panel) {
    panel.querySelectorAll("input[type=radio]").forEach(function (input) {
      var key = input.name.slice(3);
      input.checked = read(key) === input.value;
      input.addEventListener("change", function () { keep(key, input.value); english(); });
    });
  }
  function bindElder(button) {
    function show() { button.setAttribute("aria-pressed", String(root.hasAttribute("data-elder"))); }
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
    var text = target.getAttribute("data-copy");
    if (navigator.clipboard) { navigator.clipboard.writeText(text).then(done, byHand); } else { byHand(); }
    function byHand() {
      var box = document.createElement("textarea");
      box.value = text;
      document.body.append(box);
      box.select();
      if (document.execCommand("copy")) { done(); }
      box.remove();
      target.focus();
    }
    function done() {
      target.setAttribute("data-copied", "");
      tell("已复制" + text);
    }
  }
  function tell(text) {
    var line = document.getElementById("mj-told") || document.createElement("p");
    line.id = "mj-told";
    line.className = "mj-hidden";
    line.setAttribute("role", "status");
    document.body.append(line);
    line.textContent = text;
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

  /* How old the data are by the device's date, and whether a certificate has run out since. Used by the record
     pages ([data-mj-today]) and by the look-up; says nothing when the device's date lies before the data. */
  function noon(iso) {
    var parts = iso.split("-").map(Number);
    return new Date(parts[0], parts[1] - 1, parts[2], 12).getTime();
  }
  function today() {
    var now = new Date();
    return now.getFullYear() + "-" + ("0" + (now.getMonth() + 1)).slice(-2) + "-" + ("0" + now.getDate()).slice(-2);
  }
  window.mingjianFreshness = function (asOf, until) {
    var age = Math.round((noon(today()) - noon(asOf)) / 86400000), notes = [];
    if (until && until >= asOf && until < today()) {
      notes.push({ warn: true, text: "按证书上的日期，今天（以这台设备的日期为准）已经过了有效期。请打监督电话核实是否已经延续。" });
    }
    if (age > 14) { notes.push({ warn: true, text: "本页的数据截至" + asOf + "（" + age + "天前），请打监督电话核实最新情况。" }); }
    else if (age >= 0) { notes.push({ warn: false, text: "本页的数据截至" + (age ? asOf + "（" + age + "天前）。" : "今天（" + asOf + "）。") }); }
    return notes;
  };
  document.addEventListener("DOMContentLoaded", function () {
    var records = document.querySelectorAll("[data-mj-today]"), made = document.querySelector(".mj-colophon time");
    records.forEach(function (node) {
      window.mingjianFreshness(node.getAttribute("data-mj-today"), node.getAttribute("data-mj-until")).forEach(function (note) {
        node.append(lineOf(note));
      });
    });
    /* Any other page, also one unzipped long ago, says so when its data have grown old. */
    if (made && !records.length) {
      window.mingjianFreshness(made.dateTime).filter(function (note) { return note.warn; }).forEach(function (note) {
        document.querySelector("article").prepend(lineOf(note));
      });
    }
  });
  function lineOf(note) {
    var line = document.createElement("p");
    line.className = note.warn ? "mj-notice mj-notice--warn" : "mj-note";
    line.textContent = note.text;
    return line;
  }
})();
