import { anyOf } from '../language/languages.ts';
import { fullName, listOf, plainName, surname, surnames, withoutParticles } from './names.ts';
import { endsTitle } from './title-context.ts';

/** A citation by author and year, as it stands in a text. */
export interface Citation {
  /** Surnames, the first one first: `['Foucault']`; of the last work cited before, for `ibid.` */
  authors: string[];
  /** `1980a`. */
  year: string;
  /** Offsets of what names the work: `Foucault 1980a`, `1980a` after a name in the sentence, `Ibid.`. */
  from: number;
  to: number;
  ibid: boolean;
}

/** What stands for the work cited last, in any language. */
export const ibidem = anyOf(language => language.ibidem);
/** The year of a printed book: the first are of the fifteenth century. */
export const year = '(?:1[4-9]|20)\\p{Nd}{2}[a-z]?';
const word = '(?<![\\p{L}\\p{M}])';
/** `Foucault 1980a`, and in what follows more years of the same author: `, 1982`. */
const inBrackets = new RegExp(
  `${word}(?<authors>${listOf(fullName)}),?\\s(?<year>${year})(?![\\p{L}\\p{N}])`,
  'gu',
);
/** `(1980a`, and more years. */
const yearInBrackets = new RegExp(`\\s\\((?<year>${year})(?=[):,;\\s])`, 'gu');
/** Another year of the same author, after what may be pages of the work before. */
const furtherYear = new RegExp(
  `^(?:\\s\\[\\p{Nd}{4}\\])?(?::\\s?[\\p{Nd}n,\\s–-]+?)?(?:[,;]\\s(?:and\\s)?|\\sand\\s)(?<year>${year})(?=[):,;\\s])`,
  'u',
);
const nameBefore = new RegExp(`${word}(?<authors>${listOf(surname)})(?<owner>[’']s|(?<=s)[’'])?$`, 'u');
/** No list of authors in a sentence is longer than this. */
const reach = 120;
const ibid = new RegExp(`(?<![\\p{L}])(?:${ibidem})\\.(?![\\p{L}])`, 'giu');
/** Brackets with a year in them; longer ones are no citation, and would take long to look through. */
const brackets = /\((?=[^()]{0,2000}\p{Nd}{4})[^()]{0,2000}\)/gu;

/** Words before a citation in brackets, in the languages of the books. */
const introductions = [
  'see|also|cf\\.?|in|by|from|as|and|or|to|with|against|contra|pace|after|following|quoted|cited|e\\.g\\.|i\\.e\\.',
  'example|instance|generally|especially|particularly|notably',
  'siehe|vgl\\.|auch|so|bei|nach|und|z\\.\\s?B\\.|zit\\.',
  'voir|aussi|chez|dans|et|d’après|selon|véase|según|en|vedi|anche|secondo',
].join('|');
/**
 * What may stand in brackets before a citation: nothing, a word that introduces it, initials, or another citation. Before the
 * place of an imprint stands something else (`5th edition, Zurich 1887`).
 */
const leadsToCitation = new RegExp(
  `^\\s*$|(?:^|[^\\p{L}])(?:${introductions}),?\\s$|(?:^|\\s)(?:\\p{Lu}\\.[\\s-]?)+$|${year}(?:\\s\\[\\p{Nd}{4}\\])?(?::[\\p{Nd}\\s,nf.–-]+)?,\\s(?:and\\s)?$`,
  'iu',
);

/** Surnames of authors, as `plainName` has them: an author cited in brackets is one in a sentence too. */
export type Authors = ReadonlySet<string>;

/** The authors that a text cites in brackets (`(Foucault 1980a: 136; see also Agamben 1998)`), where nothing else can stand. */
export function authorsIn(text: string): string[] {
  return bracketed(text).flatMap(({ authors }) => authors.map(plainName));
}

/**
 * Finds the author–date citations of a text: in brackets, with the name in the sentence (`Foucault (1980a: 136)`), and
 * `ibid.`, which is the work cited last.
 * @param last the work cited last before this text
 * @param known authors cited elsewhere in the book; a title before a year (`The Order of Things (2007)`) is no author
 */
export function citationsIn(text: string, last?: Citation, known: Authors = new Set()): Citation[] {
  const named = [...bracketed(text), ...inSentences(text, known)]
    .sort((one, other) => one.from - other.from)
    .filter(({ from }, k, all) => k === 0 || from >= all[k - 1]!.to);
  const result = [...named];
  let k = 0;
  for (const { index: from, 0: match } of text.matchAll(ibid)) {
    while (k < named.length && named[k]!.to <= from) k++;
    const before = named[k - 1] ?? last;
    if (!before) continue;
    const { authors, year } = before;
    result.push({ authors, year, from, to: from + match.length, ibid: true });
  }
  return result.sort((one, other) => one.from - other.from);
}

function bracketed(text: string): Citation[] {
  return [...text.matchAll(brackets)].flatMap(bracket =>
    [...bracket[0].matchAll(inBrackets)].flatMap(match => {
      const authors = surnames(match.groups!.authors!);
      const lead = bracket[0].slice(1, match.index).replace(/^.*;/su, '');
      if (authors.length === 0 || !leadsToCitation.test(lead)) return [];
      // `Pravda, March 1936` is a date.
      if (!match.groups!.authors!.replace(/,?\set\sal\.$/u, '').endsWith(authors.at(-1)!)) return [];
      // A word that opened the bracket (`See Foucault 1980`) does not name the work.
      const from = bracket.index + match.index + match.groups!.authors!.indexOf(authors[0]!);
      const to = bracket.index + match.index + match[0].length;
      const first = { authors, year: match.groups!.year!, from, to, ibid: false };
      return [first, ...furtherWorks(text, first)];
    }),
  );
}

function inSentences(text: string, known: Authors): Citation[] {
  return [...text.matchAll(yearInBrackets)].flatMap(match => {
    const start = Math.max(0, match.index - reach);
    const before = text.slice(start, match.index);
    const name = nameBefore.exec(before);
    if (!name) return [];
    const owned = name.groups!.owner !== undefined;
    const authors = surnames(name.groups!.authors!).map(author => asKnown(author, known));
    const lead = before.slice(0, before.length - name[0].length);
    if (authors.length === 0) return [];
    if (endsTitle(lead, name[0], owned || known.has(plainName(authors[0]!)))) return [];
    const to = match.index + match[0].length;
    const year = match.groups!.year!;
    const first = { authors, year, from: to - year.length, to, ibid: false };
    return [first, ...furtherWorks(text, first)];
  });
}

/** In a sentence a particle may be a word of its own (`l’œuvre de Foucault`): then the author is known without it. */
function asKnown(author: string, known: Authors): string {
  const bare = withoutParticles(author);
  return !known.has(plainName(author)) && known.has(plainName(bare)) ? bare : author;
}

/** More works of the same author, by their years alone: `Foucault 1980a: 136, 1982`. */
function furtherWorks(text: string, first: Citation): Citation[] {
  const works: Citation[] = [];
  let at = first.to;
  for (;;) {
    const next = furtherYear.exec(text.slice(at));
    if (!next) return works;
    at += next[0].length;
    const year = next.groups!.year!;
    works.push({ ...first, year, from: at - year.length, to: at });
  }
}

/** What names a work, however it is cited: the first author’s surname and the year. */
export function workKey({ authors, year }: { authors: string[]; year: string }): string {
  return `${plainName(authors[0] ?? '')} ${year}`;
}
