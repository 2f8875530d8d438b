import { Complaint } from '../../complaint.ts';
import type { ChapterText } from '../../manuscript/files.ts';
import { readingOf } from './as-read.ts';
import type { Entry } from './entry.ts';
import { correctionsFile } from './errata.ts';
import { nearest } from './nearest.ts';
import { type Place, placesOf, readingFor } from './places.ts';

/** A correction as somebody reports it: the place in any numbers, the words as they typed them. */
export type Report = Omit<Entry, 'id'>;

/** A report with its place found, ready for the list. */
export interface Proposal {
  entry: Entry;
  places: Place[];
}

/** A page of one of our printings. */
export interface PrintedPage {
  /** As a person calls it: `page 12 of “Second printing”`. */
  name: string;
  /** Whether a place of the chapters is printed on it. */
  has(place: Place): boolean;
}

/** More words around a place than this tell nothing more. */
const mostWords = 8;
/** So many characters around a place hold them. */
const farthest = 1000;

/**
 * Finds the place of a reported correction. What people type from a page is taken with all its hyphens at line ends, quotation marks and
 * capitals; the entry has the words as the chapter has them, and so much around them that they stand in no other place.
 * @param page a page of a printing, where it is named by that and not by the old print's
 * @throws Complaint where the words stand nowhere, or in several places and it does not say in how many
 */
export function propose(chapters: readonly ChapterText[], report: Report, page?: PrintedPage): Proposal {
  const { all = 1 } = report;
  const places = (['exact', 'quotes', 'loose'] as const)
    .map(tolerance => placesOf(chapters, report, tolerance).filter(place => !page || page.has(place)))
    .find(found => found.length > 0);
  if (!places) throw nowhere(chapters, report, page);
  if (places.length !== all) throw inSeveral(chapters, report, places);
  const [place] = places as [Place];
  if (all === 1) return { entry: entryAt(chapters, place, report), places };
  return { entry: { ...report, for: printed(chapters, place, report) }, places };
}

/**
 * The entry for a correction in a place: with the words as the chapter has them, the page or else the chapter, and so much around the
 * words that they stand in no other place.
 * @param report its `for` is what stands in the place, however it is typed
 * @throws Complaint where the words around do not tell the place from others
 */
export function entryAt(chapters: readonly ChapterText[], place: Place, report: Report): Entry {
  const entry: Entry = { ...report, for: printed(chapters, place, report) };
  if (entry.page === undefined && entry.chapter === undefined) {
    if (place.page === undefined) entry.chapter = place.file;
    else entry.page = place.page;
  }
  return { ...entry, ...apartFromOthers(chapters, entry, place) };
}

/** What stands in a place, as a person reads it. */
const printed = (chapters: readonly ChapterText[], { file, from, to }: Place, report: Report): string => {
  const text = chapters.find(chapter => chapter.file === file)!.text.slice(from, to);
  return readingOf(text, 0, { ...readingFor(report), tolerance: 'exact' }).text;
};

/** Words around a place that tell it from others on its page; none where it is the only one. */
function apartFromOthers(
  chapters: readonly ChapterText[],
  entry: Entry,
  place: Place,
): Pick<Entry, 'words'> | undefined {
  const { words: _, ...bare } = entry;
  const isAlone = (wants: typeof bare & { words?: string }) => {
    const found = placesOf(chapters, wants, 'exact');
    return found.length === 1 && found[0]!.file === place.file && found[0]!.from === place.from;
  };
  if (isAlone(bare)) return undefined;
  const { text } = chapters.find(({ file }) => file === place.file)!;
  const lineStart = text.lastIndexOf('\n', place.from - 1) + 1;
  const lineEnd = text.indexOf('\n', place.to) < 0 ? text.length : text.indexOf('\n', place.to);
  const read = (from: number, to: number) =>
    readingOf(text.slice(from, to), 0, { ...readingFor(entry), tolerance: 'exact' }).text;
  const before = read(Math.max(lineStart, place.from - farthest), place.from);
  const behind = read(place.to, Math.min(lineEnd, place.to + farthest));
  const own = read(place.from, place.to);
  for (let n = 1; n <= mostWords; n++) {
    const words = `${lastWords(before, n)}${own}${firstWords(behind, n)}`.trim();
    if (isAlone({ ...bare, words })) return { words };
  }
  throw new Complaint(`“${entry.for}” cannot be told from other places by the words around it.`, {
    file: correctionsFile,
    advice: 'Correct it in the chapter itself, or give a longer stretch of the text.',
  });
}

const lastWords = (text: string, n: number): string =>
  new RegExp(`(?:\\S+\\s+){0,${n}}\\S*$`).exec(text)?.[0] ?? '';
const firstWords = (text: string, n: number): string =>
  new RegExp(`^\\S*(?:\\s+\\S+){0,${n}}`).exec(text)?.[0] ?? '';

function nowhere(
  chapters: readonly ChapterText[],
  report: Report,
  printed: PrintedPage | undefined,
): Complaint {
  const near = nearest(chapters, report);
  const { words: _w, page, chapter, ...anywhere } = report;
  const elsewhere = placesOf(chapters, anywhere, 'loose').slice(0, 5);
  const where =
    [page && `on page ${page}`, printed && `on ${printed.name}`, chapter && `in chapter ${chapter}`]
      .filter(Boolean)
      .join(', ') || 'in the book';
  return new Complaint(
    `“${report.for}” does not stand ${where}${report.words ? ` in “${report.words}”` : ''}.`,
    {
      advice: elsewhere.length
        ? `It stands ${elsewhere.map(placeWords).join('; ')}.`
        : near
          ? `There stands “${near}”.`
          : 'Type it as it is printed, or fewer words of it.',
    },
  );
}

function inSeveral(chapters: readonly ChapterText[], report: Report, places: readonly Place[]): Complaint {
  const shown = places.slice(0, 8).map(place => `${placeWords(place)}: ${around(chapters, place)}`);
  if (places.length > shown.length) shown.push(`and ${places.length - shown.length} more`);
  return new Complaint(`“${report.for}” stands in ${places.length} places.`, {
    advice: `Name the page, or a few words around it; or say that all are meant: --all ${places.length}, in a list “all: ${places.length}”.\n${shown.join('\n')}`,
  });
}

const placeWords = ({ file, line, page }: Place): string =>
  `${page === undefined ? '' : `on page ${page}, `}in ${file}, line ${line}`;

/** The words around a place, for a person to tell it by. */
function around(chapters: readonly ChapterText[], { file, from, to }: Place): string {
  const { text } = chapters.find(chapter => chapter.file === file)!;
  const start = Math.max(text.lastIndexOf('\n', from - 1) + 1, from - 40);
  const end = Math.min(text.indexOf('\n', to) < 0 ? text.length : text.indexOf('\n', to), to + 40);
  return `… ${readingOf(text.slice(start, end), 0, { signs: false, tolerance: 'exact' }).text} …`;
}
