import type { Edit } from './block.ts';

/** Accents as characters of their own, and the combining ones that they stand for. */
const combining: Record<string, string> = {
  '`': '\u0300',
  '´': '\u0301',
  ˆ: '\u0302',
  '˜': '\u0303',
  '¯': '\u0304',
  '˘': '\u0306',
  '˙': '\u0307',
  '¨': '\u0308',
  '˚': '\u030a',
  '˝': '\u030b',
  ˇ: '\u030c',
  '¸': '\u0327',
  '˛': '\u0328',
};

/** An accent right before a letter, as typefaces of the old encodings of TeX leave it. */
const apart = /([`´ˆ˜¯˘˙¨˚˝ˇ¸˛])([A-Za-zıȷ])/g;

const plainOf: Record<string, string> = { ı: 'i', ȷ: 'j' };

/** The letter that an accent and the letter after it are together, or null where Unicode has none. */
function composed(accent: string, letter: string): string | null {
  const whole = ((plainOf[letter] ?? letter) + combining[accent]!).normalize('NFC');
  return whole.length === 1 ? whole : null;
}

/** So many letters with their accents apart are no accident, and so many of all letters with accents show the habit. */
const least = { pairs: 3, share: 0.8 };

/**
 * Finds accents that stand as characters of their own before their letters, in a source that has hardly any letter with its accent.
 * A grave alone is not enough: it may be a quotation mark.
 * @returns finds the edits of a line; none where the source has no such habit
 */
export function accentsApart(texts: readonly string[]): (line: { from: number; text: string }) => Edit[] {
  let pairs = 0;
  let graves = 0;
  let whole = 0;
  for (const text of texts) {
    for (const [, accent, letter] of text.matchAll(apart)) {
      if (composed(accent!, letter!) === null) continue;
      if (accent === '`') graves++;
      else pairs++;
    }
    whole += text.match(/[\u00c0-\u017f]/g)?.length ?? 0;
  }
  const isHabit = pairs >= least.pairs && pairs + graves >= least.share * (pairs + graves + whole);
  if (!isHabit) return () => [];
  return ({ from, text }) =>
    [...text.matchAll(apart)].flatMap(match => {
      const now = composed(match[1]!, match[2]!);
      const at = from + match.index;
      return now === null ? [] : [{ from: at, to: at + 2, now, rule: 'accent' }];
    });
}
