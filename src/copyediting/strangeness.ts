import type { EditingVocabulary } from '../language/editing.ts';
import type { Vocabulary } from '../language/vocabulary.ts';
import type { Passage } from './passages.ts';

/** What is known of a book's own language. */
export interface LanguageWords {
  vocabulary: Vocabulary;
  editing: EditingVocabulary;
  /** Whether a word is one of the language. */
  known: (word: string) => boolean;
}

/** Words that a book has from another language. */
export interface StrangeWords {
  /** Whether the language neither knows the word nor can have made it of words that it knows. */
  isStrange(word: string): boolean;
  /** The foreign phrases of a text. */
  runs(text: string): string[];
}

/**
 * The class of a word, for the pattern of a foreign phrase:
 * - `S` strange to the dictionary, and in the sequence of its letters;
 * - `M` strange to the dictionary, but of familiar letters: foreign beside others (`ipso facto`);
 * - `f` a small word of other languages only (`des`), `p` one that names have too (`de`), `e` one of this language too (`in`);
 * - `C` capitalised and unknown, `B` such a one at the beginning of a sentence;
 * - `h` known, but it stands nowhere in the book except beside a strange word (`homo`, of `homo sacer`);
 * - `x` any other, `.` a mark between words.
 */
type Class = 'S' | 'M' | 'f' | 'p' | 'e' | 'C' | 'B' | 'h' | 'x' | '.';

/** A foreign phrase, in classes: strange words in a row, with small words between them and capitals beside these. */
const phrase = /h?(?:B|C(?=f))?(?:[SM]|fC?|p(?=[SMf])|(?<=[SMfpCB])e(?=[SMfpe]*[SM]))+h?/g;
/** What it must have: a word strange by itself, two that are strange together, or one beside a small foreign word. */
const enough = /S|[SM].*[SM]|[fp]e?M|M.*f|fC|Cf/;

/**
 * Learns from the book which of its words are foreign. What it treats as its own is not: words that take the endings
 * of its language (`kulak`, for `kulaks`), that are parts of compounds (`avant-garde`), or are made of words that it
 * knows (`biopolitics`, `valorisation`).
 */
export function strangeWords(text: readonly Passage[], words: LanguageWords): StrangeWords {
  const { vocabulary, editing, known } = words;
  const counts = new Map<string, number>();
  const pairs = new Map<string, number>();
  const inCompounds = new Set<string>();
  const tally = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const { text: line } of text) {
    let before: Token | undefined;
    for (const token of tokens(line)) {
      if (token.word.includes('-')) for (const part of token.word.split('-')) inCompounds.add(part);
      else tally(counts, token.word);
      if (before && token.joined) tally(pairs, `${before.word} ${token.word}`);
      before = token;
    }
  }
  const lower = [...counts.keys()].filter(word => /^\p{Ll}/u.test(word));
  const sound = soundOf(lower.filter(known));
  const naturalised = naturalisedAmong(
    lower.filter(word => !known(word)),
    editing,
  );
  const small = new Set(Object.values(editing.foreign).flatMap(list => [...list]));
  const own = new Set(vocabulary.smallWords);
  const particles = new Set(vocabulary.nameParticles.concat(editing.particles));
  const isKnown = (word: string) => known(word) || naturalised.has(word);

  const judge = (word: string): Class => {
    if (/\p{N}|\p{Ll}.*\p{Lu}/u.test(word)) return 'x';
    if (/^\p{Lu}/u.test(word)) return known(word) || known(word.toLowerCase()) ? 'x' : 'C';
    if (small.has(word)) return particles.has(word) ? 'p' : own.has(word) || known(word) ? 'e' : 'f';
    if ([...word].length < 3 || isKnown(word) || inCompounds.has(word)) return 'x';
    if (isDerived(word, vocabulary, editing, isKnown)) return 'x';
    if (editing.endings.some(ending => word.endsWith(ending))) return 'x';
    return sound(word) < ((counts.get(word) ?? 0) > 1 ? strangeAgain : strangeOnce) ? 'S' : 'M';
  };
  const memory = new Map<string, Class>();
  const classOf = (word: string): Class => {
    const known = memory.get(word) ?? judge(word);
    memory.set(word, known);
    return known;
  };
  const isStrange = (word: string) => /[SMfp]/.test(classOf(word));
  const clings = (token: Token, pair: string) =>
    /^\p{Ll}{4,}$/u.test(token.word) &&
    counts.get(token.word) === pairs.get(pair) &&
    !isDerived(token.word, vocabulary, editing, isKnown);

  const runs = (line: string): string[] => {
    const all = [...tokens(line)];
    if (!all.some(({ word }) => isStrange(word))) return [];
    let classes = '';
    const at: number[] = [];
    all.forEach((token, i) => {
      if (!token.joined) {
        classes += '.';
        at.push(i);
      }
      let is = token.whole ? classOf(token.word) : 'x';
      const next = all[i + 1];
      const before = all[i - 1];
      if (is === 'C' && !token.joined && /(?:^|[.?!:] |[“‘])$/u.test(line.slice(0, token.from))) is = 'B';
      if (is === 'x' && token.whole && counts.get(token.word)! < 20) {
        if (next?.joined && /[SM]/.test(classOf(next.word)) && clings(token, `${token.word} ${next.word}`))
          is = 'h';
        if (
          token.joined &&
          before &&
          /[SM]/.test(classOf(before.word)) &&
          clings(token, `${before.word} ${token.word}`)
        )
          is = 'h';
      }
      classes += is;
      at.push(i);
    });
    return [...classes.matchAll(phrase)]
      .filter(([run]) => enough.test(run))
      .map(({ 0: run, index }) => line.slice(all[at[index]!]!.from, all[at[index + run.length - 1]!]!.to));
  };
  return { isStrange, runs };
}

