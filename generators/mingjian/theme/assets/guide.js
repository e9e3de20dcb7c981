/* Small pieces the guidance pages share: elements, badges, dates, files loaded on demand (also from file://). */
(function (scope) {
  "use strict";
  var DAY = 86400000;

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
  function noon(iso) {
    var parts = iso.split("-").map(Number);
    return new Date(parts[0], parts[1] - 1, parts[2], 12).getTime();
  }
  function daysSince(iso) { return Math.round((noon(todayIso()) - noon(iso)) / DAY); }
  function todayIso() {
    var now = new Date();
    return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
  }
  /* What the device's own date adds to an answer of the day `asOf`; nothing where it adds nothing. */
  function freshness(asOf, until) {
    var age = daysSince(asOf), notes = [];
    if (until && until >= asOf && until < todayIso()) {
      notes.push(el("p", { "class": "mj-notice mj-notice--warn" }, "按证书上的日期，今天（以这台设备的日期为准）已经过了有效期。请打监督电话核实是否已经延续。"));
    }
    if (age > 14) {
      notes.push(el("p", { "class": "mj-notice mj-notice--warn" }, "数据是" + age + "天前的，请打监督电话核实最新情况。"));
    } else if (age >= 0) {
      notes.push(el("p", { "class": "mj-note" }, age ? "数据是" + age + "天前的。" : "数据是今天的。"));
    }
    return notes;
  }
  scope.mingjianGuide = {
    el: el, fill: fill, badge: badge, load: load, money: money, halfWidth: halfWidth, freshness: freshness
  };
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("[data-mj-today]").forEach(function (node) {
      freshness(node.getAttribute("data-mj-today"), node.getAttribute("data-mj-until")).forEach(function (note) {
        node.append(note);
      });
    });
  });
})(globalThis);
