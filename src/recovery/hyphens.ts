import type { Dictionary } from '../language/dictionary.ts';
import type { Vocabulary } from '../language/vocabulary.ts';
import { spelt } from './cleaning.ts';
import type { TextLine } from './lines.ts';

/** How the book itself writes words in the middle of its lines, where no line end can have touched them. */
export interface WordEvidence {
  /** Words by their lower-case form, hyphens included. */
  counts: Map<string, number>;
  /** Prefixes: in how many different words with a hyphen, in how many closed before a known word. */
  habits: Map<string, { open: number; closed: number }>;
}

/** Whether two parts belong together with a hyphen or without. */
export interface Verdict {
  /** `hyphen`: a-b; `closed`: ab; `suspended`: a- b. */
  form: 'hyphen' | 'closed' | 'suspended';
  evidence: string;
  confidence: number;
}

/** A word with the hyphens and apostrophes inside it. */
export const token = /[\p{L}\p{M}\p{N}]+(?:[-’'][\p{L}\p{M}\p{N}]+)*/gu;
/** A word as words are counted. */
export const fold = (word: string): string => spelt(word).toLowerCase().replace(/’s$/, '');

/**
 * Gathers the book's own words from the middles of its lines.
 * @param lines lines of the author's text; quoted authors must not vote on the author's style
 */
export function gatherWords(lines: readonly TextLine[], known: Dictionary, words: Vocabulary): WordEvidence {
  const counts = new Map<string, number>();
  for (const line of lines) {
    // what stands in quotation marks is another's way of writing: it counts for nothing
    const tokens = [...withoutQuoted(line.text).matchAll(token)];
    let join = 0;
    tokens.forEach((match, i) => {
      const from = match.index;
      const to = from + match[0].length;
      // the edges of a line and of a joined printed line may be halves of words, or words that were fused
      if (i === 0 || i === tokens.length - 1) return;
      while (join < line.joins.length && line.joins[join]!.at < from - 12) join++;
      if (join < line.joins.length && line.joins[join]!.at <= to + 12) return;
      const word = fold(match[0]);
      counts.set(word, (counts.get(word) ?? 0) + 1);
    });
  }
  const habits = new Map<string, { open: number; closed: number }>();
  const prefixes = new Set(words.prefixes);
  for (const word of counts.keys()) {
    const hyphen = word.indexOf('-');
    if (hyphen > 0) {
      const prefix = word.slice(0, hyphen);
      if (prefixes.has(prefix)) vote(habits, prefix, 'open');
      continue;
    }
    for (const prefix of prefixes) {
      if (!word.startsWith(prefix) || word.length < prefix.length + 4) continue;
      const rest = word.slice(prefix.length);
      // a word of the dictionary says nothing of the house's habit
      if (!known(word) && known(rest)) vote(habits, prefix, 'closed');
    }
  }
  return { counts, habits };
}

/** A text with blanks for what stands in it between quotation marks; an apostrophe within a word closes nothing. */
function withoutQuoted(text: string): string {
  let result = '';
  let at = 0;
  for (;;) {
    const open = nextOf(/[“‘]/g, text, at);
    const close = open < 0 ? -1 : nextOf(/”|’(?!\p{L})/gu, text, open + 1);
    if (close < 0) return result + text.slice(at);
    // a closing mark glued to a word ends no quotation, whichever mark opened before it
    if (/^\p{L}/u.test(text.slice(close + 1, close + 3))) result += text.slice(at, close + 1);
    else result += text.slice(at, open) + ' '.repeat(close + 1 - open);
    at = close + 1;
  }
}

function nextOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? -1;
}

function vote(habits: WordEvidence['habits'], prefix: string, form: 'open' | 'closed'): void {
  const habit = habits.get(prefix) ?? { open: 0, closed: 0 };
  habit[form]++;
  habits.set(prefix, habit);
}

/** What judging needs to know of the book and its language. */
export interface Judge {
  words: WordEvidence;
  known: Dictionary;
  vocabulary: Vocabulary;
}

/** A word that was divided at a line end. */
interface Divided {
  /** The parts before and after the line end. */
  a: string;
  b: string;
  /** The hyphen itself was lost. */
  bare: boolean;
  book: Judge;
}

/** What decides how a divided word is written; null where it says nothing. */
type Rule = (word: Divided) => Verdict | null;

/**
 * The closed form in the book vetoes, the hyphenated form decides, then the dictionary, suspended hyphens, letter case and digits,
 * the parts, the habit of the house for a prefix, and whether both parts are words. The order and its success are those of knowledge
 * gathered on real books.
 */
const rules: Rule[] = [
  elsewhere,
  inDictionary,
  suspendedHyphen,
  capitalInside,
  digit,
  partInDictionary,
  partOfCompound,
  habitOfPrefix,
  combiningForm,
  suffix,
  twoWords,
];

/**
 * Judges whether a word that was divided at a line end is written with a hyphen.
 * @param a the part before the line end; @param b the part after; @param bare the hyphen itself was lost
 */
export function judge(a: string, b: string, book: Judge, bare: boolean): Verdict {
  const word: Divided = { a, b, bare, book };
  for (const rule of rules) {
    const verdict = rule(word);
    if (verdict) return verdict;
  }
  return closed('a divided word', 0.85);
}

const closed = (evidence: string, confidence: number): Verdict => ({ form: 'closed', evidence, confidence });
const hyphen = (evidence: string, confidence: number): Verdict => ({ form: 'hyphen', evidence, confidence });

/** How often the book has a word in the middle of its lines. */
const timesIn = ({ words }: Judge, word: string): number => words.counts.get(fold(word)) ?? 0;

/** Whether a part, or each of its own parts, is a word that the dictionary knows or the book has more than once. */
const isWord = (part: string, book: Judge): boolean =>
  part.split('-').every(p => p !== '' && (book.known(p) || timesIn(book, p) > 1));

/** The last part of a word with hyphens. */
const lastPart = (word: string) => word.slice(word.lastIndexOf('-') + 1);

/** The word stands elsewhere in the book. */
function elsewhere({ a, b, book }: Divided): Verdict | null {
  const without = timesIn(book, a + b);
  const open = timesIn(book, `${a}-${b}`);
  if (without > 0 && without >= open)
    return closed(`“${a}${b}” elsewhere ×${without}`, open > 0 ? 0.7 : 0.98);
  return open > 0 ? hyphen(`“${a}-${b}” elsewhere ×${open}`, without > 0 ? 0.75 : 0.97) : null;
}

function inDictionary({ a, b, book }: Divided): Verdict | null {
  return book.known(a + b) ? closed('in the dictionary', 0.95) : null;
}

/** The word goes on in another: `pre- and post-war`. */
function suspendedHyphen({ a, b, book }: Divided): Verdict | null {
  const isSuspended = book.vocabulary.conjunctions.includes(b) && a.length > 2 && !isWord(a + b, book);
  return isSuspended ? { form: 'suspended', evidence: 'suspended hyphen', confidence: 0.85 } : null;
}

function capitalInside({ a, b, book }: Divided): Verdict | null {
  if (!/\p{Ll}$/u.test(a) || !/^\p{Lu}/u.test(b)) return null;
  return book.vocabulary.nameParticles.includes(a.toLowerCase())
    ? closed('a name', 0.8)
    : hyphen('a capital inside a word', 0.9);
}

function digit({ a, b, bare }: Divided): Verdict | null {
  if (!/\p{N}$/u.test(a) && !/^\p{N}/u.test(b)) return null;
  return bare ? closed('a digit', 0.7) : hyphen('a digit', 0.7);
}

/** What the line end divided is one part of a word with hyphens, and the dictionary has it. */
function partInDictionary({ a, b, book }: Divided): Verdict | null {
  const isPart = (a.includes('-') || b.includes('-')) && book.known(`${lastPart(a)}${b.split('-')[0]}`);
  return isPart ? closed('a part in the dictionary', 0.9) : null;
}

/** The word has hyphens already, and what stands before and after the line end are two more of its parts. */
function partOfCompound({ a, b, book }: Divided): Verdict | null {
  const isCompound =
    a.includes('-') && isWord(a, book) && isWord(b, book) && !isWord(`${lastPart(a)}${b}`, book);
  return isCompound ? hyphen('parts of a compound', 0.85) : null;
}

/** A prefix before a word: as the house writes that prefix elsewhere, or as it is usually written. */
function habitOfPrefix({ a, b, book }: Divided): Verdict | null {
  const { words, vocabulary } = book;
  const prefix = a.toLowerCase();
  if (!vocabulary.prefixes.includes(prefix) || !isWord(b, book)) return null;
  const { open, closed: shut } = words.habits.get(prefix) ?? { open: 0, closed: 0 };
  if (open > shut) return hyphen(`“${prefix}-” elsewhere ×${open}`, 0.6 + 0.3 * share(open, shut));
  if (shut > open) return closed(`“${prefix}…” closed elsewhere ×${shut}`, 0.6 + 0.3 * share(shut, open));
  return vocabulary.hyphenPrefixes.includes(prefix)
    ? hyphen(`“${prefix}-” usually takes a hyphen`, 0.7)
    : closed(`“${prefix}” usually takes no hyphen`, 0.6);
}

const share = (a: number, b: number) => (a - b) / (a + b);

/** The combining form of an adjective: historical → historico-. */
function combiningForm({ a, b, book }: Divided): Verdict | null {
  const isForm = (ending: string) => book.known(`${a.slice(0, -1)}${ending}`);
  const combines = /\p{L}{4}o$/u.test(a) && isWord(b, book) && book.vocabulary.combining.some(isForm);
  return combines ? hyphen('a combining form', 0.7) : null;
}

function suffix({ b, book }: Divided): Verdict | null {
  return book.vocabulary.suffixes.includes(b) ? closed('a divided word', 0.85) : null;
}

/** Two words that together are none. */
function twoWords({ a, b, book }: Divided): Verdict | null {
  const long = a.length >= 3 && (b.length >= 3 || book.vocabulary.hyphenParticles.includes(b));
  if (!long || !isWord(a, book) || !isWord(b, book)) return null;
  if (/^\p{Lu}/u.test(a) && !b.includes('-')) return closed('perhaps a name', 0.6);
  return hyphen('both parts are words, together they are none', /(?:ed|ing)$/.test(b) ? 0.85 : 0.75);
}
