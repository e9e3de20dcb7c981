/* From what was typed to ranked rows. Every token must match; a row's rank is the sum of its scores. */
const RECORD_ID = /^[a-z]{2}-[a-z]{0,2}\d{2,8}[a-z]?$/;

/* Splits at spaces, punctuation and changes of script; 杨tw stays together: letters go on where 汉字 stop. */
function readQuery(text, folding) {
  const plain = text.normalize("NFKC").toLowerCase().replace(MIDDLE_DOTS, "").replace(/ü|u:/g, "v");
  const tokens = [];
  for (const piece of plain.trim().split(/\s+/)) {
    if (RECORD_ID.test(piece)) tokens.push({ word: piece, id: piece });
    else for (const part of piece.split(/[^\p{L}\p{N}]+/u)) tokens.push(...readPart(folding.fold(part)));
  }
  return tokens;
}

function readPart(part) {
  if (/^[a-z0-9]+$/.test(part) && /\d/.test(part)) return [{ word: part, number: true }];
  const pieces = part.match(/\d+|\D+/g) || [];
  return pieces.map((word) => {
    if (/^\d+$/.test(word)) return { word, number: true };
    // 吕 is lv on a keyboard, and lyu in a passport.
    if (/^[a-z]+$/.test(word)) return { word, latin: Array.from(new Set([word, word.replace(/([ln])yu/g, "$1v")]), latinSource).join("|") };
    return /[a-z]/.test(word) ? { word, runs: word.match(/[a-z]+|[^a-z]+/g) } : { word };
  });
}

/* 杨tw against "'杨Yang'天Tian'文Wen": a character stands for itself, letters for the reading of what follows it. */
function mixedSource(runs) {
  return runs.map((run) => Array.from(run, (letter, at) => {
    const next = "[A-Za-z]*'";
    if (!/[a-z]/.test(letter)) return next + letter;
    return `(?:${at ? letter + "|" : ""}${next}[^']{1,2}${letter.toUpperCase()})`;
  }).join("")).join("").replace("[A-Za-z]*", "");
}

/* The characters of a title, each with its reading. */
function mixedUnits(folded, reading) {
  return folded.map((letter, at) => `'${letter}${reading[at] || ""}`);
}

function scoreMixed(index, table, token) {
  const scores = new Uint8Array(table.size);
  if (!table.name) return scores;
  const source = mixedSource(token.runs);
  const anywhere = new RegExp(source);
  const whole = new RegExp(`^${source}[A-Za-z]*$`);
  const [longest] = token.runs.filter((run) => !/[a-z]/.test(run)).sort((a, b) => b.length - a.length);
  table.name.find(longest, (row) => {
    const letters = index.folding.letters(table.title(row));
    for (const reading of table.units(row)) {
      const read = mixedUnits(letters, reading).join("");
      const at = read.search(anywhere);
      if (at >= 0) mark(scores, row, whole.test(read) ? 86 : at ? 50 : 73);
    }
  });
  return scores;
}

function scoreId(table, token) {
  const scores = new Uint8Array(table.size);
  for (let row = 0; row < table.size; row++) {
    if (table.id(row).replace(/\/$/, "") === token.id) scores[row] = NUMBER[0];
  }
  return scores;
}

/* A word typed before is not looked for again: while the next word is typed, and when cuts of a text are tried. */
function scoreToken(index, token) {
  const { known, tables } = index;
  let scored = known.get(token.word);
  if (scored && scored.size === tables.length) return scored;
  if (known.size > 40) known.clear();
  known.set(token.word, (scored = new Map()));
  for (const table of tables) {
    if (token.id) scored.set(table, scoreId(table, token));
    else if (token.runs) scored.set(table, scoreMixed(index, table, token));
    else scored.set(table, table.score(token, scored));
  }
  return scored;
}

/* The tokens as one word: 张 伟 is 张伟, 〔2025〕3号 is found as it is written. */
function scoreJoined(table, word) {
  const scores = new Uint8Array(table.size);
  const ways = [[table.name, NAME], [table.numbers, NUMBER], [table.also, ALSO]];
  for (const [lines, marks] of ways) if (lines) scoreWord(scores, lines, word, marks);
  return scores;
}

