/* The loaded index: its tables, the tree of places and of categories, and what a token means in them. */
class SearchIndex {
  constructor() {
    this.folding = new Folding();
    this.readings = new Readings();
    this.tables = [];
    this.scopeItems = [];
    this.scopeNumbers = new Map();
    this.known = new Map();
  }

  /* Work in slices: the caller decides when to go on, so that typing stays smooth. */
  *load(payload) {
    const letters = [...commonLetters(), ...readPoints(payload.letters)];
    this.folding.learn(letters, payload.traditional);
    this.readings.learn(letters, payload.readings);
    yield;
    const first = this.tables.length;
    yield* payload.kinds ? this.loadFirst(payload) : payload.categories ? this.loadSecond(payload) : [];
    for (const entries of payload.entries) {
      this.tables.push(new EntryTable(this, entries.kind, {
        ids: readCodes(entries.ids), titles: readTexts(entries.titles), also: readTexts(entries.also),
        notes: readChoices(entries.notes),
      }));
      yield;
    }
    if (payload.inspections) {
      const inspections = new InspectionTable(this, this.institutions, payload.inspections);
      yield* inspections.prepare();
      this.tables.push(inspections);
    }
    this.textReady = true;
    yield;
    for (const table of this.tables.slice(first)) if (table.titles) yield* table.readAloud();
    this.ready = Boolean(this.categories);
    this.known.clear();
  }

  /* Who there is and where: enough for the first answers. */
  *loadFirst(payload) {
    const { kinds, root, tones, rest, more } = payload;
    Object.assign(this, { kinds, root, tones, rest, more, asOf: payload.as_of });
    this.loadRegions(payload.regions);
    yield;
    this.institutions = new InstitutionTable(this, payload.institutions);
    yield;
    this.appraisers = new AppraiserTable(this, this.institutions, payload.appraisers);
    yield* this.appraisers.prepare(payload.appraisers);
    this.tables.push(this.institutions, this.appraisers);
  }

  /* What they may do, every number, and what is no person and no body. */
  *loadSecond(payload) {
    this.institutions.learn(payload.institutions);
    yield* this.appraisers.learn(payload.appraisers);
    this.loadCategories(payload.categories);
  }

  loadRegions(data) {
    const codes = readCodes(data.codes);
    const names = readTexts(data.names).slice(0, codes.size);
    this.regions = new Map(names.map((name, row) => [codes.text(row), name]));
    this.regionCodes = Array.from(this.regions.keys());
    const notes = this.regionCodes.map((code) => this.placeName(code, true));
    this.places = new EntryTable(this, "region", {
      ids: codes, titles: names, also: this.regionCodes.map((code, row) => notes[row] + names[row]),
      notes: { words: notes, rows: notes.map((_, row) => row) },
    });
    this.places.shown = data.pages;
    this.tables.push(this.places);
  }

  loadCategories(data) {
    this.categoryCodes = data.codes;
    const names = readTexts(data.names).slice(0, data.codes.length);
    const parents = data.codes.map((code) => names[data.codes.indexOf(code.slice(0, 2))]);
    this.categories = new EntryTable(this, "category", {
      ids: { size: names.length, text: (row) => data.codes[row].replace(":", "-") }, titles: names, also: readTexts(data.also),
      notes: { words: parents, rows: parents.map((_, row) => row) },
    });
    this.tables.push(this.categories);
  }

  /* The place of a code in words, from the outermost listed region inwards; `above` leaves out the place itself. */
  placeName(code, above) {
    const path = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code];
    const known = path.filter((step, at) => this.regions.has(step) && path.indexOf(step) === at);
    return known.filter((step) => step !== (above ? code : this.root)).map((step) => this.regions.get(step)).join("");
  }

  scopeItem(text) {
    if (!this.scopeNumbers.has(text)) {
      this.scopeNumbers.set(text, this.scopeItems.length);
      this.scopeItems.push(text.split("!"));
    }
    return this.scopeNumbers.get(text);
  }

  /* Codes of the places a token names, with everything inside them; null when it names none. */
  placesMeant(token) {
    if (token.places === undefined) {
      const scores = this.places.score(token);
      const stems = this.regionCodes.filter((_, row) => scores[row]).map((code) => code.replace(/(00)+$/, ""));
      token.places = stems.length ? new Set(this.regionCodes.filter((code) => stems.some((stem) => code.startsWith(stem)))) : null;
    }
    return token.places;
  }

  /* Scope items that cover a category a token names, or lie below one; null when it names none. */
  scopesMeant(token) {
    if (this.categories && token.scopes === undefined) {
      const scores = this.categories.score(token);
      const meant = this.categoryCodes.filter((_, row) => scores[row] > NOTE);
      token.scopes = meant.length ? this.scopesOf(meant) : null;
    }
    return token.scopes;
  }

  scopesOf(meant) {
    const touches = (code, other) => code.startsWith(other) || other.startsWith(code);
    const accepted = new Set(this.categoryCodes.filter((code) => meant.some((other) => touches(code, other))));
    const codes = this.scopeItems.map(([code]) => accepted.has(code));
    const items = this.scopeItems.map(([code, ...excluded], item) =>
      codes[item] && meant.some((other) => touches(code, other) && !excluded.some((out) => other.startsWith(out))));
    return { accepted, codes, items };
  }
}
