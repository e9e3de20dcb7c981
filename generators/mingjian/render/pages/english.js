/* English beside Chinese labels: fetched when 英文标签 is chosen (assets/mingjian.js). Made by render/pages/english.py. */
(function () {
  "use strict";
  var words = "WORDS";
  var places = ".md-typeset dt, .md-typeset thead th, .md-typeset h2, .md-typeset h3, .mj-head .mj-head__kicker, .mj-badge, .mj-chip[title], .mj-facet > summary, .mj-fold > summary, .mj-toc a";
  function english(text) {
    return words[text.trim()] || words[text.replace(/[（(].*$/, "").trim()];
  }
  document.querySelectorAll(places).forEach(function (node) {
    var found = english(node.textContent);
    if (!found) { return; }
    var label = document.createElement("span");
    label.className = "mj-en";
    label.lang = "en";
    label.textContent = " " + found;
    node.append(label);
  });
  document.querySelectorAll("[data-label]").forEach(function (cell) {
    var title = cell.getAttribute("data-label"), found = english(title);
    cell.setAttribute("data-zh", title);
    if (found) { cell.setAttribute("data-en", title + " " + found); }
  });
  window.mingjianEnglish = function (on) {
    document.querySelectorAll("[data-en]").forEach(function (cell) {
      cell.setAttribute("data-label", cell.getAttribute(on ? "data-en" : "data-zh"));
    });
  };
  window.mingjianEnglish(document.documentElement.getAttribute("data-labels") === "en");
})();
