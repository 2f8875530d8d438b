import { blocks } from './blocks.ts';
import type { Chapter } from './manuscript.ts';

/** So much of the text of two chapters is the same where one is a copy of the other. */
const alike = 0.6;
/** A shorter text says nothing: half-titles and openings of parts may well be the same. */
const telling = 200;

/**
 * Pairs of chapters that say the same, as a copy does that was left in the folder (`01-press copy.md`).
 *
 * @returns names of files, the later one first
 */
export function copies(chapters: readonly Chapter[]): { copy: string; of: string }[] {
  const texts = chapters.map(chapter => {
    const lengths = new Map<string, number>();
    for (const { text } of blocks(chapter)) lengths.set(text, text.length);
    return { file: chapter.file, lengths, total: [...lengths.values()].reduce((sum, one) => sum + one, 0) };
  });
  const holders = new Map<string, number[]>();
  const pairs: { copy: string; of: string }[] = [];
  texts.forEach(({ file, lengths, total }, k) => {
    const common = new Map<number, number>();
    for (const [text, length] of lengths) {
      const before = holders.get(text) ?? [];
      for (const other of before) common.set(other, (common.get(other) ?? 0) + length);
      // What stands in many chapters tells of none.
      if (before.length < 8) holders.set(text, [...before, k]);
    }
    for (const [other, length] of common) {
      const shorter = Math.min(total, texts[other]!.total);
      if (shorter >= telling && length >= alike * shorter) pairs.push({ copy: file, of: texts[other]!.file });
    }
  });
  return pairs;
}
