import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { Complaint } from '../complaint.ts';
import { limits } from '../limits.ts';
import { readPlain } from '../reading.ts';
import type { Book, Title } from '../title.ts';
import type { SetPart } from './setting/keeping.ts';

/** How a print edition was set: what a later one needs to know for its pages to stay. */
export interface PrintRecord {
  /** Digest of all settings that lines and pages depend on. */
  design: string;
  /** Its parts by their ids. */
  parts: Record<string, SetPart>;
}

/** Name of the file that holds the record of a PDF, beside it. */
export const printRecordFile = 'setting.json';

/** Where the record of a printing stands, in its title's folder. */
export const keptRecordFile = (printing: number): string => `editions/${printing}/${printRecordFile}`;

const whole = z.number().int().nonnegative();
const schema = z.object({
  design: z.string(),
  parts: z.record(
    z.string(),
    z.object({
      units: z.array(z.object({ digest: z.string(), lines: whole, breaks: z.array(whole).optional() })),
      ends: z.array(z.tuple([whole, whole])),
      shallow: z.array(whole).optional(),
      shorter: whole.optional(),
    }),
  ),
});

/** Digest of the settings that lines and pages depend on: not which printing's pages are kept, nor who prints them on what sheets. */
export function designOf({ language, hyphenation, notes, print }: Book): string {
  const { keep: _, for: __, bleed: ___, marks: ____, signature: _____, ...page } = print;
  return createHash('sha256')
    .update(JSON.stringify([language, hyphenation, notes.print, page]))
    .digest('base64url')
    .slice(0, 16);
}

export const printRecordJson = (record: PrintRecord): string => `${JSON.stringify(record)}\n`;

/**
 * The record of the printing whose pages `print.keep` wants to stay.
 * @returns undefined where none is wanted
 * @throws Complaint where there is no such printing, or its record is damaged
 */
export function keptRecord({ folder, book }: Title): PrintRecord | undefined {
  const { keep } = book.print;
  if (keep === undefined) return undefined;
  const path = join(folder, keptRecordFile(keep));
  const bytes = readPlain(folder, path, limits.generated.bytes);
  if (!bytes)
    throw new Complaint(`There is no printing ${keep} whose pages could be kept.`, {
      file: join(folder, 'book.yaml'),
      advice: 'Name a printing that was released, in “keep” under “print”, or take that line out.',
    });
  try {
    return schema.parse(JSON.parse(bytes.toString('utf8'))) as PrintRecord;
  } catch {
    throw new Complaint(`The record of printing ${keep} is damaged.`, {
      file: path,
      advice: 'Get the file back from a copy of the book’s folder, or take “keep” out of book.yaml.',
    });
  }
}
