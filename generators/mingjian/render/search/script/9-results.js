/* The page search/: all results, filtered by kind, the query kept in the address. */
class ResultsPage {
  constructor(form, place) {
    this.input = form.querySelector("input[name=q]");
    this.status = element("p", "mj-meta");
    this.chips = element("ul", "mj-chips");
    this.list = element("ol", "mj-list mj-hits");
    this.next = element("button", "mj-button mj-button--plain", TEXT.more);
    this.status.setAttribute("role", "status");
    this.next.type = "button";
    this.next.hidden = true;
    this.next.addEventListener("click", () => this.showNext());
    this.chips.addEventListener("click", (event) => this.onChip(event));
    place.replaceChildren(this.status, this.chips, this.list, this.next);
    this.input.addEventListener("input", () => this.change(this.input.value, "", "replaceState"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.change(this.input.value, "", "pushState");
    });
    window.addEventListener("popstate", () => this.read());
    session.listeners.push(() => this.update());
    this.read();
    if (!this.text) this.input.focus();
  }

  read() {
    const state = new URLSearchParams(location.search);
    this.text = state.get("q") || "";
    this.kind = state.get("kind") || "";
    this.input.value = this.text;
    this.limit = PAGE;
    this.update();
  }

  address(kind) {
    const state = new URLSearchParams();
    if (this.text) state.set("q", this.text);
    if (kind) state.set("kind", kind);
    return `${location.pathname}?${state}`;
  }

  change(text, kind, how) {
    this.text = text;
    this.kind = kind;
    this.limit = PAGE;
    // A page opened from disk keeps its address.
    try { history[how](null, "", this.address(kind)); } catch (error) {}
    this.update();
  }

  onChip(event) {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    this.change(this.text, link.dataset.kind, "pushState");
  }

  showNext() {
    const first = this.list.children.length;
    this.limit += PAGE;
    this.update();
    const link = this.list.children[first] && this.list.children[first].querySelector("a");
    if (link) link.focus();
  }

  update() {
    clearTimeout(this.pause);
    if (!this.text.trim()) return this.show({ hits: [], total: 0, counts: new Map(), tokens: [] }, "");
    if (!session.index.textReady) return void (this.status.textContent = TEXT.loading);
    loadMore();
    const every = search(session.index, this.text, { limit: this.limit });
    if (!every.total) this.pause = setTimeout(() => this.rescue(), 150);
    this.answer(every, (options) => search(session.index, this.text, options));
  }

  rescue() {
    const { names = [], answer } = rescue(this.text, { limit: this.limit });
    if (answer) this.answer(answer, (options) => searchCut(session.index, this.text, options));
    else if (names.length) this.status.replaceChildren(TEXT.meant, ...names.flatMap((name) => {
      const link = element("a", "mj-chip", name);
      link.href = addressOfQuery(name);
      return [link, " "];
    }));
  }

  answer(every, ask) {
    const chosen = this.kind && every.counts.has(this.kind) ? ask({ limit: this.limit, kinds: [this.kind] }) : every;
    this.showChips(every);
    this.show(chosen, every.total ? TEXT.found(chosen.total, chosen.hits.length) : noneFound());
  }

  showChips(every) {
    const kinds = Object.keys(session.index.kinds).filter((kind) => every.counts.has(kind));
    const chip = (kind, name, count) => {
      const link = element("a", "mj-chip", `${name} `, element("span", "mj-chip__n", String(count)));
      link.href = this.address(kind);
      link.dataset.kind = kind;
      if (kind === this.kind) link.setAttribute("aria-current", "true");
      return element("li", "", link);
    };
    const all = kinds.length > 1 ? [chip("", TEXT.every, every.total)] : [];
    this.chips.replaceChildren(...all, ...kinds.map((kind) => chip(kind, session.index.kinds[kind][0], every.counts.get(kind))));
  }

  show({ hits, total, tokens }, text) {
    if (!text) this.chips.replaceChildren();
    this.status.textContent = text;
    this.list.replaceChildren(...hits.map((hit) => {
      const [name, ...rest] = parts(hit, tokens);
      const link = element("a", "", name);
      link.href = addressOf(hit);
      return element("li", "mj-result", link, ...rest);
    }));
    this.next.hidden = total <= hits.length;
  }
}

/* Called once by theme/assets/search.js, which has fetched this script and the index. */
async function attach({ forms, folder, payload, fetch }) {
  Object.assign(session, { root: new URL("../", folder), fetch });
  const page = document.getElementById("mj-search-results");
  forms.forEach((form, number) => {
    if (page && form.closest("main")) new ResultsPage(form, page);
    else new Suggestions(form, number);
  });
  await inSlices(session.index.load(payload));
  tell();
  await inSlices(session.index.load(await session.rest));
  tell();
  if (session.index.more.bytes <= SMALL) await loadMore();
}

window.mingjianSearch = { attach, session, search, rescue, matchedRanges };
