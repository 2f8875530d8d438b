import { Complaint } from '../../complaint.ts';
import type { EditingLists, ListedFault } from '../../copyediting/lists.ts';
import type { ChapterText } from '../../manuscript/files.ts';
import { likeliest } from './context.ts';
import { type Correction, correctionsFile } from './errata.ts';
import { type Place, placesOf } from './places.ts';
import { entryAt, type Proposal } from './proposal.ts';

/** Findings that tell of one spelling wherever it stands, and not of one place. */
const ofSpelling: ReadonlySet<string> = new Set([
  'name-spelt-two-ways',
  'word-near-another',
  'hyphenated-two-ways',
]);

/** The corrections that were made from a finding already. */
export const madeFrom = (corrections: readonly Correction[], id: string): Correction[] =>
  corrections.filter(({ finding }) => finding === id);

/** Lists without what corrections were made from, whatever was decided on these. */
export function withoutCorrected(lists: EditingLists, corrections: readonly Correction[]): EditingLists {
  const decided = new Set(corrections.flatMap(({ finding }) => finding ?? []));
  return { ...lists, proofreading: lists.proofreading.filter(({ id }) => !decided.has(id)) };
}

/**
 * A correction from a finding of the proofreading list. One of a spelling is made wherever it stands.
 * @param read what should stand there; without it, what the finding supposes
 * @returns the entry, which waits for a decision, and its places
 * @throws Complaint where the finding supposes nothing, or its words do not stand in the chapters any more
 */
export function proposeFrom(
  chapters: readonly ChapterText[],
  finding: ListedFault,
  read: string | undefined = finding.read,
): Proposal {
  const { id, message } = finding;
  const was = finding.for ?? finding.word;
  if (was === undefined)
    throw new Complaint(`The finding ${id} names no words that could be replaced: ${message}`, {
      advice: 'Change the chapter, or enter the correction with: reissue correction add',
    });
  if (read === undefined)
    throw new Complaint(`The finding ${id} does not say what should stand there: ${message}`, {
      advice: `Say it, for this finding alone: --should "…" for “${was}”.`,
    });
  if (read === was)
    throw new Complaint(`“${was}” stands there already.`, { advice: 'Say what should stand there instead.' });
  const report = { for: was, read, status: 'open', finding: id } as const;
  const everywhere = placesOf(chapters, report, 'exact');
  if (ofSpelling.has(finding.code) && everywhere.length > 1)
    return { entry: { ...report, all: everywhere.length, note: message }, places: everywhere };
  const place = placeOf(chapters, everywhere, finding, was);
  if (!place)
    throw new Complaint(`“${was}” of the finding ${id} does not stand in the chapters as it did.`, {
      file: correctionsFile,
      advice: 'The list was drafted before they were changed. Draft it anew with: reissue recover',
    });
  return { entry: { ...entryAt(chapters, place, report), note: message }, places: [place] };
}

/** Where a finding is: where the words around are those that it names, in its chapter, on its line. */
function placeOf(
  chapters: readonly ChapterText[],
  everywhere: readonly Place[],
  { file, line, context }: ListedFault,
  was: string,
): Place | undefined {
  const own = everywhere.filter(place => place.file === file);
  const places = own.length > 0 ? own : everywhere;
  const found = likeliest(chapters, places, splitsOf(context, was));
  if (found) return found;
  const onLine = places.filter(place => place.line === line);
  return onLine.length === 1 ? onLine[0] : places.length === 1 ? places[0] : undefined;
}

/** What stands before and behind some words in a text, for each time that they stand there. */
function splitsOf(text: string, words: string): { before: string; behind: string }[] {
  const splits: { before: string; behind: string }[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    splits.push({ before: text.slice(0, at), behind: text.slice(at + words.length) });
  return splits;
}
