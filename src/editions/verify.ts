import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildTitle } from '../build.ts';
import { Complaint } from '../complaint.ts';
import { digestOf } from '../corrections/record/base.ts';
import { type EditionKind, editionKinds, fileOf } from '../edition.ts';
import { metadata, openEpub } from '../inspection/epub/open.ts';
import { limits } from '../limits.ts';
import { outputOf } from '../places.ts';
import type { Progress } from '../progress.ts';
import { readNamed, readPlain } from '../reading.ts';
import { makeTemporary } from '../temporary.ts';
import { readTitle, type TitlePlace } from '../title.ts';
import { type Writing, writeTogether } from '../writing.ts';
import { inventoryOf, type Other, othersOf } from './inventory.ts';
import { type Manifest, numbersOf, type Printed, readPrinting } from './manifest.ts';

/** A printing that a file is of, or is nearest to. */
export interface Match {
  title: string;
  number: number;
  name: string;
  date: string;
  /** The file of the printing. */
  file: string;
}

/** What a file is. */
export interface Identified {
  /** The file that was asked about. */
  path: string;
  digest: string;
  /** The printing that it is, byte for byte. */
  printing?: Match;
  /** Where it is none: printings with the same identifier, the last one first. */
  nearest: Match[];
  /** The identifier that the file gives itself. */
  identifier?: string;
}

/**
 * Says which printing of which title a PDF or EPUB is.
 *
 * @param path absolute
 * @param titles whose printings are looked through
 * @throws Complaint where the file cannot be read, or a manifest is damaged
 */
export async function identify(path: string, titles: readonly TitlePlace[]): Promise<Identified> {
  const bytes = readNamed(path, limits.epub.bytes);
  if (!bytes) throw new Complaint('There is no such file.', { file: path });
  const digest = digestOf(bytes);
  const printings = titles.flatMap(({ name, folder }) =>
    numbersOf(folder).map(number => ({ title: name, ...readPrinting(folder, number) })),
  );
  for (const { title, manifest } of printings) {
    const file = Object.keys(manifest.outputs).find(one => manifest.outputs[one] === digest);
    if (file) return { path, digest, printing: matchOf(title, manifest, file), nearest: [] };
  }
  const identifier = await identifierOf(bytes);
  const kind = kindOf(bytes);
  const nearest = printings
    .filter(({ manifest }) => identifier !== undefined && manifest.identifiers[kind] === identifier)
    .reverse()
    .map(({ title, manifest }) => matchOf(title, manifest, fileOf(manifest.title, kind)));
  return { path, digest, nearest, ...(identifier && { identifier }) };
}

/** Which edition a file is, by what it says of itself. */
function kindOf(bytes: Buffer): EditionKind {
  if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') return 'epub';
  return bytes.includes('<pdfxid:GTS_PDFXVersion>') ? 'print' : 'screen';
}

const matchOf = (title: string, { number, name, date }: Manifest, file: string): Match => ({
  ...{ title, number, name, date, file },
});

/** The identifier that an EPUB or one of our PDFs gives itself; undefined where there is none to be found. */
async function identifierOf(bytes: Buffer): Promise<string | undefined> {
  const within = (text: string) => /<dc:identifier[^>]*>\s*([^<]+?)\s*<\/dc:identifier>/.exec(text)?.[1];
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return within(bytes.toString('latin1'));
  return metadata(await openEpub(new Uint8Array(bytes)), 'identifier');
}

/** What came of making a printing again. */
export interface Rebuilt {
  title: string;
  number: number;
  name: string;
  /** What is another now than at its release: told before building. */
  others: Other[];
  /** For each frozen file whether it is as it was: inputs and outputs as the manifest has them. */
  damaged: string[];
  /** For each edition, whether the same bytes came of the same inputs. */
  editions: { file: string; same: boolean }[];
}

/** Compares what makes editions now with what made a printing; quick, for whoever wants to know before building. */
export async function othersSince(folder: string, number: number): Promise<Other[]> {
  const { manifest, folder: printed } = readPrinting(folder, number);
  return othersOf(manifest.made, await inventoryOf(readTitle(join(printed, 'inputs'))));
}

/**
 * Makes a printing again from its frozen inputs, in a temporary folder, and compares the bytes.
 *
 * @param folder of the title, absolute
 * @throws Complaint where the printing is not there or cannot be built
 */
export async function rebuild(
  { name, folder }: TitlePlace,
  number: number,
  progress: Progress,
): Promise<Rebuilt> {
  const printed = readPrinting(folder, number);
  const { manifest } = printed;
  const others = await othersSince(folder, number);
  if (others.length > 0) progress(expectation(others));
  const work = await makeTemporary('verify');
  try {
    const home = join(work, manifest.title);
    await writeTogether(home, inputsOf(printed, home));
    const title = readTitle(home);
    const { extraction: _, ...book } = title.book;
    const out = join(work, 'out');
    const kinds = editionKinds.filter(kind => fileOf(manifest.title, kind) in manifest.outputs);
    await buildTitle(
      { ...title, book: { ...book, modified: manifest.modified } },
      { out, editions: kinds, frozen: true },
      progress,
    );
    const places = outputOf(title, out);
    const editions = await Promise.all(
      kinds.map(async kind => {
        const file = fileOf(manifest.title, kind);
        const bytes = existsSync(places[kind]) ? await readFile(places[kind]) : undefined;
        return { file, same: bytes !== undefined && digestOf(bytes) === manifest.outputs[file] };
      }),
    );
    const damaged = damagedIn(printed);
    return { title: name, number, name: manifest.name, others, damaged, editions };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Why other bytes are to be expected: in one line. */
export const expectation = (others: readonly Other[]): string =>
  `A difference is to be expected: ${others.map(({ what, was, is }) => `${what} was ${was} and is ${is}`).join('; ')}`;

/** The frozen inputs, on their way to a folder of their own. */
function inputsOf({ folder, manifest }: Printed, home: string): Writing[] {
  return Object.keys(manifest.inputs).flatMap(path => {
    const data = readPlain(folder, join(folder, path), limits.epub.bytes);
    return data ? [{ path: join(home, path.replace(/^inputs\//, '')), data: new Uint8Array(data) }] : [];
  });
}

/** Files of a printing that are not as they were frozen. */
export function damagedIn({ folder, manifest }: Printed): string[] {
  return Object.entries({ ...manifest.inputs, ...manifest.outputs }).flatMap(([path, digest]) => {
    const bytes = readPlain(folder, join(folder, path), limits.epub.bytes);
    return bytes && digestOf(bytes) === digest ? [] : [path];
  });
}
