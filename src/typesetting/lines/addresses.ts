import type { Division } from './divisions.ts';

/** What an address of the net has that no other word has: a scheme, a known beginning, a DOI, a domain with a path or an @. */
const signs =
  /(?:^|[^a-z])(?:[a-z][a-z+]{1,15}:\/\/|www\.|doi:|mailto:)|\b10\.\d{4,9}\/|[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}\/\w|[\w-]@[\w-]{1,63}\.\w/i;

/** Whether a word is an address: a URL, a DOI, a path in a domain, an address for letters. */
export const isAddress = (word: string): boolean =>
  word.length > 9 && /[/@.]/.test(word) && signs.test(word.slice(0, 200));

/** What it costs to end a line in an address. A scheme stays with what follows, and a decimal with its point. */
const costs = { slash: 60, sign: 100, scheme: 400, number: 300 };

/** Fewest characters of an address on each line. */
const least = 3;

/**
 * Where a line may end in an address (The Chicago Manual of Style, 17th edition, 7.46): behind a colon or slashes, before a
 * point or another sign, so that nobody takes the end of the line for the end of the address. A hyphen begins a line; none is
 * added, and a line that ends so may fall short.
 * @param at offset of the word in its text
 */
export function addressDivisions(word: string, at: number): Division[] {
  const found: Division[] = [];
  const add = (offset: number, cost: number) => {
    if (offset < least || word.length - offset < least) return;
    found.push({ offset: at + offset, cost, hyphen: 'none', ragged: true });
  };
  for (const { 0: sign, index } of word.matchAll(/:?\/+|[:.?&=_~#%,@-]/g)) {
    const end = index + sign.length;
    // What ends the sentence stays with the address.
    if (!/[\p{L}\p{N}]/u.test(word[end] ?? '')) continue;
    if (/[/:]/.test(sign)) add(end, sign.startsWith(':/') ? costs.scheme : costs.slash);
    else if (/[\p{L}\p{N}]/u.test(word[index - 1] ?? '')) {
      const decimal = sign === '.' && /\d/.test(word[index - 1]!) && /\d/.test(word[end]!);
      add(index, decimal ? costs.number : costs.sign);
    }
  }
  return found;
}
