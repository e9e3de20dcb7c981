/* What results look like, in a suggestion and in the full list; all the words of the search. */
const TEXT = {
  loading: "正在载入…",
  none: "没有找到。少写几个字，或者试试拼音、首字母、证号。",
  found: (total, shown) => (total > shown ? `找到 ${total} 条，列出前 ${shown} 条` : `找到 ${total} 条`),
  all: (total) => `查看全部 ${total} 条结果`,
  meant: "你是不是要找：",
  otherName: { institution: "曾用名：", category: "又称：" },
  every: "全部",
  more: "再列出一些",
  results: "查找结果",
};
const SHOWN = 8;
const PAGE = 30;
const SMALL = 60000;

/* The index in this page: what is loaded so far, and who wants to know when there is more. */
const session = { index: new SearchIndex(), listeners: [] };

function tell() {
  session.told = true;
  session.listeners.forEach((listener) => listener());
}

/* Runs a generator in slices, so that typing stays smooth: in idle time, once there is something to answer with. */
function inSlices(work) {
  const idle = window.requestIdleCallback || setTimeout;
  return new Promise((done) => {
    const slice = (deadline) => {
      const end = performance.now() + (session.told ? Math.max(16, deadline ? deadline.timeRemaining() : 0) : 32);
      let step;
      do step = work.next(); while (!step.done && performance.now() < end);
      if (session.index.textReady && !session.told) {
        session.rest = session.fetch(session.index.rest);
        tell();
      }
      if (step.done) done();
      else if (session.told) idle(slice, { timeout: 40 });
      else setTimeout(slice);
    };
    slice();
  });
}

/* Cases and checks come from a third file, fetched when they are wanted. */
async function loadMore() {
  const { index } = session;
  if (session.more || !index.ready) return;
  session.more = true;
  try {
    await inSlices(index.load(await session.fetch(index.more.file)));
  } finally {
    tell();
  }
}

function element(name, className, ...content) {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...content);
  return node;
}

function addressOf(hit) {
  return addressIn(session.index.kinds[hit.table.kind][1].replace("{}", hit.table.id(hit.row)));
}

function addressOfQuery(text) {
  return addressIn(`search/?q=${encodeURIComponent(text)}`);
}

/* A page opened from disk has no server to find the index page of a folder. */
function addressIn(path) {
  const address = new URL(path, session.root);
  if (address.protocol === "file:") address.pathname = address.pathname.replace(/\/$/, "/index.html");
  return address.href;
}

function nameOf(hit, tokens) {
  const node = element("span", "mj-result__name");
  const marked = matchedRanges(session.index, hit, tokens);
  Array.from(hit.table.title(hit.row)).forEach((letter, at) => {
    const last = node.lastChild;
    if (at && marked[at] === marked[at - 1] && last) last.textContent += letter;
    else node.append(marked[at] ? element("mark", "", letter) : document.createTextNode(letter));
  });
  return { node, any: marked.includes(true) };
}

/* Name, kind, status, place: the same parts in a suggestion and in the full list. */
function parts(hit, tokens) {
  const { node, any } = nameOf(hit, tokens);
  const nodes = [node, element("span", "mj-result__kind", session.index.kinds[hit.table.kind][0])];
  const status = hit.table.status(hit.row);
  if (status) nodes.push(element("span", `mj-badge mj-badge--${session.index.tones[status] || "none"}`, status));
  const other = any ? "" : otherName(session.index, hit, tokens);
  const note = [hit.table.note(hit.row), other && (TEXT.otherName[hit.table.kind] || "") + other].filter(Boolean).join(" · ");
  if (note) nodes.push(element("span", "mj-result__note", note));
  return nodes;
}

/* A box on a list page finds what has its pages under the same folder. */
function kindsOf(form) {
  const { scope } = form.dataset;
  const kinds = Object.keys(session.index.kinds).filter((kind) => session.index.kinds[kind][1].startsWith(`${scope}/`));
  return kinds.length ? kinds : null;
}

/* Nothing found: what sounds alike, else two things typed as one word, else a slip. */
function rescue(text, options) {
  const { index } = session;
  if (!index.ready) return {};
  let names = suggestSound(index, text);
  const answer = names.length ? null : searchCut(index, text, options);
  if (!names.length && !answer) names = suggestSlip(index, text);
  return { names, answer };
}

/* While more is on its way, nothing found is not yet an answer. */
function noneFound() {
  return session.index.ready ? TEXT.none : TEXT.loading;
}

function setAttributes(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
}
