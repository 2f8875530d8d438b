import { createRequire } from 'node:module';

/** The offsets in a word at which it may be divided. */
export type Hyphenator = (word: string) => readonly number[];

const require = createRequire(import.meta.url);
const softHyphen = '\u00ad';

/**
 * Hyphenation by the patterns of a language (Liang's method; the patterns are TeX's, from npm's `hyphen`).
 * Words are remembered, so asking twice costs nothing. A language without patterns never divides.
 * @param language BCP 47 tag
 */
export function hyphenator(language: string): Hyphenator {
  const hyphenate = patterns(language);
  if (!hyphenate) return () => [];
  const known = new Map<string, readonly number[]>();
  return word => {
    let points = known.get(word);
    if (!points) {
      points = offsets(hyphenate(word));
      known.set(word, points);
    }
    return points;
  };
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
