import { Complaint } from '../complaint.ts';
import { limits } from '../limits.ts';

/**
 * Looks through the lines of a chapter, before it is parsed, for what no book has and Markdown takes long over: the same
 * sign over and over, and signs by the thousand that wait in one paragraph for their other half. The parser goes back to
 * the beginning of the paragraph for each of them, so that its time grows with their square.
 * @throws Complaint at the line where it begins
 */
export function checkStrain(file: string, lines: readonly string[]): void {
  let total = 0;
  for (const { line, text } of paragraphsOf(lines)) {
    checkRuns(file, line, text);
    const { images, unopened, idle } = bracketsOf(text);
    if (images > limits.chapter.depth) throw tooMany(file, line);
    const waiting = emphasisSigns(text) + unopened + idle / 4 + 2 * lazyLines(text);
    if (waiting > limits.chapter.signs) throw tooMany(file, line);
    total += waiting ** 2 + stepsToEnds(text);
    if (total > limits.chapter.signs ** 2) throw tooMany(file, line);
  }
}

interface Paragraph {
  /** Line of the file on which it begins, from 1. */
  line: number;
  text: string;
}

/** Stretches of lines without a blank one: what is marked ends there at the latest. */
function* paragraphsOf(lines: readonly string[]): Generator<Paragraph> {
  let from = 0;
  for (let k = 0; k <= lines.length; k++) {
    if (k < lines.length && !/^[\s>]*$/.test(lines[k]!)) continue;
    if (k > from) yield { line: from + 1, text: lines.slice(from, k).join('\n') };
    from = k + 1;
  }
}

/** A row of one sign; a row of letters or of spaces is a matter of taste. */
const rows = /([^\p{L}\p{N}\s])\1+/gu;

function checkRuns(file: string, line: number, text: string): void {
  for (const { 0: row, 1: sign, index } of text.matchAll(rows)) {
    if (row.length / sign!.length <= limits.chapter.run) continue;
    throw new Complaint(`The sign “${sign}” is repeated here more than ${limits.chapter.run} times.`, {
      file,
      line: line + linesIn(text.slice(0, index)),
      advice: 'Delete what is doubled.',
    });
  }
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}

/**
 * How many images stand in the description of another, each waiting for its closing bracket; how many closing brackets
 * close nothing; and how many brackets are no links.
 */
function bracketsOf(text: string): { images: number; unopened: number; idle: number } {
  const open: string[] = [];
  let inside = 0;
  let images = 0;
  let unopened = 0;
  let idle = 0;
  for (const { 0: sign, index } of text.matchAll(/\\.|\[\^[^[\]\s]+\]|!?\[|\]/gsu)) {
    if (sign === ']') {
      const opener = open.pop();
      if (opener === undefined) unopened++;
      else if (!isResource(text, index + 1)) idle++;
      if (opener === '![') inside--;
    } else if (sign === '[' || sign === '![') {
      open.push(sign);
      if (sign === '![') images = Math.max(images, ++inside);
    }
  }
  return { images, unopened, idle: idle + open.length };
}

/** Whether what a link leads to may stand here: `(address)`, `(address "title")`. */
function isResource(text: string, at: number): boolean {
  resource.lastIndex = at;
  return resource.test(text);
}

const resource = /\((?:<|[^\s()<]*[)\s])/y;

/**
 * The signs of emphasis in a paragraph, each of which may have to look for its other half. A long row of them counts for
 * more where others close it, since each pair is an emphasis of its own.
 */
function emphasisSigns(text: string): number {
  let signs = 0;
  let opening = 0;
  let closing = 0;
  for (const { 0: row, index } of text.matchAll(/\*+|_+/gu)) {
    const before = text[index - 1] ?? ' ';
    const after = text[index + row.length] ?? ' ';
    if (/\s/.test(before) && /\s/.test(after)) continue;
    signs++;
    if (row.length <= 3) continue;
    if (!/\s/.test(after)) opening += row.length;
    if (!/\s/.test(before)) closing += row.length;
  }
  return signs + 4 * Math.min(opening, closing);
}

/** Lines that belong to the quotation, item or note above them only because no blank line divides them from it. */
function lazyLines(text: string): number {
  let quotations = 0;
  let item = false;
  let lazy = 0;
  for (const line of text.split('\n')) {
    const prefix = /^[\s>]*/.exec(line)![0];
    const own = prefix.split('>').length - 1;
    if (/^(?:[-+*]|\d{1,9}[.)]|\[\^[^\]\s]+\]:)(?:\s|$)/.test(line.slice(prefix.length))) item = true;
    else if (own < quotations || (item && prefix === '')) lazy++;
    quotations = Math.max(quotations, own);
  }
  return lazy;
}

/** What begins with one sign and ends with another, for which the parser looks as far as the paragraph goes. */
const ends = new Map([
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<![CDATA[', ']]>'],
  ['<!', '>'],
  ['(', ')'],
]);

/** How many letters the parser goes through in a paragraph to find the ends of code, comments and titles of links. */
function stepsToEnds(text: string): number {
  const next = finder(text);
  let steps = 0;
  let at = 0;
  for (const { 0: opener, index } of text.matchAll(/`+|<!--|<\?|<!\[CDATA\[|<!|\((?=[^\s()<]+ \()/gu)) {
    if (index < at) continue;
    const from = index + opener.length;
    const found = opener.startsWith('`')
      ? next.code(opener.length, from)
      : next.sign(ends.get(opener)!, from);
    steps += (found ?? text.length) - from;
    if (found !== undefined && opener !== '(') at = found;
  }
  return steps;
}

/** Finds what ends something, and remembers that there is none: no text is gone through twice for the same end. */
function finder(text: string) {
  const rows = new Map<number, number[]>();
  for (const { 0: row, index } of text.matchAll(/`+/gu)) {
    const places = rows.get(row.length);
    if (places) places.push(index);
    else rows.set(row.length, [index]);
  }
  for (const places of rows.values()) places.reverse();
  const known = new Map<string, number>();
  return {
    /** Where the next row of as many backticks ends. */
    code(length: number, from: number): number | undefined {
      const places = rows.get(length)!;
      while (places.length > 0 && places.at(-1)! < from) places.pop();
      return places.length > 0 ? places.at(-1)! + length : undefined;
    },
    /** Where the next such sign ends. */
    sign(end: string, from: number): number | undefined {
      let at = known.get(end) ?? -1;
      if (at < from) {
        const found = text.indexOf(end, from);
        at = found < 0 ? Number.POSITIVE_INFINITY : found;
        known.set(end, at);
      }
      return Number.isFinite(at) ? at + end.length : undefined;
    },
  };
}

function tooMany(file: string, line: number): Complaint {
  return new Complaint(
    'This paragraph has thousands of signs that begin or end something: emphasis, code, links or comments.',
    {
      file,
      line,
      advice: 'Delete what is doubled, or divide the paragraph. Put a backslash before signs that are text.',
    },
  );
}
