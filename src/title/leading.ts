/** Languages written in squares without spaces between words. */
const inSquares = new Set(['zh', 'ja', 'ko']);

/**
 * The distance of lines and the indent of paragraphs, in points, where `book.yaml` does not tell: letters that fill their squares have no
 * white of their own above and below, and their paragraphs begin further in by whole squares, in Chinese by two (W3C, Requirements
 * for Chinese Text Layout, 2.3.1; for Japanese, 3.1.2).
 *
 * @param language BCP 47 tag of the book
 * @param size of its text, in points
 */
export function usualSpacing(language: string, size: number): { leading: number; indent: number } {
  const primary = language.toLowerCase().split('-')[0]!;
  if (!inSquares.has(primary)) return { leading: 13.5, indent: 14 };
  const leading = Math.round((size * openness) / step) * step;
  return { leading, indent: primary === 'zh' ? 2 * size : size };
}

/** Leading as a share of the size of the type. */
const openness = 1.65;

/** Lines are most even in multiples of this. */
const step = 0.75;
