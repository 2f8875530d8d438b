import { accentsApart, marksComposed } from './accents.ts';
import type { Block, Edit } from './block.ts';

/** Letters that a typeface draws as one, where the extraction kept them as one character. */
const ligatures = /[\ufb00-\ufb06]/g;

/** A word as it is spelt: its ligatures taken apart. */
export const spelt = (word: string) => word.replace(ligatures, l => l.normalize('NFKC'));

/** Takes out of lines what Markdown and editions cannot hold: control characters, ligatures, accents apart from their letters; runs of blanks become one space. */
export function cleanLines(blocks: Block[]): Edit[] {
  const edits: Edit[] = [];
  const accents = accentsApart(blocks.flatMap(b => b.lines.map(l => l.text)));
  for (const block of blocks)
    for (const line of [...block.lines, ...(block.rows?.flat(2) ?? [])]) {
      for (const seam of line.seams ?? []) {
        const from = line.from + seam;
        const length = /^ */.exec(line.text.slice(seam))![0].length;
        edits.push({ from, to: from + length, now: ' ', rule: 'line-break' });
      }
      // two sentences run together where the extraction dropped a paragraph's end
      for (const match of block.kind === 'code'
        ? []
        : line.text.matchAll(/(?<=(?<![/@])\p{Ll}{3}[.!?][”’]?)(?=[“‘]?\p{Lu}\p{Ll})/gu))
        edits.push({
          from: line.from + match.index,
          to: line.from + match.index,
          now: ' ',
          rule: 'space-restored',
        });
      edits.push(...accents(line), ...marksComposed(line));
      for (const match of line.text.matchAll(ligatures))
        edits.push({
          from: line.from + match.index,
          to: line.from + match.index + 1,
          now: match[0].normalize('NFKC'),
          rule: 'ligature',
        });
      for (const match of line.text.matchAll(
        /^(?:[\p{Cc}\p{Cs}\ufeff\ufffe\uffff]+\s*)+|[\p{Cc}\p{Cs}\ufeff\ufffe\uffff]+|[\t\u00a0 \u2000-\u200a\u3000]{2,}|[\t\u2028\u2029]/gu,
      )) {
        const blank = /^[\s]+$/.test(match[0]) && !/[\ufeff]/.test(match[0]);
        edits.push({
          from: line.from + match.index,
          to: line.from + match.index + match[0].length,
          now: blank ? ' ' : '',
          rule: blank ? 'blank' : 'control-character',
        });
      }
    }
  return edits;
}
