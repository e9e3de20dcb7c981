/* Looks a certificate number up in the small files beside the page. The number goes nowhere. */
(function () {
  "use strict";
  var guide = globalThis.mingjianGuide, box = document.getElementById("mj-verify");
  if (!guide || !box) { return; }
  var el = guide.el, files = {}, asked = "";
  var root = box.getAttribute("data-mj-root"), asOf = box.getAttribute("data-mj-as-of");
  var count = Number(box.getAttribute("data-mj-files"));
  var input = document.getElementById("mj-verify-number"), result = document.getElementById("mj-verify-result");

  /* FNV-1a, as in derive/today.py. */
  function shard(number) {
    var value = 0x811c9dc5;
    for (var i = 0; i < number.length; i += 1) {
      value = Math.imul(value ^ number.charCodeAt(i), 0x01000193) >>> 0;
    }
    return String(value % count);
  }
  globalThis.mingjianVerifyAdd = function (name, entries) { files[name] = entries; };

  function ask(text) {
    var number = guide.halfWidth(text).replace(/[\s-]/g, "");
    asked = number;
    if (!number) { guide.fill(result, []); return; }
    if (!/^\d{7,12}$/.test(number)) {
      guide.fill(result, el("p", { "class": "mj-notice mj-notice--info" }, "证号只有数字：机构许可证号多为9位，鉴定人执业证号12位。请核对后再输。"));
      return;
    }
    var name = shard(number);
    if (files[name]) { show(number, files[name][number]); return; }
    guide.load(name + ".js", function () { if (asked === number) { show(number, files[name][number]); } }, function () {
      guide.fill(result, el("p", { "class": "mj-notice mj-notice--warn" }, "数据文件没有读到，请刷新再试。"));
    });
  }
  function fact(label, value) { return el("div", {}, [el("dt", {}, label), el("dd", {}, value)]); }
  function show(number, entry) {
    if (!entry) {
      guide.fill(result, [
        el("div", { "class": "mj-notice mj-notice--stop" }, [
          el("p", { "class": "mj-notice__title" }, "登记库里没有这个证号"),
          el("p", {}, "可能是输错了；可能是" + asOf + "以后才登记的；可能不是本地登记的。请对照证件再输一次，或者打监督电话核实。")])
      ]);
      return;
    }
    var person = entry[0] === 1, who = person ? "执业" : "接受委托";
    var url = root + (person ? "appraisers/" : "institutions/") + entry[1] + "/";
    var verdict = {
      yes: ["ok", asOf + "：可以" + who],
      ask: ["warn", "证书有效期已过，未见延续记录，请打监督电话核实"],
      no: ["stop", asOf + "：不能" + who]
    }[entry[6]];
    guide.fill(result, [
      el("div", { "class": "mj-notice mj-notice--" + verdict[0] }, [
        el("p", { "class": "mj-notice__title" }, verdict[1]),
        el("dl", { "class": "mj-facts" }, [
          fact(person ? "姓名" : "机构", el("a", { href: url }, entry[2])),
          person ? fact("执业机构", entry[3] || "未见记录") : null,
          fact("证号", number + (entry[8] ? "" : "（以前的证号）")),
          fact("状态", guide.badge(entry[4], entry[5])),
          fact("有效期至", entry[7] || "证书未写截止日期"),
          fact("数据截至", asOf)])
      ])].concat(guide.freshness(asOf, entry[7])));
  }
  function fromAddress() {
    var text = decodeURIComponent(location.hash.slice(1));
    if (/^[a-z]{2}-[rj]\d+$/.test(text)) {
      location.replace(root + (text[3] === "r" ? "appraisers/" : "institutions/") + text + "/");
    } else if (text) {
      input.value = text;
      ask(text);
    }
  }
  document.getElementById("mj-verify-form").addEventListener("submit", function (event) {
    event.preventDefault();
    ask(input.value);
  });
  window.addEventListener("hashchange", fromAddress);
  box.hidden = false;
  fromAddress();
})();
