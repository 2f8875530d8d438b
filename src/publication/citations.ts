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

const particle = '(?:de|da|di|du|la|le|van|von|der|den|ten|al-|el-|ibn)';
const name = `(?:(?:${particle}\\s)*\\p{Lu}[\\p{L}\\p{M}’'-]+)`;
const authors = `${name}(?:(?:,\\s|,?\\s(?:and|und|et|y|e|&)\\s)${name})*(?:,?\\set\\sal\\.)?`;
const year = '(?:1[5-9]|20)\\p{Nd}{2}[a-z]?';
/** More than one year, and pages, may follow: `Foucault 1980a, 1982: 136`. */
const inBrackets = new RegExp(
  `(?<![\\p{L}\\p{M}])(?<authors>${authors}),?\\s(?<year>${year})(?![\\p{L}\\p{N}])`,
  'gu',
);
const yearInBrackets = new RegExp(`\\s\\((?<year>${year})(?=[):,;\\s])`, 'gu');
const nameBefore = new RegExp(`(?<![\\p{L}\\p{M}])(?<authors>${authors})(?:[’']s?)?$`, 'u');
/** No list of authors in a sentence is longer than this. */
const reach = 120;
const ibid = /(?<![\p{L}])(?:ibid|ebd|ib)\.(?![\p{L}])/giu;
/** Brackets with a year in them. */
const brackets = /\((?=[^()]*\p{Nd}{4})[^()]*\)/gu;
/** Words that open a sentence or a month's date, not a name. */
const noName =
  /^(?:In|By|Since|From|Until|After|Before|During|See|Cf|Of|The|January|February|March|April|May|June|July|August|September|October|November|December)$/u;

/**
 * Finds the author–date citations of a text: in brackets (`(Foucault 1980a: 136; see also Agamben 1998)`), with the name
 * in the sentence (`Foucault (1980a: 136)`), and `ibid.`, which is the work cited last.
 * @param last the work cited last before this text
 */
export function citationsIn(text: string, last?: Citation): Citation[] {
  const found: Citation[] = [];
  const add = (list: string, year: string, from: number, to: number) => {
    const authors = surnames(list);
    if (authors.length > 0) found.push({ authors, year, from, to, ibid: false });
  };
  for (const bracket of text.matchAll(brackets)) {
    for (const match of bracket[0].matchAll(inBrackets)) {
      const from = bracket.index + match.index;
      add(match.groups!.authors!, match.groups!.year!, from, from + match[0].length);
    }
  }
  for (const match of text.matchAll(yearInBrackets)) {
    const before = nameBefore.exec(text.slice(Math.max(0, match.index - reach), match.index));
    const to = match.index + match[0].length;
    if (before && !isTitle(text.slice(0, match.index)))
      add(before.groups!.authors!, match.groups!.year!, to - match.groups!.year!.length, to);
  }
  const named = found
    .sort((one, other) => one.from - other.from)
    .filter(({ from }, k, all) => k === 0 || from >= all[k - 1]!.to);
  const ibids = [...text.matchAll(ibid)].map(match => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
  const result = [...named];
  for (const { from, to } of ibids) {
    const before = named.filter(citation => citation.to <= from).at(-1) ?? last;
    if (before) result.push({ authors: before.authors, year: before.year, from, to, ibid: true });
  }
  return result.sort((one, other) => one.from - other.from);
}

/** Whether a text ends in several words in capitals: a title, as in `THE ORDER OF THINGS (2007)`. */
function isTitle(text: string): boolean {
  return /(?<![\p{L}])\p{Lu}{2,}\P{L}+\p{Lu}{2,}$/u.test(text);
}

/** `Deleuze and Guattari` → both; first names and openings of sentences are left out. */
function surnames(list: string): string[] {
  return list
    .replace(/,?\set\sal\.$/u, '')
    .split(/,\s|,?\s(?:and|und|et|y|e|&)\s/u)
    .map(each => each.trim().replace(/[’']s?$/u, ''))
    .filter(each => each !== '' && !noName.test(each));
}

/** What names a work, however it is cited: the first author's surname and the year. */
export function workKey({ authors, year }: { authors: string[]; year: string }): string {
  return `${(authors[0] ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()} ${year}`;
}
