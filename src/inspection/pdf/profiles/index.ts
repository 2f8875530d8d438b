import type { Rules } from '../checks/index.ts';
import { book } from './book.ts';
import { bookvault } from './bookvault.ts';
import { bookvaultCover, cover, ingramCover, kdpCover, luluCover } from './covers.ts';
import { ingram } from './ingram.ts';
import { kdp } from './kdp.ts';
import { lulu } from './lulu.ts';
import { offset } from './offset.ts';
import { pdfUa } from './pdf-ua.ts';
import { pdfX4 } from './pdf-x-4.ts';

/** Whom a PDF is for: what it must be then. */
export const profiles = {
  book: { called: 'any book', rules: book },
  'pdf-x-4': { called: 'PDF/X-4', rules: pdfX4 },
  'pdf-ua': { called: 'PDF/UA-1', rules: pdfUa },
  kdp: { called: 'the inside of a book for Kindle Direct Publishing', rules: kdp },
  ingram: { called: 'the inside of a book for IngramSpark and Lightning Source', rules: ingram },
  lulu: { called: 'the inside of a book for Lulu', rules: lulu },
  bookvault: { called: 'the inside of a book for Bookvault', rules: bookvault },
  offset: { called: 'the inside of a book for offset printing', rules: offset },
  cover: { called: 'the cover of a book, as PDF/X-4', rules: cover },
  'kdp-cover': { called: 'the cover of a book for Kindle Direct Publishing', rules: kdpCover },
  'ingram-cover': { called: 'the cover of a book for IngramSpark and Lightning Source', rules: ingramCover },
  'lulu-cover': { called: 'the cover of a book for Lulu', rules: luluCover },
  'bookvault-cover': { called: 'the cover of a book for Bookvault', rules: bookvaultCover },
} as const satisfies Record<string, { called: string; rules: Rules }>;

export type ProfileName = keyof typeof profiles;

/** The profiles that may be asked for, by their names. */
export const profileNames = Object.keys(profiles) as ProfileName[];
