import { Complaint } from '../../complaint.ts';
import { limits } from '../../limits.ts';
import type { ChapterText } from '../../manuscript/files.ts';
import type { Remark } from '../../remarks/index.ts';
import { likeliest } from './context.ts';
import type { Entry } from './entry.ts';
import type { Correction } from './errata.ts';
import { type Place, placesOf } from './places.ts';
import { entryAt } from './proposal.ts';

/** Of a long passage so many words are enough to find it. */
const firstWords = 8;

/**
 * A correction from a remark that a reader has written into a file. It waits for a decision; where the reader has not said what should stand
 * there, it has only the words and what is said of them.
 * @param source what the file is called
 * @throws Complaint where the words do not stand in the chapters, or in several places alike
 */
export function entryFrom(chapters: readonly ChapterText[], remark: Remark, source: string): Entry {
  const { read, comment, by, date, page } = remark;
  const at = page === undefined ? source : `${source}, page ${page}`;
  const note = comment === undefined ? `From ${at}.` : `${comment} (${at})`;
  if (note.length > limits.metadata.characters)
    throw new Complaint('The remark is longer than a note may be.', {
      advice: 'Enter it by hand, or keep it elsewhere.',
    });
  const found = placeOf(chapters, remark);
  if (!found)
    throw new Complaint(
      remark.words === ''
        ? 'It is about no words.'
        : 'Its words do not stand in the chapters, or in several places alike.',
      { advice: 'Enter it by the page and the words: reissue correction add' },
    );
  return entryAt(chapters, found.place, {
    ...{ for: found.words, status: 'open' as const, note },
    ...(read !== undefined && { read }),
    ...(by && { by }),
    ...(date && { date }),
  });
}

/** The place of a remark, and its words as far as they were needed to find it. */
function placeOf(
  chapters: readonly ChapterText[],
  remark: Remark,
): { place: Place; words: string } | undefined {
  for (const words of formsOf(remark))
    for (const tolerance of ['exact', 'quotes', 'loose'] as const) {
      const places = placesOf(chapters, { for: words }, tolerance);
      const place = places.length === 1 ? places[0] : likeliest(chapters, places, [remark]);
      if (place) return { place, words };
    }
  return undefined;
}

/** The words of a remark as they may stand in a chapter: without the numbers of notes; of those that are only talked about, the first. */
function formsOf({ words, read }: Remark): string[] {
  const bare = words.replace(/(?<=[\p{L}.,;:!?’”)])[\d*†‡§¹²³⁴-⁹⁰]+(?=\s|$)/gu, '');
  const edges = bare.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  const short = edges.split(/\s+/).slice(0, firstWords).join(' ');
  const forms = read === undefined ? [words, bare, edges, short] : [words, bare];
  return [...new Set(forms)].filter(form => form !== '' && form.length <= limits.metadata.characters);
}

/** Whether a list has an entry already: the same file may be imported again. */
export const isThere = (corrections: readonly Correction[], entry: Entry): boolean =>
  corrections.some(one =>
    (['page', 'chapter', 'words', 'for', 'read', 'by', 'date', 'note'] as const).every(
      key => one[key] === entry[key],
    ),
  );
