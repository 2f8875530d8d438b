import { join } from 'node:path';
import { Complaint } from '../complaint.ts';
import { readCorrections } from '../corrections/errata/errata.ts';
import { digestOf } from '../corrections/record/base.ts';
import { editionsOf, fileOf } from '../edition.ts';
import { limits } from '../limits.ts';
import { type Chapter, stringify } from '../manuscript/index.ts';
import { startMeter } from '../meter.ts';
import { outputOf } from '../places.ts';
import { printRecordFile } from '../print/record.ts';
import type { Publication } from '../publication/index.ts';
import { publicationOf } from '../publishing.ts';
import { readPlain } from '../reading.ts';
import { readStates, stateOf } from '../states.ts';
import { keptSheetsFile, sheetsFile } from '../title/printed.ts';
import { bookOf, type Printing, type Title } from '../title.ts';
import { inputsOf } from './inputs.ts';
import { inventoryOf } from './inventory.ts';
import type { Manifest } from './manifest.ts';
import { chapterMap, pageMap } from './page-map.ts';
import type { Sheets } from './sheets.ts';

/** What stops a release. */
export const changedMeanwhile = (file: string): Complaint =>
  new Complaint('This was changed while the editions were made, so nothing was released.', {
    file,
    advice: 'Run the same command again.',
  });

/** The state of a book, whatever its printing is called and whenever it was last changed. */
export const namelessState = (title: Title, chapters: readonly Chapter[], publication: Publication): string =>
  stateOf({ ...title, book: { ...title.book, printings: [], modified: '' } }, chapters, publication);

/**
 * All files of a printing, by their path in its folder.
 * @param sheets the pages of its PDF
 */
export async function contentsOf(
  title: Title,
  { number, order, out, sheets }: { number: number; order: Printing; out: string; sheets: Sheets },
): Promise<{ files: Map<string, string | Uint8Array>; manifest: Manifest }> {
  const { chapters, publication } = await publicationOf(title, startMeter());
  const outputs = editionsIn(title, out, stateOf(title, chapters, publication));
  const inputs = inputsOf(
    title,
    publication.images.map(({ src }) => src),
  );
  const pages = `${JSON.stringify(sheets.pages, null, 1)}\n`;
  inputs.set(keptSheetsFile(number), Buffer.from(pages));
  const texts = chapters.map(chapter => [`text/chapters/${chapter.file}`, stringify(chapter)] as const);
  const manifest: Manifest = {
    ...{ title: title.name, number, name: order.name, date: order.date, modified: title.book.modified },
    identifiers: Object.fromEntries(
      editionsOf(title.book).map(kind => [kind, bookOf(title.book, kind).identifier]),
    ),
    state: namelessState(title, chapters, publication),
    made: await inventoryOf(title),
    corrections: readCorrections(title.folder)
      .filter(({ status }) => status === 'accepted')
      .map(({ id }) => id),
    inputs: digestsOf([...inputs].map(([path, data]) => [`inputs/${path}`, data])),
    outputs: digestsOf([...outputs, ...texts]),
    chapters: chapterMap(chapters, publication, sheets.places),
    pages: pageMap(sheets.pages),
  };
  const files = new Map<string, string | Uint8Array>([
    ...[...inputs].map(([path, data]) => [`inputs/${path}`, data] as const),
    ...outputs,
    ...texts,
    [sheetsFile, pages],
    ...settingOf(title, out),
    ['manifest.json', `${JSON.stringify(manifest, null, 2)}\n`],
  ]);
  return { files, manifest };
}

/** How the PDF was set, for the pages of a later printing to stay. */
function settingOf(title: Title, out: string): [string, Uint8Array][] {
  const bytes = readPlain(out, join(outputOf(title, out).folder, printRecordFile), limits.generated.bytes);
  return bytes ? [[printRecordFile, bytes]] : [];
}

const digestsOf = (files: readonly (readonly [string, string | Uint8Array])[]): Record<string, string> =>
  Object.fromEntries(files.map(([path, data]) => [path, digestOf(data)]));

/**
 * The editions in the output folder.
 *
 * @throws Complaint where one of them is not of this state, or was changed by somebody
 */
function editionsIn(title: Title, out: string, state: string): Map<string, Uint8Array> {
  const places = outputOf(title, out);
  const states = readStates(out, places.states);
  return new Map(
    editionsOf(title.book).map(kind => {
      const bytes = readPlain(out, places[kind], limits.epub.bytes);
      const known = states[kind];
      if (!bytes || known?.state !== state || known.file !== digestOf(bytes))
        throw changedMeanwhile(places[kind]);
      return [fileOf(title.name, kind), new Uint8Array(bytes)] as const;
    }),
  );
}