function combine(index, tokens) {
  const parts = tokens.map((token) => scoreToken(index, token));
  if (parts.length < 2) return parts[0];
  const joined = tokens.map((token) => token.word).join("");
  const sums = new Map();
  for (const table of index.tables) {
    const sum = new Uint16Array(table.size);
    const columns = parts.map((part) => part.get(table));
    for (let row = 0; row < table.shown; row++) {
      let total = 0;
      for (const column of columns) {
        if (!column[row]) { total = 0; break; }
        total += column[row];
      }
      sum[row] = total;
    }
    scoreJoined(table, joined).forEach((score, row) => score && row < table.shown && mark(sum, row, score * tokens.length + 1));
    sums.set(table, sum);
  }
  return sums;
}

/* The first rows in order, without sorting them all: a row that comes after the last one kept is passed by. One number
   says where a row stands: score, kind, in force before ended, short titles before long ones. */
function best(index, sums, limit, kinds) {
  const counts = new Map();
  const order = Object.keys(index.kinds);
  const hits = [];
  let total = 0;
  for (const table of index.tables) {
    if (kinds && !kinds.includes(table.kind)) continue;
    const sum = sums.get(table);
    const place = order.indexOf(table.kind);
    const before = total;
    for (let row = 0; row < table.shown; row++) {
      if (!sum[row]) continue;
      total++;
      const score = sum[row] * 64 - place;
      let at = Math.min(hits.length, limit - 1);
      if (hits[at] && hits[at].rank >= score * 1024) continue;
      const ended = index.tones[table.status(row)] === "stop";
      const rank = score * 1024 - ended * 512 - Math.min(511, table.title(row).length);
      if (hits[at] && hits[at].rank >= rank) continue;
      for (; at && hits[at - 1].rank < rank; at--) hits[at] = hits[at - 1];
      hits[at] = { table, row, rank };
    }
    if (total > before) counts.set(table.kind, (counts.get(table.kind) || 0) + total - before);
  }
  return { hits, total, counts };
}

/* Two things typed without a space (明州文书鉴定, dna鉴定): try every cut when the whole finds nothing. */
function cutToken(index, tokens) {
  let found = null;
  tokens.forEach((token, place) => {
    for (const pieces of found ? [] : cutsOf(index, token)) {
      const attempt = [...tokens.slice(0, place), ...pieces, ...tokens.slice(place + 1)];
      const sums = combine(index, attempt);
      const top = Math.max(...index.tables.map((table) => sums.get(table).reduce((a, b) => (b > a ? b : a), 0)));
      if (top > (found ? found.top : 0)) found = { top, sums, tokens: attempt };
    }
  });
  return found;
}

function cutsOf(index, { word, latin, number, id, runs }) {
  const letters = Array.from(word);
  if (runs) return [runs.flatMap(readPart)];
  if (latin || number || id || letters.length < 4 || letters.length > 16) return [];
  const cuts = letters.slice(3).map((_, at) => [letters.slice(0, at + 2), letters.slice(at + 2)]);
  const known = (part) => index.tables.some(({ name, also }) => [name, also].some((lines) => lines && lines.text.includes(part)));
  return cuts.map((cut) => cut.map((part) => part.join(""))).filter((cut) => cut.every(known)).map((cut) => cut.flatMap(readPart));
}

function search(index, text, { limit = 10, kinds = null } = {}) {
  const tokens = readQuery(text, index.folding);
  if (!tokens.length) return { hits: [], total: 0, counts: new Map(), tokens };
  return { ...best(index, combine(index, tokens), limit, kinds), tokens };
}

/* Takes longer, so it is only asked when typing has paused and nothing was found. */
function searchCut(index, text, { limit = 10, kinds = null } = {}) {
  const cut = cutToken(index, readQuery(text, index.folding));
  return cut && { ...best(index, cut.sums, limit, kinds), tokens: cut.tokens };
}
