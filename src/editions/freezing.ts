import { join } from 'node:path';
import { noCache } from '../cache.ts';
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
import type { Ground } from '../renderer.ts';
import { readStates, stateOf, statesJson } from '../states.ts';
import { keptSheetsFile, type Printed, sheetsFile } from '../title/printed.ts';
import { bookOf, type Printing, type Title } from '../title.ts';
import { type Writing, writeTogether } from '../writing.ts';
import { inputsOf } from './inputs.ts';
import { inventoryOf } from './inventory.ts';
import type { Manifest } from './manifest.ts';
import { chapterMap, pageMap } from './page-map.ts';
import { readSheets } from './sheets.ts';

/** What stops a release. */
export const changedMeanwhile = (file: string): Complaint =>
  new Complaint('This was changed while the editions were made, so nothing was released.', {
    file,
    advice: 'Run the same command again.',
  });

/** The state of a book, whatever its printing is called and whenever it was last changed. */
export const namelessState = (title: Title, chapters: readonly Chapter[], publication: Publication): string =>
  stateOf({ ...title, book: { ...title.book, printings: [], modified: '' } }, chapters, publication);

/** All files of a printing, by their path in its folder. */
export async function contentsOf(
  title: Title,
  { number, order, out }: { number: number; order: Printing; out: string },
): Promise<{ files: Map<string, string | Uint8Array>; manifest: Manifest }> {
  const ground = await publicationOf(title, startMeter());
  const { chapters, publication } = ground;
  const outputs = editionsIn(title, out, stateOf(title, chapters, publication));
  const inputs = inputsOf(
    title,
    publication.images.map(({ src }) => src),
  );
  const sheets = await readSheets(outputs.get(fileOf(title.name, 'screen'))!, title.book.print);
  const pages = `${JSON.stringify(sheets.pages, null, 1)}\n`;
  inputs.set(keptSheetsFile(number), Buffer.from(pages));
  for (const [file, bytes] of await withOwnPages(ground, { number, printing: order, sheets: sheets.pages }))
    outputs.set(file, bytes);
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

/** The editions that list the pages of the PDF, which are known only now: by the names of their files. */
async function withOwnPages(ground: Ground, printed: Printed): Promise<[string, Uint8Array][]> {
  const { title } = ground;
  const { makeWith } = await import('../epub/renderer.ts');
  const wanted = editionsOf(title.book);
  const work = { ...ground, wanted, meter: startMeter(), cache: noCache, changed: true, progress: () => {} };
  return (await makeWith(work, printed)).map(({ kind, bytes }) => [fileOf(title.name, kind), bytes]);
}

/** Puts the editions that list the printing’s pages in the place of those that were made before these were known. */
export async function putListing(title: Title, folder: string, out: string): Promise<void> {
  const places = outputOf(title, out);
  const states = readStates(out, places.states);
  const writings = (['epub', 'onix'] as const).flatMap((kind): Writing[] => {
    const data = readPlain(folder, join(folder, fileOf(title.name, kind)), limits.epub.bytes);
    const known = states[kind];
    if (!data || !known) return [];
    states[kind] = { ...known, file: digestOf(data) };
    return [{ path: places[kind], data: new Uint8Array(data) }];
  });
  await writeTogether(out, [...writings, { path: places.states, data: statesJson(states) }]);
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
