import { makeCover } from '../cover/index.ts';
import type { Rendering } from '../renderer.ts';
import { editionOf } from '../title.ts';
import { makePdf } from './index.ts';
import { inspectPdf } from './inspection/index.ts';
import { keptRecord, printRecordFile, printRecordJson } from './record.ts';

/** Makes the PDF, which is inspected as it is bound, and its cover, whose spine is as wide as its pages make it. */
export const make: Rendering['make'] = async ({ publication, title, meter, cache, changed, progress }) => {
  const { pdf, findings, setting, record } = await meter.run('pdf', () =>
    makePdf(publication, editionOf(title, 'pdf'), {
      keep: keptRecord(title),
      cache,
      changed,
      progress: pages => progress(`page ${pages}`),
    }),
  );
  const book = editionOf(title, 'cover');
  const cover = await meter.run('cover', () => makeCover({ title: book, pages: setting.pages }, cache));
  return [
    {
      kind: 'pdf',
      bytes: pdf,
      inspect: async () => findings,
      setting,
      beside: { [printRecordFile]: printRecordJson(record) },
    },
    { kind: 'cover', bytes: cover.pdf, inspect: async () => cover.findings },
  ];
};

/** Holds the text of the PDF against the publication’s. A cover is of what `book.yaml` says, or it is told to be older. */
export const inspect: Rendering['inspect'] = async (kind, pdf, { publication, title }) =>
  kind === 'pdf' ? inspectPdf(pdf, publication, editionOf(title, kind)) : [];
