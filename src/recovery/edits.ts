import type { Edit } from './block.ts';

/** Edits that begin within a stretch of the source (edits are sorted by position). */
export function editsWithin(edits: Edit[], from: number, to: number): Edit[] {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edits[middle]!.from < from) low = middle + 1;
    else high = middle;
  }
  const result: Edit[] = [];
  for (let i = low; i < edits.length && edits[i]!.from < to; i++)
    if (edits[i]!.to <= to) result.push(edits[i]!);
  return result;
}

/** Edits by position; of two that overlap the first stands. */
export function withoutOverlaps(edits: Edit[]): Edit[] {
  const sorted = [...edits].sort((a, b) => a.from - b.from || a.to - b.to);
  const result: Edit[] = [];
  for (const edit of sorted) {
    const last = result.at(-1);
    if (!last || edit.from >= last.to)
      if (!last || edit.from !== last.from || edit.to !== last.to) result.push(edit);
  }
  return result;
}
