/* What to mark in a result, and what may have been meant when there is none. */

/* Ranges [from, to) of `title` (in characters) that the tokens matched. */
function matchedRanges(index, hit, tokens) {
  const letters = Array.from(hit.table.title(hit.row));
  const marked = letters.map(() => false);
  const folded = letters.map((letter) => index.folding.fold(letter));
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
  const owner = folded.flatMap((letter, at) => Array.from({ length: letter.length }, () => at));
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    for (let step = at; step < at + word.length; step++) marked[owner[step]] = true;
  }
}

function markRead(hit, token, folded, marked) {
  const source = new RegExp(token.runs ? mixedSource(token.runs) : token.latin);
  for (const reading of hit.table.units(hit.row)) {
    const units = folded.map((letter, at) => (token.runs ? letter : "") + (reading[at] || ""));
    const match = source.exec(units.join(""));
    if (!match) continue;
    let at = 0;
    units.forEach((unit, place) => {
      if (unit && at < match.index + match[0].length && at + unit.length > match.index) marked[place] = true;
      at += unit.length;
    });
    return;
  }
}

/* Names that sound the same or differ in one place from what was typed. Only asked when nothing was found. */
function suggest(index, text, limit = 5) {
  const word = readQuery(text, index.folding).map((token) => token.word).join("");
  const length = Array.from(word).length;
  if (length < 2 || length > 24) return [];
  const found = new Map();
  const tables = index.tables.filter((table) => table.name);
  const add = (table) => (row) => found.size < limit && found.set(table.title(row), table);
  if (/^[a-z]+$/.test(word)) {
    if (length >= 4) for (const table of tables) if (table.latin) scanLines(new Lines(table.latin.text.slice(1, -1).toLowerCase(), table.latin.rows), oneOff(word), add(table));
  } else if (/^\d+$/.test(word)) {
    if (length >= 7) for (const table of tables) if (table.numbers) scanLines(table.numbers, oneOff(word), add(table));
  } else {
    const sound = Array.from(word, (letter) => index.readings.syllables.get(letter) || "?").join("");
    for (const table of tables) {
      if (table.latin && !sound.includes("?")) scanSound(table, sound, add(table));
    }
    for (const table of tables) scanName(table, word, length, add(table));
  }
  return Array.from(found.keys());
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
  lines.scan(new RegExp(`\n(?:${source})(?=\n)`, "gu"), found);
}

function scanSound(table, sound, found) {
  const whole = table.kind === "appraiser";
  table.latin.scan(new RegExp(whole ? `\n${sound}(?=\n)` : `${sound}(?![a-z])`, "g"), found);
}

function scanName(table, word, length, found) {
  if (table.kind === "appraiser") scanLines(table.name, oneOff(word), found);
  else if (length >= 4) {
    const slips = Array.from(word, (_, at) => `${word.slice(0, at)}[^\n]${word.slice(at + 1)}`);
    table.name.scan(new RegExp(slips.join("|"), "gu"), found);
  }
}
