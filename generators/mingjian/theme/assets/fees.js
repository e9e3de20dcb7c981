/* The fee engine: price × quantity, surcharge, cap, tiers by amount in controversy. The same rules as derive/reckon.py,
   proven equal on generated orders. Exact integers inside (hundred-millionths of a cent), half up at the end. */
(function (scope) {
  "use strict";
  if (typeof BigInt === "undefined") { return; }
  var ZERO = BigInt(0), TWO = BigInt(2), HUNDRED = BigInt(100);
  var MILLION = BigInt(1000000), UNIT = HUNDRED * MILLION;

  /* Decimal text → integer with `digits` decimals; null when it is no such number. */
  function parse(text, digits) {
    var found = /^(\d{1,16})(?:\.(\d+))?$/.exec(String(text).trim());
    var rest = found && (found[2] || "");
    if (!found || rest.length > digits) { return null; }
    return BigInt(found[1] + rest + "0".repeat(digits - rest.length));
  }
  function given(value) { return value !== undefined && value !== null; }
  function cents(value) { return parse(value, 2); }
  function percent(value) { return parse(value, 6); }
  function write(amount) {
    var text = amount.toString().padStart(3, "0");
    return text.slice(0, -2) + "." + text.slice(-2);
  }
  /* Units → cents, half up. */
  function round(units) { return (TWO * units + UNIT) / (TWO * UNIT); }
  function least(a, b) { return a < b ? a : b; }

  function sides(price) {
    if (given(price.amount)) { return [price.amount, price.amount]; }
    return given(price.low) || given(price.high) ? [price.low, price.high] : null;
  }
  function plain(price, order, side) {
    if (!given(side)) { return null; }
    var units = cents(side) * BigInt(order.quantity) * UNIT;
    if (given(price.surcharge)) { units += cents(side) * BigInt(order.special || 0) * percent(price.surcharge); }
    return units;
  }
  function isCapped(price, units) { return given(price.cap) && units !== null && units > cents(price.cap) * UNIT; }
  function total(price, steps, order, side) {
    var units = plain(price, order, side);
    if (units === null) { return null; }
    if (given(price.cap)) { units = least(units, cents(price.cap) * UNIT); }
    if (!steps) { return write(round(units)); }
    var fee = ZERO;
    steps.forEach(function (step) {
      if (!given(step[2])) { fee += units; return; }
      var base = part(step, order.amount);
      if (base > ZERO) { fee += base * percent(step[2]); }
    });
    return write(round(fee));
  }
  function part(step, amount) {
    var whole = cents(amount);
    return (given(step[1]) ? least(whole, cents(step[1])) : whole) - cents(step[0]);
  }
  function parts(steps, amount) {
    var found = [];
    steps.forEach(function (step) {
      var base = given(step[2]) ? part(step, amount) : ZERO;
      if (base > ZERO) {
        found.push({ over: step[0], base: write(base), rate: step[2], fee: write(round(base * percent(step[2]))) });
      }
    });
    return found;
  }
  /* price: {kind, amount|low+high, surcharge, cap}; steps: [[over, upto, rate], …] or null;
     order: {quantity, special, amount}. Returns {low, high, parts, capped}, or null without a price. */
  function reckon(price, steps, order) {
    var named = sides(price);
    if (!named || price.kind === "未见价格") { return null; }
    var rule = steps && price.kind === "分段" && given(order.amount) ? steps : null;
    return {
      low: total(price, rule, order, named[0]),
      high: total(price, rule, order, named[1]),
      parts: rule ? parts(rule, order.amount) : [],
      capped: named.some(function (side) { return isCapped(price, plain(price, order, side)); })
    };
  }
  function scaled(side, rate) {
    return given(side) ? write(round(cents(side) * rate)) : null;
  }
  /* The lowest and highest unit price a schedule permits; null when the item has no price. */
  function band(price, floating, hard, accredited) {
    var named = sides(price), rule = floating || {};
    if (!named) { return null; }
    var ups = [rule.up, hard ? rule.hard : null, accredited ? rule.accredited : null].filter(given).map(percent);
    var up = ups.reduce(function (a, b) { return a > b ? a : b; }, ZERO);
    return [scaled(named[0], UNIT - percent(rule.down || "0")), scaled(named[1], UNIT + up)];
  }
  function compare(a, b) {
    var difference = cents(a) - cents(b);
    return difference > ZERO ? 1 : difference < ZERO ? -1 : 0;
  }
  /* What is left after a reduction by whole percent. */
  function reduce(amount, by) { return write(round(cents(amount) * (HUNDRED - BigInt(by)) * MILLION)); }

  scope.mingjianFees = {
    reckon: reckon, band: band, compare: compare, reduce: reduce,
    isMoney: function (text) { return cents(text) !== null; }
  };
})(globalThis);
