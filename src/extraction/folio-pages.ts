import type { SourceLine } from './lines.ts';
import { folio } from './numerals.ts';

/** Lines between two folios: no page has fewer or more. */
const page = { least: 8, most: 90 };
/** So many folios in a row are no accident. */
const enough = 8;

/**
 * Where pages begin in a text that has lost every mark of them: at lines that are a number alone and count up, one by one, a page
 * of lines apart. Whether folios stand at the head or at the foot is told by the text before the first and after the last.
 * @returns indices of the lines that begin a page, without the first; none where no count is found
 */
export function startsByFolios(lines: readonly SourceLine[]): number[] {
  const chain = longestCount(lines);
  if (chain.length < enough) return [];
  const usual = (chain.at(-1)! - chain[0]!) / (chain.length - 1);
  // behind the last folio at the foot of a page there is nothing; behind one at its head, a page
  const foot = full(lines, chain.at(-1)! + 1, lines.length) < usual / 2;
  const heads = headLines(lines, chain, foot);
  return chain
    .map(i => {
      if (foot) return next(lines, i + 1, 1);
      const above = next(lines, i - 1, -1);
      return heads && above >= 0 ? above : i;
    })
    .filter(i => i > 0 && i < lines.length);
}

/** Whether one text stands beside many of the folios, away from the text. */
function headLines(lines: readonly SourceLine[], chain: readonly number[], foot: boolean): boolean {
  if (foot) return false;
  const texts = new Map<string, number>();
  for (const i of chain) {
    const above = lines[next(lines, i - 1, -1)]?.text ?? '';
    texts.set(above, (texts.get(above) ?? 0) + 1);
  }
  return Math.max(...texts.values()) >= chain.length / 4;
}

/** The next line that is not blank, from one on. */
function next(lines: readonly SourceLine[], from: number, step: 1 | -1): number {
  let i = from;
  while (i >= 0 && i < lines.length && lines[i]!.role === 'blank') i += step;
  return i;
}

const full = (lines: readonly SourceLine[], from: number, to: number) =>
  lines.slice(from, to).filter(l => l.role !== 'blank').length;

/** The longest run of lone numbers that count up, each a page of lines after the one before; a page may have lost its own. */
function longestCount(lines: readonly SourceLine[]): number[] {
  const found: { line: number; key: string; value: number; length: number; before: number }[] = [];
  const latest = new Map<string, number[]>();
  lines.forEach((line, i) => {
    const number = line.role === 'text' && line.text.length < 12 ? folio(line.text) : null;
    if (!number) return;
    let length = 1;
    let before = -1;
    for (const step of [1, 2, 3])
      for (const k of latest.get(`${number.system}${number.value - step}`) ?? []) {
        const apart = i - found[k]!.line;
        if (apart < page.least * step || apart > page.most * step) continue;
        const value = found[k]!.length + (step === 1 ? 1 : 0.4);
        if (value > length) {
          length = value;
          before = k;
        }
      }
    const key = `${number.system}${number.value}`;
    found.push({ line: i, key, value: number.value, length, before });
    const list = latest.get(key);
    if (list) {
      list.push(found.length - 1);
      // a number stands at most so often within reach
      if (list.length > 20) list.shift();
    } else latest.set(key, [found.length - 1]);
  });
  let k = found.reduce((best, f, i) => (best < 0 || f.length > found[best]!.length ? i : best), -1);
  const chain: number[] = [];
  for (; k >= 0; k = found[k]!.before) chain.push(found[k]!.line);
  return chain.reverse();
}
