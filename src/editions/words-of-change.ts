import type { Change, Comparison, PrintChange } from './compare.ts';

/** `page 12, line 3`; the page of the old print where no PDF tells. */
export function placeInWords({ from, source }: Pick<Change, 'from' | 'source'>): string | undefined {
  if (from) return `page ${from.page}, line ${from.line}`;
  return source === undefined ? undefined : `page ${source} of the printed source`;
}

/** Where a change stands in both: `page 12, line 3; now page 12, line 4`. */
export function whereInWords({ from, to, source, moved }: Change): string {
  const now = to && `page ${to.page}, line ${to.line}`;
  const old = placeInWords({ ...(from && { from }), ...(source !== undefined && { source }) });
  return [old, now && (from ? `now ${now}` : now), moved && 'moved to or from another place']
    .filter(Boolean)
    .join('; ');
}

const sign = /[*`~]+/g;

/** One line of an errata list, as a press prints it: `Page 12, line 3: for “teh” read “the”.` */
export function erratum(change: Change): string {
  const before = change.before.split(' ').at(-1) ?? '';
  const after = change.after.split(' ')[0] ?? '';
  // Nothing can be found in a book: the word beside it can.
  const beside = (words: string) =>
    change.old && change.new ? words : before ? `${before} ${words}`.trim() : `${words} ${after}`.trim();
  const place = placeInWords(change);
  const words = inQuotes(beside(change.old), beside(change.new));
  const head = place ? `${place[0]!.toUpperCase()}${place.slice(1)}: ` : '';
  return `${head}for ${words[0]} read ${words[1]}${sameLetters(change) ? ' (in italics or bold, as shown by stars)' : ''}.`;
}

const sameLetters = ({ old, new: now }: Change): boolean => old.replace(sign, '') === now.replace(sign, '');

const inQuotes = (...texts: string[]): string[] => texts.map(text => `“${text}”`);

/** The errata list of a comparison, by chapter. What moved as a whole is no misprint. */
export function errata({ chapters }: Comparison): { title: string; lines: string[] }[] {
  return chapters
    .map(({ title, changes }) => ({ title, lines: changes.filter(({ moved }) => !moved).map(erratum) }))
    .filter(({ lines }) => lines.length > 0);
}

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

/** How much changed, in one sentence. */
export const summary = ({ places, chapters }: Comparison): string =>
  places === 0
    ? 'The text is the same.'
    : `The text was changed in ${counted(places, 'place')} of ${counted(chapters.length, 'chapter')}.`;

/** What a printer must know, a sentence each. */
export function printInWords({ pages, changed, contents, index, spine }: PrintChange): string[] {
  const labels = ranges(changed.map(({ at }) => at)).map(([from, to]) => {
    const name = (at: number) => changed.find(one => one.at === at)!.label;
    return from === to ? name(from) : `${name(from)}–${name(to)}`;
  });
  return [
    labels.length === 0
      ? 'No page changed.'
      : `Changed pages (${changed.length} of ${pages[1]}): ${labels.join(', ')}.`,
    spine
      ? `The book had ${counted(pages[0], 'page')} and has ${pages[1]}: the spine of the cover must change.`
      : 'The number of pages is the same: the spine of the cover stays.',
    contents ? 'The contents change.' : 'The contents stay.',
    ...(index === undefined ? [] : [index ? 'The index changes.' : 'The index stays.']),
  ];
}

/** Numbers that follow each other, as first and last. */
function ranges(numbers: readonly number[]): [number, number][] {
  const result: [number, number][] = [];
  for (const number of numbers) {
    const last = result.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else result.push([number, number]);
  }
  return result;
}
