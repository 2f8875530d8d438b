import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { Complaint } from '../complaint.ts';
import { editionKinds } from '../edition.ts';
import { limits } from '../limits.ts';
import { readManuscript } from '../manuscript/files.ts';
import type { Chapter } from '../manuscript/manuscript.ts';
import { printRecordFile } from '../print/record.ts';
import { namesIn, readPlain } from '../reading.ts';
import { type Sheet, sheetsFile, sheetsIn } from '../title/printed.ts';

export type { Sheet } from '../title/printed.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/);
/** A path within the printing's folder; it may not lead out of it. */
const path = z.string().refine(given => !given.startsWith('/') && !/(^|[\\/])\.\.([\\/]|$)/.test(given));
const digests = z.record(path, digest);

/** What `editions/<n>/manifest.json` holds: all that made a printing, and all that it is. */
export const manifestSchema = z.object({
  title: z.string().describe('Name of the title’s folder, which its files are named after.'),
  number: z.number().int().positive(),
  name: z.string(),
  date: z.string(),
  modified: z.string(),
  identifiers: z.partialRecord(z.enum(editionKinds), z.string()),
  state: digest.describe('Of the text and the settings, whatever the printing is called.'),
  made: z
    .object({
      program: z.string(),
      node: z.string(),
      system: z.string(),
      browser: z.string(),
      packages: z.record(z.string(), z.string()),
      fonts: z.record(z.string(), digest),
    })
    .describe('With what the editions were made: another of these may make other bytes.'),
  corrections: z.array(z.string()).describe('Ids of the corrections that are in its text.'),
  inputs: digests,
  outputs: digests,
  chapters: z
    .array(z.object({ file: z.string(), title: z.string(), type: z.string(), page: z.string().optional() }))
    .describe('With the page of the PDF that each opens on.'),
  pages: z.array(z.object({ label: z.string(), words: z.string() })).describe('First words of each page.'),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** A printing as it was frozen. */
export interface Printed {
  /** Its folder, absolute. */
  folder: string;
  manifest: Manifest;
}

export const editionsFolder = (title: string): string => join(title, 'editions');

/** What of a printing a later one is made with; in a rebuild nothing else is there of it. */
const records: ReadonlySet<string> = new Set([printRecordFile, sheetsFile]);

/** Numbers of a title's printings, in order. Where nothing but records are left of one, as in a rebuild, it is none. */
export const numbersOf = (title: string): number[] =>
  namesIn(title, editionsFolder(title))
    .filter(name => /^[1-9]\d{0,5}$/.test(name))
    .filter(name => namesIn(title, join(editionsFolder(title), name)).some(file => !records.has(file)))
    .map(Number)
    .sort((a, b) => a - b);

/**
 * Reads a printing.
 *
 * @param title folder of the title, absolute
 * @throws Complaint where there is none of this number, or its manifest is damaged
 */
export function readPrinting(title: string, number: number): Printed {
  const folder = join(editionsFolder(title), String(number));
  const file = join(folder, 'manifest.json');
  if (!existsSync(folder)) {
    const known = numbersOf(title);
    throw new Complaint(`There is no printing ${number} of this title.`, {
      file: folder,
      advice:
        known.length > 0
          ? `There is ${known.join(', ')}.`
          : 'Nothing was released yet: see `reissue release --help`.',
    });
  }
  const bytes = readPlain(title, file, limits.generated.bytes);
  const read = manifestSchema.safeParse(parsed(bytes));
  if (!read.success)
    throw new Complaint('This manifest is missing or damaged.', {
      file,
      advice:
        'Put the file back as it was when the printing was released, from a backup; or move this folder away.',
    });
  return { folder, manifest: read.data };
}

/** The printing released last; undefined where there is none. */
export function lastPrinting(title: string): Printed | undefined {
  const number = numbersOf(title).at(-1);
  return number === undefined ? undefined : readPrinting(title, number);
}

/** The text of a printing as it was printed: corrections are in it. */
export const textOf = ({ folder }: Printed): Chapter[] => readManuscript(join(folder, 'text', 'chapters'));

/** The pages of a printing's PDF; undefined where the record of them is lost. */
export const pagesOf = ({ folder }: Printed): Sheet[] | undefined =>
  sheetsIn(folder, join(folder, sheetsFile));

/** Of the fixed form of JSON; undefined where it is none. */
function parsed(bytes: Buffer | undefined): unknown {
  try {
    return JSON.parse(bytes?.toString('utf8') ?? '');
  } catch {
    return undefined;
  }
}
