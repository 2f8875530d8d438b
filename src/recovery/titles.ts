import { titleCase } from 'title-case';
import { folio } from '../extraction/numerals.ts';
import type { Vocabulary } from '../language/vocabulary.ts';

/** How often the book writes a word in capitals and otherwise, and within a sentence with a capital and without. */
interface CaseCounts {
  capitals: number;
  mixed: number;
  named: number;
  small: number;
}

/** How the book writes words in its running text, by their form in capitals. */
export type CaseEvidence = Map<string, CaseCounts>;

/** What stands before a word within a sentence. */
const within = /[\p{Ll}\p{N},;] $/u;

/** Counts the case of the words of running text (headings left out: they stand in capitals for another reason). */
export function gatherCase(texts: string[]): CaseEvidence {
  const counts: CaseEvidence = new Map();
  for (const text of texts)
    for (const { 0: word, index } of text.matchAll(/\p{L}{2,}/gu)) {
      const key = word.toUpperCase();
      const count = counts.get(key) ?? { capitals: 0, mixed: 0, named: 0, small: 0 };
      if (word === key) count.capitals++;
      else count.mixed++;
      if (word === word.toLowerCase()) count.small++;
      else if (within.test(text.slice(Math.max(0, index - 2), index))) count.named++;
      counts.set(key, count);
    }
  return counts;
}

/**
 * A title in capitals as it would be printed in mixed case: as the running heads or the contents print it where they do, else as
 * titles are in its language, with the acronyms of the book itself left in capitals (those that its text never writes in lower case).
 * @param heads the running heads of the chapter's pages and the book's contents, as {@link casedHeads} keeps them
 */
export function mixedCase(
  title: string,
  heads: CasedHeads,
  evidence: CaseEvidence,
  words: Vocabulary,
): string {
  const lowered = title.replace(/\p{L}+/gu, word => {
    const seen = evidence.get(word);
    if (/^[IVXLC]{2,}$/.test(word) && folio(word) && !seen?.mixed) return word;
    return seen && word.length > 1 && seen.capitals > seen.mixed ? word : word.toLowerCase();
  });
  const hyphened =
    words.titleStyle === 'title' ? inTitleCase(lowered, words) : asSentence(lowered, evidence, words);
  const own = lettersOf(title);
  const same = heads.get(own);
  if (same) return respace(same.head, title);
  // a shorter running head still tells the case of the words it has
  let first: { head: string; order: number } | undefined;
  for (let length = 8; length <= Math.min(own.length, longestHead); length++) {
    const head = heads.get(own.slice(0, length));
    if (head && (!first || head.order < first.order)) first = head;
  }
  return first ? overlay(hyphened, first.head) : hyphened;
}

function inTitleCase(title: string, { smallWords }: Vocabulary): string {
  const cased = titleCase(title, { smallWords: new Set(smallWords) });
  return cased.replace(/(?<=\p{L}-)\p{Ll}(?=\p{L}{3})/gu, c => c.toUpperCase());
}

/** A title as a sentence: with capitals where it begins, and for the words that the text writes so within its sentences. */
function asSentence(title: string, evidence: CaseEvidence, { titleStyle, smallWords }: Vocabulary): string {
  const small = new Set(smallWords);
  return title.replace(/\p{L}+/gu, (word, at: number) => {
    const before = title.slice(0, at);
    const { named = 0, small: unnamed = 0 } = evidence.get(word.toUpperCase()) ?? {};
    const unknown = named + unnamed === 0 && titleStyle === 'nouns' && !small.has(word);
    const begins = !/\p{L}/u.test(before) || /[.!?]["'”’»)]* $/u.test(before);
    return begins || unknown || named > unnamed ? word[0]!.toUpperCase() + word.slice(1) : word;
  });
}

/** Running heads in mixed case by their letters, with their place among the others: the first of those that read alike. */
export type CasedHeads = ReadonlyMap<string, { head: string; order: number }>;

/** No running head has more letters. */
const longestHead = 90;

const lettersOf = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

/** Those of a chapter's running heads that tell the case of its titles. */
export function casedHeads(heads: string[]): CasedHeads {
  const kept = new Map<string, { head: string; order: number }>();
  heads.forEach((head, order) => {
    const letters = lettersOf(head);
    if (head !== head.toUpperCase() && !kept.has(letters)) kept.set(letters, { head, order });
  });
  return kept;
}

/** A running head's letters with the spacing and punctuation of the title, which may be longer by a mark. */
function respace(head: string, title: string): string {
  const letters = [...head].filter(c => /[\p{L}\p{N}]/u.test(c));
  let i = 0;
  return [...title].map(c => (/[\p{L}\p{N}]/u.test(c) ? letters[i++]! : c)).join('');
}

function overlay(text: string, head: string): string {
  const letters = [...head].filter(c => /[\p{L}\p{N}]/u.test(c));
  let i = 0;
  return [...text].map(c => (/[\p{L}\p{N}]/u.test(c) && i < letters.length ? letters[i++]! : c)).join('');
}
