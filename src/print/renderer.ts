import type { Rendering } from '../renderer.ts';
import { editionOf } from '../title.ts';
import { makePdf } from './index.ts';
import { inspectPdf } from './inspection/index.ts';
import { keptRecord, printRecordFile, printRecordJson } from './record.ts';

/** Makes the PDF, which is inspected as it is bound. */
export const make: Rendering['make'] = async ({ publication, title, meter, cache, changed, progress }) => {
  const { pdf, findings, setting, record } = await meter.run('pdf', () =>
    makePdf(publication, editionOf(title, 'pdf'), {
      keep: keptRecord(title),
      cache,
      changed,
      progress: pages => progress(`page ${pages}`),
    }),
  );
  return [
    {
      kind: 'pdf',
      bytes: pdf,
      inspect: async () => findings,
      setting,
      beside: { [printRecordFile]: printRecordJson(record) },
    },
  ];
};

/** Holds the text of the PDF against the publication’s. */
export const inspect: Rendering['inspect'] = (_, pdf, { publication, title }) =>
  inspectPdf(pdf, publication, editionOf(title, 'pdf'));
