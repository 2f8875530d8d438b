import { makeCover } from '../cover/index.ts';
import { inspectCover } from '../cover/preflight.ts';
import type { Finding } from '../inspection/finding.ts';
import { preflight } from '../inspection/pdf/index.ts';
import { withPdf } from '../pdf/open.ts';
import type { MadeEdition, Rendering } from '../renderer.ts';
import { type Book, bookOf, editionOf } from '../title.ts';
import { makePdf } from './index.ts';
import { inspectPdf } from './inspection/index.ts';
import { type PagedKind, pagedKinds, untold, wantedOf } from './inspection/preflight.ts';
import { makingOf } from './making.ts';
import { keptRecord, printRecordFile, printRecordJson } from './record.ts';

/**
 * Makes the PDFs, of which the one for readers is inspected as it is bound, for the pages are the same; and the cover, whose
 * spine is as wide as the pages make it.
 */
export const make: Rendering['make'] = async work => {
  const { publication, title, wanted, meter, cache, changed, progress } = work;
  const edition = await meter.run('pdf', () =>
    makePdf(publication, editionOf(title, 'print'), {
      keep: keptRecord(title),
      cache,
      changed,
      judged: pagedKinds.filter(kind => wanted.includes(kind)),
      progress: pages => progress(`page ${pages}`),
    }),
  );
  const { screen, print, printed, findings, preflight: judged, setting } = edition;
  const record = { [printRecordFile]: printRecordJson(edition.record) };
  const ofKind = {
    print: {
      kind: 'print',
      bytes: print,
      inspect: async () => [...marksUntaken(title.book), ...(await judged.print)],
    },
    screen: { kind: 'screen', bytes: screen, inspect: () => judged.screen, beside: record },
  } satisfies Record<PagedKind, MadeEdition>;
  // What is said of the setting is said once: of the file for readers, or of the only one that is made.
  const told = wanted.includes('screen') ? ofKind.screen : ofKind.print;
  const made: MadeEdition[] = Object.values(ofKind).map(one =>
    one === told ? { ...one, setting, inspect: async () => [...findings, ...(await one.inspect())] } : one,
  );
  if (wanted.includes('cover')) {
    const book = editionOf(title, 'cover');
    const cover = await meter.run('cover', () => makeCover({ title: book, pages: printed }, cache));
    made.push({ kind: 'cover', bytes: cover.pdf, inspect: async () => cover.findings });
  }
  return made;
};

/**
 * Holds the text of the PDF for readers against the publication’s, and each file against the rules of whom it is for. What a cover
 * says is what `book.yaml` says, or it is told to be older.
 */
export const inspect: Rendering['inspect'] = async (kind, pdf, { publication, title, beside }) => {
  const { book } = title;
  if (kind === 'cover') {
    const print = beside('print');
    return inspectCover(pdf, bookOf(book, kind), print && (await pagesIn(print)));
  }
  if (kind !== 'print' && kind !== 'screen') return [];
  const found = untold(await preflight(pdf, wantedOf(kind, book)), publication.findings);
  if (kind === 'print') return found;
  return [...(await inspectPdf(pdf, publication, editionOf(title, kind))), ...found];
};

/** How many pages a PDF has; undefined where it cannot be read, which is said of itself. */
const pagesIn = (pdf: Uint8Array): Promise<number | undefined> =>
  withPdf(pdf, async ({ numPages }) => numPages).catch(() => undefined);

/** That a printer takes no crop marks, where the title wants some. */
function marksUntaken({ print }: Book): Finding[] {
  if (!print.marks || makingOf(print).sheet.slug > 0) return [];
  const message = `The file has no crop marks, because ${print.for} takes none. Take “marks” out of “print” in book.yaml.`;
  return [{ code: 'print-marks', severity: 'info', message, file: 'book.yaml' }];
}
