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

/* Letters against texts read aloud. `shortest` keeps two letters from matching inside every long title. */
function scoreLatin(scores, lines, token, shortest) {
  lines.scan(new RegExp(token.latin, "g"), (row, at, matched) => {
    const { text } = lines;
    const end = at + matched.length;
    const atStart = isEdge(text, at - 1);
    if (!atStart && token.word.length < shortest) return;
    const spelled = matched.length === token.word.length;
    const ends = !isLower(text, end);
    let rest = end;
    while (isLower(text, rest)) rest++;
    const whole = atStart && isEdge(text, rest);
    const initials = !spelled && countCapitals(matched) === token.word.length;
    if (spelled) mark(scores, row, atStart ? (whole && ends ? 90 : ends ? 79 : 72) : ends ? 54 : 45);
    else mark(scores, row, atStart ? (whole ? (initials ? 84 : 78) : initials ? 66 : 64) : 42);
  });
}

function isLower(text, position) {
  const letter = text.charCodeAt(position);
  return letter >= 97 && letter <= 122;
}

function countCapitals(text) {
  let count = 0;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) < 97) count++;
  return count;
}

/* Anything found by its title: categories, places, fee items, documents, cases … */
class EntryTable {
  constructor(index, kind, { ids, titles, also, notes }) {
    this.index = index;
    this.kind = kind;
    this.size = ids.size;
    this.id = ids.text;
    this.alsoTexts = also;
    this.title = (row) => titles[row];
    this.noteWords = notes.words;
    this.noteRows = notes.rows;
    this.name = new Lines(index.folding.fold(titles.slice(0, ids.size).join("\n")));
    this.also = new Lines(index.folding.fold(also.slice(0, ids.size).join("\n")));
  }

  note(row) {
    return this.noteWords[this.noteRows[row]];
  }

  status() {
    return "";
  }

  *readAloud() {
    const lines = [];
    for (let row = 0; row < this.size; row++) lines.push(this.index.readings.ofText(this.title(row)).join(""));
    this.latin = new Lines(lines.join("\n"));
    yield;
  }

  units(row) {
    return [this.index.readings.ofText(this.title(row))];
  }

  score(token) {
    const scores = new Uint8Array(this.size);
    if (token.latin && this.latin) scoreLatin(scores, this.latin, token, 3);
    if (!token.latin || token.word.length > 1) {
      scoreWord(scores, this.name, token.word, NAME);
      scoreWord(scores, this.also, token.word, ALSO);
    }
    if (token.word.length > 1) this.scoreNotes(scores, token);
    return scores;
  }

  scoreNotes(scores, token) {
    const found = this.noteWords.map((note) => this.index.folding.fold(note).includes(token.word));
    if (found.includes(true)) for (let row = 0; row < this.size; row++) if (found[this.noteRows[row]]) mark(scores, row, NOTE);
  }
}

/* Institutions: name, former names, numbers, place, scope. */
class InstitutionTable {
  constructor(index, data) {
    this.index = index;
    this.kind = "institution";
    const ids = readCodes(data.ids);
    this.size = ids.size;
    this.id = ids.text;
    this.names = readTexts(data.names).slice(0, ids.size);
    this.alsoTexts = readTexts(data.former);
    this.numberOf = readCodes(data.numbers).text;
    this.usccOf = readGrid(data.uscc);
    this.region = readChoices(data.region);
    this.statuses = readChoices(data.status);
    this.scope = readChoices(data.scope);
    this.scopeItems = this.scope.words.map((word) => word.split(" ").filter(Boolean).map((item) => index.scopeItem(item)));
    this.name = new Lines(index.folding.fold(this.names.join("\n")));
    this.also = new Lines(index.folding.fold(this.alsoTexts.join("\n")));
    this.numbers = new Lines(this.names.map((_, row) => this.numberOf(row)).join("\n"));
    this.uscc = new Lines(this.names.map((_, row) => this.usccOf(row).toLowerCase()).join("\n"));
  }

  title(row) {
    return this.names[row];
  }

  note(row) {
    return this.index.placeName(this.region.words[this.region.rows[row]]);
  }

  status(row) {
    return this.statuses.words[this.statuses.rows[row]];
  }

  items(row) {
    return this.scopeItems[this.scope.rows[row]];
  }

  *readAloud() {
    const lines = [];
    for (let row = 0; row < this.size; row++) {
      lines.push(this.index.readings.ofText(this.names[row]).join(""));
      if (row % 1000 === 999) yield;
    }
    this.latin = new Lines(lines.join("\n"));
    yield;
  }

