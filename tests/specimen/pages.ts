import type { Block } from './book.ts';

/** A printed line on its page. */
export interface Placed {
  block: Block;
  /** Number of the line within its block. */
  line: number;
}

/** A printed page. */
export interface Page {
  label: string;
  lines: Placed[];
  /** Short title of the chapter that it belongs to, and whether that begins here. */
  short: string;
  opens: boolean;
}

/** Lines of text on a full page. */
const depth = 37;

/**
 * Fills pages as a careful typesetter does: no widow, no orphan, no heading at a foot, no hyphen at a foot (but for the
 * pages named), every chapter on a page of its own; the preface in roman numerals from `vii`, the rest from 1.
 */
export function makePages(blocks: Block[], hyphenAtFoot: string[]): Page[] {
  const pages: Page[] = [];
  let front = 7;
  let body = 1;
  for (const chapter of chaptersOf(blocks)) {
    const isFront = chapter[0]!.type === 'heading' && chapter[0]!.text === 'Preface';
    let rest = chapter.flatMap(block => block.lines.map((_, line): Placed => ({ block, line })));
    let opens = true;
    while (rest.length > 0) {
      const label = isFront ? roman(front++) : String(body++);
      const space = opens
        ? chapter.filter(block => block.lost).reduce((sum, block) => sum + block.above, 0)
        : 0;
      const count = fill(rest, depth - space - (opens ? 1 : 0), hyphenAtFoot.includes(label));
      pages.push({ label, lines: rest.slice(0, count), short: chapter[0]!.opens!, opens });
      rest = rest.slice(count);
      opens = false;
    }
  }
  return pages;
}

function chaptersOf(blocks: Block[]): Block[][] {
  const chapters: Block[][] = [];
  for (const block of blocks) {
    if (block.opens) chapters.push([]);
    chapters.at(-1)!.push(block);
  }
  return chapters;
}

function fill(lines: Placed[], room: number, hyphenAllowed: boolean): number {
  let used = 0;
  let count = 0;
  for (const [index, { block, line }] of lines.entries()) {
    const isFirst = line === 0;
    used += block.height + (isFirst && index > 0 ? block.above : 0);
    if (used > room) break;
    if (line === block.lines.length - 1) used += block.below;
    count++;
  }
  if (count === lines.length) return count;
  while (count > 1 && !mayEnd(lines[count - 1]!, hyphenAllowed)) count--;
  return count;
}

function mayEnd({ block, line }: Placed, hyphenAllowed: boolean): boolean {
  const last = block.lines.length - 1;
  if (['heading', 'label', 'notehead', 'table'].includes(block.type)) return false;
  if (block.lines[line]!.ends !== 'plain') return hyphenAllowed && line > 0 && line < last - 1;
  return line === last || (line > 0 && line < last - 1) || block.type === 'verse';
}

function roman(number: number): string {
  const signs = [
    ['x', 10],
    ['ix', 9],
    ['v', 5],
    ['iv', 4],
    ['i', 1],
  ] as const;
  let rest = number;
  let text = '';
  for (const [sign, value] of signs) for (; rest >= value; rest -= value) text += sign;
  return text;
}
