import { existsSync, readdirSync, rmSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildTitle } from '../build.ts';
import { noCache } from '../cache.ts';
import { Complaint } from '../complaint.ts';
import { correctionsFile, readCorrections } from '../corrections/errata/errata.ts';
import { withPrintingOf } from '../corrections/errata/printing.ts';
import { digestOf } from '../corrections/record/base.ts';
import { editionsOf, fileOf } from '../edition.ts';
import { hasErrors, type Report } from '../inspection/report/index.ts';
import { limits } from '../limits.ts';
import { alone } from '../locking.ts';
import { chapterFiles } from '../manuscript/files.ts';
import { type Chapter, stringify } from '../manuscript/index.ts';
import { startMeter } from '../meter.ts';
import { outputOf } from '../places.ts';
import { printRecordFile } from '../print/record.ts';
import type { Progress } from '../progress.ts';
import type { Publication } from '../publication/index.ts';
import { publicationOf } from '../publishing.ts';
import { decodeUtf8, readPlain } from '../reading.ts';
import type { Ground } from '../renderer.ts';
import { readStates, stateOf, statesJson } from '../states.ts';
import { keptSheetsFile, type Printed, sheetsFile } from '../title/printed.ts';
import { withPrinting } from '../title/printings.ts';
import { bookOf, type Printing, parseBook, type Title } from '../title.ts';
import { isAlive, unwritable, type Writing, writeTogether } from '../writing.ts';
import { inputsOf } from './inputs.ts';
import { inventoryOf } from './inventory.ts';
import { editionsFolder, lastPrinting, type Manifest, numbersOf, readPrinting, textOf } from './manifest.ts';
import { chapterMap, pageMap } from './page-map.ts';
import { readSheets } from './sheets.ts';

/** What a printing is to be called, and when it is released. */
export type Order = Omit<Printing, 'corrected'>;

/** A printing that was released. */
export interface Released {
  report: Report;
  number: number;
  /** Its folder, absolute. */
  folder: string;
  manifest: Manifest;
}

/**
 * Releases a printing: names it in `book.yaml` and in the corrections that it is the first to have, builds the editions with this on their
 * imprint pages, and freezes editions and inputs into `editions/<n>/`. Where anything fails, these files are as they were, and there is
 * no such folder.
 *
 * @param out the output folder, absolute
 * @throws Complaint where the book has errors, the printing was released already, or nothing can be written
 */
export async function releaseTitle(
  given: Title,
  order: Order,
  out: string,
  progress: Progress,
): Promise<Released> {
  const file = join(given.folder, 'book.yaml');
  const present = await presentOf(given);
  refuseTwice(given, order, present?.state);
  const before = bookText(given.folder);
  // An entry that an interrupted release left is the one that was meant.
  const begun = given.book.printings.at(-1)?.name === order.name;
  const corrected = isCorrected(given, present?.chapters);
  const after = begun ? before : withPrinting(before, { ...order, corrected }, momentOf(given, order), file);
  const title = named(given, after, file);
  const report = await buildTitle(title, { out, editions: editionsOf(title.book) }, progress);
  if (hasErrors(report.findings)) {
    throw new Complaint('The book has errors, so nothing was released.', {
      file: outputOf(title, out).report,
      advice: 'Correct what the report names, build again, and release then.',
      exit: 1,
    });
  }
  progress(`${title.name}: freezing the printing`);
  return alone(
    title.folder,
    () => progress(`${title.name}: waiting for another command`),
    async () => {
      if (bookText(title.folder) !== before) throw changedMeanwhile(file);
      const number = nextNumber(title.folder);
      const list = listWith(title.folder, number);
      await writeTogether(title.folder, [{ path: file, data: after }, ...list.after]);
      try {
        const frozen = await freeze(title, number, title.book.printings.at(-1)!, out);
        await putListing(title, frozen.folder, out);
        return { report, ...frozen };
      } catch (error) {
        await writeTogether(title.folder, [{ path: file, data: before }, ...list.before]);
        throw error;
      }
    },
  );
}

const nextNumber = (folder: string): number => (numbersOf(folder).at(-1) ?? 0) + 1;

/** The list of corrections as it is, and with the printing written into those that it is the first to have. */
function listWith(folder: string, number: number): { before: Writing[]; after: Writing[] } {
  const path = join(folder, correctionsFile);
  const bytes = readPlain(folder, path, limits.yaml.bytes);
  if (!bytes) return { before: [], after: [] };
  const text = decodeUtf8(bytes, path);
  return {
    before: [{ path, data: new Uint8Array(bytes) }],
    after: [{ path, data: withPrintingOf(text, number, path) }],
  };
}

