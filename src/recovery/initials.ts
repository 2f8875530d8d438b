import type { Dictionary } from '../language/dictionary.ts';
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
  const result = [...read];
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

/** Where the line stands whose first word lacks the letter: the next line, or one above on the same page. */
function openingFor(letter: string, read: readonly Read[], i: number, known: Dictionary): number | null {
  const own = read[i]!.line;
  const next = read[i + 1]?.line;
  if (next?.page === own.page && lacks(letter, next.text, known)) return i + 1;
  for (let k = i - 1; k >= 0 && k >= i - reach; k--) {
    const { line } = read[k]!;
    if (line.page !== own.page) return null;
    const before = read[k - 1];
    const opens = line.top || (before !== undefined && /^(?:heading|label|argument)$/.test(before.role));
    if (opens && lacks(letter, line.text, known)) return k;
  }
  return null;
}

/** Whether a line begins as if the letter before it were missing. */
function lacks(letter: string, text: string, known: Dictionary): boolean {
  const first = /^[\p{L}’']+/u.exec(text)?.[0] ?? '';
  if (first === '') return false;
  if (/^\p{Ll}/u.test(first)) return true;
  // a word in small capitals
  return /^\p{Lu}{2}/u.test(first) && known((letter + first).toLowerCase());
}

/** Whether the letter and the first word of the line are one word. */
function joins(letter: string, text: string, known: Dictionary): boolean {
  const first = /^[\p{L}’']+/u.exec(text)?.[0] ?? '';
  // a letter that is a word of its own stands alone where the rest is a word too
  return known(letter.toLowerCase() + first.toLowerCase()) || !known(letter) || !known(first.toLowerCase());
}
