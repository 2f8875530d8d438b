import { readFileSync } from 'node:fs';
import type { Extraction } from '../src/extraction/extraction.ts';
import { extract, readPages } from '../src/extraction/index.ts';
import { hyphenator } from '../src/language/hyphenation.ts';
import { vocabulary } from '../src/language/vocabulary.ts';
import { look } from '../src/recovery/anatomy/index.ts';
import type { Sight } from '../src/recovery/anatomy/sight.ts';
import { learnWidths } from '../src/recovery/widths.ts';
import type { Truth } from './label.ts';

/** What the anatomy sees of a raw text. */
export function sightsOfText(path: string, truth: Truth & { language?: string }): Sight[] {
  const bytes = readFileSync(path);
  const language = truth.language ?? 'en';
  let extraction: Extraction;
  try {
    extraction = extract(bytes, path, language);
  } catch {
    extraction = readPages(bytes.toString('utf8'), '', language);
  }
  const widths = learnWidths(
    extraction.pages.flatMap(p => p.lines.filter(l => l.role !== 'blank').map(l => l.text)),
  );
  return look(extraction, widths, vocabulary(language), hyphenator(language), truth.title);
}
