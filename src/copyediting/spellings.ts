import leven from 'leven';
import { type Fault, faultAt } from './fault.ts';
import type { Passage } from './passages.ts';
import type { LanguageWords } from './strangeness.ts';

/** A spelling, how often it stands in the book, and where first. */
interface Spelling {
  word: string;
  count: number;
  passage: Passage;
  at: number;
  /** Given names before it and years after it: a name spelt two ways keeps the same company. */
  company: Set<string>;
}

/**
 * Names spelt two ways (`Khruschev`, `Khrushchev`), and words that no dictionary knows beside one of the book that it
 * knows (`statment`, `statement`): one letter apart, or two in a long one. Two names may be two people: those that
 * stand with other given names and years are left out, and those with the same are likeliest.
 */
export function nearSpellings(text: readonly Passage[], words: LanguageWords): Fault[] {
  const { names, lower } = spellingsOf(text);
  const strange = (word: string) => !words.known(word) && !words.known(word.toLowerCase());
  const faults: Fault[] = [];
  const namesBy = byInitial(names);
  for (const rare of names) {
    const near = nearest(
      rare,
      namesBy
        .get(rare.word[0]!)!
        .filter(({ word, count }) => count > rare.count || (count === rare.count && word > rare.word)),
      words,
    );
    if (!near) continue;
    const together = [...rare.company].some(one => near.company.has(one));
    const much = Math.min(1, Math.log2(near.count / rare.count) / 4);
    // each with its own given names and years: two people
    if (!together && rare.company.size > 0 && near.company.size > 0) continue;
    const isName = strange(rare.word) && !words.known(near.word.toLowerCase());
    if (!together && (!isName || (much < 0.4 && near.word.length < 7))) continue;
    faults.push(
      faultAt(rare.passage, rare.at, rare.at + rare.word.length, {
        code: 'name-spelt-two-ways',
        message: `“${rare.word}” (${times(rare.count)}) is spelt “${near.word}” elsewhere (${times(near.count)}).`,
        right: near.word,
        likelihood: (together ? 0.75 : near.word.length < 7 ? 0.25 : 0.4) + 0.2 * much,
      }),
    );
  }
  const known = byInitial(lower.filter(({ word }) => words.known(word)));
  for (const rare of lower.filter(({ word, count }) => count <= 2 && word.length > 5 && strange(word))) {
    const near = nearest(rare, known.get(rare.word[0]!) ?? [], words, 1);
    if (!near) continue;
    faults.push(
      faultAt(rare.passage, rare.at, rare.at + rare.word.length, {
        code: 'word-near-another',
        message: `“${rare.word}” is not in the dictionary; elsewhere the book has “${near.word}” (${times(near.count)}).`,
        right: near.word,
        likelihood: rare.count === 1 ? 0.6 : 0.4,
      }),
    );
  }
  return faults;
}

function byInitial(spellings: readonly Spelling[]): Map<string, Spelling[]> {
  const groups = new Map<string, Spelling[]>();
  for (const one of spellings) {
    const group = groups.get(one.word[0]!);
    if (group) group.push(one);
    else groups.set(one.word[0]!, [one]);
  }
  return groups;
}

/** Compounds with a hyphen here and closed there: `post-communist`, `postcommunist`. */
export function hyphenations(text: readonly Passage[], { known }: LanguageWords): Fault[] {
  const forms = new Map<string, Map<string, Spelling>>();
  for (const passage of text) {
    if (passage.kind === 'heading') continue;
    for (const match of passage.text.matchAll(/\p{L}+(?:-\p{L}+)*/gu)) {
      const word = match[0].toLowerCase();
      const closed = word.replaceAll('-', '');
      const entry = forms.get(closed) ?? new Map<string, Spelling>();
      forms.set(closed, entry);
      const spelling = entry.get(word) ?? { word, count: 0, passage, at: match.index, company: new Set() };
      spelling.count++;
      entry.set(word, spelling);
    }
  }
  return [...forms.values()]
    .filter(entry => entry.size > 1)
    .map(entry => {
      const [rare, ...others] = [...entry.values()].sort((a, b) => a.count - b.count);
      const common = others.at(-1)!;
      const closed = [rare!, common].find(({ word }) => !word.includes('-'));
      // `recreation` is another word than `re-creation`, `reform` than `re-form`
      const another =
        closed !== undefined &&
        known(closed.word) &&
        /^re-|-(?:in|on|up|out|off)$/.test(rare!.word + common.word);
      const at = rare!.at;
      const printed = rare!.passage.text.slice(at, at + rare!.word.length);
      return faultAt(rare!.passage, at, at + rare!.word.length, {
        code: 'hyphenated-two-ways',
        right: another ? undefined : capitalisedLike(printed, common.word),
        message: `“${rare!.word}” (${times(rare!.count)}) is written “${common.word}” elsewhere (${times(common.count)}).`,
        likelihood: another ? 0.15 : 0.3 + 0.4 * Math.min(1, Math.log2(common.count / rare!.count) / 5),
      });
    });
}

