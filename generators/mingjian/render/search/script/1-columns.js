/* Columns of the index back into arrays. Mirrors render/search/encode.py, where the layout is explained. */
const DIRECT = 60;
const LOW = 3000;

/* Symbols are printable ASCII without quote and backslash. */
function rankAt(text, position) {
  const code = text.charCodeAt(position);
  return code - 32 - (code > 34) - (code > 92);
}

function readNumbers(column) {
  if (column.high) {
    const high = readNumbers(column.high);
    const low = readNumbers(column.low);
    return high.map((value, row) => value * LOW + low[row]);
  }
  const { rows, tails, span } = column;
  const values = new Int32Array(rows.length);
  for (let row = 0, tail = 0; row < rows.length; row++) {
    const rank = rankAt(rows, row);
    values[row] = rank < DIRECT ? rank : DIRECT + (rank - DIRECT) * span + rankAt(tails, tail++);
  }
  return values;
}

function readSeries(column) {
  if (!column.steps) return readNumbers(column);
  const values = readNumbers(column.steps);
  for (let row = 0, last = 0; row < values.length; row++) {
    const step = values[row];
    last += step & 1 ? -(step + 1) / 2 : step / 2;
    values[row] = last;
  }
  return values;
}

function readChoices(column) {
  return { words: column.words, rows: readNumbers(column) };
}

function readAlphabet(column) {
  return column.points ? readPoints(column.points) : Array.from(column.letters);
}

function readPoints(column) {
  return Array.from(readSeries(column), (code) => String.fromCodePoint(code));
}

/* The common characters as GB/T 2312 orders them, so the index need not list them. */
function commonLetters() {
  const codes = [];
  for (let row = 176; row < 216; row++) for (let cell = 161; cell < 255 && codes.length < 7510; cell++) codes.push(row, cell);
  return Array.from(new TextDecoder("gb18030").decode(Uint8Array.from(codes)));
}

function readTexts(column) {
  const letters = readAlphabet(column);
  return Array.from(readNumbers(column), (rank) => letters[rank]).join("").split("\n");
}

/* Codes stay numbers until one is asked for: most ids of an index are never shown. */
function readCodes(column) {
  const shapes = readChoices(column.shapes);
  const numbers = column.numbers.map(readSeries);
  const parts = shapes.words.map((shape) => shape.split(/\{(\d*)\}/));
  const size = parts.map((shape) => (shape.length - 1) / 2);
  const even = size.every((count) => count === numbers.length);
  const offset = even ? null : numbers.map(() => new Int32Array(shapes.rows.length));
  if (offset) {
    const next = numbers.map(() => 0);
    shapes.rows.forEach((shape, row) => {
      for (let place = 0; place < size[shape]; place++) offset[place][row] = next[place]++;
    });
  }
  const text = (row) => {
    const shape = parts[shapes.rows[row]];
    let code = shape[0];
    for (let place = 0; place < (shape.length - 1) / 2; place++) {
      const number = numbers[place][offset ? offset[place][row] : row];
      code += String(number).padStart(Number(shape[2 * place + 1]), "0") + shape[2 * place + 2];
    }
    return code;
  };
  return { size: shapes.rows.length, text };
}

/* Credit codes come without the place that checks the others. */
const SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

function withCheck(code) {
  let sum = 0;
  for (let place = 0, weight = 1; place < 17; place++, weight = (weight * 3) % 31) sum += SIGNS.indexOf(code[place]) * weight;
  return code.length === 17 ? code + SIGNS[(31 - (sum % 31)) % 31] : code;
}
