import { makeCover } from '../cover/index.ts';
import type { MadeEdition, Rendering } from '../renderer.ts';
import { editionOf } from '../title.ts';
import { makePdf } from './index.ts';
import { inspectPdf } from './inspection/index.ts';
import { keptRecord, printRecordFile, printRecordJson } from './record.ts';

/**
 * Makes the PDFs, of which the one for readers is inspected as it is bound, for the pages are the same; and the cover, whose
 * spine is as wide as the pages make it.
 */
export const make: Rendering['make'] = async work => {
  const { publication, title, wanted, meter, cache, changed, progress } = work;
  const { screen, print, findings, setting, record } = await meter.run('pdf', () =>
    makePdf(publication, editionOf(title, 'print'), {
      keep: keptRecord(title),
      cache,
      changed,
      progress: pages => progress(`page ${pages}`),
    }),
  );
  const made: MadeEdition[] = [
    { kind: 'print', bytes: print, inspect: async () => [] },
    {
      kind: 'screen',
      bytes: screen,
      inspect: async () => findings,
      setting,
      beside: { [printRecordFile]: printRecordJson(record) },
    },
  ];
  if (wanted.includes('cover')) {
    const book = editionOf(title, 'cover');
    const cover = await meter.run('cover', () => makeCover({ title: book, pages: setting.pages }, cache));
    made.push({ kind: 'cover', bytes: cover.pdf, inspect: async () => cover.findings });
  }
  return made;
};

/**
 * Holds the text of the PDF for readers against the publication’s. A cover is of what `book.yaml` says, or it is told to be
 * older.
 */
export const inspect: Rendering['inspect'] = async (kind, pdf, { publication, title }) =>
  kind === 'screen' ? inspectPdf(pdf, publication, editionOf(title, kind)) : [];
