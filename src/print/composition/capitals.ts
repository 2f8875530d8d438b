/** A stretch of a text that has a class of its own. */
export interface Stretch {
  from: number;
  to: number;
  name: string;
}

/** A word of capitals, with figures in it or without: `BBC`, `NGOs`, `A4`, `MP-3`. */
const words =
  /(?<![\p{L}\p{M}\p{N}])[\p{Lu}\p{Nd}]*\p{Lu}[\p{Lu}\p{Nd}]*(?:[-‐][\p{Lu}\p{Nd}]+)*(?!\p{M}|s?[\p{L}\p{N}]{2}|(?!s)\p{L})/gu;
const roman = /^M{0,4}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;
/** A number behind such a word, as in `ISBN 978` and `BWV 988`. */
const number = /[ \u00a0](\p{Nd}(?:[\p{Nd}.,:–-]*\p{Nd})?)(?![\p{L}\p{N}])/uy;

/** Whether a heading is typed in capitals: it has no other letters, and is no mere numeral. */
export const isInCapitals = (text: string): boolean =>
  /\p{Lu}.*\p{Lu}.*\p{Lu}/su.test(text) && !/\p{Ll}/u.test(text) && !/^[\s\p{P}MDCLXVI]*$/u.test(text);

/** Fewest letters of a word of capitals that is spaced or set small: two, as in `UK`, stand well as they are. */
const fewest = 3;

/**
 * The words of a text that are in capitals, and the figures beside them (R. Bringhurst, The Elements of Typographic Style,
 * 3.2: capitals are spaced, figures beside them line). A text all in capitals has acronyms of no kind.
 * @param acronyms how words of three capitals and more are set; numerals are left as they are
 * @returns stretches in order: `capitals`, `acronym`, `lining`
 */
export function capitalsIn(text: string, acronyms: 'capitals' | 'small-caps'): Stretch[] {
  const small = acronyms === 'small-caps' && /\p{Ll}/u.test(text);
  const found: Stretch[] = [];
  for (const { 0: word, index } of text.matchAll(words)) {
    for (const part of word.matchAll(/\p{Lu}+|\p{Nd}+/gu)) {
      const from = index + part.index;
      const to = from + part[0].length;
      const isFigure = /^\p{Nd}/u.test(part[0]);
      if (isFigure) found.push({ from, to, name: 'lining' });
      else if (part[0].length >= fewest && !roman.test(part[0]))
        found.push({ from, to, name: small ? 'acronym' : 'capitals' });
    }
    if (word.length < 2 || roman.test(word) || (small && word.length >= fewest)) continue;
    number.lastIndex = index + word.length;
    const beside = number.exec(text);
    if (beside)
      found.push({ from: number.lastIndex - beside[1]!.length, to: number.lastIndex, name: 'lining' });
  }
  return found;
}
