/** What a style sheet loads and declares, told in one pass over it. */
export interface Sheet {
  /** The sheet with blanks for its comments: every place is where it was. */
  plain: string;
  /** The same with blanks for its `@font-face` rules too. */
  rest: string;
  /** Addresses in `url()`, and strings that are addresses: after `@import`, in `image-set()`. */
  loads: { address: string; at: number; isUrl: boolean }[];
  faces: { family: string; at: number }[];
  /** Where something begins that never ends, so that all after it is lost. */
  open: { what: string; at: number } | undefined;
}

/** What words are of (CSS Syntax 3, 4.3.11), and the blanks before an address. */
const letters = /[-\w\u0080-\uffff]*/y;
const blanks = /[ \t\r\n\f]*/y;
/** Functions that load what the strings in them name. */
const loading = /^(?:-webkit-)?image-set$|^src$|^image$/;

/** Reads a style sheet, however broken, in time that grows with its length alone. */
export function readSheet(css: string): Sheet {
  const sheet: Sheet = { plain: '', rest: '', loads: [], faces: [], open: undefined };
  const reading = {
    css,
    at: 0,
    rule: '',
    brackets: 0,
    loadingFrom: Number.POSITIVE_INFINITY,
    sheet,
    comments: [] as Stretch[],
    faces: [] as Stretch[],
  };
  while (reading.at < css.length) step(reading);
  const last = reading.faces.at(-1);
  if (last && isOpen(reading.faces, css) && !css.endsWith('}'))
    sheet.open ??= { what: '@font-face', at: last[0] };
  sheet.plain = blanked(css, reading.comments);
  sheet.rest = blanked(sheet.plain, reading.faces);
  sheet.faces = reading.faces.flatMap(face => familyOf(sheet.plain, face));
  return sheet;
}

type Stretch = [from: number, to: number];

interface Reading {
  css: string;
  at: number;
  /** The at-rule that is being read, from its name to the block or semicolon. */
  rule: string;
  /** How many brackets are open, and from how many on strings are addresses. */
  brackets: number;
  loadingFrom: number;
  sheet: Sheet;
  comments: Stretch[];
  faces: Stretch[];
}

function step(reading: Reading): void {
  const { css, at } = reading;
  const sign = css[at]!;
  if (sign === '/' && css[at + 1] === '*') {
    const end = css.indexOf('*/', at + 2);
    reading.at = end < 0 ? css.length : end + 2;
    if (end < 0) reading.sheet.open = { what: 'comment', at };
    const before = reading.comments.at(-1);
    if (before?.[1] === at) before[1] = reading.at;
    else reading.comments.push([at, reading.at]);
  } else if (sign === '"' || sign === "'") {
    const address = stringAt(reading);
    if (reading.rule === 'import' || reading.brackets >= reading.loadingFrom)
      reading.sheet.loads.push({ address, at, isUrl: false });
  } else if (wordEnd(css, at) > at) {
    wordAt(reading);
  } else {
    reading.at++;
    punctuation(reading, sign);
  }
}

function wordAt(reading: Reading): void {
  const { css, at, sheet } = reading;
  reading.at = wordEnd(css, at);
  const name = unescaped(css.slice(at, reading.at)).toLowerCase();
  const isRule = css[at - 1] === '@';
  if (isRule) reading.rule = name;
  if (isRule && name === 'font-face' && !isOpen(reading.faces, css)) reading.faces.push([at - 1, css.length]);
  if (css[reading.at] !== '(') return;
  if (name === 'url') {
    const address = addressAt(reading).trim();
    // The address of a namespace is only a name.
    if (address && reading.rule !== 'namespace') sheet.loads.push({ address, at, isUrl: true });
  } else if (loading.test(name)) reading.loadingFrom = Math.min(reading.loadingFrom, reading.brackets + 1);
}

const isOpen = (faces: Stretch[], css: string) => faces.at(-1)?.[1] === css.length;

function punctuation(reading: Reading, sign: string): void {
  if (sign === '(') reading.brackets++;
  if (sign === ')') {
    if (reading.brackets <= reading.loadingFrom) reading.loadingFrom = Number.POSITIVE_INFINITY;
    reading.brackets = Math.max(0, reading.brackets - 1);
  }
  if (sign === '{' || sign === ';' || sign === '}') {
    reading.rule = '';
    reading.brackets = 0;
    reading.loadingFrom = Number.POSITIVE_INFINITY;
  }
  const face = reading.faces.at(-1);
  if (sign === '}' && face?.[1] === reading.css.length) face[1] = reading.at;
}

/** Reads a string to its end, which is the line's where it is not closed. */
function stringAt(reading: Reading): string {
  const { css } = reading;
  const quote = css[reading.at]!;
  const start = reading.at + 1;
  let end = start;
  while (end < css.length && css[end] !== quote && css[end] !== '\n') end += css[end] === '\\' ? 2 : 1;
  reading.at = css[end] === quote ? end + 1 : end;
  return unescaped(css.slice(start, end));
}

/** Reads what stands in the brackets of `url()`; where they are not closed, it is the rest of the sheet, and no address. */
function addressAt(reading: Reading): string {
  const { css } = reading;
  reading.at = endOf(blanks, css, reading.at + 1);
  if (css[reading.at] === '"' || css[reading.at] === "'") return stringAt(reading);
  const end = css.indexOf(')', reading.at);
  if (end < 0) reading.sheet.open = { what: 'url()', at: reading.at };
  const raw = css.slice(reading.at, end < 0 ? reading.at : end);
  reading.at = end < 0 ? css.length : end + 1;
  return /["'(]/.test(raw) ? '' : unescaped(raw);
}

/** Where a word ends that begins at a place; the place itself where none does. */
function wordEnd(css: string, start: number): number {
  let at = endOf(letters, css, start);
  while (css[at] === '\\' && at + 1 < css.length && css[at + 1] !== '\n') at = endOf(letters, css, at + 2);
  return at;
}

/** Where the signs of a pattern end, which may be none. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  pattern.exec(text);
  return pattern.lastIndex;
}

/** What a word or string says, `\72` read as `r`. */
function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:([0-9a-f]{1,6})[ \t\n\f]?|\n|([\s\S]))/gi, (_, hex?: string, sign?: string) => {
    if (hex === undefined) return sign ?? '';
    const code = Number.parseInt(hex, 16);
    return code === 0 || code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
  });
}

/** The family of a `@font-face` rule: what it says last. */
function familyOf(plain: string, [from, to]: Stretch): Sheet['faces'] {
  const named = [...plain.slice(from, to).matchAll(/font-family\s*:\s*["']?([^"';}]+)["']?/g)].at(-1);
  return named ? [{ family: named[1]!.trim(), at: from }] : [];
}

/** A text with blanks in place of stretches, line ends kept. */
function blanked(text: string, stretches: Stretch[]): string {
  const parts: string[] = [];
  let last = 0;
  for (const [from, to] of stretches) {
    const lines = text.slice(from, to).split('\n');
    parts.push(text.slice(last, from), lines.map(({ length }) => ' '.repeat(length)).join('\n'));
    last = to;
  }
  return parts.concat(text.slice(last)).join('');
}

/** Tells the line of places in a text, counting each line once. */
export function linesOf(text: string): (at: number) => number {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return at => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= at) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

/** Addresses on the network that a style sheet loads from. */
export function remoteInCss(css: string): string[] {
  // Most style attributes load nothing.
  if (!/url|@|image|src|\\/i.test(css)) return [];
  return readSheet(css).loads.flatMap(({ address }) => /^\s*((?:https?:)?\/\/\S+)/i.exec(address)?.[1] ?? []);
}
