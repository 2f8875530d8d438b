import { around, type OcrLine, type OcrPage, type OcrWord } from './ocr-page.ts';

/** Below this, a recognition is as likely wrong as right: of Tesseract's words of the corpus, fewer than one in a hundred. */
export const doubtful = 0.6;

/** Marks that stand alone on a line by rights, more than one of them: `* * *`, `———`. */
const ornament = /^(?:[*•·–—†‡§…~]\s*){2,}$/u;

/**
 * The lines of a page without its specks: words without a letter or a figure that are empty, or that the recognition is unsure of
 * and that are unlike any mark of punctuation by their place or their shape.
 * @param type the usual height of type, in units of the page; @returns the lines that have words, and how many were left out
 */
export function withoutSpecks(page: OcrPage, type: number): { lines: OcrLine[]; specks: number } {
  let specks = 0;
  const lines = page.lines.flatMap(line => {
    const words = line.words.filter((_, i) => !isSpeck(line, i, type));
    specks += line.words.length - words.length;
    return words.length > 0 ? [{ ...line, words }] : [];
  });
  return { lines, specks };
}

function isSpeck({ words }: OcrLine, index: number, type: number): boolean {
  const word = words[index]!;
  if (word.text === '') return true;
  if (holdsText(word) || word.confidence === undefined || word.confidence >= doubtful) return false;
  if (!words.some(holdsText)) return !ornament.test(words.map(w => w.text).join(' '));
  return isOdd(word, type) || standsApart(words, index, type);
}

const holdsText = ({ text }: OcrWord) => /[\p{L}\p{N}]/u.test(text);

/** Whether a mark is taller than any sign of its line, or a mere point. */
function isOdd({ box, text }: OcrWord, type: number): boolean {
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  return height > 1.5 * type || (Math.max(width, height) < 0.08 * type && !/^[.,·:]/.test(text));
}

/** Whether a mark at either end of a line is far from the words of it, as in the margin. */
function standsApart(words: readonly OcrWord[], index: number, type: number): boolean {
  const { box } = words[index]!;
  const before = words.slice(0, index).filter(holdsText);
  const after = words.slice(index + 1).filter(holdsText);
  if (before.length > 0 && after.length > 0) return false;
  const rest = around([...before, ...after].map(w => w.box));
  return Math.max(rest.left - box.right, box.left - rest.right) > 1.5 * type;
}
