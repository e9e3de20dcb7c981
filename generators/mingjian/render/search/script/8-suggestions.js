/* Suggestions under a search box: an ARIA 1.2 combobox with a list. */
class Suggestions {
  constructor(form, number) {
    this.form = form;
    this.input = form.querySelector("input[name=q]");
    this.list = element("ul", "mj-results");
    this.status = element("p");
    Object.assign(this.list, { id: `mj-results-${number}`, hidden: true });
    setAttributes(this.list, { role: "listbox", "aria-label": TEXT.results });
    this.status.setAttribute("role", "status");
    setAttributes(this.input, {
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id,
    });
    form.append(this.list, this.status);
    this.input.addEventListener("input", () => this.update());
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.input.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("[role=option]")));
    // more data must not undo what was chosen or closed meanwhile
    session.listeners.push(() => document.activeElement === this.input && !(this.active >= 0) && this.update());
  }

  update() {
    clearTimeout(this.pause);
    this.active = -1;
    const text = this.input.value;
    if (!text.trim()) return this.close();
    if (!session.index.textReady) return this.say(TEXT.loading);
    const options = { limit: SHOWN, kinds: kindsOf(this.form) };
    const answer = search(session.index, text, options);
    if (answer.total) this.show(answer, text);
    else this.pause = setTimeout(() => this.rescue(text, options), 150);
    if (answer.total < SHOWN) loadMore();
  }

  rescue(text, options) {
    const { names = [], answer } = rescue(text, options);
    if (answer) return this.show(answer, text);
    this.fill(names.map((name) => {
      const option = element("li", "mj-result", element("span", "mj-result__kind", TEXT.meant), element("span", "mj-result__name", name));
      option.dataset.query = name;
      return option;
    }));
    return this.say(names.length ? TEXT.meant + names.join("、") : noneFound());
  }

  show({ hits, total, tokens }, text) {
    const options = hits.map((hit) => {
      const option = element("li", "mj-result", ...parts(hit, tokens));
      option.dataset.href = addressOf(hit);
      return option;
    });
    if (total > hits.length) {
      const all = element("li", "mj-result mj-result--all", TEXT.all(total));
      all.dataset.href = addressOfQuery(text);
      options.push(all);
    }
    this.fill(options);
    this.say(TEXT.found(total, hits.length));
  }

  fill(options) {
    options.forEach((option, at) => setAttributes(option, { role: "option", id: `${this.list.id}-${at}`, "aria-selected": "false" }));
    this.list.replaceChildren(...options);
    this.list.hidden = !options.length;
    this.input.setAttribute("aria-expanded", String(options.length > 0));
    this.input.removeAttribute("aria-activedescendant");
  }

  say(text) {
    this.status.textContent = text;
    const empty = !this.list.children.length;
    this.status.className = empty && text ? "mj-results mj-results--note" : "mj-hidden";
  }

  close() {
    clearTimeout(this.pause);
    this.fill([]);
    this.active = 0;
    this.say("");
  }

  move(step) {
    const options = this.list.children;
    if (!options.length) return;
    if (options[this.active]) options[this.active].setAttribute("aria-selected", "false");
    this.active = (this.active + step + options.length + (this.active < 0 && step < 0 ? 1 : 0)) % options.length;
    const option = options[this.active];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  onKey(event) {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const open = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (open) this.move(event.key === "ArrowDown" ? 1 : -1);
      else this.update();
    } else if (event.key === "Enter" && open && this.active >= 0) {
      event.preventDefault();
      this.choose(this.list.children[this.active]);
    } else if (event.key === "Escape" && (open || this.status.textContent)) {
      event.preventDefault();
      this.close();
    }
  }

  choose(option) {
    if (!option) return;
    if (option.dataset.query) {
      this.input.value = option.dataset.query;
      this.update();
    } else location.href = option.dataset.href;
  }
}