  units(row) {
    return [this.index.readings.ofText(this.names[row])];
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

/* Appraisers: name and its readings, practice number, categories, and whatever finds their institution. */
class AppraiserTable {
  constructor(index, institutions, data) {
    this.index = index;
    this.kind = "appraiser";
    this.institutions = institutions;
    this.data = data;
    this.id = readCodes(data.ids).text;
    this.institution = readSeries(data.institution);
    this.size = this.institution.length;
    this.statuses = readChoices(data.status);
    this.surnames = readChoices(data.surnames);
    this.masks = readNumbers(data.scope.masks);
    const others = readChoices(data.scope.others);
    this.others = new Map();
    this.masks.forEach((mask, row) => {
      if (!mask) this.others.set(row, others.words[others.rows[this.others.size]].split(" ").filter(Boolean));
    });
  }

  *prepare() {
    const given = Array.from(readLetters(this.data.given));
    yield;
    const lengths = readNumbers(this.data.lengths);
    const { words, rows } = this.surnames;
    this.names = [];
    for (let row = 0, at = 0; row < this.size; at += lengths[row++]) {
      this.names.push(words[rows[row]] + given.slice(at, at + lengths[row]).join(""));
      if (row % 8000 === 7999) yield;
    }
    this.name = new Lines(this.index.folding.fold(this.names.join("\n")));
    yield;
    const short = readCodes(this.data.numbers).text;
    const numbers = [];
    for (let row = 0; row < this.size; row++) {
      const number = short(row);
      const licence = number[0] === "~" ? this.institutions.numberOf(this.institution[row]) : "";
      numbers.push(licence ? licence + number.slice(1) : number);
      if (row % 8000 === 7999) yield;
    }
    this.numbers = new Lines(numbers.join("\n"));
    this.data = null;
    yield;
  }

  title(row) {
    return this.names[row];
  }

  note(row) {
    return this.institutions.title(this.institution[row]);
  }

  status(row) {
    return this.statuses.words[this.statuses.rows[row]];
  }

  units(row) {
    return this.index.readings.ofPerson(this.names[row], this.surnames.words[this.surnames.rows[row]]);
  }

  *readAloud() {
    const lines = [];
    const more = [];
    const moreRows = [];
    for (let row = 0; row < this.size; row++) {
      const [usual, ...others] = this.units(row);
      lines.push(usual.join(""));
      for (const other of others) {
        more.push(other.join(""));
        moreRows.push(row);
      }
      if (row % 2000 === 1999) yield;
    }
    const rows = Int32Array.from([...lines.keys(), ...moreRows]);
    this.latin = new Lines(lines.concat(more).join("\n"), rows);
    yield;
  }

  score(token, scored) {
    const scores = new Uint8Array(this.size);
    if (token.latin && this.latin) scoreLatin(scores, this.latin, token, 2);
    if (!token.latin) scoreWord(scores, this.name, token.word, NAME);
    if (token.number) scoreNumber(scores, this.numbers, token.word);
    if (token.word.length > 1) {
      this.scoreScope(scores, token);
      this.scoreMembers(scores, scored.get(this.institutions));
    }
    return scores;
  }

  scoreScope(scores, token) {
    const scopes = this.index.scopesMeant(token);
    if (!scopes) return;
    for (let row = 0; row < this.size; row++) {
      const mask = this.masks[row];
      const items = mask ? this.institutions.items(this.institution[row]) : null;
      const has = items
        ? items.some((item, bit) => mask & (1 << bit) && scopes.codes[item])
        : this.others.get(row).some((code) => scopes.accepted.has(code));
      if (has) mark(scores, row, SCOPE - 8);
    }
  }

  scoreMembers(scores, institutions) {
    const found = institutions.some((score) => score > 0 && score !== SCOPE);
    if (!found) return;
    for (let row = 0; row < this.size; row++) {
      const score = institutions[this.institution[row]];
      if (score && score !== SCOPE) mark(scores, row, MEMBER);
    }
  }
}

/* Inspections: found by their institution, day, result word and document number. */
class InspectionTable {
  constructor(index, institutions, data) {
    this.index = index;
    this.kind = "inspection";
    this.institutions = institutions;
    this.id = readCodes(data.ids).text;
    this.institution = readSeries(data.institution);
    this.size = this.institution.length;
    this.day = readCodes(data.days).text;
    this.results = readChoices(data.results);
    this.number = readCodes(data.numbers).text;
  }

  *prepare() {
    const lines = [];
    for (let row = 0; row < this.size; row++) {
      lines.push(`${this.number(row)}\t${this.day(row)}`);
      if (row % 4000 === 3999) yield;
    }
    this.numbers = new Lines(this.index.folding.fold(lines.join("\n")));
    yield;
  }

  title(row) {
    return this.institutions.title(this.institution[row]);
  }

  note(row) {
    return `${this.day(row)} ${this.number(row)}`.trim();
  }

  status(row) {
    return this.results.words[this.results.rows[row]];
  }

  units() {
    return [];
  }

  *readAloud() {
    yield;
  }

  score(token, scored) {
    const scores = new Uint8Array(this.size);
    const { word } = token;
    if (word.length > 1 && !token.latin) scoreWord(scores, this.numbers, word, NUMBER);
    if (word.length > 1) {
      const found = this.results.words.map((result) => this.index.folding.fold(result).includes(word));
      const institutions = scored.get(this.institutions);
      for (let row = 0; row < this.size; row++) {
        const score = institutions[this.institution[row]];
        if (found[this.results.rows[row]] || (score && score !== SCOPE)) mark(scores, row, MEMBER);
      }
    }
    return scores;
  }
}
