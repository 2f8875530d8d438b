import type { SourceLine } from './lines.ts';
import { type Folio, folio } from './numerals.ts';
import { edges, headWithFolio, type IsLabel } from './page-edges.ts';
import type { PageRange } from './pages.ts';

/** A number at the edge of a page that may be its folio. */
export interface FolioCandidate {
  page: number;
  folio: Folio;
  /** Index of the line it stands on; -1 where a slug or the file names it. */
  line: number;
  /** Where on the page: the foot counts as a drop folio where the page has no running head; or named by the file alone. */
  place: 'head' | 'foot' | 'slug' | 'file';
  /** True where the number is all there is on the line. */
  alone: boolean;
}

/** Finds the numbers at the edges of pages that may be their folios. Roles are given by `markFurniture`, when the labels are known. */
export function findFolios(lines: SourceLine[], pages: PageRange[], isLabel: IsLabel): FolioCandidate[] {
  const found: FolioCandidate[] = [];
  pages.forEach((page, p) => {
    const own = found.length;
    if (page.slugFolio) found.push({ page: p, folio: page.slugFolio, line: -1, place: 'slug', alone: true });
    const { top, bottom } = edges(lines, page);
    const both: [number[], 'head' | 'foot'][] = [
      [top, 'head'],
      [bottom.filter((i, k) => !top.includes(i) && (k === 0 || folio(lines[i]!.text) !== null)), 'foot'],
    ];
    for (const [where, place] of both)
      for (const i of where) {
        const alone = folio(lines[i]!.text);
        if (alone) found.push({ page: p, folio: alone, line: i, place, alone: true });
        else if (i === where[0] || place === 'foot') {
          const both = isLabel(lines[i]!.text) ? null : headWithFolio(lines[i]!.text);
          if (both) found.push({ page: p, folio: both.folio, line: i, place, alone: false });
        }
      }
    if (top.length > 0 && bottom[0] !== undefined && top.includes(bottom[0]) && top.length > 1) {
      // a short page: its last line may be the folio too
      for (let k = own; k < found.length; k++)
        if (found[k]!.line === bottom[0]) {
          found[k]!.place = 'foot';
          break;
        }
    }
  });
  return found;
}
