import { readFileSync } from 'node:fs';
import { type Extraction, isOnPage } from '../src/extraction/extraction.ts';
import { readExtraction, readPages } from '../src/extraction/index.ts';
import { hyphenator } from '../src/language/hyphenation.ts';
import { vocabulary } from '../src/language/vocabulary.ts';
import { look } from '../src/recovery/anatomy/index.ts';
import type { Sight } from '../src/recovery/anatomy/sight.ts';
import { cutGluedNotes } from '../src/recovery/footnotes.ts';
import { learnWidths } from '../src/recovery/widths.ts';
import type { Truth } from './label.ts';

/** What the anatomy sees of a book's source: a raw text, or a PDF. */
export async function sightsOf(path: string, truth: Truth & { language?: string }): Promise<Sight[]> {
  const bytes = readFileSync(path);
  const language = truth.language ?? 'en';
  let extraction: Extraction;
  try {
    extraction = await readExtraction(bytes, path, language);
  } catch {
    extraction = readPages(bytes.toString('utf8'), '', language);
  }
  const widths = learnWidths(extraction.pages.flatMap(p => p.lines.filter(isOnPage).map(l => l.text)));
  return look(
    cutGluedNotes(extraction, widths),
    widths,
    vocabulary(language),
    hyphenator(language),
    truth.title,
  );
}
