/* One table per kind of record. A table knows its texts and how well each of its rows answers one token. */
const NAME = [100, 80, 74, 60];
const NUMBER = [96, 84, 40, 36];
const ALSO = [94, 58, 52, 50];
const SCOPE = 38;
const PLACE = 40;
const MEMBER = 20;
const NOTE = 24;
/* Scores: whole text, beginning, end, inside. Whole name > whole number > beginning > inside > members. */

function mark(scores, row, score) {
  if (score > scores[row]) scores[row] = score;
}

function scoreWord(scores, lines, word, [whole, start, end, inside]) {
  lines.find(word, (row, atStart, atEnd) => mark(scores, row, atStart ? (atEnd ? whole : start) : atEnd ? end : inside));
}

function scoreNumber(scores, lines, word) {
  if (word.length >= 4) scoreWord(scores, lines, word, NUMBER);
  else if (word.length >= 2) lines.find(word, (row, atStart) => atStart && mark(scores, row, NUMBER[1]));
}

/* Letters against texts read aloud; the usual reading comes before another one. `shortest` keeps two letters
   from matching inside every long title. Initials are asked apart: lzh is 刘志华 as well as 刘智. */
function scoreLatin(scores, lines, token, shortest) {
  const { word } = token;
  const { text } = lines;
  const pattern = word.length < shortest ? `(?<=\n)(?:${token.latin})` : token.latin;
  lines.scan(new RegExp(pattern, "g"), (row, at, matched, line) => {
    const end = at + matched.length;
    const atStart = isEdge(text, at - 1);
    const other = line === row ? 0 : 1;
    const whole = atStart && isEdge(text, restOf(text, end));
    const ends = !isLower(text, end);
    const spelled = matched.length === word.length;
    const score = spelled ? (whole && ends ? 90 : atStart ? (ends ? 79 : 72) : ends ? 54 : 45) : whole ? 78 : atStart ? 64 : 42;
    mark(scores, row, score - other);
  });
  if (word.length < 2 || word.length > 6) return;
  lines.scan(new RegExp(`\n${Array.from(word.toUpperCase()).join("[a-z]*")}`, "g"), (row, at, matched, line) => {
    const whole = isEdge(text, restOf(text, at + matched.length));
    mark(scores, row, (whole ? 84 : 66) - (line === row ? 0 : 1));
  });
}

/* Where the syllable ends that goes on at a position. */
function restOf(text, position) {
  while (isLower(text, position)) position++;
  return position;
}

function isLower(text, position) {
  const letter = text.charCodeAt(position);
  return letter >= 97 && letter <= 122;
}

class Table {
  /* Rows from `shown` on have no page of their own. */
  constructor(index, kind, ids) {
    Object.assign(this, { index, kind, size: ids.size, shown: ids.size, id: ids.text });
  }

  fold(texts) {
    return new Lines(this.index.folding.fold(texts.slice(0, this.size).join("\n")));
  }

  title(row) {
    return this.titles[row];
  }

  note(row) {
    return pick(this.notes, row);
  }

  status(row) {
    return this.statuses ? pick(this.statuses, row) : "";
  }

  /* How the title is read: a list of readings, each a syllable per character. */
  units(row) {
    return [this.index.readings.ofText(this.title(row))];
  }

  sounds(row) {
    return this.units(row).map((syllables) => syllables.join(""));
  }

  /* Usual readings line by line; the other readings of a row are lines after all of them. */
  *readAloud() {
    const lines = [];
    const more = [];
    const moreRows = [];
    for (let row = 0; row < this.size; row++) {
      const [usual, ...others] = this.sounds(row);
      lines.push(usual);
      for (const other of others) {
        more.push(other);
        moreRows.push(row);
      }
      if (row % 1000 === 999) yield;
    }
    this.latin = new Lines(lines.concat(more).join("\n"), [...lines.keys(), ...moreRows]);
    yield;
  }
}

function pick({ words, rows }, row) {
  return words[rows[row]];
}

/* Anything found by its title: categories, places, fee items, documents, cases … */
class EntryTable extends Table {
  constructor(index, kind, { ids, titles, also, notes }) {
    super(index, kind, ids);
    Object.assign(this, { titles, notes, alsoTexts: also });
    this.name = this.fold(titles);
    this.also = this.fold(also);
  }

