import { accentsApart, marksComposed } from './accents.ts';
import type { Block, Edit } from './block.ts';

/** Letters that a typeface draws as one, where the extraction kept them as one character. */
const ligatures = /[\ufb00-\ufb06]/g;

/** One that no word ends in, with a blank behind it before more small letters, as some typefaces leave it. */
const ligatureApart = /[\ufb01-\ufb04][ ](?=\p{Ll})/gu;

/** So many of a source's ligatures have that blank where it is a habit. */
const apart = { count: 3, share: 0.5 };

/** Whether the source parts ligatures from the rest of their words. */
function partsLigatures(texts: readonly string[]): boolean {
  const count = (form: RegExp) => texts.reduce((n, text) => n + (text.match(form)?.length ?? 0), 0);
  const parted = count(ligatureApart);
  return parted >= apart.count && parted >= apart.share * count(/[\ufb01-\ufb04] ?\p{Ll}/gu);
}

/** A word as it is spelt: its ligatures taken apart. */
export const spelt = (word: string) => word.replace(ligatures, l => l.normalize('NFKC'));

/** Takes out of lines what Markdown and editions cannot hold: control characters, ligatures, accents apart from their letters; runs of blanks become one space. */
export function cleanLines(blocks: Block[]): Edit[] {
  const edits: Edit[] = [];
  const texts = blocks.flatMap(b => b.lines.map(l => l.text));
  const accents = accentsApart(texts);
  const parted = partsLigatures(texts);
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
      for (const match of parted ? line.text.matchAll(ligatureApart) : []) {
        const from = line.from + match.index + 1;
        edits.push({ from, to: from + 1, now: '', rule: 'ligature' });
      }
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
