/* The calculator's form. Everything happens on the device; the address keeps only schedule, item and quantity. */
(function () {
  "use strict";
  var guide = globalThis.mingjianGuide, fees = globalThis.mingjianFees, data = globalThis.mingjianFeeData;
  var box = document.getElementById("mj-fees");
  if (!guide || !fees || !data || !box || !data.schedules.length) { return; }
  var el = guide.el, money = guide.money, root = box.getAttribute("data-mj-root");
  function field(name) { return document.getElementById("mj-fees-" + name); }
  var form = field("form"), schedule = null, item = null, total = null;

  function byKey(list, key, value) { return list.filter(function (one) { return one[key] === value; })[0]; }
  function groups(list, name, option) {
    var found = {}, order = [];
    list.forEach(function (one) {
      if (!found[name(one)]) { order.push(found[name(one)] = el("optgroup", { label: name(one) })); }
      found[name(one)].append(option(one));
    });
    return order;
  }
  function fillSchedules() {
    var mine = data.schedules.filter(function (one) { return one.id === data.own; });
    var rest = data.schedules.filter(function (one) { return one.id !== data.own; });
    guide.fill(field("schedule"), groups(mine.concat(rest), function (one) {
      return one.id === data.own ? "本地现在执行" : "只供对照";
    }, function (one) {
      return el("option", { value: one.id }, (one.region ? one.region + "：" : "") + one.title + "（" + one.force + "）");
    }));
  }
  function chooseSchedule(id) {
    schedule = byKey(data.schedules, "id", id) || byKey(data.schedules, "id", data.own) || data.schedules[0];
    field("schedule").value = schedule.id;
    guide.fill(field("item"), groups(schedule.items, function (one) { return one.group; }, function (one) {
      return el("option", { value: one.code }, one.name);
    }));
    guide.fill(field("force"), [guide.badge(schedule.force, schedule.tone), " " + (schedule.number || "") + " ",
      el("a", { href: root + "fees/" + schedule.id + "/" }, "看全表")]);
    var rule = schedule.float || {};
    field("float").hidden = rule.hard === undefined && rule.accredited === undefined;
    field("hard-label").hidden = rule.hard === undefined;
    field("accredited-label").hidden = rule.accredited === undefined;
    chooseItem(schedule.items[0].code);
  }
  function chooseItem(code) {
    item = byKey(schedule.items, "code", code) || schedule.items[0];
    field("item").value = item.code;
    field("unit").textContent = item.unit ? "（" + item.unit + "）" : "";
    field("special-field").hidden = item.surcharge === undefined;
    field("amount-field").hidden = !isTiered();
    field("price").textContent = [item.note, item.confidence].filter(Boolean).join("；");
  }
  function isTiered() { return item.kind === "分段" && Boolean(schedule.tier); }
  function whole(name, least) {
    var text = guide.halfWidth(field(name).value).trim();
    return /^\d{1,6}$/.test(text) && Number(text) >= least ? Number(text) : null;
  }
  function amount(name) {
    var text = guide.halfWidth(field(name).value).replace(/[,，\s]/g, "");
    if (!text) { return null; }
    var wan = /^(\d+(?:\.\d+)?)万元?$/.exec(text);
    if (wan) { text = String(Math.round(Number(wan[1]) * 1000000) / 100); }
    text = text.replace(/元$/, "");
    return fees.isMoney(text) ? text : undefined;
  }

  function update() {
    var quantity = whole("quantity", 1), special = item.surcharge === undefined ? 0 : whole("special", 0);
    var worth = isTiered() ? amount("amount") : null, quote = amount("quote");
    var wrong = [quantity === null && "数量要写1以上的整数。", special === null && "特殊检材要写整数。",
      special !== null && quantity !== null && special > quantity && "特殊检材不能多于数量。",
      worth === undefined && "标的额要写数字，例如 500000 或 50万。", quote === undefined && "单价要写数字，例如 900。"].filter(Boolean);
    if (wrong.length) {
      total = null;
      guide.fill(field("result"), wrong.map(function (text) { return el("p", { "class": "mj-notice mj-notice--warn" }, text); }));
    } else {
      show({ quantity: quantity, special: special, amount: worth }, quote);
    }
    waive();
  }
  function range(sum) {
    if (sum.low === null) { return "不超过" + money(sum.high); }
    if (sum.high === null) { return money(sum.low) + "起"; }
    return sum.low === sum.high ? money(sum.low) : money(sum.low) + "—" + money(sum.high);
  }
  function show(order, quote) {
    var steps = schedule.tier ? schedule.tier.steps : null, sum = fees.reckon(item, steps, order);
    var out = [];
    total = sum;
    if (schedule.tone !== "ok") {
      out.push(el("p", { "class": "mj-notice mj-notice--warn" }, "这个标准" + schedule.force + "，算出来的数只供对照。"));
    } else if (schedule.id !== data.own) {
      out.push(el("p", { "class": "mj-notice mj-notice--info" }, "这是别处的标准，算出来的数只供对照。"));
    }
    if (!sum) {
      out.push(el("p", { "class": "mj-empty" }, "这个项目没有找到价格，请问机构。"));
    } else {
      out.push(el("p", { "class": "mj-sum" }, [quote ? "按基准价 " : "应收 ", el("strong", {}, range(sum))]));
      out.push(formula(item, order, sum));
    }
    if (quote) { out = out.concat(quoted(order, quote, steps)); }
    else if (sum) { out.push(spread(order)); }
    out.push(el("p", { "class": "mj-meta" }, ["依据：", el("a", { href: root + "fees/" + schedule.id + "/" }, schedule.title),
      (schedule.number ? "（" + schedule.number + "）" : "") + (schedule.mode ? "，" + schedule.mode : "") + "；数据截至" + data.asOf + "。"]));
    guide.fill(field("result"), out);
  }
  function sides(price) {
    return price.amount !== undefined ? money(price.amount)
      : range({ low: price.low === undefined ? null : price.low, high: price.high === undefined ? null : price.high });
  }
  function formula(price, order, sum) {
    var lines = [sides(price) + " × " + order.quantity + (item.unit || "")];
    if (price.surcharge !== undefined && order.special) {
      lines.push("＋ " + sides(price) + " × " + price.surcharge + "% × " + order.special + "（特殊检材）");
    }
    if (sum.capped) { lines.push("超过封顶，按" + money(price.cap)); }
    sum.parts.forEach(function (part) {
      lines.push("＋ 超过" + money(part.over) + "的部分 " + money(part.base) + " × " + part.rate + "% ＝ " + money(part.fee));
    });
    lines.push("＝ " + range(sum));
    var out = [el("p", { "class": "mj-formula__title" }, "算式：" + item.name), el("ol", { "class": "mj-formula" }, lines.map(function (text) { return el("li", {}, text); }))];
    if (sum.parts.length) {
      out.push(el("p", { "class": "mj-note" }, "第一段按单价；标的额取" + schedule.tier.base + "。" + (schedule.tier.cap ? schedule.tier.cap : "")));
    } else if (isTiered()) {
      out.push(el("p", { "class": "mj-note" }, "没有填标的额，按不涉及财产计算。"));
    }
    return el("div", {}, out);
  }
  function allowed() { return fees.band(item, schedule.float, field("hard").checked, field("accredited").checked); }
  function spread(order) {
    var limits = allowed();
    if (!schedule.float || !limits || limits[0] === null || limits[1] === null) { return null; }
    return el("p", { "class": "mj-note" }, "允许的单价：" + money(limits[0]) + "—" + money(limits[1]) +
      (schedule.float.note ? "。" + schedule.float.note : "。") + (order.amount ? "" : "以机构公示的价格为准。"));
  }
  function quoted(order, quote, steps) {
    var price = Object.assign({}, item, { amount: quote, low: undefined, high: undefined });
    if (price.kind === "未见价格") { price.kind = "单价"; }
    if (price.kind === "区间") { price.kind = "单价"; }
    var sum = fees.reckon(price, steps, order), limits = schedule.float ? allowed() : null;
    var out = [el("p", { "class": "mj-sum" }, ["按机构报的单价 ", el("strong", {}, range(sum))]), formula(price, order, sum)];
    if (limits && limits[0] !== null && limits[1] !== null) {
      var inside = fees.compare(quote, limits[0]) >= 0 && fees.compare(quote, limits[1]) <= 0;
      out.push(el("p", {}, [guide.badge(inside ? "在幅度内" : "超出幅度", inside ? "ok" : "warn"),
        " 允许的单价：" + money(limits[0]) + "—" + money(limits[1]) + "。" + (schedule.float.note || "")]));
    }
    total = sum;
    return out;
  }

  /* Waivers: one question each, the rules of the reader's own region first. */
  var asked = {};
  function questions() {
    var list = document.getElementById("mj-waivers-list");
    var order = data.waivers.filter(function (one) { return one.own; }).concat(data.waivers.filter(function (one) { return !one.own; }));
    guide.fill(list, groups2(order));
    document.getElementById("mj-waivers").hidden = !data.waivers.length;
  }
  function groups2(order) {
    var own = order.filter(function (one) { return one.own; }), rest = order.filter(function (one) { return !one.own; });
    return [own.length ? set("我属于", own) : null,
      rest.length ? el("details", {}, [el("summary", {}, "别处的规则，只供对照"), set("我在那里，并且属于", rest)]) : null];
  }
  function set(title, list) {
    return el("fieldset", { "class": "mj-field" }, [el("legend", {}, title)].concat(list.map(function (one) {
      var input = el("input", { type: "checkbox", value: one.id });
      input.addEventListener("change", function () { asked[one.id] = input.checked; waive(); });
      return el("label", {}, [input, el("span", {}, [(one.region ? one.region + "：" : "") + one.who, el("span", { "class": "mj-note" }, "（" + one.group + "）")])]);
    })));
  }
  function waive() {
    guide.fill(document.getElementById("mj-waivers-result"), data.waivers.filter(function (one) { return asked[one.id]; }).map(answer));
  }
  var WORDS = { "减": "可以减收", "免": "可以免收", "缓": "可以缓交" };
  function answer(one) {
    var left = total && total.high !== null && one.percent !== undefined ? fees.reduce(total.high, one.percent) : null;
    return el("div", { "class": "mj-notice mj-notice--ok" }, [
      el("p", { "class": "mj-notice__title" }, one.who + "：" + one.effects.map(function (word) { return WORDS[word] || word; }).join("、")),
      one.percent !== undefined ? el("p", {}, "减收" + one.percent + "%" + (left ? "，试算为" + money(left) : "") + "。") : el("p", {}, "减多少由机构按规定决定，规则没有写明比例。"),
      one.proof ? el("p", {}, "带上：" + one.proof) : null,
      one.how ? el("p", {}, "怎么办：" + one.how) : null,
      el("p", { "class": "mj-note" }, "依据：" + one.basis + "（" + one.confidence + "）")]);
  }

  function keep() {
    var hash = "#s=" + schedule.id + "&i=" + item.code + "&n=" + (whole("quantity", 1) || 1);
    try { history.replaceState(null, "", hash); } catch (e) { /* some browsers refuse this for local files */ }
  }
  function fromAddress() {
    var wanted = new URLSearchParams(location.hash.slice(1));
    chooseSchedule(wanted.get("s"));
    if (wanted.get("i")) { chooseItem(wanted.get("i")); }
    if (/^\d{1,6}$/.test(wanted.get("n") || "")) { field("quantity").value = wanted.get("n"); }
    if (wanted.get("q")) { field("quote").value = wanted.get("q"); }
    update();
  }
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("input", function (event) {
    if (event.target === field("schedule")) { chooseSchedule(field("schedule").value); }
    if (event.target === field("item")) { chooseItem(field("item").value); }
    update();
    keep();
  });
  window.addEventListener("hashchange", fromAddress);
  box.hidden = false;
  fillSchedules();
  questions();
  fromAddress();
})();
