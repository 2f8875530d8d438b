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

/**
 * An accent right before a letter, as typefaces of the old encodings of TeX leave it, perhaps with a blank between them; or right
 * behind it, as other programs write what they draw.
 */
const forms = {
  before: /(?<accent>[`´ˆ˜¯˘˙¨˚˝ˇ¸˛]) ?(?<letter>[A-Za-zıȷ])/g,
  behind: /(?<letter>[A-Za-zıȷ])(?<accent>[`´ˆ˜¯˘˙¨˚˝ˇ¸˛])/g,
};

const plainOf: Record<string, string> = { ı: 'i', ȷ: 'j' };

/** The letter that an accent and the letter next to it are together, or null where Unicode has none. */
function composed({ accent, letter }: Record<string, string>): string | null {
  const whole = ((plainOf[letter!] ?? letter) + combining[accent!]!).normalize('NFC');
  return whole.length === 1 ? whole : null;
}

/** So many letters with their accents apart are no accident, and so many of all letters with accents show the habit. */
const least = { pairs: 3, share: 0.8 };

/**
 * Finds accents that stand as characters of their own next to their letters, in a source that has hardly any letter with its accent.
 * A grave alone is not enough: it may be a quotation mark. On which side of their letters they stand is told by the side on which
 * more of them find one that has such an accent.
 * @returns finds the edits of a line; none where the source has no such habit
 */
export function accentsApart(texts: readonly string[]): (line: { from: number; text: string }) => Edit[] {
  const side = habitOf(texts);
  if (side === null) return () => [];
  return ({ from, text }) =>
    [...text.matchAll(forms[side])].flatMap(match => {
      const now = composed(match.groups!);
      const at = from + match.index;
      return now === null ? [] : [{ from: at, to: at + match[0].length, now, rule: 'accent' }];
    });
}

function habitOf(texts: readonly string[]): keyof typeof forms | null {
  const pairs = { before: 0, behind: 0 };
  const graves = { before: 0, behind: 0 };
  let whole = 0;
  for (const text of texts) {
    for (const side of ['before', 'behind'] as const)
      for (const { groups } of text.matchAll(forms[side])) {
        if (composed(groups!) === null) continue;
        if (groups!.accent === '`') graves[side]++;
        else pairs[side]++;
      }
    // a letter that is no other with an accent (ł, ß, ı) stands whole in any source
    for (const [letter] of text.matchAll(/[\u00c0-\u017f]/g)) if (letter.normalize('NFD') !== letter) whole++;
  }
  const side = pairs.behind > pairs.before ? 'behind' : 'before';
  const all = pairs[side] + graves[side];
  return pairs[side] >= least.pairs && all >= least.share * (all + whole) ? side : null;
}

/** Letters with the marks over and under them as characters behind them. */
const marked = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{Mn}+/gu;

/** Writes letters whose marks follow them as one character each, as far as there is one. */
export const marksComposed = ({ from, text }: { from: number; text: string }): Edit[] =>
  [...text.matchAll(marked)].flatMap(match => {
    const now = match[0].normalize('NFC');
    const at = from + match.index;
    return now === match[0] ? [] : [{ from: at, to: at + match[0].length, now, rule: 'accent' }];
  });
