import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { Complaint } from '../complaint.ts';
import { limits } from '../limits.ts';
import { readPlain } from '../reading.ts';
import type { PressStyles } from '../styles/index.ts';
import { pathInside, type Title } from '../title.ts';
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

/**
 * Digest of all that lines and pages depend on but the text: settings, the press's own fonts and its style sheets; not which printing's pages are kept, nor who prints them on what sheets.
 *
 * @throws Complaint where a font or a sheet is not there
 */
export function designOf({ folder, book }: Title, press: PressStyles): string {
  const { language, hyphenation, notes, print, faces } = book;
  const { keep: _, for: __, bleed: ___, marks: ____, signature: _____, ...page } = print;
  const hash = createHash('sha256').update(JSON.stringify([language, hyphenation, notes.print, page]));
  const families = [faces.text, faces.headings, faces.code, ...faces.fallbacks];
  for (const [family, own] of families.entries())
    for (const cut of ['regular', 'italic', 'bold', 'boldItalic'] as const)
      if (own?.[cut]) {
        const font = readPlain(folder, pathInside(folder, own[cut]), limits.font.bytes);
        hash.update(`${family} ${cut}`).update(font ?? '');
      }
  for (const { path, bytes } of press.files) hash.update(path).update(bytes);
  return hash.update(press.css).digest('base64url').slice(0, 16);
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
