import type { Block } from './block.ts';
import type { TextLine } from './lines.ts';

/** The paragraphs of a note: a new one begins after a short last line that ends a sentence. */
export function noteParagraphs(lines: TextLine[]): TextLine[][] {
  const result: TextLine[][] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const begins =
      before === undefined ||
      (before.last < 0.88 &&
        /[.!?:][”’"')\]]*$/.test(before.text) &&
        /^[“‘"'([]?[\p{Lu}\p{N}]/u.test(line.text) &&
        before.page === line.page);
    if (begins) result.push([line]);
    else result.at(-1)!.push(line);
  });
  return result;
}

/**
 * An epigraph: what stands between a chapter's title and its text, when it ends in a short line with its source and no full stop.
 */
export function setEpigraph(blocks: Block[]): void {
  const at = blocks.findIndex(b => b.kind !== 'heading');
  const block = blocks[at];
  if (
    at < 1 ||
    at > 1 ||
    !block ||
    blocks[0]!.level !== 1 ||
    block.lines.length < 2 ||
    block.lines.length > 14
  )
    return;
  const last = block.lines.at(-1)!;
  const before = block.lines.at(-2)!;
  const named = /^[—–-]?\s?\p{Lu}/u.test(last.text) && !/[.!?:]$/.test(last.text) && last.last < 0.7;
  if (!named || !last.blankAfter || !/[.!?][”’"')]*$/.test(before.text)) return;
  blocks.splice(
    at,
    1,
    { kind: 'epigraph', lines: block.lines.slice(0, -1) },
    { kind: 'epigraph', lines: [last] },
  );
}

/**
 * Marks the last short lines of a chapter that name a place or date as its signature, and a line of this kind that stands by itself
 * above them.
 */
export function sign(blocks: Block[]): void {
  const last = blocks.length - 1;
  let end = last;
  while (end > 0 && isSigned(blocks[end]!, end === last ? 4 : 1)) {
    const own = blocks[end]!.lines.map((line): Block => ({ kind: 'signature', lines: [line] }));
    blocks.splice(end, 1, ...own);
    end -= 1;
  }
}

/** Whether a block is of so many lines at most, all short, without a stop, and none of verse that goes on. */
function isSigned({ kind, lines }: Block, most: number): boolean {
  if (kind !== 'verse' && (kind !== 'paragraph' || lines.length > 3)) return false;
  return (
    lines.length <= most &&
    lines.every(
      l =>
        l.last < 0.6 &&
        l.joins.length === 0 &&
        !/[.!?][”’"')]*$/.test(l.text.replace(/\b\p{Lu}\.(?:\s?\p{Lu}\.)*$/u, '')) &&
        /^\p{Lu}|^\d/u.test(l.text),
    )
  );
}
