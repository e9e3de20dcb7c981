/* What to mark in a result, and what may have been meant when there is none. */

/* Ranges [from, to) of `title` (in characters) that the tokens matched. */
function matchedRanges(index, hit, tokens) {
  const folded = index.folding.letters(hit.table.title(hit.row));
  const marked = folded.map(() => false);
  for (const token of tokens) {
    if (token.runs || token.latin) markRead(hit, token, folded, marked);
    else markWord(folded, token.word, marked);
  }
  return marked;
}

/* The other name by which a row was found, when its title does not show why. */
function otherName(index, hit, tokens) {
  const parts = ((hit.table.alsoTexts || [])[hit.row] || "").split("\t");
  const words = tokens.filter((token) => !token.latin && token.word.length > 1).map((token) => token.word);
  return parts.find((part) => words.some((word) => index.folding.fold(part).includes(word))) || "";
}

function markWord(folded, word, marked) {
  const text = folded.join("");
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) markUnits(folded, at, at + word.length, marked);
}

function markRead(hit, token, folded, marked) {
  const source = new RegExp(token.runs ? mixedSource(token.runs) : token.latin);
  for (const reading of hit.table.units(hit.row)) {
    const units = token.runs ? mixedUnits(folded, reading) : folded.map((_, at) => reading[at] || "");
    const match = source.exec(units.join(""));
    if (!match) continue;
    return markUnits(units, match.index, match.index + match[0].length, marked);
  }
}

function markUnits(units, from, to, marked) {
  let at = 0;
  units.forEach((unit, place) => {
    if (unit && at < to && at + unit.length > from) marked[place] = true;
    at += unit.length;
  });
}

/* What sounds like the word typed: 司发鉴定 is 司法鉴定. Asked when nothing was found, like all that follows. */
function suggestSound(index, text) {
  const word = wordOf(index, text);
  const sound = Array.from(word, (letter) => index.readings.syllables.get(letter) || "?").join("");
  if (word.length < 2 || sound.includes("?") || /^[a-z]/i.test(word)) return [];
  return collect(index, (table, found) => {
    const whole = table.kind === "appraiser";
    const pattern = new RegExp(whole ? `\n${sound}(?=\n)` : `${sound}(?![a-z])`, "g");
    if (table.latin) table.latin.scan(pattern, (row) => found(pieceOf(index, { table, row }, sound)));
  });
}

/* Names one slip away from the word typed. */
function suggestSlip(index, text) {
  const word = wordOf(index, text);
  const least = /^\d/.test(word) ? 7 : /^[a-z]/.test(word) ? 4 : 2;
  if (word.length < least || word.length > 24) return [];
  const slips = oneOff(word);
  return collect(index, (table, found) => {
    const name = (row) => found(table.title(row));
    if (least === 7) return table.numbers && scanLines(table.numbers, slips, name);
    if (least === 4) return table.latin && scanLines(new Lines(table.latin.text.slice(1, -1).toLowerCase(), table.latin.rows), slips, name);
    if (table.kind === "appraiser") return scanLines(table.name, slips, name);
    if (word.length < 4) return null;
    const other = Array.from(word, (_, at) => `${word.slice(0, at)}[^\n]${word.slice(at + 1)}`).join("|");
    return table.name.scan(new RegExp(other, "g"), (row, at, piece) => found(piece));
  });
}

function wordOf(index, text) {
  return readQuery(text, index.folding).map((token) => token.word).join("");
}

function collect(index, ask) {
  const names = new Set();
  let left = 40;
  for (const table of index.tables) {
    if (table.name) ask(table, (name) => (names.size < 5 && left-- > 0 ? names.add(name) : "stop"));
  }
  return Array.from(names);
}

/* The characters of a title that sound so. */
function pieceOf(index, hit, sound) {
  const marked = matchedRanges(index, hit, [{ latin: `${sound}(?![a-z])` }]);
  return Array.from(hit.table.title(hit.row)).filter((_, at) => marked[at]).join("");
}

/* Every word one slip away: a letter wrong, missing, too many, or two exchanged. "." is any letter. */
function oneOff(word) {
  const letters = Array.from(word);
  const slips = [];
  for (let at = 0; at <= letters.length; at++) {
    const before = letters.slice(0, at).join("");
    const after = letters.slice(at + 1).join("");
    if (at < letters.length) slips.push(`${before}.${after}`);
    if (at < letters.length && letters.length > 2) slips.push(before + after);
    slips.push(`${before}.${letters.slice(at).join("")}`);
    if (at + 1 < letters.length) slips.push(before + letters[at + 1] + letters[at] + letters.slice(at + 2).join(""));
  }
  return slips.join("|");
}

function scanLines(lines, source, found) {
  lines.scan(new RegExp(`\n(?:${source})(?=\n)`, "g"), found);
}
