import type { Extraction } from '../extraction/extraction.ts';
import { dictionary } from '../language/dictionary.ts';
import { blocks } from '../manuscript/blocks.ts';
import type { Chapter } from '../manuscript/manuscript.ts';
import type { Ledger } from '../recovery/ledger.ts';
import { type Fault, faultAt } from './fault.ts';

/** So many doubtful words are put on the list for each page, and never fewer in all. */
const [perPage, fewest] = [1, 50];

/**
 * Words that the character recognition was unsure of and that stand in the chapters, the worst first. A word that the dictionary has is
 * half as likely to be wrong.
 *
 * @param chapters as recovered, with the lines of their files
 * @param language BCP 47 tag of the book
 */
export function doubtfulWords(
  extraction: Extraction,
  ledger: Ledger,
  chapters: readonly Chapter[],
  language: string,
): Fault[] {
  const doubts = extraction.pages.flatMap(page =>
    page.lines.flatMap(line =>
      (line.evidence?.doubts ?? []).map(({ from, to, confidence }) => ({
        ...{ from: line.from + from, to: line.from + to, confidence },
        word: line.text.slice(from, to),
      })),
    ),
  );
  if (doubts.length === 0) return [];
  const known = dictionary(language);
  const texts = new Map(chapters.map(chapter => [chapter.file, blocks(chapter)]));
  const place = placesIn(ledger);
  const faults = doubts.flatMap(({ from, to, confidence, word }): Fault[] => {
    const at = place(from, to);
    const block = at && texts.get(at.file)?.[at.block];
    if (!block) return [];
    const letters = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
    const isKnown = known(letters) || known(letters.toLowerCase());
    const likelihood = (1 - confidence) * (isKnown ? 0.5 : 1);
    const { text, line } = block;
    const isAlone = text.slice(at.offset, at.end) === letters;
    return [
      faultAt({ ...block, file: at.file, line, text: text.replace(/\s/gu, ' ') }, at.offset, at.end, {
        code: 'doubtful-word',
        message: `The OCR read “${word}” and was ${Math.round(100 * confidence)} % sure of it.`,
        likelihood,
        right: isAlone && !isKnown ? partedWord(letters, known) : undefined,
      }),
    ];
  });
  return faults
    .sort((a, b) => b.likelihood - a.likelihood)
    .slice(0, Math.max(fewest, perPage * extraction.pages.length));
}

/** So short a word may be a part of another by accident. */
const shortest = 3;

/** Two words that were run together, where there is only one way to part them; undefined where there is none, or several. */
function partedWord(letters: string, known: (word: string) => boolean): string | undefined {
  const ways: string[] = [];
  for (let at = shortest; at <= letters.length - shortest; at++) {
    const [one, other] = [letters.slice(0, at), letters.slice(at)];
    if ((known(one) || known(one.toLowerCase())) && known(other)) ways.push(`${one} ${other}`);
  }
  return ways.length === 1 ? ways[0] : undefined;
}

/** Where a stretch of the source stands in the chapters: its first part that was kept; undefined where none of it was. */
function placesIn({ entries }: Ledger) {
  return (from: number, to: number) => {
    let [low, high] = [0, entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (entries[middle]!.to > from) high = middle;
      else low = middle + 1;
    }
    for (let i = low; i < entries.length && entries[i]!.from < to; i++) {
      const entry = entries[i]!;
      if (entry.kind !== 'kept') continue;
      const [file, block, offset] = entry.at;
      const start = Math.max(from, entry.from);
      const at = offset + start - entry.from;
      return { file, block, offset: at, end: at + Math.min(to, entry.to) - start };
    }
    return undefined;
  };
}
