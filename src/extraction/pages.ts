import { anyOf } from '../language/languages.ts';
import { startsByFolios } from './folio-pages.ts';
import type { SourceLine } from './lines.ts';
import { type Folio, folio } from './numerals.ts';

/** A page as a range of lines, before its furniture is known. */
export interface PageRange {
  first: number;
  /** Exclusive. */
  end: number;
  /** The folio that the printer's slug at the page's end names. */
  slugFolio: Folio | null;
}

/** A file name of a typesetting program with what follows it: `4868_Name.indd viii`. */
const slug = /^(\S.*?\.(?:indd|qxd|qxp|pmd|p65|3d|fm|ps|eps|dvi|tex|cls|docx?|pdf))\b(?:\s+(\S+))?/i;
/** The page that a slug names at its end, after date and hour, in the language of the program that made it. */
const slugPage = new RegExp(`(?<![\\p{L}\\p{N}])(?:${anyOf(({ pages }) => pages)})\\s*(\\S+)$`, 'iu');
const stamp = /^\d{1,4}[./-]\d{1,2}[./-]\d{2,4}[\s,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?m\.?)?$/i;

/** Lines that the typesetting program printed in the margin: file name, page, date. Marks them and returns their indices. */
function markSlugs(lines: SourceLine[]): Map<number, Folio | null> {
  const found = new Map<number, Folio | null>();
  lines.forEach((line, i) => {
    const match = slug.exec(line.text);
    if (!match || line.text.length > 90) return;
    const named = slugPage.exec(line.text)?.[1] ?? match[2];
    found.set(i, named ? folio(named) : null);
  });
  const stems = new Map<string, number>();
  for (const i of found.keys()) {
    const stem = slug.exec(lines[i]!.text)![1]!;
    stems.set(stem, (stems.get(stem) ?? 0) + 1);
  }
  for (const i of [...found.keys()]) {
    const known = found.get(i) !== null || stems.get(slug.exec(lines[i]!.text)![1]!)! > 1;
    if (!known) found.delete(i);
    else lines[i]!.role = 'slug';
  }
  for (const i of found.keys())
    for (const step of [1, -1])
      for (let k = i + step, seen = 0; k >= 0 && k < lines.length && seen < 3; k += step) {
        if (lines[k]!.role === 'blank') continue;
        seen++;
        if (stamp.test(lines[k]!.text)) lines[k]!.role = 'slug';
      }
  return found;
}

/** Where pages begin: after a form feed, at a line's single leading space where there are no form feeds, after a slug; where none of these is, by the count of folios. */
export function splitPages(lines: SourceLine[]): PageRange[] {
  const slugs = markSlugs(lines);
  const feeds = lines.some(l => l.mark === 'form-feed');
  const spaces = lines.filter(l => l.mark === 'space').length;
  const spaceMarks = !feeds && spaces > 0 && spaces < lines.length / 8;
  const starts = new Set<number>();
  lines.forEach((line, i) => {
    if (line.mark === 'form-feed' || (spaceMarks && line.mark === 'space')) starts.add(i);
  });
  // from the last slug back, so that a run of slugs is walked through once
  let behind = lines.length;
  for (let i = lines.length - 1; i >= 0 && !feeds; i--) {
    if (slugs.has(i) && behind < lines.length) starts.add(behind);
    const { role } = lines[i]!;
    if ((role !== 'slug' && role !== 'blank') || starts.has(i)) behind = i;
  }
  starts.delete(0);
  if (starts.size === 0) for (const i of startsByFolios(lines)) starts.add(i);
  for (const i of blankVersos(lines, starts, slugs)) starts.add(i);
  const firsts = [0, ...[...starts].sort((a, b) => a - b)];
  const pages: PageRange[] = firsts.map((first, k) => {
    const end = firsts[k + 1] ?? lines.length;
    let slugFolio: Folio | null = null;
    for (let i = first; i < end; i++) slugFolio = slugs.get(i) ?? slugFolio;
    return { first, end, slugFolio };
  });
  // a mark with nothing after it is the end of the file, not a page
  while (pages.length > 1) {
    const last = pages[pages.length - 1]!;
    if (lines.slice(last.first, last.end).some(l => l.role !== 'blank')) break;
    pages.pop();
    pages[pages.length - 1]!.end = last.end;
  }
  return pages;
}

/** Slugs of pages without text: one that names the page after the folio at the head of its own page. */
function blankVersos(lines: SourceLine[], starts: Set<number>, slugs: Map<number, Folio | null>): number[] {
  const found: number[] = [];
  let head: SourceLine[] = [];
  lines.forEach((line, i) => {
    if (starts.has(i)) head = [];
    const own = slugs.get(i);
    const printed = own ? head.map(l => folio(l.text)).find(f => f !== null) : null;
    if (own && head.length > 1 && printed && printed.system === own.system && printed.value === own.value - 1)
      found.push(i);
    if (line.role !== 'blank' && head.length < 3) head.push(line);
  });
  return found;
}
