import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ejs from 'ejs';
import type { Comparison } from './compare.ts';
import { printInWords, summary, whereInWords } from './words-of-change.ts';

const template = fileURLToPath(new URL('../../templates/compare/compare.ejs', import.meta.url));

/**
 * A comparison as one HTML page that needs no other file, for the author or whoever has to agree. All text in it is escaped;
 * it has no script and loads nothing.
 */
export function comparePage(comparison: Comparison): string {
  const { from, to, places, chapters, print } = comparison;
  const render = ejs.compile(readFileSync(template, 'utf8'), { filename: template });
  return render({
    ...{ heading: `${from} – ${to}`, from, to, places, summary: summary(comparison) },
    print: print ? printInWords(print) : [],
    chapters: chapters.map(({ title, changes }) => ({
      title,
      changes: changes.map(change => ({ ...change, where: whereInWords(change) })),
    })),
  });
}
