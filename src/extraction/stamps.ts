import type { SourceLine } from './lines.ts';
import { folio } from './numerals.ts';
import type { PageRange } from './pages.ts';

/** A stamp stands on so many of the pages, and outside of the folio on so many of these. */
const least = { pages: 0.6, outside: 0.5, count: 4 };

/**
 * Marks what somebody printed on every page outside of the book's own furniture (the address of a library, the notice of a shop), as
 * slugs are: the outermost line of most pages, always the same, with the folio's line next to it.
 */
export function markStamps(lines: SourceLine[], pages: readonly PageRange[]): void {
  for (const side of ['top', 'bottom'] as const) {
    const outer = pages.map(page => outermost(lines, page, side));
    const counts = new Map<string, number>();
    const outside = new Map<string, number>();
    for (const [first, second] of outer) {
      if (first === undefined) continue;
      const { text } = lines[first]!;
      counts.set(text, (counts.get(text) ?? 0) + 1);
      if (second !== undefined && hasFolio(lines[second]!.text))
        outside.set(text, (outside.get(text) ?? 0) + 1);
    }
    for (const [first] of outer) {
      if (first === undefined) continue;
      const { text } = lines[first]!;
      const count = counts.get(text)!;
      if (count < least.count || count < least.pages * pages.length || !/\p{L}{2}/u.test(text)) continue;
      if ((outside.get(text) ?? 0) >= least.outside * count) lines[first]!.role = 'slug';
    }
  }
}

/** The outermost line of a page at its head or foot, and the one next to it. */
function outermost(lines: readonly SourceLine[], page: PageRange, side: 'top' | 'bottom'): number[] {
  const found: number[] = [];
  const step = side === 'top' ? 1 : -1;
  for (let i = side === 'top' ? page.first : page.end - 1; i >= page.first && i < page.end; i += step) {
    if (lines[i]!.role === 'text') found.push(i);
    if (found.length === 2) break;
  }
  return found;
}

const hasFolio = (text: string) =>
  text.length < 90 &&
  text.split(/\s+/).some((word, i, all) => (i === 0 || i === all.length - 1) && folio(word) !== null);
