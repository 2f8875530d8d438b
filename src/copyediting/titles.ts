import type { Passage } from './passages.ts';
import type { LanguageWords } from './strangeness.ts';

/**
 * What speaks for a capitalised phrase being the title of a work, and against it: natural logarithms of odds, set by
 * reason from how titles are cited, not trained on any book. A phrase whose weights sum to more than 0 is drafted.
 * Each kind counts once for a phrase, wherever in the book it is seen.
 */
export const weights = {
  /** Most capitalised phrases are names. */
  base: -3,
  /** `the novel Red Star`, `a treatise entitled The Signature of All Things`. */
  'after a word such as “novel”': 6,
  /** `Red Star, a novel`. */
  'explained as a work': 4,
  /** `the Red Star trilogy`. */
  'before a word such as “novel”': 2.5,
  /** `H. Ellis: The New Spirit, p. 232`. */
  'between an author and a page': 6.5,
  /** `The New Spirit, p. 232`, `The New Spirit (London: Scott, 1890)`. */
  'before a page, volume or publisher': 2.5,
  /** `The New Spirit (1890)`. */
  'before a year': 3,
  /** `The New Spirit (Ellis 1890), A Study (Smith 1900)`: two or more in a row. */
  'in a list of works': 3.5,
  /** `Ellis’s New Spirit`. */
  'after an author’s name with ’s': 2.5,
  /** `in his later New Spirit`. */
  'after “his”, “her” or “their”': 2.5,
  /** `in The New Spirit`: an article with a capital where no sentence begins. */
  'its first “The” or “A” has a capital': 3.5,
  /** Two or more of its places have a sign of a title. */
  'used as a title more than once': 1,
  /** `Essays in Philosophy`, `Psychological Review`. */
  'looks like a title': 2,
  /** `Lives of the Poets`: small words within it. */
  'has small words between capitals': 1,
  /** `History of England II`. */
  'has a volume number': 1.5,
  /** It begins or ends a phrase that is a title: `New Spirit` beside `The New Spirit`. */
  'short form of a title': 4,
  /** One word, with a sign in hardly any of its places. */
  'mostly an ordinary word': -12,
  /** One word, and none of the language, nor a name that its dictionary knows: `Pravda`. */
  'not in the dictionary': 2.5,
  /** One word: it would be set in italics wherever it stands. */
  'only one word': -2.5,
  /** Its last word is an author's name in the citations, or the phrase is a possessive itself: a person. */
  'may be a person': -6,
  /** Its last word is no word of the language: `Fyodor Karamazov`. */
  'may end in a name': -1.5,
  /** Part of a heading of this book: its own theme. */
  'in a heading of this book': -1.5,
  /** With a small `the` most of the time: bodies, countries and times are called so (`the Soviet Union`). */
  'usually with a small “the”': -2.5,
  /** Most of the time without any sign of a title. */
  'mostly not used as a title': -1.5,
  /** Hardly ever with one. */
  'hardly ever used as a title': -2,
} as const;
type Evidence = Exclude<keyof typeof weights, 'base'>;

/** A capitalised phrase, and how it stands in the book. */
export interface TitleCandidate {
  text: string;
  /** How often it stands in the book as a phrase of its own. */
  count: number;
  weight: number;
  evidence: Evidence[];
}

const word = "\\p{Lu}[\\p{L}\\p{M}]*(?:[’'](?!s\\b)\\p{L}[\\p{L}\\p{M}]*|-\\p{L}+)*";
const yearOf = '[12]\\d{3}[a-z]?';