  score(token) {
    const scores = new Uint8Array(this.size);
    if (token.latin && this.latin) scoreLatin(scores, this.latin, token, 3);
    if (!token.latin || token.word.length > 1) {
      scoreWord(scores, this.name, token.word, NAME);
      scoreWord(scores, this.also, token.word, ALSO);
    }
    if (token.word.length > 1) scoreChoices(this, this.notes, token.word, scores, NOTE);
    return scores;
  }
}

/* Institutions: name and place; former names, numbers and scope come with the second file. */
class InstitutionTable extends Table {
  constructor(index, data) {
    super(index, "institution", readCodes(data.ids));
    this.region = readChoices(data.region);
    this.titles = readTexts(data.names).map((name, row) => name.replace(/[\x01-\x06]/, (sign) => this.placeIn(sign.charCodeAt(), row)));
    this.statuses = readChoices(data.status);
    this.name = this.fold(this.titles);
    this.also = this.numbers = this.uscc = this.fold([]);
  }

  learn(data) {
    this.alsoTexts = readTexts(data.former);
    this.numberOf = readCodes(data.numbers).text;
    const uscc = readCodes(data.uscc).text;
    this.scope = readChoices(data.scope);
    this.scopeItems = this.scope.words.map((word) => word.split(" ").filter(Boolean).map((item) => this.index.scopeItem(item)));
    this.also = this.fold(this.alsoTexts);
    this.numbers = this.fold(this.titles.map((_, row) => this.numberOf(row)));
    this.uscc = this.fold(this.titles.map((_, row) => withCheck(uscc(row))));
  }

  /* What a sign in a name stands for: the name of the place or of one above, from 4 on without its last character. */
  placeIn(sign, row) {
    const code = pick(this.region, row).slice(0, 6 - ((sign - 1) % 3) * 2).padEnd(6, "0");
    const name = this.index.regions.get(code);
    return sign > 3 ? name.slice(0, -1) : name;
  }

  note(row) {
    return this.index.placeName(pick(this.region, row));
  }

  score(token) {
    const scores = new Uint8Array(this.size);
    if (token.latin && this.latin) scoreLatin(scores, this.latin, token, 3);
    if (!token.latin) {
      scoreWord(scores, this.name, token.word, NAME);
      scoreWord(scores, this.also, token.word, ALSO);
    }
    if (token.number) {
      scoreNumber(scores, this.numbers, token.word);
      scoreNumber(scores, this.uscc, token.word);
    }
    if (token.word.length > 1) this.scorePlaceAndScope(scores, token);
    return scores;
  }

  scorePlaceAndScope(scores, token) {
    const places = this.index.placesMeant(token);
    const scopes = this.index.scopesMeant(token);
    if (places) {
      const inside = this.region.words.map((code) => places.has(code));
      for (let row = 0; row < this.size; row++) if (inside[this.region.rows[row]]) mark(scores, row, PLACE);
    }
    if (scopes) {
      const offered = this.scopeItems.map((items) => items.some((item) => scopes.items[item]));
      for (let row = 0; row < this.size; row++) if (offered[this.scope.rows[row]]) mark(scores, row, SCOPE);
    }
  }
}

/* Appraisers: name and its readings, and whatever finds their institution; practice number and categories come later. */
class AppraiserTable extends Table {
  constructor(index, institutions, data) {
    super(index, "appraiser", readCodes(data.ids));
    this.institutions = institutions;
    this.institution = new Int32Array(this.size);
    let end = 0;
    readNumbers(data.members).forEach((count, home) => this.institution.fill(home, end, (end += count)));
    this.statuses = readChoices(data.status);
    this.surnames = readChoices(data.surnames);
    this.numbers = this.fold([]);
  }

  *prepare(data) {
    const { folding } = this.index;
    const { words, rows } = this.surnames;
    const letters = readAlphabet(data.given);
    const foldedWords = folding.words(words);
    const folded = folding.words(letters);
    const given = readNumbers(data.given);
    const lengths = readNumbers(data.lengths);
    const lines = [];
    this.titles = [];
    for (let row = 0, at = 0; row < this.size; row++) {
      let title = words[rows[row]];
      let line = foldedWords[rows[row]];
      for (const end = at + lengths[row]; at < end; at++) {
        title += letters[given[at]];
        line += folded[given[at]];
      }
      this.titles.push(title);
      lines.push(line);
      if (row % 8000 === 7999) yield;
    }
    this.name = new Lines(lines.join("\n"));
    yield;
  }

