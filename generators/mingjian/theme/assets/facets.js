/* Narrow a list by several things at once. The panel of links becomes one of boxes; what is chosen stands in the
   address, so it can be sent on and the back button works. Data: two plain scripts, fetched when first needed.
   Nothing leaves the browser. Made from data by derive/facet_data.py; without this script every choice is a link. */
(function () {
  "use strict";
  var PAGE = 50;
  var panel = document.querySelector("[data-mj-facets]");
  if (!panel) { return; }
  var wide = window.matchMedia("(min-width: 64em)");
  if (wide.matches && !document.documentElement.hasAttribute("data-elder")) { panel.open = true; }
  var refine = document.querySelector("[data-mj-refine]");
  if (refine) {
    refine.hidden = false;
    if (location.protocol === "file:") { refine.href = refine.href.replace("?", "index.html?"); }
  }
  var version = panel.getAttribute("data-mj-version");
  if (!version) { return; }

  var kind = panel.getAttribute("data-mj-facets");
  var root = panel.getAttribute("data-mj-root");
  var base = root + kind + "/";
  var chosenBox = document.querySelector(".mj-chosen");
  var say = chosenBox.querySelector("[role=status]");
  var chips = chosenBox.querySelector("ul");
  var found = document.querySelector(".mj-sifted");
  var listed = document.querySelector(".mj-listed");
  var body = found.querySelector("[data-mj-rows]");
  var pages = found.querySelector(".mj-pages");
  var sample = found.querySelector("template").content.querySelector("[data-mj-row]");
  var titles = Array.prototype.map.call(found.querySelectorAll("thead th"), function (th) { return th.textContent; });
  var keys = Array.prototype.map.call(panel.querySelectorAll("[data-f]"), function (node) { return node.getAttribute("data-f"); });
  var state = { chosen: {}, page: 1 };
  var data = null, chunks = {}, waiting = {}, turn = 0;

  /* Data files call this with their name and what they hold. */
  window.mingjianFacets = function (name, value) {
    if (name === "marks") { data = prepare(value); } else { chunks[name] = value; }
    var calls = waiting[name] || [];
    delete waiting[name];
    calls.forEach(function (call) { call(); });
  };
  function need(name, then) {
    if (name === "marks" ? data : chunks[name]) { then(); return; }
    if (waiting[name]) { waiting[name].push(then); return; }
    waiting[name] = [then];
    var script = document.createElement("script");
    script.src = base + "facets/" + (name === "marks" ? name : "rows-" + name) + ".js?v=" + version;
    script.onerror = function () {
      delete waiting[name];
      chosenBox.hidden = false;
      say.textContent = "筛选数据没有取到，请检查网络后再试；左边各项也可以逐个打开。";
    };
    document.head.append(script);
  }
  function prepare(value) {
    value.byKey = {};
    value.facets.forEach(function (facet) {
      value.byKey[facet.key] = facet;
      facet.number = {};
      facet.values.forEach(function (entry, index) { facet.number[entry[0]] = index; });
      facet.members = facet.sets.map(function (set) {
        var has = {};
        set.forEach(function (index) { has[index] = true; });
        return has;
      });
    });
    return value;
  }

  /* The address holds what is chosen: ?region=990100,990200&status=active&page=2 */
  function read() {
    var query = new URLSearchParams(location.search), chosen = {};
    keys.forEach(function (key) {
      var slugs = (query.get(key) || "").split(",").filter(function (slug) { return /^[a-z0-9-]+$/.test(slug); });
      if (slugs.length) { chosen[key] = slugs; }
    });
    return { chosen: chosen, page: Math.max(1, parseInt(query.get("page"), 10) || 1) };
  }
  function address(chosen, page) {
    var parts = keys.filter(function (key) { return chosen[key]; }).map(function (key) { return key + "=" + chosen[key].join(","); });
    if (page > 1) { parts.push("page=" + page); }
    return parts.length ? "?" + parts.join("&") : location.pathname.split("/").pop() || "./";
  }
  function go(chosen, page) {
    state = { chosen: chosen, page: page };
    try { history.pushState(null, "", address(chosen, page)); } catch (e) { /* some browsers refuse this for local files */ }
    show();
  }
  function toggle(key, slug) {
    var chosen = {};
    keys.forEach(function (other) { if (state.chosen[other]) { chosen[other] = state.chosen[other].slice(); } });
    var slugs = chosen[key] || [], at = slugs.indexOf(slug);
    if (at < 0) { slugs.push(slug); } else { slugs.splice(at, 1); }
    if (slugs.length) { chosen[key] = slugs; } else { delete chosen[key]; }
    go(chosen, 1);
  }

  /* Every link becomes a box with the same text. */
  function box(key, slug, text, n) {
    var label = document.createElement("label"), input = document.createElement("input"), count = document.createElement("span");
    input.type = "checkbox";
    input.value = slug;
    input.addEventListener("change", function () { toggle(key, slug); });
    count.className = "mj-chip__n";
    count.textContent = n;
    label.append(input, text, " ", count);
    return label;
  }
  panel.querySelectorAll("[data-f]").forEach(function (group) {
    group.querySelectorAll("a[data-v]").forEach(function (link) {
      var label = box(group.getAttribute("data-f"), link.getAttribute("data-v"), link.firstChild.textContent.trim(), link.querySelector(".mj-chip__n").textContent);
      if (link.title) { label.title = link.title; }
      link.replaceWith(label);
    });
  });
  /* Finer values appear below a chosen one. */
  function grow(facet, group) {
    (state.chosen[facet.key] || []).forEach(function (slug) {
      var index = facet.number[slug], input = group.querySelector('input[value="' + slug + '"]');
      if (!input) {
        var above = index === undefined ? -1 : facet.values[index][2];
        if (above < 0) { return; }
        unfold(facet, group, above);
        input = group.querySelector('input[value="' + slug + '"]');
      }
      if (input && index !== undefined) { unfold(facet, group, index); }
    });
  }
  function unfold(facet, group, index) {
    var above = facet.values[index][2], slug = facet.values[index][0];
    if (!group.querySelector('input[value="' + slug + '"]') && above >= 0) { unfold(facet, group, above); }
    var input = group.querySelector('input[value="' + slug + '"]'), item = input && input.closest("li");
    if (!item || item.querySelector("ul")) { return; }
    var list = document.createElement("ul");
    list.className = "mj-choices";
    facet.values.forEach(function (entry) {
      if (entry[2] !== index) { return; }
      var child = document.createElement("li");
      child.append(box(facet.key, entry[0], entry[1], ""));
      list.append(child);
    });
    if (list.firstChild) { item.append(list); }
  }

  /* Which records fit, and how many would with each further value. A record that fails one facet only still counts
     for the values of that facet. */
  function sift() {
    var size = data.size, misses = new Uint8Array(size), only = new Uint8Array(size), ids = [];
    data.facets.forEach(function (facet, f) {
      var chosen = (state.chosen[facet.key] || []).map(function (slug) { return facet.number[slug]; });
      if (!chosen.length) { return; }
      var fits = facet.members.map(function (has) {
        return facet.every ? chosen.every(function (index) { return has[index]; }) : chosen.some(function (index) { return has[index]; });
      });
      for (var row = 0; row < size; row++) { if (!fits[facet.rows[row]]) { misses[row]++; only[row] = f; } }
    });
    data.facets.forEach(function (facet, f) {
      var bySet = new Uint32Array(facet.sets.length);
      facet.counts = new Uint32Array(facet.values.length);
      for (var row = 0; row < size; row++) {
        if (!misses[row] || (misses[row] === 1 && only[row] === f && !facet.every)) { bySet[facet.rows[row]]++; }
      }
      facet.sets.forEach(function (set, index) {
        set.forEach(function (value) { facet.counts[value] += bySet[index]; });
      });
    });
    for (var row = 0; row < size; row++) { if (!misses[row]) { ids.push(row); } }
    return ids;
  }

  function show() {
    var mine = ++turn, any = Object.keys(state.chosen).length > 0;
    if (!any) {
      chosenBox.hidden = found.hidden = true;
      listed.hidden = false;
      if (data) { sift(); mark(); } else { mark(); }
      return;
    }
    need("marks", function () {
      if (mine !== turn) { return; }
      var ids = sift(), last = Math.max(1, Math.ceil(ids.length / PAGE));
      state.page = Math.min(state.page, last);
      mark();
      drawChips(ids.length);
      var rows = ids.slice((state.page - 1) * PAGE, state.page * PAGE), wanted = {};
      rows.forEach(function (row) { wanted[Math.floor(row / data.chunk)] = true; });
      var left = Object.keys(wanted);
      (function next() {
        if (left.length) { need(left.pop(), next); return; }
        if (mine === turn) { drawRows(rows, last); announce(ids.length, last); }
      })();
    });
  }
  function mark() {
    panel.querySelectorAll("[data-f]").forEach(function (group) {
      var key = group.getAttribute("data-f"), facet = data && data.byKey[key], chosen = state.chosen[key] || [];
      if (facet) { grow(facet, group); }
      if (chosen.length) { group.open = true; }
      group.querySelectorAll("input").forEach(function (input) {
        input.checked = chosen.indexOf(input.value) >= 0;
        if (!facet) { return; }
        var n = facet.counts[facet.number[input.value]];
        input.parentNode.querySelector(".mj-chip__n").textContent = n;
        input.parentNode.classList.toggle("mj-choice--none", !n);
      });
    });
  }
  function announce(n, last) {
    say.textContent = (n ? "共" + n + "条符合" : "没有符合全部条件的记录，去掉一个条件再试") + (last > 1 ? "，第" + state.page + "页，共" + last + "页" : "");
  }
  function drawChips() {
    chosenBox.hidden = false;
    chips.textContent = "";
    data.facets.forEach(function (facet) {
      (state.chosen[facet.key] || []).forEach(function (slug) {
        var index = facet.number[slug], text = facet.title + "：" + (index === undefined ? slug : facet.values[index][1]);
        addChip(text, "去掉条件" + text, function () { toggle(facet.key, slug); });
      });
    });
    if (chips.children.length > 1) { addChip("全部去掉", "去掉全部条件", function () { go({}, 1); }); }
  }
  function addChip(text, label, act) {
    var item = document.createElement("li"), button = document.createElement("button");
    button.type = "button";
    button.className = "mj-chip mj-chip--on";
    button.setAttribute("aria-label", label);
    button.textContent = text;
    button.addEventListener("click", function () {
      var at = Array.prototype.indexOf.call(chips.children, item);
      act();
      var next = chips.children[Math.min(at, chips.children.length - 1)];
      (chosenBox.hidden || !next ? panel.querySelector("input") || panel : next.firstChild).focus();
    });
    item.append(button);
    chips.append(item);
  }
  function drawRows(rows, last) {
    body.textContent = "";
    rows.forEach(function (row) {
      var chunk = chunks[Math.floor(row / data.chunk)], at = row % data.chunk, line = sample.cloneNode(true);
      fill(line, function (column) { return chunk[column][at]; }, row);
      body.append(line);
    });
    drawPages(last);
    found.hidden = !rows.length;
    listed.hidden = true;
  }
  function fill(line, cell, row) {
    if (titles.length) {
      line.setAttribute("role", "row");
      Array.prototype.forEach.call(line.children, function (node, index) {
        node.setAttribute("role", index ? "cell" : "rowheader");
        if (index) { node.setAttribute("data-label", titles[index]); }
      });
    }
    line.querySelectorAll("[data-has]").forEach(function (node) { if (!cell(+node.getAttribute("data-has"))) { node.remove(); } });
    line.querySelectorAll("[data-lacks]").forEach(function (node) { if (cell(+node.getAttribute("data-lacks"))) { node.remove(); } });
    line.querySelectorAll("[data-c]").forEach(function (node) {
      var value = cell(+node.getAttribute("data-c"));
      node.textContent = value === "" ? "未见记录" : value;
      if (node.hasAttribute("data-tone")) { node.classList.add("mj-badge--" + (data.tones[value] || "none")); }
      if (!node.hasAttribute("data-to")) { return; }
      var to = cell(+node.getAttribute("data-to"));
      if (!to) { node.removeAttribute("href"); return; }
      node.href = root + (node.getAttribute("data-kind") || kind) + "/" + to + "/" + (location.protocol === "file:" ? "index.html" : "") + (node.getAttribute("data-hash") || "");
    });
    line.querySelectorAll("[data-if]").forEach(function (node) {
      var want = node.getAttribute("data-if").split(":"), facet = data.byKey[want[0]], index = facet && facet.number[want[1]];
      if (index === undefined || !facet.members[facet.rows[row]][index]) { node.remove(); }
    });
  }
  function drawPages(last) {
    var list = pages.querySelector("ol"), n;
    list.textContent = "";
    pages.hidden = last < 2;
    for (n = 1; n <= last; n++) {
      if (n === 1 || n === last || Math.abs(n - state.page) < 4) { addPage(list, n); }
    }
  }
  function addPage(list, n) {
    var item = document.createElement("li"), link = document.createElement("a");
    link.href = address(state.chosen, n);
    link.textContent = n;
    if (n === state.page) { link.setAttribute("aria-current", "page"); }
    link.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) { return; }
      event.preventDefault();
      go(state.chosen, n);
      chosenBox.scrollIntoView();
      body.querySelector("a").focus({ preventScroll: true });
    });
    item.append(link);
    list.append(item);
  }

  window.addEventListener("popstate", function () { state = read(); show(); });
  state = read();
  if (Object.keys(state.chosen).length) { show(); }
})();