/** The titles of works that a book names, those drafted and those not, the likeliest first. */
export function titleCandidates(text: readonly Passage[], words: LanguageWords): TitleCandidate[] {
  const running = text.filter(({ kind }) => kind !== 'heading' && kind !== 'cell');
  const headings = text.filter(({ kind }) => kind === 'heading').map(heading => heading.text);
  const authors = authorsCited(running);
  const patterns = patternsOf(words);
  const found = new Map<string, { count: number; signed: number; small: number; evidence: Set<Evidence> }>();
  const see = (phrase: string, signs: Evidence[], smallThe: boolean) => {
    const entry = found.get(phrase) ?? { count: 0, signed: 0, small: 0, evidence: new Set<Evidence>() };
    found.set(phrase, entry);
    entry.count++;
    if (signs.some(sign => weights[sign] > 1)) entry.signed++;
    if (smallThe) entry.small++;
    for (const sign of signs) entry.evidence.add(sign);
  };
  for (const passage of running) {
    const behindAuthors = new Set<string>();
    for (const cited of passage.text.matchAll(patterns.afterAuthor)) {
      const title = cited[1]!;
      if (!isTitleCased(title, words)) continue;
      behindAuthors.add(title);
      see(title, ['between an author and a page'], false);
    }
    for (const match of passage.text.matchAll(patterns.phrase)) {
      const { phrase, at } = trim(match[0], match.index, passage.text, authors, words);
      if (patterns.notATitle.test(phrase) || behindAuthors.has(phrase.replace(/^.*?: /, ''))) continue;
      const before = passage.text.slice(Math.max(0, at - 60), at);
      const after = passage.text.slice(at + phrase.length, at + phrase.length + 60);
      see(phrase, signsOf(phrase, before, after, patterns), /\bthe $/.test(before));
      if (/^[’']s\b/.test(after)) found.get(phrase)!.evidence.add('may be a person');
    }
    for (const row of passage.text.matchAll(patterns.row))
      for (const [, phrase] of row[0].matchAll(patterns.cited)) see(phrase!, ['in a list of works'], false);
  }
  const candidates = [...found].map(([phrase, { count, signed, small, evidence }]): TitleCandidate => {
    const parts = phrase.split(' ');
    const last = parts.findLast(part => !/^[IVXLC]+$/.test(part))?.replace(/[’'].*$/, '') ?? phrase;
    if (parts.length === 1) evidence.add('only one word');
    if (parts.length === 1 && !words.known(phrase)) evidence.add('not in the dictionary');
    else if (parts.some(part => /^\p{Ll}/u.test(part))) evidence.add('has small words between capitals');
    if (parts.length > 1 && [parts[0]!, last].some(part => words.editing.genres.has(part.toLowerCase())))
      evidence.add('looks like a title');
    if (/ [IVX]+$/.test(phrase)) evidence.add('has a volume number');
    if (authors.has(last)) evidence.add('may be a person');
    if (
      parts.length > 1 &&
      !evidence.has('has small words between capitals') &&
      !words.known(last.toLowerCase())
    )
      evidence.add('may end in a name');
    if (signed > 1) evidence.add('used as a title more than once');
    if (headings.some(heading => heading.includes(phrase))) evidence.add('in a heading of this book');
    if (count > 1 && small > count / 2) evidence.add('usually with a small “the”');
    if (parts.length === 1 && signed < count / 5) evidence.add('mostly an ordinary word');
    if (signed > 0 && signed < count / 8) evidence.add('hardly ever used as a title');
    if (signed < count / 2) evidence.add('mostly not used as a title');
    return { text: phrase, count, weight: weigh(evidence), evidence: [...evidence] };
  });
  return withShortForms(candidates).sort((a, b) => b.weight - a.weight || b.count - a.count);
}

const weigh = (evidence: Iterable<Evidence>): number =>
  [...evidence].reduce<number>((sum, kind) => sum + weights[kind], weights.base);

/**
 * `New Spirit`, where `The New Spirit` is a title, is one too; `The New Spirit in French` is not, where it is no more
 * than that and a few words after it.
 */
function withShortForms(candidates: TitleCandidate[]): TitleCandidate[] {
  const bare = (text: string) => text.replace(/^(?:The|An?) /, '').replace(/ [IVX]+$/, '');
  const counts = new Map(
    candidates.filter(({ weight }) => weight > 0).map(({ text, count }) => [text, count]),
  );
  const titles = new Set([...counts.keys()].map(bare));
  const goesOn = ({ text, count }: TitleCandidate) =>
    [...text.matchAll(/ \p{Ll}/gu)].some(({ index }) => (counts.get(text.slice(0, index)) ?? 0) > count);
  return candidates
    .filter(candidate => !goesOn(candidate))
    .map(candidate => {
      const { text, weight, evidence } = candidate;
      if (weight > 0 || !text.includes(' ') || !titles.has(bare(text))) return candidate;
      const more: Evidence[] = [
        ...evidence.filter(kind => kind !== 'usually with a small “the”'),
        'short form of a title',
      ];
      return { ...candidate, evidence: more, weight: weigh(more) };
    });
}

/** Whether a text has the capitals of a title: no more than one word of the language in lower case that is not small. */
function isTitleCased(text: string, { vocabulary, known }: LanguageWords): boolean {
  const plain = text.split(/[ ;,]+/).filter(part => /^\p{Ll}/u.test(part));
  const common = plain.filter(part => !vocabulary.smallWords.includes(part) && known(part));
  return /\p{L}{3}/u.test(text) && common.length <= 1;
}

/** A phrase without the `In` that begins its sentence, and without the author that its year belongs to. */
function trim(
  phrase: string,
  at: number,
  text: string,
  authors: Set<string>,
  { vocabulary, editing }: LanguageWords,
) {
  let from = at;
  let to = at + phrase.length;
  const first = /^(\p{Lu}\p{Ll}*) (?=.*\p{Lu})/u.exec(phrase);
  const small = first && [...vocabulary.smallWords, ...editing.stops].includes(first[1]!.toLowerCase());
  if (small && !/^(?:The|An?)$/.test(first[1]!) && /(?:^|[.?!:] [“‘]?|[“‘(] ?)$/.test(text.slice(0, at)))
    from += first[0].length;
  const last = / (\S+)$/.exec(text.slice(from, to));
  if (last && authors.has(last[1]!) && /^ \(\d/.test(text.slice(to))) to -= last[0].length;
  return { phrase: text.slice(from, to), at: from };
}

/** Names that stand with a year in citations: `(Ellis 1890: 12; Smith and Brown 1900)`. */
function authorsCited(text: readonly Passage[]): Set<string> {
  const authors = new Set<string>();
  const citation = new RegExp(
    `[(;] ?(?:[a-z]+,? )*(${word}(?:(?:, | and | & )${word})*),? ${yearOf}\\b`,
    'gu',
  );
  for (const passage of text)
    for (const [, names] of passage.text.matchAll(citation))
      for (const [name] of names!.matchAll(new RegExp(word, 'gu'))) authors.add(name);
  return authors;
}

type Patterns = ReturnType<typeof patternsOf>;

function patternsOf({ vocabulary, editing }: LanguageWords) {
  const foreign = Object.values(editing.foreign).flatMap(list => [...list]);
  const small = [...new Set([...vocabulary.smallWords, ...foreign])].filter(one => !editing.stops.has(one));
  const works = [...editing.works].join('|');
  const named = [...editing.named].join('|');
  const between = `(?:: |(?: (?:${small.join('|')})){0,3} (?!(?:The|An?) ))`;
  const phrase = `${word}(?:${between}${word})*`;
  const locators = editing.locators
    .map(one => `[${one[0]!.toUpperCase()}${one[0]}]${one.slice(1)}`)
    .join('|');
  const place = `(?:\\p{Lu}[\\p{L}.]+ ?)+`;
  const locator = `(?:(?:${locators})\\b|§|[IVXLC]+\\b|${yearOf}\\b|\\d+\\p{Ll}{2,3}\\b)`;
  const cited = `(${phrase}) \\(${word}(?: (?:and|&) ${word})? ${yearOf}\\)`;
  return {
    phrase: new RegExp(phrase, 'gu'),
    notATitle: new RegExp(`^(?:${locators}) [IVXLC]+$`, 'u'),
    row: new RegExp(`${cited}(?:,? (?:and )?(?:[a-z]+,? )*${cited})+`, 'gu'),
    cited: new RegExp(cited, 'gu'),
    afterAuthor: new RegExp(
      `\\p{Lu}[\\p{L}.’]*: (\\p{Lu}(?:[^“”‘:;()]|; (?=\\p{Lu})){2,80}?)(?=,? (?:in )?${locator}|, ${place}, ${yearOf})`,
      'gu',
    ),
    locator: new RegExp(`^(?:, ${locator}|, ${place}, ${yearOf}| \\(${place}: )`, 'u'),
    placeOf: new RegExp(`^, ${yearOf}`, 'u'),
    year: new RegExp(`^ \\(${yearOf}`, 'u'),
    workBefore: new RegExp(
      `\\b(?:(?:${works})(?:,? (?:${named}))?|${[...editing.entitled].join('|')}),? $`,
      'u',
    ),
    workAfter: new RegExp(`^, (?:an?|the|his|her) (?:\\p{Ll}[\\p{L}-]* ){0,3}(?:${works})\\b`, 'u'),
    workBehind: new RegExp(`^ (?:${works})\\b`, 'u'),
    pronoun: new RegExp(
      `\\b[Ii]n (?:${[...editing.possessives].join('|')}) (?:\\p{Ll}[\\p{L}-]* ){0,2}$`,
      'u',
    ),
    possessive: /\p{Lu}[\p{L}\p{M}]+[’']s? (?:(?:\p{Ll}[\p{L}-]*|\d{4}) ){0,2}$/u,
  };
}

function signsOf(phrase: string, before: string, after: string, patterns: Patterns): Evidence[] {
  const signs: Evidence[] = [];
  if (patterns.workBefore.test(before)) signs.push('after a word such as “novel”');
  if (patterns.workAfter.test(after)) signs.push('explained as a work');
  if (patterns.workBehind.test(after)) signs.push('before a word such as “novel”');
  if (patterns.locator.test(after) && !(before.endsWith(', ') && patterns.placeOf.test(after)))
    signs.push('before a page, volume or publisher');
  if (patterns.year.test(after)) signs.push('before a year');
  if (patterns.possessive.test(before)) signs.push('after an author’s name with ’s');
  if (patterns.pronoun.test(before)) signs.push('after “his”, “her” or “their”');
  if (/^(?:The|An?) \p{Lu}/u.test(phrase) && /[\p{Ll},] $/u.test(before))
    signs.push('its first “The” or “A” has a capital');
  return signs;
}
