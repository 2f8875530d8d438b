import { lettersOf, type Word } from './stretches.ts';

/** What an index entry says in words: what it is about, in one or several forms, and what of it. */
export interface Subject {
  /** Forms of the headword, each with all its words: `Caxton`; `PDF`, or `Portable Document Format`. */
  heads: string[][];
  /** Words of the subentry. */
  about: string[];
}

/** Words of a headword may stand so far apart in the text, for each of them. */
const apart = 6;
/** Words of a subentry are looked for so many words around the headword. */
const around = 40;

/**
 * Where a subject is spoken of: the first and the last place among some words, by index. Where words of the subentry
 * stand near some of the places, only these count.
 * @returns undefined where nothing is found
 */
export function findSubject(words: Word[], { heads, about }: Subject): [number, number] | undefined {
  const found = heads.map(head => placesOf(words, head)).find(places => places.length > 0) ?? [];
  if (found.length === 0) return about.length > 1 ? ends(placesOf(words, about)) : undefined;
  const near = found.map(place => {
    const window = words.slice(Math.max(0, place - around), place + around);
    return about.filter(word => window.some(({ letters }) => isForm(letters, word))).length;
  });
  const most = near.reduce((one, other) => Math.max(one, other), 0);
  return ends(found.filter((_, k) => near[k] === most));
}

const ends = (places: number[]): [number, number] | undefined =>
  places.length > 0 ? [places[0]!, places.at(-1)!] : undefined;

/** Where all words stand together. */
function placesOf(words: Word[], wanted: string[]): number[] {
  const [first, ...others] = wanted;
  if (first === undefined) return [];
  const reach = apart * others.length;
  return (beginningsIn(words).get(beginningOf(first)) ?? []).flatMap(k => {
    const { letters, block } = words[k]!;
    if (!isForm(letters, first)) return [];
    const window = words.slice(Math.max(0, k - reach), k + reach + 1).filter(word => word.block === block);
    return others.every(other => window.some(word => isForm(word.letters, other))) ? [k] : [];
  });
}

const indexed = new WeakMap<Word[], Map<string, number[]>>();

/** Where words with each beginning stand: what may be forms of one word is found without looking at all. */
function beginningsIn(words: Word[]): Map<string, number[]> {
  const known = indexed.get(words);
  if (known) return known;
  const places = new Map<string, number[]>();
  words.forEach(({ letters }, k) => {
    const own = places.get(beginningOf(letters));
    if (own) own.push(k);
    else places.set(beginningOf(letters), [k]);
  });
  indexed.set(words, places);
  return places;
}

/** What all forms of a word begin with. */
const beginningOf = (letters: string): string => letters.slice(0, shortest);

/** Words of fewer letters have one form. */
const shortest = 4;

/** How much longer or shorter another form of a word may be. */
const ending = 4;

/** Whether two words are forms of one, as far as their beginnings tell: `italic` and `italics`, `printing` and `printings`. */
function isForm(letters: string, wanted: string): boolean {
  if (wanted.length < shortest) return letters === wanted;
  const stem = wanted.slice(0, Math.max(shortest, Math.ceil(wanted.length * 0.75)));
  return letters.startsWith(stem) && Math.abs(letters.length - wanted.length) <= ending;
}

/** The words of a phrase that say something: the short ones only where there are no others. */
function significant(phrase: string): string[] {
  const all = phrase.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const long = all.filter(word => word.length > 3 || /^[\p{Lu}\p{N}]/u.test(word));
  return (long.length > 0 ? long : all).map(lettersOf);
}

/**
 * What an entry is about.
 * @param heading the text before its first locator, or that of the entry above it: `Caxton, William`, `presses: iron`
 * @param sub text of the subentry, if it is one
 */
export function subjectOf(heading: string, sub = ''): Subject {
  const [main, ...rest] = heading.split(/[,:;]/);
  const bare = main!.replace(/\([^)]*\)/g, '');
  const brackets = [...heading.matchAll(/\(([^)]*)\)/g)].map(([, inside]) => inside!);
  // A name of several words may be spoken of by one of them.
  const names = /^\P{Ll}+\p{L}*(\s+\p{Lu}\p{L}*)+\s*$/u.test(bare) ? bare.trim().split(/\s+/) : [];
  const heads = [bare, ...brackets, ...names].map(significant).filter(head => head.length > 0);
  // What follows a comma is a first name, or else a subentry.
  const told = rest.filter(part => /^\s*\p{Ll}/u.test(part)).join(' ');
  return { heads, about: significant(`${told} ${sub}`) };
}
