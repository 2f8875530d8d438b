import type { Dictionary } from '../language/dictionary.ts';
import type { Vocabulary } from '../language/vocabulary.ts';
import { spelt } from './cleaning.ts';
import type { TextLine } from './lines.ts';
import type { WidthModel } from './widths.ts';

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

const token = /[\p{L}\p{M}\p{N}]+(?:[-’'][\p{L}\p{M}\p{N}]+)*/gu;
const fold = (word: string) => spelt(word).toLowerCase().replace(/’s$/, '');

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

/**
 * Judges whether a word that was divided at a line end is written with a hyphen: the closed form in the book vetoes, the
 * hyphenated form decides, then letter case, digits and suspended hyphens, the dictionary, the habit of the house for that prefix,
 * and whether both parts are words. The order and its success are those of knowledge gathered on real books.
 * @param a the part before the line end; @param b the part after; @param bare the hyphen itself was lost
 */
export function judge(a: string, b: string, { words, known, vocabulary }: Judge, bare: boolean): Verdict {
  const closed = words.counts.get(fold(a + b)) ?? 0;
  const open = words.counts.get(fold(`${a}-${b}`)) ?? 0;
  const verdict = (form: Verdict['form'], evidence: string, confidence: number): Verdict => ({
    form,
    evidence,
    confidence,
  });
  if (closed > 0 && closed >= open)
    return verdict('closed', `“${a}${b}” elsewhere ×${closed}`, open > 0 ? 0.7 : 0.98);
  if (open > 0) return verdict('hyphen', `“${a}-${b}” elsewhere ×${open}`, closed > 0 ? 0.75 : 0.97);
  const isWord = (part: string) =>
    part.split('-').every(p => p !== '' && (known(p) || (words.counts.get(fold(p)) ?? 0) > 1));
  if (known(a + b)) return verdict('closed', 'in the dictionary', 0.95);
  if (vocabulary.conjunctions.includes(b) && a.length > 2 && !isWord(a + b))
    return verdict('suspended', 'suspended hyphen', 0.85);
  if (/\p{Ll}$/u.test(a) && /^\p{Lu}/u.test(b))
    return vocabulary.nameParticles.includes(a.toLowerCase())
      ? verdict('closed', 'a name', 0.8)
      : verdict('hyphen', 'a capital inside a word', 0.9);
  if (/\p{N}$/u.test(a) || /^\p{N}/u.test(b)) return verdict(bare ? 'closed' : 'hyphen', 'a digit', 0.7);
  if ((a.includes('-') || b.includes('-')) && known(`${a.slice(a.lastIndexOf('-') + 1)}${b.split('-')[0]}`))
    return verdict('closed', 'a part in the dictionary', 0.9);
  if (a.includes('-') && isWord(a) && isWord(b) && !isWord(`${a.slice(a.lastIndexOf('-') + 1)}${b}`))
    return verdict('hyphen', 'parts of a compound', 0.85);
  const prefix = a.toLowerCase();
  if (vocabulary.prefixes.includes(prefix) && isWord(b)) {
    const habit = words.habits.get(prefix) ?? { open: 0, closed: 0 };
    if (habit.open > habit.closed)
      return verdict(
        'hyphen',
        `“${prefix}-” elsewhere ×${habit.open}`,
        0.6 + 0.3 * share(habit.open, habit.closed),
      );
    if (habit.closed > habit.open)
      return verdict(
        'closed',
        `“${prefix}…” closed elsewhere ×${habit.closed}`,
        0.6 + 0.3 * share(habit.closed, habit.open),
      );
    return vocabulary.hyphenPrefixes.includes(prefix)
      ? verdict('hyphen', `“${prefix}-” usually takes a hyphen`, 0.7)
      : verdict('closed', `“${prefix}” usually takes no hyphen`, 0.6);
  }
  // the combining form of an adjective: historical → historico-
  if (
    /\p{L}{4}o$/u.test(a) &&
    isWord(b) &&
    vocabulary.combining.some(ending => known(`${a.slice(0, -1)}${ending}`))
  )
    return verdict('hyphen', 'a combining form', 0.7);
  if (vocabulary.suffixes.includes(b)) return verdict('closed', 'a divided word', 0.85);
  const name = /^\p{Lu}/u.test(a) && !b.includes('-');
  const long = (a.length >= 3 && b.length >= 3) || open > 0 || vocabulary.hyphenParticles.includes(b);
  if (isWord(a) && isWord(b) && long && a.length >= 3)
    return verdict(
      name ? 'closed' : 'hyphen',
      name ? 'perhaps a name' : 'both parts are words, together they are none',
      name ? 0.6 : /(?:ed|ing)$/.test(b) ? 0.85 : 0.75,
    );
  return verdict('closed', 'a divided word', 0.85);
}

const share = (a: number, b: number) => (a - b) / (a + b);

/** A place where a hyphen was lost, or may have been. */
export interface LostHyphen {
  line: TextLine;
  /** Offset in the line's text where it belongs. */
  at: number;
  word: string;
  verdict: Verdict;
}

/**
 * Finds the hyphens that the extraction lost where it joined lines: near each join, the word which is no word as it stands
 * and becomes one with a hyphen at a place that the measured width allows.
 */
export function findLostHyphens(
  lines: TextLine[],
  context: Judge,
  widths: WidthModel,
  measure: (line: TextLine) => number,
): LostHyphen[] {
  const found: LostHyphen[] = [];
  for (const line of lines) {
    const full = measure(line);
    // a last piece of a syllable or two hardly widens a line: it may hide a join
    const joins =
      line.joins.length > 0
        ? line.joins
        : widths.width(line.text) / full > 1.03
          ? [{ at: line.text.length, off: 0 }]
          : [];
    const tokens = [...line.text.matchAll(token)];
    let from = 0;
    joins.forEach((_, k) => {
      const start = k === 0 ? 0 : joins[k - 1]!.at;
      while (from < tokens.length && endOf(tokens[from]!) <= start) from++;
      const lost = lostIn(line, start, tokens, from, { context, widths, full });
      if (lost) found.push(lost);
    });
  }
  return found;
}

const endOf = (match: RegExpExecArray) => match.index + match[0].length;

/** The likeliest lost hyphen at the end of the printed line that begins at an offset of a line's text. */
function lostIn(
  line: TextLine,
  start: number,
  tokens: RegExpExecArray[],
  from: number,
  { context, widths, full }: { context: Judge; widths: WidthModel; full: number },
): LostHyphen | null {
  const reach = Math.max(0.075, 3 * widths.spread);
  const hyphen = widths.width('-');
  const upTo = widthsFrom(line.text, start, widths);
  let best: LostHyphen | null = null;
  let bestWorth = 0;
  for (let t = from; t < tokens.length; t++) {
    const match = tokens[t]!;
    const end = endOf(match);
    if (match[0].length < 4) continue;
    // divided by a hyphen that the extraction kept
    if (end === line.text.length - 1 && /[-\u00ad\u2010]$/.test(line.text)) continue;
    if ((upTo(match.index) + hyphen) / full - 1 > reach) break;
    if ((upTo(end) + hyphen) / full - 1 < -reach) continue;
    const word = match[0];
    if (isWhole(word, context)) continue;
    for (let c = 2; c <= word.length - 2; c++) {
      if (/[-’']/.test(word[c - 1]!) || /[-’']/.test(word[c]!)) continue;
      const off = (upTo(match.index + c) + hyphen) / full - 1;
      if (Math.abs(off) > reach) continue;
      const verdict = judge(word.slice(0, c), word.slice(c), context, true);
      if (verdict.form === 'closed') continue;
      const worth = verdict.confidence - Math.abs(off) * 2;
      if (worth > bestWorth) {
        bestWorth = worth;
        best = { line, at: match.index + c, word, verdict };
      }
    }
  }
  return best;
}

/** The width of a text from one offset on up to any later one, each character measured once. */
function widthsFrom(text: string, start: number, widths: WidthModel): (end: number) => number {
  const sums = [0];
  return end => {
    for (let i = start + sums.length - 1; i < end; i++) sums.push(sums.at(-1)! + widths.width(text[i]!));
    return end <= start ? 0 : sums[end - start]!;
  };
}

/** A word that needs no hyphen: the dictionary or the book knows it as it stands. */
function isWhole(word: string, { words, known }: Judge): boolean {
  const bare = word.replace(/’s$/, '');
  return (
    (words.counts.get(fold(word)) ?? 0) > 0 ||
    known(bare) ||
    (bare.includes('-') && bare.split('-').every(p => known(p) || (words.counts.get(fold(p)) ?? 0) > 0))
  );
}
