import { Complaint } from '../../complaint.ts';
import type { ChapterText } from '../../manuscript/files.ts';
import { readingOf } from './as-read.ts';
import type { Entry } from './entry.ts';
import { correctionsFile } from './errata.ts';
import { nearest } from './nearest.ts';
import { type Place, placesOf } from './places.ts';

/** A correction as somebody reports it: the place in any numbers, the words as they typed them. */
export type Report = Omit<Entry, 'id'>;

/** A report with its place found, ready for the list. */
export interface Proposal {
  entry: Entry;
  places: Place[];
}

/** More words around a place than this tell nothing more. */
const mostWords = 8;

/**
 * Finds the place of a reported correction. What people type from a page is taken with all its hyphens at line ends, quotation marks and
 * capitals; the entry has the words as the chapter has them, and so much around them that they stand in no other place.
 * @throws Complaint where the words stand nowhere, or in several places and it does not say in how many
 */
export function propose(chapters: readonly ChapterText[], report: Report): Proposal {
  const { all = 1 } = report;
  const places = (['exact', 'quotes', 'loose'] as const)
    .map(tolerance => placesOf(chapters, report, tolerance))
    .find(found => found.length > 0);
  if (!places) throw nowhere(chapters, report);
  if (places.length !== all) throw inSeveral(chapters, report, places);
  const [place] = places as [Place];
  const entry: Entry = { ...report, for: printed(chapters, place, report) };
  if (all > 1) return { entry, places };
  if (entry.page === undefined && entry.chapter === undefined) {
    if (place.page === undefined) entry.chapter = place.file;
    else entry.page = place.page;
  }
  return { entry: { ...entry, ...apartFromOthers(chapters, entry, place) }, places };
}

/** What stands in a place, as a person reads it. */
const printed = (chapters: readonly ChapterText[], { file, from, to }: Place, report: Report): string => {
  const text = chapters.find(chapter => chapter.file === file)!.text.slice(from, to);
  return readingOf(text, 0, { signs: /[*_]/.test(report.for + report.read), tolerance: 'exact' }).text;
};

/** Words around a place that tell it from others on its page; none where it is the only one. */
function apartFromOthers(
  chapters: readonly ChapterText[],
  entry: Entry,
  place: Place,
): Pick<Entry, 'words'> | undefined {
  const { words: _, ...bare } = entry;
  if (placesOf(chapters, bare, 'exact').length === 1) return undefined;
  const { text } = chapters.find(({ file }) => file === place.file)!;
  const lineStart = text.lastIndexOf('\n', place.from - 1) + 1;
  const lineEnd = text.indexOf('\n', place.to) < 0 ? text.length : text.indexOf('\n', place.to);
  const read = (from: number, to: number) =>
    readingOf(text.slice(from, to), 0, { signs: false, tolerance: 'exact' }).text.trim();
  const before = read(lineStart, place.from).split(' ');
  const behind = read(place.to, lineEnd).split(' ');
  const own = read(place.from, place.to);
  for (let n = 1; n <= mostWords; n++) {
    const words = [...before.slice(-n), own, ...behind.slice(0, n)].filter(Boolean).join(' ');
    if (placesOf(chapters, { ...bare, words }, 'exact').length === 1) return { words };
  }
  throw new Complaint(`“${entry.for}” cannot be told from other places by the words around it.`, {
    file: correctionsFile,
    advice: 'Correct it in the chapter itself, or give a longer stretch of the text.',
  });
}

function nowhere(chapters: readonly ChapterText[], report: Report): Complaint {
  const near = nearest(chapters, report);
  const { words: _w, page, chapter, ...anywhere } = report;
  const elsewhere = placesOf(chapters, anywhere, 'loose').slice(0, 5);
  const where =
    [page && `on page ${page}`, chapter && `in chapter ${chapter}`].filter(Boolean).join(', ') ||
    'in the book';
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
    advice: `Name the page, or a few words around it; or all of them (all: ${places.length}).\n${shown.join('\n')}`,
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