  *learn(data) {
    const { scope, scopeItems } = this.institutions;
    const masks = data.scope.masks.map((column) => readNumbers(column).values());
    this.masks = this.institution.map((home) => masks[scopeItems[scope.rows[home]].length].next().value);
    const others = readChoices(data.scope.others);
    this.others = new Map();
    this.masks.forEach((mask, row) => {
      if (!mask) this.others.set(row, pick(others, this.others.size).split(" ").filter(Boolean));
    });
    yield;
    const short = readCodes(data.numbers).text;
    const numbers = [];
    for (let row = 0, last = 0; row < this.size; row++) {
      const home = this.institution[row];
      const licence = this.institutions.numberOf(home);
      const next = home === this.institution[row - 1] ? last + 1 : 1;
      const number = short(row) || `~${String(next).padStart(3, "0")}`;
      last = Number(number.slice(1));
      numbers.push(number.replace("~", licence));
      if (row % 8000 === 7999) yield;
    }
    this.numbers = new Lines(numbers.join("\n"));
    yield;
  }

  note(row) {
    return this.institutions.title(this.institution[row]);
  }

  units(row) {
    return this.index.readings.ofPerson(this.titles[row], pick(this.surnames, row));
  }

  /* Most names are read in one way, that of their characters. */
  sounds(row) {
    const { syllables, surnames, given } = this.index.readings;
    if (surnames.has(pick(this.surnames, row))) return super.sounds(row);
    let line = "";
    for (const letter of this.titles[row]) {
      if (given.has(letter)) return super.sounds(row);
      line += syllables.get(letter) || "";
    }
    return [line];
  }

  score(token, scored) {
    const scores = new Uint8Array(this.size);
    if (token.latin && this.latin) scoreLatin(scores, this.latin, token, 2);
    if (!token.latin) scoreWord(scores, this.name, token.word, NAME);
    if (token.number) scoreNumber(scores, this.numbers, token.word);
    if (token.word.length > 1) {
      this.scoreScope(scores, token);
      scoreMembers(scores, this, scored);
    }
    return scores;
  }

  scoreScope(scores, token) {
    const scopes = this.index.scopesMeant(token);
    if (!scopes) return;
    const { scope, scopeItems } = this.institutions;
    const wanted = scopeItems.map((items) => items.reduce((mask, item, bit) => mask | (scopes.codes[item] << bit), 0));
    for (let row = 0; row < this.size; row++) {
      const mask = this.masks[row];
      const has = mask
        ? mask & wanted[scope.rows[this.institution[row]]]
        : this.others.get(row).some((code) => scopes.accepted.has(code));
      if (has) mark(scores, row, SCOPE - 8);
    }
  }
}

function scoreChoices({ index }, { words, rows }, word, scores, score) {
  const found = words.map((text) => index.folding.fold(text).includes(word));
  rows.forEach((choice, row) => found[choice] && mark(scores, row, score));
}

/* What belongs to an institution is found by its name, place and numbers. */
function scoreMembers(scores, table, scored) {
  const found = scored.get(table.institutions);
  table.institution.forEach((home, row) => found[home] && found[home] !== SCOPE && mark(scores, row, MEMBER));
}

/* Inspections: found by their institution, day, result word and document number. */
class InspectionTable extends Table {
  constructor(index, institutions, data) {
    super(index, "inspection", readCodes(data.ids));
    this.institutions = institutions;
    this.institution = readSeries(data.institution);
    this.statuses = readChoices(data.results);
    this.day = readCodes(data.days).text;
    this.number = readCodes(data.numbers).text;
  }

  *prepare() {
    const lines = [];
    for (let row = 0; row < this.size; row++) {
      lines.push(`${this.number(row)}\t${this.day(row)}`);
      if (row % 4000 === 3999) yield;
    }
    this.numbers = this.fold(lines);
    yield;
  }

  title(row) {
    return this.institutions.title(this.institution[row]);
  }

  note(row) {
    return `${this.day(row)} ${this.number(row)}`.trim();
  }

  score(token, scored) {
    const scores = new Uint8Array(this.size);
    const { word } = token;
    if (word.length > 1 && !token.latin) scoreWord(scores, this.numbers, word, NUMBER);
    if (word.length > 1) {
      scoreChoices(this, this.statuses, word, scores, MEMBER);
      scoreMembers(scores, this, scored);
    }
    return scores;
  }
}
