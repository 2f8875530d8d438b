import { existsSync, readdirSync, rmSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildTitle } from '../build.ts';
import { Complaint } from '../complaint.ts';
import { correctionsFile } from '../corrections/errata/errata.ts';
import { withPrintingOf } from '../corrections/errata/printing.ts';
import { editionsOf } from '../edition.ts';
import { hasErrors, type Report } from '../inspection/report/index.ts';
import { limits } from '../limits.ts';
import { alone } from '../locking.ts';
import { chapterFiles } from '../manuscript/files.ts';
import { type Chapter, stringify } from '../manuscript/index.ts';
import { startMeter } from '../meter.ts';
import { outputOf } from '../places.ts';
import type { Progress } from '../progress.ts';
import { publicationOf } from '../publishing.ts';
import { decodeUtf8, readPlain } from '../reading.ts';
import type { MadeEdition } from '../renderer.ts';
import { withPrinting } from '../title/printings.ts';
import { type Printing, parseBook, type Title } from '../title.ts';
import { isAlive, unwritable, type Writing, writeTogether } from '../writing.ts';
import { changedMeanwhile, contentsOf, namelessState } from './freezing.ts';
import { editionsFolder, lastPrinting, type Manifest, numbersOf, readPrinting, textOf } from './manifest.ts';
import { readSheets, type Sheets } from './sheets.ts';

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
  const number = nextNumber(title.folder);
  const printing = title.book.printings.at(-1)!;
  let sheets: Sheets | undefined;
  const orders = {
    ...{ out, editions: editionsOf(title.book) },
    made: async ({ kind, bytes }: Pick<MadeEdition, 'kind' | 'bytes'>) => {
      if (kind === 'screen') sheets = await readSheets(bytes, title.book.print);
    },
    printed: () => sheets && { number, printing, sheets: sheets.pages },
  };
  const report = await buildTitle(title, orders, progress);
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
      if (bookText(title.folder) !== before || nextNumber(title.folder) !== number || !sheets)
        throw changedMeanwhile(file);
      const list = listWith(title.folder, number);
      await writeTogether(title.folder, [{ path: file, data: after }, ...list.after]);
      let frozen: Omit<Released, 'report'>;
      try {
        frozen = await freeze(title, { number, order: printing, out, sheets });
      } catch (error) {
        await writeTogether(title.folder, [{ path: file, data: before }, ...list.before]);
        throw error;
      }
      return { report, ...frozen };
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
  given: { number: number; order: Printing; out: string; sheets: Sheets },
): Promise<Omit<Released, 'report'>> {
  const { number } = given;
  const home = editionsFolder(title.folder);
  sweepBegun(home);
  const folder = join(home, String(number));
  const beside = join(home, `.begun-${process.pid}`);
  const { files, manifest } = await contentsOf(title, given);
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
