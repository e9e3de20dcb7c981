/* Small pieces the guidance pages share: elements, badges, dates, files loaded on demand (also from file://). */
(function (scope) {
  "use strict";
  function el(tag, attributes, children) {
    var node = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      var value = attributes[name];
      if (value === true) { node.setAttribute(name, ""); }
      else if (value !== false && value !== null && value !== undefined) { node.setAttribute(name, value); }
    });
    [].concat(children === undefined ? [] : children).forEach(function (child) {
      if (child !== null && child !== undefined) { node.append(child); }
    });
    return node;
  }
  function fill(node, children) {
    node.textContent = "";
    [].concat(children).forEach(function (child) { if (child) { node.append(child); } });
  }
  function badge(word, tone) { return el("span", { "class": "mj-badge mj-badge--" + tone }, word); }
  function load(url, done, failed) {
    var script = el("script", { src: url });
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  }
  function money(text) {
    var parts = text.split("."), rest = (parts[1] || "").replace(/0+$/, "");
    return parts[0].replace(/\B(?=(\d{3})+$)/g, ",") + (rest ? "." + rest : "") + "元";
  }
  function halfWidth(text) {
    return text.replace(/[！-～]/g, function (c) { return String.fromCharCode(c.charCodeAt(0) - 0xFEE0); });
  }
  /* What the device's own date adds to an answer of the day `asOf` (mingjian.js). */
  function freshness(asOf, until) {
    return scope.mingjianFreshness(asOf, until).map(function (note) {
      return el("p", { "class": note.warn ? "mj-notice mj-notice--warn" : "mj-note" }, note.text);
    });
  }
  scope.mingjianGuide = {
    el: el, fill: fill, badge: badge, load: load, money: money, halfWidth: halfWidth, freshness: freshness
  };
})(globalThis);
