/* 变更单填报: fields from the JSON Schema of a record, changes against what it says now, one YAML file out. */
(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const $ = (id) => document.getElementById(id);
  const words = {
    need: "必填", add: "添加一项", drop: "去掉这一项", keep: "不去掉", none: "（无）", empty: "（不填）", now: "现在：",
    yes: "是", no: "否", fresh: "新增", pattern: "格式不对：", example: "例如 ", number: "应填数字。", day: "应填日期，例如 2026-05-31。",
    least: "至少要有 {n} 项。", low: "不能小于 {n}。", high: "不能大于 {n}。", order: "截止日期早于起始日期。",
    check: "统一社会信用代码的校验码不对。", missing: "请先写明：", nothing: "还没有改动。", field: "项目", before: "现在", after: "改为",
    record: "记录", copied: "已复制。", select: "请按 Ctrl+C 复制。", faults: "有 {n} 处要改，见上面标红的地方。", first: "第 {n} 项",
    head: "# 变更单。was 是原来的内容，becomes 是改后的内容；复核后用 mingjian intake 收入。",
  };
  const fill = (text, n) => text.replace("{n}", n);
  let serial = 0;

  const el = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name in node && name !== "list") node[name] = value;
      else node.setAttribute(name, value);
    }
    node.append(...children.filter((child) => child !== null && child !== undefined));
    return node;
  };

  /* ---- schema */
  const settle = (root, node) => {
    let found = { ...node };
    if (found.$ref) {
      const named = root.$defs[found.$ref.replace("#/$defs/", "")];
      found = settle(root, { ...named, ...found, $ref: undefined, title: found.title || named.title });
    } else if (found.anyOf) {
      const choice = found.anyOf.find((option) => option.type !== "null");
      found = settle(root, { ...choice, ...found, anyOf: undefined });
    }
    return found;
  };

  const options = (schema) => {
    if (schema.enum) return schema.enum.map((word, n) => [word, (schema.enumDescriptions || [])[n] || ""]);
    if (schema["x-ref"]) return data.refs[schema["x-ref"]] || null;
    if (schema["x-vocabulary"]) return data.words[schema["x-vocabulary"]] || null;
    return null;
  };

  /* ---- what is wrong with one value */
  const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  const checkDigit = (code) => {
    let total = 0;
    let weight = 1;
    for (const char of code.slice(0, 17)) {
      if (!ALPHABET.includes(char)) return false;
      total += ALPHABET.indexOf(char) * weight;
      weight = (weight * 3) % 31;
    }
    return code.length === 18 && ALPHABET[(31 - (total % 31)) % 31] === code[17];
  };
  const isDay = (text) => {
    const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    if (!match) return false;
    const day = new Date(Date.UTC(+match[1], +match[2] - 1, +match[3]));
    return day.getUTCMonth() === +match[2] - 1 && day.getUTCDate() === +match[3];
  };
  /* 2026/5/31, 2026.5.31 and 2026年5月31日 can only mean one day */
  const asDay = (text) => {
    const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
    return match ? `${match[1]}-${match[2].padStart(2, "0")}-${match[3].padStart(2, "0")}` : text;
  };
  const today = () => {
    const now = new Date();
    return asDay(`${now.getFullYear()}-${now.getMonth() + 1}-${now.getDate()}`);
  };
  const fault = (schema, name, value) => {
    const numeric = schema.type === "integer" || schema.type === "number";
    if (numeric) {
      if (!(schema.type === "integer" ? /^-?\d+$/ : /^-?\d+(\.\d+)?$/).test(String(value))) return words.number;
      if (schema.minimum !== undefined && +value < schema.minimum) return fill(words.low, schema.minimum);
      if (schema.maximum !== undefined && +value > schema.maximum) return fill(words.high, schema.maximum);
      return "";
    }
    if (schema.format === "date" && !isDay(value)) return words.day;
    if (schema.pattern && !new RegExp(schema.pattern, "u").test(value)) {
      const example = (schema.examples || [])[0];
      return schema.patternErrorMessage || words.pattern + (example ? words.example + example : schema.pattern);
    }
    if (name === "uscc" && !checkDigit(value)) return words.check;
    return "";
  };

  /* ---- fields: each knows its element, its value now, its steps against what was, and its faults */
  const scalar = (schema, name, was, required) => {
    const id = `f${++serial}`;
    const choices = schema.type === "boolean" ? [["true", words.yes], ["false", words.no]] : options(schema);
    const few = choices && choices.length <= 60;
    const long = typeof was === "string" && (was.includes("\n") || was.length > 60);
    const input = few ? el("select", { id }) : long ? el("textarea", { id, rows: 4 }) : el("input", { id, type: "text", autocomplete: "off" });
    if (few) {
      input.append(el("option", { value: "" }, words.empty));
      for (const [value, about] of choices) input.append(el("option", { value }, about && about !== value ? `${value}　${about}` : value));
      if (was !== undefined && !choices.some(([value]) => value === String(was))) input.append(el("option", { value: String(was) }, String(was)));
    } else if (choices) {
      const list = el("datalist", { id: `${id}l` });
      for (const [value, about] of choices) list.append(el("option", { value, label: about }));
      input.setAttribute("list", `${id}l`);
      input.after(list);
      queueMicrotask(() => element.append(list));
    }
    input.value = was === undefined ? "" : String(was);
    const untouched = input.value; /* what the field makes of the value: a field left alone changes nothing */
    const said = el("span", { className: "error", id: `${id}e` });
    const about = [schema.description, schema["x-law"] ? `（${schema["x-law"]}）` : ""].join("");
    const now = was === undefined ? null : el("span", { className: "now" }, words.now + (schema.type === "boolean" ? (was ? words.yes : words.no) : was));
    const element = el("div", { className: "field" },
      el("label", { htmlFor: id }, `${schema.title || name} `, required ? el("span", { className: "need" }, words.need) : null),
      input, el("span", { className: "note", id: `${id}n` }, about), now, said);
    input.setAttribute("aria-describedby", `${id}n ${id}e`);
    input.dataset.name = name;
    const value = () => {
      if (input.value === untouched) return was;
      const text = input.value.trim();
      if (text === "") return undefined;
      if (schema.type === "boolean") return text === "true";
      if (schema.format === "date") return asDay(text);
      return (schema.type === "integer" || schema.type === "number") && /^-?\d+$/.test(text) ? Number(text) : text;
    };
    input.addEventListener("input", () => element.classList.toggle("changed", value() !== was));
    return {
      element, value,
      steps: (path) => (value() === was ? [] : [{ field: path, title: schema.title || name, was, becomes: value() }]),
      check: () => {
        const current = value();
        said.textContent = current === undefined ? (required ? words.need : "") : current === was ? "" : fault(schema, name, current);
        if (said.textContent) input.setAttribute("aria-invalid", "true");
        else input.removeAttribute("aria-invalid");
        return said.textContent ? 1 : 0;
      },
    };
  };

  const group = (root, schema, name, was, required, top) => {
    const need = new Set(schema.required || []);
    const fields = Object.entries(schema.properties)
      .filter(([key]) => !(top && key === "id"))
      .map(([key, inner]) => [key, field(root, inner, key, (was || {})[key], need.has(key))]);
    const said = el("p", { className: "error" });
    const element = el(top ? "div" : "fieldset", {}, top ? null : el("legend", {}, schema.title || name), ...fields.map(([, item]) => item.element), said);
    const value = () => {
      const found = fields.map(([key, item]) => [key, item.value()]).filter(([, one]) => one !== undefined);
      return found.length ? Object.fromEntries(found) : undefined;
    };
    return {
      element, value, fields,
      steps: (path) => {
        const current = value();
        if (was === undefined) return current === undefined ? [] : [{ field: path, title: schema.title || name, was, becomes: current }];
        if (current === undefined && path) return [{ field: path, title: schema.title || name, was, becomes: undefined }];
        return fields.flatMap(([key, item]) => item.steps(path ? `${path}.${key}` : key));
      },
      check: () => {
        said.textContent = "";
        const current = value();
        if (current === undefined && !required) return 0;
        const changed = JSON.stringify(current) !== JSON.stringify(was);
        const count = fields.reduce((sum, [, item]) => sum + item.check(), 0);
        if (changed && current && current.since && current.until && current.until < current.since) {
          said.textContent = words.order;
          return count + 1;
        }
        return count;
      },
    };
  };

  const many = (root, schema, name, was, required) => {
    const inner = settle(root, schema.items);
    const title = schema.title || name;
    const entries = [];
    const place = el("div");
    const said = el("p", { className: "error" });
    const put = (old, origin) => {
      const shaped = { ...inner, title: `${title} ${fill(words.first, entries.length + 1)}`, description: inner.type === "object" ? "" : schema.description };
      for (const key of ["x-vocabulary", "x-ref", "x-law"]) if (!shaped[key] && schema[key] && inner.type !== "object") shaped[key] = schema[key];
      const item = field(root, shaped, name, old, true);
      const entry = { item, old, origin, gone: false };
      const button = el("button", { type: "button" }, words.drop);
      button.addEventListener("click", () => {
        entry.gone = !entry.gone;
        button.textContent = entry.gone ? words.keep : words.drop;
        holder.classList.toggle("gone", entry.gone);
        if (origin === null) { holder.remove(); entries.splice(entries.indexOf(entry), 1); }
      });
      const holder = el("div", {}, item.element, button);
      entries.push(entry);
      place.append(holder);
      return entry;
    };
    (was || []).forEach((old, n) => put(old, n));
    const add = el("button", { type: "button", className: "add" }, `${words.add}：${title}`);
    add.dataset.name = name;
    add.addEventListener("click", () => {
      const entry = put(undefined, null);
      entry.item.element.querySelector("input,select,textarea")?.focus();
    });
    const element = el("fieldset", {}, el("legend", {}, title, " ", required ? el("span", { className: "need" }, words.need) : null),
      el("span", { className: "note" }, schema.description || ""), place, add, said);
    const left = () => entries.filter((entry) => !entry.gone).map((entry) => entry.item.value()).filter((one) => one !== undefined);
    return {
      element,
      value: () => (left().length ? left() : undefined),
      steps: (path) => entries.flatMap((entry) => {
        if (entry.origin === null) {
          const becomes = entry.item.value();
          return becomes === undefined ? [] : [{ field: `${path}[+]`, title, was: undefined, becomes }];
        }
        const at = `${path}[${entry.origin}]`;
        return entry.gone || entry.item.value() === undefined ? [{ field: at, title, was: entry.old, becomes: undefined }] : entry.item.steps(at);
      }),
      check: () => {
        const least = schema.minItems || (required ? 1 : 0);
        said.textContent = left().length < least ? fill(words.least, least) : "";
        return (said.textContent ? 1 : 0) + entries.filter((entry) => !entry.gone).reduce((sum, entry) => sum + entry.item.check(), 0);
      },
    };
  };

  const field = (root, raw, name, was, required) => {
    const schema = settle(root, raw);
    if (schema.type === "object") return group(root, schema, name, was, required, false);
    if (schema.type === "array") return many(root, schema, name, was, required);
    return scalar(schema, name, was, required);
  };

  /* ---- picking records; what was edited stays while another record is picked */
  const edits = new Map();
  const kinds = new Map(data.kinds.map((kind) => [kind.key, kind]));
  const called = (record) => record.name || record.title || "";
  const haystack = (record) => [record.id, called(record), record.uscc, record.practice_number, record.decision_number,
    ...(record.licences || []).map((one) => one.number)].join(" ").toLowerCase();
  const refill = () => {
    const wanted = $("find").value.trim().toLowerCase();
    const found = kinds.get($("kind").value).records.filter((record) => haystack(record).includes(wanted)).slice(0, 200);
    $("list").replaceChildren(...found.map((record) => el("option", { value: record.id }, `${record.id}　${called(record)}`)));
  };
  const open = (key, kind, record) => {
    if (!edits.has(key)) {
      const root = group(kind.schema, settle(kind.schema, kind.schema), kind.key, record, true, true);
      edits.set(key, { key, kind, record, root });
      const checked = record ? null : root.element.querySelector(":scope > .field > [data-name=as_of]");
      if (checked) checked.value = today(); /* who fills in a new record has just looked at all of it */
    }
    const name = record ? called(record) : words.fresh;
    $("edit").replaceChildren(el("h3", {}, `${kind.title} ${name} ${key}`), edits.get(key).root.element);
    $("edit-title").focus();
  };
  for (const kind of data.kinds) $("kind").append(el("option", { value: kind.key }, kind.title));
  $("kind").addEventListener("change", refill);
  $("find").addEventListener("input", refill);
  $("list").addEventListener("change", () => {
    const kind = kinds.get($("kind").value);
    const record = kind.records.find((one) => one.id === $("list").value);
    if (record) open(record.id, kind, record);
  });
  $("new").addEventListener("click", () => {
    const count = [...edits.values()].filter((edit) => !edit.record).length;
    open(`${data.mark}${count + 1}`, kinds.get($("kind").value), undefined);
  });
  refill();

  /* ---- the change set */
  const stepsOf = (edit) => {
    if (edit.record) return edit.root.steps("").map((step) => ({ record: edit.key, ...step }));
    const becomes = edit.root.value();
    if (Object.keys(becomes || {}).every((key) => key === "as_of")) return [];
    return [{ record: edit.key, creates: edit.kind.key, title: words.fresh + edit.kind.title, becomes }];
  };
  const all = () => [...edits.values()].flatMap(stepsOf);
  const shown = (value) => value === undefined ? words.none : typeof value === "object"
    ? Object.values(value).map(shown).join("，") : value === true ? words.yes : value === false ? words.no : String(value);
  const tell = () => {
    const steps = all();
    const row = (step) => el("tr", {}, el("td", {}, step.record), el("td", {}, step.title), el("td", {}, shown(step.was)), el("td", {}, shown(step.becomes)));
    const head = el("tr", {}, ...[words.record, words.field, words.before, words.after].map((word) => el("th", { scope: "col" }, word)));
    $("changes").replaceChildren(steps.length ? el("table", {}, el("thead", {}, head), el("tbody", {}, ...steps.map(row))) : el("p", { className: "note" }, words.nothing));
    if (!$("title").dataset.own) $("title").value = titled(steps);
  };
  const titled = (steps) => [...new Set(steps.map((step) => step.record))].map((key) => {
    const edit = edits.get(key);
    const fields = [...new Set(steps.filter((step) => step.record === key).map((step) => step.title))].slice(0, 3).join("、");
    return edit.record ? `${called(edit.record) || key}变更${fields}` : fields + called(edit.root.value() || {});
  }).join("；");
  $("title").addEventListener("input", () => { $("title").dataset.own = "yes"; });
  $("edit").addEventListener("input", tell);
  $("edit").addEventListener("click", () => setTimeout(tell));
  tell();

  const yaml = (value, indent) => {
    if (Array.isArray(value)) return value.map((item) => `\n${indent}- ${yaml(item, `${indent}  `).replace(/^\n\s*/, "")}`).join("");
    if (value !== null && typeof value === "object") {
      return Object.entries(value).filter(([, one]) => one !== undefined)
        .map(([key, one]) => `\n${indent}${key}:${typeof one === "object" ? "" : " "}${yaml(one, `${indent}  `)}`).join("");
    }
    return typeof value === "string" ? JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`) : String(value);
  };
  const paper = () => {
    const changes = all().map((step) => ({ record: step.record, creates: step.creates, field: step.field || undefined, was: step.was,
      becomes: step.becomes, reason: step.creates ? undefined : $("reason").value.trim() }));
    const order = { form: data.form, title: $("title").value.trim(), who: $("who").value.trim(), basis: $("basis").value.trim(),
      reason: $("reason").value.trim(), base: data.base, changes };
    return `${words.head}${yaml(order, "")}\n`;
  };
  $("make").addEventListener("click", () => {
    const lacking = ["title", "who", "basis", "reason"].filter((id) => !$(id).value.trim());
    const faults = [...edits.values()].filter((edit) => stepsOf(edit).length).reduce((sum, edit) => sum + edit.root.check(), 0);
    const said = [];
    if (!all().length) said.push(words.nothing);
    if (faults) said.push(fill(words.faults, faults));
    if (lacking.length) said.push(words.missing + lacking.map((id) => document.querySelector(`label[for=${id}]`).firstChild.textContent.trim()).join("、"));
    $("errors").replaceChildren(...said.map((text) => el("p", { className: "error" }, text)));
    $("result").hidden = said.length > 0;
    if (!said.length) $("text").value = paper();
    else if (faults) document.querySelector("[aria-invalid=true]")?.focus();
  });
  /* two clerks' new records are both 新1, so the name goes into the name of the file */
  const fileName = () => {
    const first = all()[0];
    const fresh = first.creates ? (called(first.becomes) || "").replace(/[^\p{L}\p{N}]/gu, "").slice(0, 20) : "";
    return `${[first.record, fresh, data.base ? data.base.slice(0, 7) : "0"].filter(Boolean).join("-")}.yml`;
  };
  $("download").addEventListener("click", () => {
    const url = URL.createObjectURL(new Blob([$("text").value], { type: "application/yaml" }));
    const link = el("a", { href: url, download: fileName() });
    document.body.append(link);
    link.click();
    link.remove();
    URL.revokeObjectURL(url);
  });
  $("copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText($("text").value);
      $("copied").textContent = words.copied;
    } catch {
      $("text").select();
      $("copied").textContent = words.select;
    }
  });
})();
