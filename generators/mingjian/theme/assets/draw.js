/* Runs a draw again on the reader's device: RFC 3797 selection with SHA-256, as in derive/draw.py.
   No network, no crypto.subtle (it is missing on file:// and http://), no dependency. */
(function () {
  "use strict";

  /* SHA-256 (FIPS 180-4). Constants are the fractional parts of roots of primes, computed once. */
  var K = [], H = [];
  (function () {
    function part(x) { return ((x - Math.floor(x)) * 4294967296) | 0; }
    for (var n = 2; K.length < 64; n++) {
      var prime = true;
      for (var d = 2; d * d <= n; d++) { if (n % d === 0) { prime = false; break; } }
      if (!prime) { continue; }
      if (H.length < 8) { H.push(part(Math.sqrt(n))); }
      K.push(part(Math.cbrt(n)));
    }
  })();

  function sha256(bytes) {
    var size = bytes.length, blocks = ((size + 8) >> 6) + 1, data = new Uint8Array(blocks * 64);
    var view = new DataView(data.buffer), w = new Int32Array(64), h = H.slice(), i, t;
    data.set(bytes);
    data[size] = 0x80;
    view.setUint32(data.length - 8, Math.floor(size / 0x20000000));
    view.setUint32(data.length - 4, size << 3);
    function turn(x, n) { return (x >>> n) | (x << (32 - n)); }
    for (i = 0; i < blocks; i++) {
      var s = h.slice();
      for (t = 0; t < 64; t++) {
        if (t < 16) { w[t] = view.getInt32(i * 64 + t * 4); } else {
          var a = w[t - 15], b = w[t - 2];
          w[t] = (w[t - 16] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[t - 7] + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10))) | 0;
        }
        var one = (s[7] + (turn(s[4], 6) ^ turn(s[4], 11) ^ turn(s[4], 25)) + ((s[4] & s[5]) ^ (~s[4] & s[6])) + K[t] + w[t]) | 0;
        var two = ((turn(s[0], 2) ^ turn(s[0], 13) ^ turn(s[0], 22)) + ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]))) | 0;
        s = [(one + two) | 0, s[0], s[1], s[2], (s[3] + one) | 0, s[4], s[5], s[6]];
      }
      for (t = 0; t < 8; t++) { h[t] = (h[t] + s[t]) | 0; }
    }
    var out = new Uint8Array(32), written = new DataView(out.buffer);
    for (t = 0; t < 8; t++) { written.setInt32(t * 4, h[t]); }
    return out;
  }

  function utf8(text) { return new TextEncoder().encode(text); }
  function hex(bytes) {
    return Array.prototype.map.call(bytes, function (b) { return (b + 256).toString(16).slice(1); }).join("");
  }
  function fingerprint(text) { return hex(sha256(utf8(text))); }

  /* RFC 3797 section 4: count, key, count; the digest modulo what is left. */
  function select(pool, count, key) {
    var left = pool.slice(), drawn = [], middle = utf8(key), data = new Uint8Array(middle.length + 4);
    data.set(middle, 2);
    for (var i = 0; i < count && left.length; i++) {
      data[0] = data[data.length - 2] = i >> 8;
      data[1] = data[data.length - 1] = i & 255;
      var place = sha256(data).reduce(function (rest, b) { return (rest * 256 + b) % left.length; }, 0);
      drawn.push(left.splice(place, 1)[0]);
    }
    return drawn;
  }

  /* The announced text back into layers and forms of numbers. */
  function read(text) {
    var layers = [], forms = [], inPool = false;
    text.split("\n").forEach(function (line) {
      var layer = /^第\d+层 .*?(\d+)家抽(\d+)家$/.exec(line), form = /^号码 (\S+)$/.exec(line);
      if (layer) { layers.push({ select: Number(layer[2]), pool: [] }); inPool = true; }
      else if (inPool && /^[a-z]{2}-[a-z]?\d+$/.test(line)) { layers[layers.length - 1].pool.push(line); }
      else { inPool = false; }
      if (form) { forms.push(form[1].split("+").map(group)); }
    });
    return { layers: layers, forms: forms };
  }
  function group(text) {
    var part = /^(\d+)\/(\d+)(?:@(\d+))?$/.exec(text) || [0, 0, 0, 0];
    return { pick: Number(part[1]), of: Number(part[2]), first: part[3] === undefined ? 1 : Number(part[3]) };
  }
  function numbers(text) {
    return text.split("\n").filter(function (line) { return line.trim(); }).map(function (line) {
      return line.split("+").map(function (one) {
        return one.split(/[,，\s]+/).filter(Boolean).map(Number).sort(function (a, b) { return a - b; });
      });
    });
  }
  function fits(sources, forms) {
    return sources.length === forms.length && sources.every(function (groups, n) {
      return groups.length === forms[n].length && groups.every(function (values, m) {
        var form = forms[n][m];
        return values.length === form.pick && values.every(function (value, i) {
          return Number.isInteger(value) && value >= form.first && value < form.first + form.of && values.indexOf(value) === i;
        });
      });
    });
  }
  /* Logarithm of the binomial coefficient, in bits; good to far more digits than are shown. */
  function bits(n, k) {
    var sum = 0;
    for (var i = 0; i < k; i++) { sum += Math.log2((n - i) / (i + 1)); }
    return k > n ? -Infinity : sum;
  }
  function keyText(secret, sources, layer) {
    return secret + "./" + sources.map(function (groups) {
      return groups.map(function (values) { return values.map(function (v) { return v + "."; }).join(""); }).join("") + "/";
    }).join("") + layer + "./";
  }
  function run(text, secret, sources) {
    var drawn = [];
    read(text).layers.forEach(function (layer, n) {
      drawn = drawn.concat(select(layer.pool.slice().sort(), layer.select, keyText(secret, sources, n + 1)));
    });
    return drawn;
  }
  globalThis.mingjianDraw = { sha256: sha256, hex: hex, fingerprint: fingerprint, select: select, numbers: numbers, run: run };

  var form = typeof document === "undefined" ? null : document.getElementById("mj-draw");
  if (!form) { return; }
  var answer = document.getElementById("mj-draw-answer"), list = document.getElementById("mj-draw-list");

  function say(check, good) {
    var line = answer.querySelector("[data-check=" + check + "]");
    line.querySelector("[data-yes]").hidden = !good;
    line.querySelector("[data-no]").hidden = good;
  }
  function show(ids) {
    list.replaceChildren.apply(list, ids.map(function (id) {
      var item = document.createElement("li"), known = document.querySelector('[data-id="' + CSS.escape(id) + '"] a');
      item.textContent = known ? id + " " + known.textContent : id;
      item.setAttribute("data-drawn", id);
      return item;
    }));
  }
  function calculate() {
    var text = form.elements.text.value.replace(/\r\n?/g, "\n");
    say("text", fingerprint(text) === form.getAttribute("data-announced"));
    if (list) {
      var secret = form.elements.secret.value.trim(), sources = numbers(form.elements.numbers.value), plan = read(text);
      var good = fits(sources, plan.forms), ids = good ? run(text, secret, sources) : [];
      var need = plan.layers.reduce(function (sum, one) { return sum + bits(one.pool.length, one.select); }, 0);
      var have = plan.forms.reduce(function (sum, groups) {
        return groups.reduce(function (total, one) { return total + bits(one.of, one.pick); }, sum);
      }, 0);
      say("secret", fingerprint(secret) === form.getAttribute("data-commitment"));
      say("numbers", good);
      say("bits", have >= need - 1e-9);
      say("result", ids.length > 0 && ids.join(" ") === form.getAttribute("data-result"));
      show(ids);
    }
    answer.hidden = false;
  }
  form.addEventListener("submit", function (event) { event.preventDefault(); calculate(); });
  form.addEventListener("reset", function () { answer.hidden = true; });
  form.hidden = false;
})();