/** A word in lower case with the capital that another begins with; undefined where the other has more capitals than that. */
function capitalisedLike(other: string, word: string): string | undefined {
  const own = /^\p{Lu}/u.test(other) ? word[0]!.toUpperCase() + word.slice(1) : word;
  return /\p{Lu}/u.test(other.slice(1)) ? undefined : own;
}

/** `once`, `twice`, `3 times`. */
export const times = (count: number): string =>
  count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;

/** The spellings of the book: names (capitalised where no sentence begins) and words in lower case. */
function spellingsOf(text: readonly Passage[]): { names: Spelling[]; lower: Spelling[] } {
  const all = new Map<string, Spelling>();
  for (const passage of text) {
    if (passage.kind === 'heading') continue;
    for (const match of passage.text.matchAll(
      /(?<![\p{L}\p{N}’'-])\p{L}[\p{L}\p{M}]{3,}(?![\p{L}\p{N}-])/gu,
    )) {
      const [word] = match;
      const before = passage.text.slice(Math.max(0, match.index - 2), match.index);
      if (/^\p{Lu}/u.test(word) && !/[\p{L},;)] ?$|[(;] ?$/u.test(before) && !all.has(word)) continue;
      const spelling = all.get(word) ?? { word, count: 0, passage, at: match.index, company: new Set() };
      spelling.count++;
      const given = /(\p{Lu}\p{Ll}+) $/u.exec(passage.text.slice(Math.max(0, match.index - 20), match.index));
      const year = /^ \(?([12]\d{3}[a-z]?)/.exec(passage.text.slice(match.index + word.length).slice(0, 8));
      for (const company of [given, year]) if (company) spelling.company.add(company[1]!);
      all.set(word, spelling);
    }
  }
  const list = [...all.values()];
  return {
    names: list.filter(({ word }) => /^\p{Lu}\p{Ll}+$/u.test(word) && word.length > 4),
    lower: list.filter(({ word }) => /^\p{Ll}+$/u.test(word)),
  };
}

/** The commonest of spellings with the same initial that is so near to a rare one that it is likely the same word. */
function nearest(
  rare: Spelling,
  among: readonly Spelling[],
  words: LanguageWords,
  most = rare.word.length > 9 ? 2 : 1,
): Spelling | undefined {
  return among
    .filter(
      ({ word }) =>
        Math.abs(word.length - rare.word.length) <= most &&
        word !== rare.word &&
        leven(word, rare.word, { maxDistance: most + 1 }) <= most &&
        !isInflection(word, rare.word, words),
    )
    .sort((a, b) => b.count - a.count)[0];
}

/** Whether two words differ by their endings only: `italic`, `italics`; `Petrov`, `Petrova`. */
function isInflection(one: string, other: string, { editing }: LanguageWords): boolean {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  const ends = [one.slice(same), other.slice(same)];
  const letter = one[same - 1];
  // the letter that is doubled or left out at the very end is a misspelling: `Hoffman`, `Hoffmann`
  if (ends.includes('') && ends.some(end => end === letter)) return false;
  if (ends.every(end => end.length <= 1)) return true;
  const endings = new Set(['', 's', 'es', 'a', 'n', 'an', ...editing.derivations]);
  return [0, 1, 2, 3].some(back => [one, other].every(word => endings.has(word.slice(same - back))));
}
