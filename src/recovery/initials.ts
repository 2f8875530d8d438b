import type { Dictionary } from '../language/dictionary.ts';
import type { TextLine } from './lines.ts';
import type { Read } from './read.ts';

/** A capital that stands alone on its line, as a drop capital does in a raw text; a quotation mark may stand before it. */
const alone = /^[“„"«‘'¿¡]?(\p{Lu})[’']?$/u;

/** How many lines below the first of its paragraph the capital may stand: the extraction reads it on the line it reaches down to. */
const reach = 60;

/**
 * Puts drop capitals before the paragraph that they begin. The paragraph stands on the same page, begins with the rest of a word
 * (small letters, or a word in small capitals), and opens its page or follows a heading.
 * @returns the lines in their right order, and what stands between a capital and the line after it
 */
export function placeInitials(
  read: readonly Read[],
  dictionary: Dictionary,
): { read: Read[]; between: Map<Read['line'], string> } {
  const own = wordsWithin(read);
  const known: Dictionary = word => dictionary(word) || own.has(word.toLowerCase());
  const between = new Map<Read['line'], string>();
  const result = cutInitials(read, known, own);
  for (let i = 0; i < result.length; i++) {
    const letter = alone.exec(result[i]!.line.text)?.[1];
    // in an index, entries stand under their letter
    if (!letter || result[i]!.role.startsWith('index')) continue;
    const at = openingFor(letter, result, i, known);
    if (at === null) continue;
    const [own] = result.splice(i, 1);
    const target = at > i ? at - 1 : at;
    const first = result[target]!;
    result.splice(target, 0, { ...own!, role: 'paragraph', begins: true });
    result[target + 1] = { ...first, role: 'paragraph', begins: false };
    between.set(own!.line, joins(letter, first.line.text, known) ? '' : ' ');
  }
  return { read: result, between };
}

/** The words that stand small within the book's lines, and the capitals that stand alone there: many languages have no dictionary. */
function wordsWithin(read: readonly Read[]): ReadonlySet<string> {
  const within = /(?<= )(?:\p{Ll}[\p{L}’']*|\p{Lu}(?= ))(?=[ ,;.:])/gu;
  return new Set(read.flatMap(({ line }) => line.text.match(within)?.map(word => word.toLowerCase()) ?? []));
}

/** A drop capital is no more lines high than this. */
const highest = 4;

/**
 * Cuts off the drop capitals that an extraction put at the beginning or the end of one of the lines beside them. The first line of the
 * chapter lacks its letter, and is a word with it.
 */
function cutInitials(read: readonly Read[], known: Dictionary, own: ReadonlySet<string>): Read[] {
  const cuts = new Map<number, [number, number]>();
  read.forEach(({ line }, i) => {
    const apart = opens(read, i) && !isTitle(read[i]!) ? letterApart(line.text, known, own) : 0;
    if (apart > 0) {
      cuts.set(i, [0, apart]);
      return;
    }
    const word =
      read[i]!.role === 'paragraph' && opens(read, i) ? /^\p{Ll}[\p{L}’']*/u.exec(line.text)?.[0] : undefined;
    if (!word) return;
    for (let k = i; k < Math.min(read.length, i + highest) && read[k]!.line.page === line.page; k++) {
      const cut = cutAt(read[k]!.line, k > i, word, known);
      if (!cut) continue;
      cuts.set(k, cut);
      return;
    }
  });
  return read.flatMap((one, k) => (cuts.has(k) ? partsOf(one, cuts.get(k)!, read[k + 1], known) : [one]));
}

const isTitle = ({ role }: Read) => role === 'heading' || role === 'label';

/** How long the letter is that a line begins with and a blank parts from the rest of its word; 0 where there is none, or it may be a word. */
function letterApart(text: string, known: Dictionary, own: ReadonlySet<string>): number {
  const [, before, letter, rest] = /^([“„"«‘'¿¡]?)(\p{Lu}) (\p{L}[\p{L}’']*)/u.exec(text) ?? [];
  if (letter === undefined || !known((letter + rest).toLowerCase())) return 0;
  // dictionaries have every letter
  const isWord = (word: string) => (word.length > 1 ? known(word) : own.has(word));
  return [letter, rest!].every(word => isWord(word.toLowerCase())) ? 0 : before!.length + 1;
}

/** Where a line has the letter that the first word of a chapter lacks: its offsets, or null. */
function cutAt({ text }: TextLine, first: boolean, word: string, known: Dictionary): [number, number] | null {
  const is = (letter: string) => known((letter + word).toLowerCase());
  const before = first ? /^(\p{Lu})(?= \p{L})/u.exec(text)?.[1] : undefined;
  if (before && is(before)) return [0, before.length];
  const after = /(?<=[\p{Ll},;] ?)(\p{Lu})$/u.exec(text);
  return after && is(after[1]!) ? [after.index, text.length] : null;
}

/** A line without the letter, and the letter as a line of its own. */
function partsOf(one: Read, [from, to]: [number, number], next: Read | undefined, known: Dictionary): Read[] {
  const { line } = one;
  const part = (a: number, b: number): TextLine => {
    const text = line.text.slice(a, b);
    const lead = text.length - text.trimStart().length;
    return {
      ...line,
      from: line.from + a + lead,
      to: line.from + a + text.trimEnd().length,
      text: text.trim(),
    };
  };
  const letter = { ...one, line: part(from, to), begins: true };
  if (from === 0) return [letter, { ...one, line: { ...part(to, line.text.length), top: false } }];
  const rest = part(0, from);
  const halves = [/\p{L}+$/u.exec(rest.text)?.[0] ?? '', /^\p{Ll}+/u.exec(next?.line.text ?? '')?.[0] ?? ''];
  // the letter stands where the hyphen stood
  const divided = halves[1] !== '' && known(halves.join('')) && !(known(halves[0]!) && known(halves[1]!));
  return [{ ...one, line: divided ? { ...rest, droppedHyphen: true } : rest }, letter];
}

const opens = (read: readonly Read[], i: number) =>
  read[i]!.line.top || (i > 0 && /^(?:heading|label|argument)$/.test(read[i - 1]!.role));

/** Where the line stands whose first word lacks the letter: the next line, or one above on the same page. */
function openingFor(letter: string, read: readonly Read[], i: number, known: Dictionary): number | null {
  const own = read[i]!.line;
  const next = read[i + 1]?.line;
  const direct = next?.page === own.page && lacks(letter, next.text, known) ? i + 1 : null;
  if (direct !== null && opens(read, i)) return direct;
  for (let k = i - 1; k >= 0 && k >= i - reach && read[k]!.line.page === own.page; k--)
    if (opens(read, k) && lacks(letter, read[k]!.line.text, known)) return k;
  return direct;
}

/** What no line begins with, unless the letter before it is missing: the point of `M. Noir`, the apostrophe of `L’heure`. */
const headless = /^(?:\. |[’'](?=\p{L}))/u;

/** Whether a line begins as if the letter before it were missing. */
function lacks(letter: string, text: string, known: Dictionary): boolean {
  if (headless.test(text)) return true;
  const first = /^[\p{L}’']+/u.exec(text)?.[0] ?? '';
  if (first === '') return false;
  if (/^\p{Ll}/u.test(first)) return true;
  // a word in small capitals; of a short one the next shows that it is
  const isSmall = /^\p{Lu}{2}|^\p{Lu} \p{Lu}{2}/u.test(text);
  return isSmall && known((letter + first).toLowerCase());
}

/** Whether the letter and the first word of the line are one word. */
function joins(letter: string, text: string, known: Dictionary): boolean {
  if (headless.test(text)) return true;
  const first = /^[\p{L}’']+/u.exec(text)?.[0] ?? '';
  // a letter that is a word of its own stands alone where the rest is a word too
  return known(letter.toLowerCase() + first.toLowerCase()) || !known(letter) || !known(first.toLowerCase());
}
