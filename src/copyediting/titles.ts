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
  'after the kind of work': 6,
  /** `Red Star, a novel`. */
  'explained as a work': 4,
  /** `the Red Star trilogy`. */
  'before the kind of work': 2.5,
  /** `H. Ellis: The New Spirit, p. 232`. */
  'between author and place': 6.5,
  /** `The New Spirit, p. 232`, `The New Spirit (London: Scott, 1890)`. */
  'before a page, volume or publisher': 2.5,
  /** `The New Spirit (1890)`. */
  'before a year': 3,
  /** `The New Spirit (Ellis 1890), A Study (Smith 1900)`: two or more in a row. */
  'in a row of cited works': 3.5,
  /** `Ellis’s New Spirit`. */
  'after an author’s possessive': 2.5,
  /** `in his later New Spirit`. */
  'after a possessive pronoun': 2.5,
  /** `in The New Spirit`: an article with a capital where no sentence begins. */
  'article with a capital': 3.5,
  /** Two or more of its places have a sign of a title. */
  'signs more than once': 1,
  /** `Essays in Philosophy`, `Psychological Review`. */
  'begins or ends like a title': 2,
  /** `Lives of the Poets`: small words within it. */
  'shaped as a title': 1,
  /** `History of England II`. */
  'volume number': 1.5,
  /** It begins or ends a phrase that is a title: `New Spirit` beside `The New Spirit`. */
  'short form of a title': 4,
  /** One word, with a sign in hardly any of its places. */
  'a word like others': -12,
  /** One word, and none of the language, nor a name that its dictionary knows: `Pravda`. */
  'strange word': 2.5,
  /** One word: it would be set in italics wherever it stands. */
  'one word': -2.5,
  /** Its last word is an author's name in the citations, or the phrase is a possessive itself: a person. */
  'name of a person': -6,
  /** Its last word is no word of the language: `Fyodor Karamazov`. */
  'ends in a name': -1.5,
  /** Part of a heading of this book: its own theme. */
  'in a heading': -1.5,
  /** With a small `the` most of the time: bodies, countries and times are called so (`the Soviet Union`). */
  'goes with the': -2.5,
  /** Most of the time without any sign of a title. */
  'mostly without a sign': -1.5,
  /** Hardly ever with one. */
  'hardly ever with a sign': -2,
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
      see(title, ['between author and place'], false);
    }
    for (const match of passage.text.matchAll(patterns.phrase)) {
      const { phrase, at } = trim(match[0], match.index, passage.text, authors, words);
      if (patterns.notATitle.test(phrase) || behindAuthors.has(phrase.replace(/^.*?: /, ''))) continue;
      const before = passage.text.slice(Math.max(0, at - 60), at);
      const after = passage.text.slice(at + phrase.length, at + phrase.length + 60);
      see(phrase, signsOf(phrase, before, after, patterns), /\bthe $/.test(before));
      if (/^[’']s\b/.test(after)) found.get(phrase)!.evidence.add('name of a person');
    }
    for (const row of passage.text.matchAll(patterns.row))
      for (const [, phrase] of row[0].matchAll(patterns.cited))
        see(phrase!, ['in a row of cited works'], false);
  }
  const candidates = [...found].map(([phrase, { count, signed, small, evidence }]): TitleCandidate => {
    const parts = phrase.split(' ');
    const last = parts.findLast(part => !/^[IVXLC]+$/.test(part))?.replace(/[’'].*$/, '') ?? phrase;
    if (parts.length === 1) evidence.add('one word');
    if (parts.length === 1 && !words.known(phrase)) evidence.add('strange word');
    else if (parts.some(part => /^\p{Ll}/u.test(part))) evidence.add('shaped as a title');
    if (parts.length > 1 && [parts[0]!, last].some(part => words.editing.genres.has(part.toLowerCase())))
      evidence.add('begins or ends like a title');
    if (/ [IVX]+$/.test(phrase)) evidence.add('volume number');
    if (authors.has(last)) evidence.add('name of a person');
    if (parts.length > 1 && !evidence.has('shaped as a title') && !words.known(last.toLowerCase()))
      evidence.add('ends in a name');
    if (signed > 1) evidence.add('signs more than once');
    if (headings.some(heading => heading.includes(phrase))) evidence.add('in a heading');
    if (count > 1 && small > count / 2) evidence.add('goes with the');
    if (parts.length === 1 && signed < count / 5) evidence.add('a word like others');
    if (signed > 0 && signed < count / 8) evidence.add('hardly ever with a sign');
    if (signed < count / 2) evidence.add('mostly without a sign');
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
        ...evidence.filter(kind => kind !== 'goes with the'),
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
  if (patterns.workBefore.test(before)) signs.push('after the kind of work');
  if (patterns.workAfter.test(after)) signs.push('explained as a work');
  if (patterns.workBehind.test(after)) signs.push('before the kind of work');
  if (patterns.locator.test(after) && !(before.endsWith(', ') && patterns.placeOf.test(after)))
    signs.push('before a page, volume or publisher');
  if (patterns.year.test(after)) signs.push('before a year');
  if (patterns.possessive.test(before)) signs.push('after an author’s possessive');
  if (patterns.pronoun.test(before)) signs.push('after a possessive pronoun');
  if (/^(?:The|An?) \p{Lu}/u.test(phrase) && /[\p{Ll},] $/u.test(before))
    signs.push('article with a capital');
  return signs;
}
