/* Texts made searchable: folded (one form for what people type differently) and read aloud (pinyin). */
const MIDDLE_DOTS = /[\u00b7\u2022\u2027\u2219\u22c5\u30fb\uff65]/g;
const BREAKS = /[,;。:!?]/g;
const NOT_SEARCHED = /[^\p{L}\p{N}\n\t、]+/gu;

/* What a text or a query is compared as: half-width, lower case, simplified, of punctuation only the breaks. */
class Folding {
  constructor() {
    this.forms = new Map();
  }

  learn(letters, table) {
    const from = readSeries(table.from);
    const to = readNumbers(table.to);
    from.forEach((code, row) => this.forms.set(String.fromCodePoint(code), letters[to[row]]));
    this.old = this.forms.size ? new RegExp(`[${Array.from(this.forms.keys()).join("")}]`, "gu") : null;
  }

  fold(text) {
    const plain = text.normalize("NFKC").toLowerCase().replace(BREAKS, "、").replace(NOT_SEARCHED, "");
    return this.old ? plain.replace(this.old, (letter) => this.forms.get(letter)) : plain;
  }

  /* Words without line breaks, all at once. */
  words(words) {
    return this.fold(words.join("\n")).split("\n");
  }

  letters(text) {
    return this.words(Array.from(text));
  }
}

/* Many lines as one string, so that the browser's own indexOf does the work. Parts of a line end in a tab. */
class Lines {
  constructor(text, rows) {
    this.text = `\n${text}\n`;
    const starts = [];
    for (let at = 0; at >= 0 && at < this.text.length - 1; at = this.text.indexOf("\n", at + 1)) starts.push(at + 1);
    this.starts = Int32Array.from(starts);
    this.rows = rows || starts.map((_, line) => line);
  }

  lineAt(position) {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  endOf(line) {
    return line + 1 < this.starts.length ? this.starts[line + 1] - 1 : this.text.length - 1;
  }

  /* Calls found(row, atStart, atEnd) for the first match in each line, or a later one that begins a part. */
  find(word, found) {
    const { text } = this;
    for (let at = text.indexOf(word); at >= 0; ) {
      const line = this.lineAt(at);
      const end = this.endOf(line);
      let atStart = isEdge(text, at - 1);
      for (let next = at; !atStart && next >= 0 && next < end; next = text.indexOf(word, next + 1)) {
        if (isEdge(text, next - 1)) {
          at = next;
          atStart = true;
        }
      }
      found(this.rows[line], atStart, isEdge(text, at + word.length));
      at = text.indexOf(word, end);
    }
  }

  /* Calls found(row, position, matched text, line) for the first match of a pattern in each line, until it says stop. */
  scan(pattern, found) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(this.text); match; match = pattern.exec(this.text)) {
      const line = this.lineAt(match.index + (match[0][0] === "\n" ? 1 : 0));
      if (found(this.rows[line], match.index, match[0], line) === "stop") return;
      pattern.lastIndex = this.endOf(line);
    }
  }
}

function isEdge(text, position) {
  const letter = text.charCodeAt(position);
  return letter === 10 || letter === 9;
}

/* How characters are read. Every syllable begins with a capital: "LiNa" is 李娜, found by lina, ln, lna. */
class Readings {
  constructor() {
    this.syllables = new Map();
    this.surnames = new Map();
    this.given = new Map();
    this.words = new Map();
  }

  learn(letters, table) {
    const known = readChoices(table.syllables);
    letters.slice(-known.rows.length).forEach((letter, row) => this.syllables.set(letter, pick(known, row)));
    for (const part of ["surnames", "given", "words"]) {
      for (const [text, reading] of Object.entries(table[part])) this[part].set(text, reading);
    }
    this.anyWord = this.words.size ? new RegExp(Array.from(this.words.keys()).join("|"), "g") : null;
  }

  /* One syllable (or nothing) per character of a name of a body, a place or a thing. */
  ofText(text) {
    const letters = Array.from(text);
    const read = letters.map((letter) => this.syllables.get(letter) || "");
    if (this.anyWord) {
      for (const match of text.matchAll(this.anyWord)) {
        const start = Array.from(text.slice(0, match.index)).length;
        read.splice(start, match[0].length, ...this.words.get(match[0]));
      }
    }
    return read;
  }

  /* The readings of a person's name, the usual one first; each other one differs in one place. */
  ofPerson(name, surname) {
    const letters = Array.from(name);
    const usual = letters.map((letter) => this.syllables.get(letter) || "");
    const all = [usual];
    const surnames = this.surnames.get(surname);
    if (surnames) surnames[0].forEach((syllable, place) => (usual[place] = syllable));
    if (surnames) for (const other of surnames.slice(1)) all.push([...other, ...usual.slice(other.length)]);
    for (let place = surname ? Array.from(surname).length : 0; place < letters.length; place++) {
      for (const other of this.given.get(letters[place]) || []) {
        if (other !== usual[place]) all.push([...usual.slice(0, place), other, ...usual.slice(place + 1)]);
      }
    }
    return all;
  }
}

/* A pattern for letters typed for a text read aloud: whole syllables, their beginnings, initials, or a mixture. */
function latinSource(letters) {
  const [first, ...rest] = letters;
  return first.toUpperCase() + rest.map((letter) => `(?:${letter}|[a-z]*${letter.toUpperCase()})`).join("");
}
