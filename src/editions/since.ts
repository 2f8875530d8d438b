import type { Finding } from '../inspection/finding.ts';
import type { SinceLast } from '../inspection/report/report.ts';
import type { Chapter } from '../manuscript/manuscript.ts';
import { stringify } from '../manuscript/markdown.ts';
import type { Book } from '../title.ts';
import { differencesOf } from './difference.ts';
import { lastPrinting, type Printed, textOf } from './manifest.ts';
import { passagesOf } from './words.ts';

/** What a text is since the last printing; `modified` is that printing's date. */
export type Since = SinceLast & { modified: string };

/**
 * How the text of a title differs from that of its last printing.
 *
 * @param folder of the title, absolute
 * @param chapters as they go into the editions
 * @returns undefined where nothing was released yet
 * @throws Complaint where the record of the printing is damaged
 */
export function sinceLast(folder: string, chapters: readonly Chapter[]): Since | undefined {
  const last = lastPrinting(folder);
  if (!last) return undefined;
  const { number, name, date, modified } = last.manifest;
  const changed = changedPlaces(last, chapters);
  return { number, name, date, modified, places: changed.length, chapters: new Set(changed).size };
}

/** For each changed place, the chapter that it is in. */
function changedPlaces(last: Printed, chapters: readonly Chapter[]): string[] {
  const printed = textOf(last);
  const texts = (all: readonly Chapter[]) => all.map(stringify).join('\f');
  if (texts(printed) === texts(chapters)) return [];
  return differencesOf(passagesOf(printed), passagesOf(chapters)).map(
    ({ from, to }) => to?.file ?? from?.file ?? '',
  );
}

/** Says that a text was changed and its date was not. */
export function dateUnchanged(since: Since | undefined, { modified }: Book): Finding[] {
  if (!since || since.places === 0 || modified > since.modified) return [];
  const places = since.places === 1 ? '1 place' : `${since.places} places`;
  return [
    {
      code: 'date-unchanged',
      severity: 'info',
      file: 'book.yaml',
      message: `The text differs from that of “${since.name}” in ${places}, but the date is still the same. Release a new printing, or set \`modified\`.`,
    },
  ];
}
