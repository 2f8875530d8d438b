import { join } from 'node:path';
import * as z from 'zod';
import { limits } from '../limits.ts';
import { namesIn, readPlain } from '../reading.ts';
import type { Printing, Title } from '../title.ts';

/** A page of one of our PDFs, as `pages.json` of a printing keeps it. */
export interface Sheet {
  label: string;
  /** Its lines from above, without running head and folio. */
  lines: string[];
  /** SHA-256 of all that stands on it and where. */
  digest: string;
}

const sheetsSchema = z.array(z.object({ label: z.string(), lines: z.array(z.string()), digest: z.string() }));

/** Name of the file that holds the pages of a printing, in its folder. */
export const sheetsFile = 'pages.json';

/** Where the pages of a printing stand, in its title's folder. */
export const keptSheetsFile = (printing: number): string => `editions/${printing}/${sheetsFile}`;

/** The pages of a printing; undefined where the record of them is lost. */
export function sheetsIn(root: string, path: string): Sheet[] | undefined {
  const bytes = readPlain(root, path, limits.generated.bytes);
  try {
    return sheetsSchema.safeParse(JSON.parse(bytes?.toString('utf8') ?? '')).data;
  } catch {
    return undefined;
  }
}

/** A printing of ours whose pages are known. */
export interface Printed {
  number: number;
  printing: Printing;
  sheets: Sheet[];
}

/** The last printing of a title whose pages are on record; undefined where none was released yet. */
export function lastPrinted({ folder, book }: Pick<Title, 'folder' | 'book'>): Printed | undefined {
  const numbers = namesIn(folder, join(folder, 'editions'))
    .filter(name => /^[1-9]\d{0,5}$/.test(name))
    .map(Number)
    .sort((a, b) => b - a);
  for (const number of numbers) {
    const printing = book.printings[number - 1];
    const sheets = printing && sheetsIn(folder, join(folder, keptSheetsFile(number)));
    if (printing && sheets) return { number, printing, sheets };
  }
  return undefined;
}
