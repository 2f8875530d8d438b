import { markOf } from '../../../src/recovery/anatomy/marks.ts';
import type { Sight } from '../../../src/recovery/anatomy/sight.ts';
import type { Taken } from '../../../src/recovery/anatomy/taken.ts';

/** A full line of text in the middle of its page, with what is seen of it besides. */
export function sight(text: string, more: Partial<Sight> = {}): Sight {
  return {
    ...{ text, print: null, page: 5, pages: 100, row: 20, below: 10, rows: 31, usualRows: 31 },
    ...{ blanksBefore: 0, blanksAfter: 0, blankShare: 0, indent: 0, width: 1, last: 1 },
    ...{
      sequence: null,
      rule: null,
      role: 'text',
      folio: null,
      edgeRepeats: 0,
      listed: false,
      headed: false,
    },
    ...{
      againAfter: 0,
      headless: false,
      rowsBefore: 1,
      series: null,
      ofBook: false,
      label: false,
      titled: false,
    },
    ...{ usual: null, mark: markOf(text), countsUp: false, countsOn: false, called: null, pageNumbered: 0 },
    ...{
      pageShort: 0,
      ragged: 0,
      capitals: 0,
      fullBefore: 1,
      fullAfter: 1,
      same: 0,
      speaks: 0,
      dialogue: 0,
      firstWidth: 0.96,
    },
    ...more,
  };
}

/** What the model takes a line for. */
export const taken = (role: Taken['role'], begins = true): Taken => ({
  role,
  begins,
  chance: 0.9,
  boundary: 0.9,
});
