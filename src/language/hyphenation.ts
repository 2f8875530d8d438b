import { createRequire } from 'node:module';

/**
 * Words that the patterns divide wrongly or not at all because they may be read in two ways, as they are commonly meant.
 * What a book means otherwise stands in its own exceptions.
 */
const exceptions: Readonly<Record<string, readonly string[]>> = {
  de: [
    'Wach-stu-be',
    'Wach-stu-ben',
    'Kreis-chor-ver-band',
    'Kreis-chor',
    'Stau-be-cken',
    'Druck-er-zeug-nis',
  ],
};

/**
 * Whose patterns are asked of a longer word in which a language's own have no place for a line to end: those of British English
 * know fewer words and names, and a line without one may become a hole.
 */
const otherwise: Readonly<Record<string, string>> = { 'en-gb': 'en-us' };

/** A word of so many letters is asked of; fewer letters do not stand before its place, or after it. */
const asked = { letters: 8, before: 3, after: 3 };

/** The offsets in a word at which it may be divided. */
export type Hyphenator = (word: string) => readonly number[];

const require = createRequire(import.meta.url);
const softHyphen = '\u00ad';

/**
 * Hyphenation by the patterns of a language (Liang's method; the patterns are TeX's, from npm's `hyphen`).
 * Words are remembered, so asking twice costs nothing. A language without patterns never divides.
 * @param language BCP 47 tag
 * @param further whether a longer word that they leave whole is divided as another form of the language divides it
 */
export function hyphenator(language: string, further = false): Hyphenator {
  const hyphenate = patterns(language);
  if (!hyphenate) return () => [];
  const [primary] = language.toLowerCase().split('-');
  const other = further ? otherPatterns(language) : undefined;
  const known = new Map<string, readonly number[]>();
  const own = new Map(
    (exceptions[primary!] ?? []).map(divided => [
      divided.replaceAll('-', '').toLowerCase(),
      offsets(divided.replaceAll('-', softHyphen)),
    ]),
  );
  return word => {
    let points = known.get(word) ?? own.get(word.toLowerCase());
    if (!points) {
      const letters = inSmallLetters(word, primary!);
      points = offsets(hyphenate(letters));
      const isUsable = (point: number) => point >= asked.before && word.length - point >= asked.after;
      if (other && word.length >= asked.letters && !points.some(isUsable))
        points = offsets(other(letters)).filter(isUsable);
      known.set(word, points);
    }
    return points;
  };
}

/** A word in small letters as its language has them, each where it stood: İ is i in Turkish, and two characters elsewhere. */
const inSmallLetters = (word: string, language: string): string =>
  [...word]
    .map(letter => {
      const small = letter.toLocaleLowerCase(language);
      return small.length === letter.length ? small : small.slice(0, letter.length);
    })
    .join('');

/** The patterns of another form of a language; undefined where it has none. */
function otherPatterns(language: string): ((text: string) => string) | undefined {
  const name = otherwise[language.toLowerCase()];
  return (name && patterns(name)) || undefined;
}

function patterns(language: string): ((text: string) => string) | null {
  const tag = language.toLowerCase();
  for (const name of [tag, tag.split('-')[0]!]) {
    try {
      const module = require(`hyphen/${name}`) as {
        hyphenateSync: (text: string, options?: object) => string;
      };
      return text => module.hyphenateSync(text, { hyphenChar: softHyphen, minWordLength: 5 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  return null;
}

function offsets(hyphenated: string): number[] {
  const points: number[] = [];
  let at = 0;
  for (const char of hyphenated) {
    if (char === softHyphen) points.push(at);
    else at += char.length;
  }
  return points;
}
