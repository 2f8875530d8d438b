import type { EditingVocabulary } from '../language/editing.ts';
import { phraseFinder, withoutPhrases } from '../manuscript/phrases.ts';
import type { Passage } from './passages.ts';
import { type LanguageWords, strangeWords } from './strangeness.ts';

/** A word or phrase of another language, and what it is told by. */
export interface ForeignCandidate {
  text: string;
  /** BCP 47 tag, where its small words or the trade's list tell it. */
  language?: string;
  /** How often it stands in the book. */
  count: number;
  evidence: 'usually set in italics' | 'explains a word, in brackets' | 'not in the dictionary';
}

/**
 * Foreign words and phrases, by three signs:
 * - phrases that the trade sets in italics (`sine qua non`);
 * - glosses in brackets: `‘reforging’ (perekovka)`, `the poor (bednyaki)`;
 * - words that are strange to the language ({@link strangeWords}), with the small foreign words among them.
 *
 * Verse is left out, and phrases that the trade has long set in roman (`a priori`).
 *
 * @param titles those the book names: what is foreign in them is theirs
 */
export function foreignCandidates(
  text: readonly Passage[],
  words: LanguageWords,
  titles: readonly string[] = [],
): ForeignCandidate[] {
  const { editing } = words;
  const running = text.filter(({ kind }) => kind !== 'heading' && kind !== 'verse');
  const strange = strangeWords(running, words);
  const custom = phraseFinder(Object.values(editing.italic).flat(), letters);
  const compounds = editing.roman.map(phrase => phrase.replaceAll(' ', '-'));
  const notForeign = phraseFinder([...titles, ...editing.roman, ...compounds], letters);
  const found = new Map<string, ForeignCandidate['evidence']>();
  const see = (phrase: string, evidence: ForeignCandidate['evidence']) => {
    if (!found.has(phrase)) found.set(phrase, evidence);
  };
  for (const passage of running) {
    const text = passage.text.replace(address, '¦');
    const line = withoutPhrases(text, notForeign(text), '¦');
    const customary = custom(line);
    for (const { phrase } of customary) see(phrase, 'usually set in italics');
    const glossed = [...line.matchAll(glosses)].map(match => match[1]!);
    // beside one gloss that is foreign others are too, though the dictionary may know the word: `(zoe) … (bios)`
    const isForeign = (gloss: string) => gloss.split(' ').every(strange.isStrange);
    const besides = glossed.some(isForeign);
    for (const gloss of glossed)
      if (isForeign(gloss) || (besides && !gloss.includes(' '))) see(gloss, 'explains a word, in brackets');
    for (const [, gloss] of line.matchAll(quotedGlosses))
      if (!words.known(gloss!)) see(gloss!, 'explains a word, in brackets');
    for (const run of strange.runs(withoutPhrases(line, customary, '¦'))) see(run, 'not in the dictionary');
  }
  // a sentence may begin with it
  const capitalised = new Map(
    [...found.keys()].map(phrase => [phrase[0]!.toUpperCase() + phrase.slice(1), phrase]),
  );
  const counts = countOf([...found.keys(), ...capitalised.keys()], running);
  const count = (phrase: string) => counts.get(phrase) ?? 0;
  for (const [capital, phrase] of capitalised)
    if (count(capital) > 0 && count(capital) < count(phrase)) see(capital, found.get(phrase)!);
  return [...found].map(([phrase, evidence]) => {
    const language = languageOf(phrase, editing);
    return { text: phrase, ...(language ? { language } : {}), count: count(phrase), evidence };
  });
}

const word = "\\p{Ll}[\\p{L}\\p{M}]*(?:[’'][\\p{L}\\p{M}]+)*";
/** One to four words alone in brackets, after a word. */
const glosses = new RegExp(`(?<=[\\p{L}’”] )\\((${word}(?: ${word}){0,3})\\)(?!\\p{L})`, 'gu');
/** A capitalised one, as German nouns are: only after a word in quotation marks, since else it may be a name. */
const quotedGlosses = new RegExp(
  `(?<=\\p{L}[’”] )\\((\\p{Lu}\\p{Ll}+(?: ${word})*(?: \\p{Lu}\\p{Ll}+)?)\\)`,
  'gu',
);

/** An address of the net. */
const address = /(?<!\S)\S*(?:\/\/|www\.|@)\S*/gu;

/** What a word consists of, as the inside of a character class: parts of a compound are no words here. */
const letters = '\\p{L}\\p{M}-';

function countOf(phrases: readonly string[], text: readonly Passage[]): Map<string, number> {
  const counts = new Map<string, number>();
  if (phrases.length === 0) return counts;
  const find = phraseFinder(phrases, letters);
  for (const { text: line } of text)
    for (const { phrase } of find(line)) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  return counts;
}

/** The language on whose list a phrase is, or whose small words it has, where it is only one. */
function languageOf(phrase: string, { foreign, italic }: EditingVocabulary): string | undefined {
  const listed = Object.entries(italic).find(([, phrases]) => phrases.includes(phrase));
  if (listed) return listed[0];
  const parts = phrase.toLowerCase().split(/[ ’']/);
  if (parts.length === 1) return undefined;
  const votes = Object.entries(foreign)
    .map(([language, small]) => ({ language, votes: parts.filter(part => small.has(part)).length }))
    .sort((a, b) => b.votes - a.votes);
  return votes[0]!.votes > (votes[1]?.votes ?? 0) ? votes[0]!.language : undefined;
}
