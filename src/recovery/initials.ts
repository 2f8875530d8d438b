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
  known: Dictionary,
): { read: Read[]; between: Map<Read['line'], string> } {
  const between = new Map<Read['line'], string>();
  const result = cutInitials(read, known);
  for (let i = 0; i < result.length; i++) {
    const letter = alone.exec(result[i]!.line.text)?.[1];
    if (!letter) continue;
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

/** A drop capital is no more lines high than this. */
const highest = 4;

/**
 * Cuts off the drop capitals that an extraction put at the beginning or the end of one of the lines beside them. The first line of the
 * chapter lacks its letter, and is a word with it.
 */
function cutInitials(read: readonly Read[], known: Dictionary): Read[] {
  const cuts = new Map<number, [number, number]>();
  read.forEach(({ line }, i) => {
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
  // a word in small capitals
  return /^\p{Lu}{2}/u.test(first) && known((letter + first).toLowerCase());
}

/** Whether the letter and the first word of the line are one word. */
function joins(letter: string, text: string, known: Dictionary): boolean {
  if (headless.test(text)) return true;
  const first = /^[\p{L}’']+/u.exec(text)?.[0] ?? '';
  // a letter that is a word of its own stands alone where the rest is a word too
  return known(letter.toLowerCase() + first.toLowerCase()) || !known(letter) || !known(first.toLowerCase());
}
