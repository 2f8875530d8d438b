import type { Finding } from '../../inspection/finding.ts';
import type { ChapterText } from '../../manuscript/files.ts';
import { namesNotes } from './as-read.ts';
import { type Correction, correctionsFile } from './errata.ts';
import { nearest } from './nearest.ts';
import { type Place, placesOf } from './places.ts';

/** A correction as it was made in one place. */
export interface Made {
  id: string;
  file: string;
  line: number;
  page?: string;
  /** What stood in the file, and what stands there now. */
  was: string;
  now: string;
  /** The words before and behind, some forty characters of each. */
  before: string;
  behind: string;
}

/** A book with its corrections. */
export interface Overlay {
  chapters: ChapterText[];
  made: Made[];
  findings: Finding[];
}

/** A stretch of a file, and what is to stand there. */
interface Change {
  from: number;
  to: number;
  now: string;
  correction: Correction;
  place: Place;
}

/**
 * Lays the corrections that were accepted over the chapters. Each is made in just the places that it names, or in none and there is a
 * finding: what does not fit is never made by half.
 * @param chapters in the order of the book, as they stand in `chapters/`
 */
export function overlay(chapters: readonly ChapterText[], corrections: readonly Correction[]): Overlay {
  const findings: Finding[] = [];
  const changes = new Map<string, Change[]>();
  const texts = new Map(chapters.map(({ file, text }) => [file, text]));
  for (const correction of corrections) {
    if (correction.status !== 'accepted' || correction.read === undefined) continue;
    const places = findPlaces(chapters, correction);
    const misfit = faultIn(places, chapters, correction);
    if (misfit) {
      findings.push(misfit);
      continue;
    }
    const asked = places.map(place => changeAt(texts.get(place.file)!, place, correction));
    const own = asked.filter(change => change !== null);
    const other = own.flatMap(change => meeting(changes.get(change.place.file) ?? [], change) ?? [])[0];
    if (own.length < asked.length) findings.push(acrossSigns(correction));
    else if (other) findings.push(meets(correction, other.correction));
    else
      for (const change of own)
        changes.set(change.place.file, [...(changes.get(change.place.file) ?? []), change]);
  }
  const made: Made[] = [];
  const corrected = chapters.map(({ file, text }): ChapterText => {
    const own = (changes.get(file) ?? []).sort((a, b) => a.from - b.from);
    for (const change of own) made.push(madeOf(text, change));
    return {
      file,
      text: own.reduceRight((t, { from, to, now }) => t.slice(0, from) + now + t.slice(to), text),
    };
  });
  return { chapters: corrected, made, findings };
}

/**
 * The places of a correction: as it is typed, else with other forms of quotation marks and dashes. Where what should stand holds what
 * stands, as “very good” does “good”, it may stand there already: that is no place of it any more.
 */
const findPlaces = (chapters: readonly ChapterText[], correction: Correction): Place[] => {
  const { for: was, read = '' } = correction;
  for (const tolerance of ['exact', 'quotes'] as const) {
    const found = placesOf(chapters, correction, tolerance);
    if (found.length === 0) continue;
    const done = read.includes(was)
      ? placesOf(chapters, { ...correction, for: read, words: undefined }, tolerance)
      : [];
    return found.filter(
      one => !done.some(({ file, from, to }) => file === one.file && from <= one.from && one.to <= to),
    );
  }
  return [];
};

/** Why a correction cannot be made where it says; null where it can. */
function faultIn(
  places: readonly Place[],
  chapters: readonly ChapterText[],
  correction: Correction,
): Finding | null {
  const { all = 1, read = '' } = correction;
  if (places.length === all) return null;
  if (places.length > 0) {
    const where = places
      .slice(0, 6)
      .map(({ file, line, page }) => `${file}, line ${line}${page ? ` (page ${page})` : ''}`);
    const more = places.length > where.length ? ` and ${places.length - where.length} more` : '';
    return fault(
      'correction-ambiguous',
      correction,
      `“${correction.for}” stands in ${places.length} places${all > 1 ? `, not ${all}` : ''}: ${where.join('; ')}${more}. Name the page or a few words around it, or write “all: ${places.length}”.`,
    );
  }
  if (
    read !== '' &&
    placesOf(chapters, { ...correction, for: read, words: undefined }, 'quotes').length >= all
  )
    return {
      ...fault(
        'correction-stands',
        correction,
        `“${read}” stands there already. If that is right, nothing is to be done.`,
      ),
      severity: 'info',
    };
  const near = nearest(chapters, correction);
  return fault(
    'correction-unfit',
    correction,
    `“${correction.for}” does not stand ${whereOf(correction)}${near ? `; there stands “${near}”` : ''}. Write in “for” what the chapter has.`,
  );
}

