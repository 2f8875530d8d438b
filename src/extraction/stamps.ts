import type { SourceLine } from './lines.ts';
import { folio } from './numerals.ts';
import type { PageRange } from './pages.ts';

/** A stamp stands on so many of the pages, outside of the book's own furniture on so many of these, and has no more lines. */
const least = { pages: 0.6, outside: 0.5, count: 4 };
const mostLines = 4;

/** What no book says of itself at the edge of its pages: an address of the net or of a person, a claim of rights. */
const address = /https?:\/\/|\bwww\.\S|\bdoi(?:\.org|:)|\S@\S+\.\p{L}{2}|©/iu;
/** Date and hour: when the page was loaded down, or set. */
const hour = /(?<![\d:.])\d{1,2}[:.]\d{2}(?![\d.]\d)/;
const date = /(?<!\d)(?:19|20)\d\d(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d{2}/;

const isFromOutside = (text: string) => address.test(text) || (hour.test(text) && date.test(text));

/**
 * Marks what somebody printed on every page outside of the book's own furniture (the address of a library, the notice of a shop, the
 * typesetter's file and hour), as slugs are: the outermost lines of most pages, the same in all but their numbers, that say by
 * themselves where they are from, or have the folio's line next to them.
 */
export function markStamps(lines: SourceLine[], pages: readonly PageRange[]): void {
  for (const side of ['top', 'bottom'] as const) {
    const outer = pages.map(page => outermost(lines, page, side));
    const isCommon = commonTexts(
      outer.map(own => own.map(i => lines[i]!.text)),
      pages.length,
    );
    const seen = new Map<string, { count: number; outside: number }>();
    const blocks = outer.map(own => {
      const end = own.findIndex(i => !isCommon(lines[i]!.text));
      const block = end < 0 ? own.slice(0, mostLines) : own.slice(0, end);
      const next = own[block.length];
      const outside =
        block.some(i => isFromOutside(lines[i]!.text)) || (next !== undefined && hasFolio(lines[next]!.text));
      for (const i of block) {
        const key = withoutNumbers(lines[i]!.text);
        const { count, outside: before } = seen.get(key) ?? { count: 0, outside: 0 };
        seen.set(key, { count: count + 1, outside: before + Number(outside) });
      }
      return block;
    });
    for (const i of blocks.flat()) {
      const { count, outside } = seen.get(withoutNumbers(lines[i]!.text))!;
      if (count >= least.count && outside >= least.outside * count) lines[i]!.role = 'slug';
    }
  }
}

/** Indices of the outermost lines of a page at its head or foot, as many as a stamp may have and one more. */
function outermost(lines: readonly SourceLine[], page: PageRange, side: 'top' | 'bottom'): number[] {
  const found: number[] = [];
  const step = side === 'top' ? 1 : -1;
  for (let i = side === 'top' ? page.first : page.end - 1; i >= page.first && i < page.end; i += step) {
    if (lines[i]!.role === 'text') found.push(i);
    if (found.length > mostLines) break;
  }
  return found;
}

/** Tells the texts that stand at the edge of most pages, the same in all but their numbers; what carries the folio counts pages and is none. */
function commonTexts(edges: readonly string[][], pages: number): (text: string) => boolean {
  const counts = new Map<string, number>();
  const folios = new Map<string, Set<string>>();
  for (const texts of edges)
    for (const text of new Set(texts)) {
      const key = withoutNumbers(text);
      counts.set(key, (counts.get(key) ?? 0) + 1);
      const own = folios.get(key) ?? new Set();
      folios.set(key, own.add(outerWords(text).filter(folio).join(' ')));
    }
  return text => {
    const key = withoutNumbers(text);
    const count = counts.get(key) ?? 0;
    if (count < least.count || count < least.pages * pages) return false;
    return /\p{L}{2}/u.test(text) && folios.get(key)!.size <= Math.max(2, count / 4);
  };
}

const withoutNumbers = (text: string) => text.replace(/\d+/g, '0');

/** The first and the last word of a line. */
function outerWords(text: string): string[] {
  const words = text.split(/\s+/);
  return words.length > 1 ? [words[0]!, words.at(-1)!] : words;
}

const hasFolio = (text: string) => text.length < 90 && outerWords(text).some(word => folio(word) !== null);
