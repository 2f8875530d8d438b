import { makeCover } from '../cover/index.ts';
import type { Rendering } from '../renderer.ts';
import { editionOf } from '../title.ts';
import { makePdf } from './index.ts';
import { inspectPdf } from './inspection/index.ts';
import { keptRecord, printRecordFile, printRecordJson } from './record.ts';

/**
 * Makes the PDFs, of which the one for readers is inspected as it is bound: the pages are the same. And their cover, whose
 * spine is as wide as the pages make it.
 */
export const make: Rendering['make'] = async ({ publication, title, meter, cache, changed, progress }) => {
  const { screen, print, findings, setting, record } = await meter.run('pdf', () =>
    makePdf(publication, editionOf(title, 'print'), {
      keep: keptRecord(title),
      cache,
      changed,
      progress: pages => progress(`page ${pages}`),
    }),
  );
  const book = editionOf(title, 'cover');
  const cover = await meter.run('cover', () => makeCover({ title: book, pages: setting.pages }, cache));
  return [
    { kind: 'print', bytes: print, inspect: async () => [] },
    {
      kind: 'screen',
      bytes: screen,
      inspect: async () => findings,
      setting,
      beside: { [printRecordFile]: printRecordJson(record) },
    },
    { kind: 'cover', bytes: cover.pdf, inspect: async () => cover.findings },
  ];
};

/** Holds the text of the PDF for readers against the publication’s. A cover that is not of this `book.yaml` is told to be older. */
export const inspect: Rendering['inspect'] = async (kind, pdf, { publication, title }) =>
  kind === 'screen' ? inspectPdf(pdf, publication, editionOf(title, kind)) : [];