const whereOf = ({ page, chapter, words }: Correction): string =>
  [page && `on page ${page}`, chapter && `in chapter ${chapter}`, words && `in “${words}”`]
    .filter(Boolean)
    .join(', ') || 'in the book';

const fault = (code: string, { id, line }: Correction, message: string): Finding => ({
  ...{ code, severity: 'error', file: correctionsFile, line },
  message: `Correction ${id} was not made: ${message}`,
});

const meets = (correction: Correction, other: Correction): Finding =>
  fault(
    'correction-twice',
    correction,
    `it changes the same words as ${other.id} (“${other.for}” → “${other.read ?? ''}”). Make one correction of the two, or refuse one.`,
  );

const acrossSigns = (correction: Correction): Finding =>
  fault(
    'correction-unfit',
    correction,
    'italics begin or end among the words that it changes, or a note is referred to there. Write the asterisks, and references like [^1], in “for” and “read” as the chapter has them.',
  );

/**
 * The change that a correction asks for in a place: only the words that differ, so that marks of pages and notes around them stay.
 * Null where emphasis begins or ends within them, or a note is referred to.
 */
function changeAt(text: string, place: Place, correction: Correction): Change | null {
  const { read = '' } = correction;
  const was = correction.for;
  let same = 0;
  const most = Math.min(was.length, read.length);
  while (same < most && was[same] === read[same]) same++;
  let end = 0;
  while (end < most - same && was[was.length - 1 - end] === read[read.length - 1 - end]) end++;
  // blank space may be longer in the file than in the correction, but every other character is one
  const exact = place.at.length === was.replace(/\s+/g, ' ').length && !/\s{2}/.test(was);
  const from = exact ? (place.at[same] ?? place.to) : place.from;
  const to = exact ? (place.ends[was.length - end - 1] ?? from) : place.to;
  const now = exact ? read.slice(same, read.length - end) : read;
  const inner = text.slice(from, Math.max(from, to));
  if (!/[*_]/.test(was) && /(?<!\\)[*_]/.test(inner)) return null;
  if (!namesNotes(was) && namesNotes(inner)) return null;
  const marks = (inner.match(/⟦[^⟧\n]{1,40}⟧/g) ?? []).join('');
  const stretch = { from, to: Math.max(from, to) };
  return {
    ...(read === '' ? withSpace(text, stretch) : stretch),
    ...{ now: marks + escaped(now, correction, isLineStart(text, from)), correction, place },
  };
}

/** A stretch that goes, with the blank space that would be left between nothing and a sign, or beside other blank space. */
function withSpace(text: string, { from, to }: { from: number; to: number }): { from: number; to: number } {
  const isParted = /[ \t]/.test(text[from - 1] ?? '');
  if (isParted && /^(?:\s|[.,;:!?…)\]”’]|$)/.test(text.slice(to, to + 1))) return { from: from - 1, to };
  return isLineStart(text, from) && /[ \t]/.test(text[to] ?? '') ? { from, to: to + 1 } : { from, to };
}

/** Whether nothing stands before a place in its line, but for the marks of pages and of quotations. */
const isLineStart = (text: string, at: number): boolean =>
  /(?:^|\n)[> ]{0,40}(?:⟦[^⟧\n]{1,40}⟧)*$/.test(text.slice(Math.max(0, at - 140), at));

/**
 * Signs that Markdown would take for its own are written as signs, unless the correction types emphasis, names the notes or
 * changes a formula; those that mean something at the beginning of a line, there.
 */
function escaped(now: string, { for: was, read = '' }: Correction, first: boolean): string {
  if (/[*_]/.test(read)) return now;
  const formulas = was.includes('$');
  const signs = now.replace(/\[\^[^\]\s]{1,80}\]|&(?=#?\w{1,40};)|[[\]<`$|~{]/g, sign =>
    sign.length > 1 && was.includes(sign)
      ? sign
      : sign.replace(/[[\]<`$|~{&]/g, one => (one === '$' && formulas ? one : `\\${one}`)),
  );
  if (!first) return signs;
  return signs.replace(/^(?=[#+=>:-])/, '\\').replace(/^(\d{1,9})(?=[.)])/, '$1\\');
}

const meeting = (changes: readonly Change[], own: Change): Change | undefined =>
  changes.find(({ from, to, place }) =>
    own.from === own.to || from === to
      ? own.place.from < place.to && place.from < own.place.to
      : own.from < to && from < own.to,
  );

function madeOf(text: string, { from, to, now, correction, place }: Change): Made {
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  const lineEnd = text.indexOf('\n', to) < 0 ? text.length : text.indexOf('\n', to);
  return {
    ...{ id: correction.id, file: place.file, line: place.line },
    ...(place.page !== undefined && { page: place.page }),
    ...{ was: text.slice(from, to), now },
    before: text.slice(Math.max(lineStart, from - 40), from),
    behind: text.slice(to, Math.min(lineEnd, to + 40)),
  };
}