const bookText = (folder: string): string =>
  decodeUtf8(
    readPlain(folder, join(folder, 'book.yaml'), limits.yaml.bytes) ?? new Uint8Array(),
    'book.yaml',
  );

/** The title with another `book.yaml`; SOURCE_DATE_EPOCH, where it is set, stays the date. */
function named(title: Title, text: string, file: string): Title {
  const { book } = parseBook(text, file);
  return {
    ...title,
    book: { ...book, modified: process.env.SOURCE_DATE_EPOCH ? title.book.modified : book.modified },
  };
}

const changedMeanwhile = (file: string): Complaint =>
  new Complaint('This was changed while the editions were made, so nothing was released.', {
    file,
    advice: 'Run the same command again.',
  });

/** The state of a book, whatever its printing is called and whenever it was last changed. */
const namelessState = (title: Title, chapters: readonly Chapter[], publication: Publication): string =>
  stateOf({ ...title, book: { ...title.book, printings: [], modified: '' } }, chapters, publication);

/** The book as it is before anything is built; undefined where its text is still to be recovered. */
async function presentOf(title: Title): Promise<{ state: string; chapters: Chapter[] } | undefined> {
  if (chapterFiles(title.folder).names.length === 0) return undefined;
  const { chapters, publication } = await publicationOf(title, startMeter());
  return { state: namelessState(title, chapters, publication), chapters };
}

/** Refuses what was released already. A name is given once: whoever reads it on an imprint page must know what it is. */
function refuseTwice(title: Title, { name }: Order, state: string | undefined): void {
  for (const number of numbersOf(title.folder)) {
    const { folder, manifest } = readPrinting(title.folder, number);
    if (manifest.name !== name) continue;
    throw new Complaint(
      manifest.state === state
        ? `This is released already as “${name}”: nothing was changed since.`
        : `Another printing is called “${name}” already.`,
      {
        file: folder,
        advice: 'Give the new printing another name with --name. A released one is never written over.',
      },
    );
  }
}

/** Whether the text is another than that of the last printing. */
function isCorrected({ folder }: Title, chapters: readonly Chapter[] | undefined): boolean {
  const last = lastPrinting(folder);
  const texts = (all: readonly Chapter[]) => JSON.stringify(all.map(stringify));
  return last !== undefined && chapters !== undefined && texts(chapters) !== texts(textOf(last));
}

/** When a printing was last changed: on its day, or at the last change before; always after the printing before it. */
function momentOf({ folder }: Title, { date }: Order): string {
  const set = parseBook(bookText(folder), 'book.yaml').book.modified;
  const last = lastPrinting(folder)?.manifest.modified;
  const next = last && new Date(Date.parse(last) + 1000).toISOString().replace(/\.\d+Z$/, 'Z');
  return [`${date}T00:00:00Z`, set, next ?? ''].reduce((latest, one) => (one > latest ? one : latest));
}

/** Puts a printing into its folder: beside it first, then in one step into its place. */
async function freeze(
  title: Title,
  number: number,
  order: Printing,
  out: string,
): Promise<Omit<Released, 'report'>> {
  const home = editionsFolder(title.folder);
  sweepBegun(home);
  const folder = join(home, String(number));
  const beside = join(home, `.begun-${process.pid}`);
  const { files, manifest } = await contentsOf(title, { number, order, out });
  const writings = [...files].map(([path, data]): Writing => ({ path: join(beside, path), data }));
  try {
    await writeTogether(title.folder, writings);
    await rename(beside, folder).catch(error => {
      throw unwritable(error, folder);
    });
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    throw error;
  }
  return { number, folder, manifest };
}

/** Removes what killed releases left. */
function sweepBegun(home: string): void {
  if (!existsSync(home)) return;
  for (const name of readdirSync(home)) {
    const pid = Number(/^\.begun-(\d+)$/.exec(name)?.[1] ?? process.pid);
    if (pid !== process.pid && !isAlive(pid)) rmSync(join(home, name), { recursive: true, force: true });
  }
}

/** All files of a printing, by their path in its folder. */
async function contentsOf(
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
    made: await inventoryOf(title.book),
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
async function putListing(title: Title, folder: string, out: string): Promise<void> {
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
