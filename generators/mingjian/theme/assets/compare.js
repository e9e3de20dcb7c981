/* Up to four institutions side by side. The choice stands in the address (?ids=), so it can be shared and printed. */
(function () {
  "use strict";
  var MOST = 4;
  var guide = globalThis.mingjianGuide, index = globalThis.mingjianCompareIndex;
  var box = document.getElementById("mj-compare");
  if (!guide || !index || !box) { return; }
  var el = guide.el, root = box.getAttribute("data-mj-root"), byId = {}, byName = {}, rows = {}, loaded = {}, chosen = [], showAll = false;
  var say = document.getElementById("mj-compare-say"), input = document.getElementById("mj-compare-name");
  var table = document.getElementById("mj-compare-table"), note = document.getElementById("mj-compare-note");

  index.rows.forEach(function (row) {
    byId[row[0]] = row;
    byName[row[1]] = row[0];
  });
  globalThis.mingjianCompareAdd = function (area, data) {
    loaded[area] = true;
    Object.assign(rows, data.rows);
  };
  function areaOf(id) { return index.areas[byId[id][2]][0]; }

  function read() {
    var text = new URLSearchParams(location.search).get("ids") || "";
    chosen = text.split(",").filter(function (id, at, all) { return byId[id] && all.indexOf(id) === at; }).slice(0, MOST);
  }
  function write() {
    var query = chosen.length ? "?ids=" + chosen.join(",") : location.pathname;
    try { history.replaceState(null, "", query); } catch (e) { /* some browsers refuse this for local files */ }
    document.getElementById("mj-compare-copy").setAttribute("data-copy", location.href);
  }
  function add(text) {
    var name = text.trim();
    var hits = byName[name] ? [byName[name]] : index.rows.filter(function (row) {
      return name && (row[1].indexOf(name) >= 0 || row[0] === name);
    }).map(function (row) { return row[0]; });
    if (hits.length !== 1) {
      say.textContent = hits.length ? "有" + hits.length + "家机构的名称含有“" + name + "”，请写全一些，或者从列表里选。" : "没有找到这个名称。";
      return;
    }
    if (chosen.indexOf(hits[0]) >= 0) { say.textContent = "已经选了这一家。"; return; }
    if (chosen.length >= MOST) { say.textContent = "最多比较四家，先去掉一家。"; return; }
    chosen.push(hits[0]);
    input.value = "";
    refresh("加入" + byId[hits[0]][1] + "。");
  }
  function remove(id) {
    chosen = chosen.filter(function (other) { return other !== id; });
    refresh("去掉" + byId[id][1] + "。");
    input.focus();
  }
  function refresh(message) {
    write();
    say.textContent = (message || "") + (chosen.length ? "已选" + chosen.length + "家。" : "还没有选机构。");
    guide.fill(document.getElementById("mj-compare-chosen"), chosen.map(chip));
    var missing = chosen.map(areaOf).filter(function (area, at, all) { return !loaded[area] && all.indexOf(area) === at; });
    if (!missing.length) { draw(); return; }
    missing.forEach(function (area) {
      guide.load(area + ".js", draw, function () { say.textContent = "数据文件没有读到，请刷新再试。"; });
    });
  }
  function chip(id) {
    var button = el("button", { type: "button", "class": "mj-chip mj-chip--off", "aria-label": "去掉" + byId[id][1] }, [byId[id][1], " ×"]);
    button.addEventListener("click", function () { remove(id); });
    return el("li", {}, button);
  }
  function draw() {
    var list = chosen.filter(function (id) { return rows[id]; });
    if (list.length < chosen.length) { return; }
    note.hidden = !list.length;
    note.textContent = "数据截至" + index.asOf + "，各值与机构页面相同。价格不同，包含的服务可能也不同；本站不排名、不评分。";
    if (!list.length) { guide.fill(table, []); return; }
    var head = el("tr", {}, [el("th", { scope: "col" }, "项目")].concat(list.map(function (id) {
      return el("th", { scope: "col" }, el("a", { href: root + "institutions/" + id + "/" }, rows[id].name));
    })));
    guide.fill(table, el("div", { "class": "mj-scroll mj-compare mj-compare--" + list.length, tabindex: "0", role: "region", "aria-label": "机构比较" },
      el("table", { "class": "mj-table" }, [
        el("caption", { "class": "mj-hidden" }, "机构比较"), el("thead", {}, head), el("tbody", {}, lines(list))])));
  }
  function lines(list) {
    var out = [];
    function line(title, value) {
      out.push(el("tr", {}, [el("th", { scope: "row" }, title)].concat(list.map(function (id) { return el("td", {}, value(rows[id])); }))));
    }
    function part(title) { out.push(el("tr", { "class": "mj-part" }, el("th", { scope: "colgroup", colspan: list.length + 1 }, title))); }
    line("登记状态", function (r) { return guide.badge(r.status[0], r.status[1]); });
    line("许可证", function (r) { return [guide.badge(r.validity[0], r.validity[1]), el("br"), el("span", { "class": "mj-code" }, r.licence || "未见记录")]; });
    line("在哪里", function (r) { return [r.region, el("br"), el("span", { "class": "mj-note" }, r.address)]; });
    line("电话", function (r) { return el("a", { href: "tel:" + r.phone }, r.phone); });
    line("监督电话", function (r) { return el("a", { href: "tel:" + r.supervision }, r.supervision); });
    line("在执业鉴定人", function (r) { return r.staff + "人"; });
    line("认证认可", function (r) { return r.accreditations.join("、") || nothing(); });
    line("最近的检查", function (r) { return r.inspections.length ? checks(r.inspections) : nothing(); });
    line("公示期内的处罚", function (r) { return r.sanctions.length ? decisions(r.sanctions) : nothing(); });
    line("等级与考核", function (r) { return r.grades.join("；") || nothing(); });
    line("便民服务", function (r) { return r.services.join("、") || nothing(); });
    line("五项公示已核对", function (r) { return r.disclosed + "项"; });
    part("业务范围");
    union(list, "scope").forEach(function (name) { line(name, function (r) { return scope(find(r.scope, name)); }); });
    part("收费（机构公示）");
    var keys = union(list, "prices"), shown = keys.filter(function (key) { return showAll || list.length === 1 || holders(list, key) > 1; });
    shown.forEach(function (key) {
      var named = list.map(function (id) { return find(rows[id].prices, key); }).filter(Boolean)[0];
      line(named[1], function (r) { var hit = find(r.prices, key); return hit ? hit[2] : nothing("未见公示"); });
    });
    if (shown.length < keys.length) { out.push(more(keys.length - shown.length, list.length + 1)); }
    return out;
  }
  function holders(list, key) { return list.filter(function (id) { return find(rows[id].prices, key); }).length; }
  function more(count, width) {
    var button = el("button", { type: "button", "class": "mj-button mj-button--plain" }, "再看只有一家公示的" + count + "项");
    button.addEventListener("click", function () { showAll = true; draw(); });
    return el("tr", {}, el("td", { colspan: width }, button));
  }
  function nothing(word) { return el("span", { "class": "mj-none" }, word || "未见记录"); }
  function find(items, key) { return items.filter(function (item) { return item[0] === key; })[0]; }
  function checks(items) {
    return items.map(function (i) { return el("div", {}, [i[0] + "（" + i[1] + "）", guide.badge(i[2], i[3])]); });
  }
  function decisions(items) {
    return items.map(function (i) { return el("div", {}, [i[0] + " ", el("a", { href: root + i[2] }, i[1])]); });
  }
  function scope(hit) {
    if (!hit) { return el("span", { "class": "mj-none" }, "未核准"); }
    return [guide.badge("核准", "ok"), el("br"), el("span", { "class": "mj-note" },
      hit[2] + "名鉴定人" + (hit[3] ? "" : "（少于规定）") + (hit[4] ? "，有认证认可" : "") + (hit[1] ? "；" + hit[1] + "除外" : ""))];
  }
  /* Keys that several institutions share first, then the others, each in the order in which they come. */
  function union(list, field) {
    var seen = {}, order = [];
    list.forEach(function (id) {
      rows[id][field].forEach(function (item) {
        if (!seen[item[0]]) { seen[item[0]] = 0; order.push(item[0]); }
        seen[item[0]] += 1;
      });
    });
    return order.filter(function (key) { return seen[key] > 1; }).concat(order.filter(function (key) { return seen[key] === 1; }));
  }

  guide.fill(document.getElementById("mj-compare-names"), index.rows.map(function (row) {
    return el("option", { value: row[1] }, index.areas[row[2]][1]);
  }));
  document.getElementById("mj-compare-form").addEventListener("submit", function (event) {
    event.preventDefault();
    add(input.value);
  });
  window.addEventListener("popstate", function () { read(); refresh(); });
  box.hidden = false;
  read();
  refresh();
})();
