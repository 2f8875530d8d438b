import american from 'dictionary-en';
import british from 'dictionary-en-gb';
import nspell from 'nspell';

/** Whether a word, written as one, is in the dictionary of a language. */
export type Dictionary = (word: string) => boolean;

const loaders: Record<string, () => Dictionary> = {
  // a book of either spelling quotes books of the other
  en: () => {
    const both = [nspell(british), nspell(american)];
    return word => both.some(d => d.correct(word));
  },
};
const loaded = new Map<string, Dictionary>();

/**
 * Membership in the dictionary of a language (Hunspell's, by `nspell`); a language without one knows no word.
 * Words are remembered. A capitalised word is known where it is known in lower case.
 * @param language BCP 47 tag
 */
export function dictionary(language: string): Dictionary {
  const tag = language.toLowerCase().split('-')[0]!;
  let known = loaded.get(tag);
  if (!known) {
    const load = loaders[tag];
    const look = load ? load() : () => false;
    const memory = new Map<string, boolean>();
    known = word => {
      const plain = word.replaceAll('’', "'");
      let is = memory.get(plain);
      if (is === undefined) {
        is = look(plain) || (/^\p{Lu}/u.test(plain) && look(plain.toLowerCase()));
        memory.set(plain, is);
      }
      return is;
    };
    loaded.set(tag, known);
  }
  return known;
}