/** A word of a line. */
interface Token {
  word: string;
  from: number;
  to: number;
  /** Nothing but a blank stands between it and the word before. */
  joined: boolean;
  /** It has no possessive ending and no hyphen. */
  whole: boolean;
}

/** In letters; what is longer is no word of any language, and would be taken to pieces at every place. */
const longestWord = 200;

function* tokens(line: string): Generator<Token> {
  let end = -2;
  for (const match of line.matchAll(/[\p{L}\p{M}\p{N}]+(?:[-’'][\p{L}\p{M}]+)*-?/gu)) {
    if (match[0].length > longestWord) continue;
    const word = match[0].replace(/[’']s$/u, '');
    const joined = match.index === end + 1 && line[end] === ' ';
    end = match.index + match[0].length;
    yield { word, from: match.index, to: end, joined, whole: word === match[0] && !word.includes('-') };
  }
}

/**
 * Mean logarithm of the chance of each letter of a word, under which it does not sound like one of the language: for
 * words that recur, and for those that stand only once, which may be slips. Words of the language have about −2.
 */
const strangeAgain = -2.5;
const strangeOnce = -3.2;

/** How much a word sounds like these words: a model of their letters by threes, by Witten and Bell's smoothing. */
function soundOf(words: readonly string[]): (word: string) => number {
  const next = new Map<string, Map<string, number>>();
  const spell = (word: string) => `  ${word.toLowerCase()} `;
  for (const word of words) {
    const line = spell(word);
    for (let i = 2; i < line.length; i++)
      for (const before of [line.slice(i - 2, i), line.slice(i - 1, i), '']) {
        const after = next.get(before) ?? new Map<string, number>();
        next.set(before, after.set(line[i]!, (after.get(line[i]!) ?? 0) + 1));
      }
  }
  const totals = new Map(
    [...next].map(([before, after]) => [before, [...after.values()].reduce((a, b) => a + b, 0)]),
  );
  const chance = (before: string, letter: string): number => {
    const after = next.get(before);
    const lower = before === '' ? 1 / 100 : chance(before.slice(1), letter);
    if (!after) return lower;
    const total = totals.get(before)!;
    return ((after.get(letter) ?? 0) + after.size * lower) / (total + after.size);
  };
  return word => {
    const line = spell(word);
    let sum = 0;
    for (let i = 2; i < line.length; i++) sum += Math.log(chance(line.slice(i - 2, i), line[i]!));
    return sum / (line.length - 2);
  };
}

/** Words that the book inflects or derives from by the endings of its own language: `kulak`, for `kulaks`. */
function naturalisedAmong(strange: readonly string[], { derivations }: EditingVocabulary): Set<string> {
  const sorted = [...strange].sort();
  const endings = new Set([...derivations, 's', 'es']);
  const result = new Set<string>();
  for (let i = 0; i < sorted.length; i++)
    for (let j = i + 1; j < sorted.length && sorted[j]!.startsWith(sorted[i]!); j++) {
      const ending = sorted[j]!.slice(sorted[i]!.length);
      if (sorted[i]!.length > 3 && endings.has(ending.replace(/^t(?=i)/, '')))
        result.add(sorted[i]!).add(sorted[j]!);
    }
  return result;
}

/** Whether the language can have made the word: of prefix, known word and ending, or of two known words. */
function isDerived(
  word: string,
  { prefixes, suffixes }: Vocabulary,
  { derivations }: EditingVocabulary,
  known: (word: string) => boolean,
): boolean {
  const fronts = prefixes.filter(prefix => word.startsWith(prefix)).map(prefix => prefix.length);
  const backs = [...derivations, ...suffixes, 's', 'es']
    .filter(ending => word.endsWith(ending))
    .map(ending => word.length - ending.length);
  for (const from of [0, ...fronts])
    for (const to of [word.length, ...backs]) {
      if (to - from < 3 || (from === 0 && to === word.length)) continue;
      const stem = word.slice(from, to);
      if (known(stem) || known(`${stem}e`) || known(`${stem}y`) || known(stem.replace(/(.)\1$/u, '$1')))
        return true;
    }
  if (backs.some(to => word.length - to >= 4)) return true;
  for (let at = 3; at <= word.length - 3; at++)
    if (known(word.slice(0, at)) && known(word.slice(at))) return true;
  return false;
}
