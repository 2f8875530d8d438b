import { type Fault, faultAt } from './fault.ts';
import type { Passage } from './passages.ts';

/** A citation by author and year, and where it stands. */
interface Citation {
  authors: string;
  year: string;
  pages?: string;
  passage: Passage;
  at: number;
  length: number;
}

const name = '\\p{Lu}[\\p{L}’-]+(?: (?:and|&) \\p{Lu}[\\p{L}’-]+)?';
const year = '[12]\\d{3}[a-z]?';
const pages = '(?:: ?(\\d+(?:[–-]\\d+)?))?';
/** After a bracket or semicolon, and a few words (`see also`): never the whole paragraph before it. */
const inBrackets = new RegExp(
  `(?=\\p{Lu})(?<=[(;] ?(?:\\p{Ll}{1,20},? ){0,12})(${name}),? (${year})${pages}`,
  'gu',
);
const inText = new RegExp(`(${name})(?:[’']s?)? \\((${year})${pages}`, 'gu');

/**
 * Years of citations that disagree: the same author's same pages under two years, a year without the letter that this
 * author's other works of the year have, and a year cited once that is a slip away from one cited often.
 */
export function yearsThatDisagree(text: readonly Passage[]): Fault[] {
  const byAuthor = new Map<string, Citation[]>();
  for (const citation of citationsIn(text))
    byAuthor.set(citation.authors, [...(byAuthor.get(citation.authors) ?? []), citation]);
  return [...byAuthor.values()].flatMap(citations => {
    const counts = new Map<string, number>();
    for (const citation of citations) counts.set(citation.year, (counts.get(citation.year) ?? 0) + 1);
    return citations.flatMap(citation => {
      const found = disagreement(citation, citations, counts);
      if (!found) return [];
      const { passage, at, length, authors, year } = citation;
      const printed = passage.text.slice(at, at + length);
      return [
        faultAt(passage, at, at + length, {
          code: 'year-disagrees',
          message: `${authors} is cited with the year ${citation.year} here, ${found.why}.`,
          likelihood: found.likelihood,
          right: found.right && printed.replace(year, found.right),
        }),
      ];
    });
  });
}

function disagreement(
  { year, pages }: Citation,
  all: readonly Citation[],
  counts: ReadonlyMap<string, number>,
): { why: string; likelihood: number; right?: string | undefined } | undefined {
  const own = counts.get(year)!;
  const other = all.find(
    one => one.year !== year && isSlip(one.year, year) && pages?.includes('–') && one.pages === pages,
  );
  if (other && own <= counts.get(other.year)!)
    return {
      why: `but elsewhere with ${other.year} for the same pages (${pages})`,
      ...{ likelihood: 0.75, right: other.year },
    };
  const lettered = [...counts.keys()].filter(one => one.length === 5 && one.startsWith(year));
  if (year.length === 4 && lettered.length > 0)
    return {
      why: `but elsewhere with ${lettered.sort().join(' and ')}`,
      ...{ likelihood: 0.7, right: lettered.length === 1 ? lettered[0] : undefined },
    };
  const often = [...counts].find(([one, count]) => own === 1 && count >= 4 && isSlip(one, year));
  if (often) return { why: `but ${often[1]} times with ${often[0]}`, likelihood: 0.35, right: often[0] };
  return undefined;
}

/** Whether two years are a slip apart: by one, by two figures that changed places, by a letter. */
function isSlip(one: string, other: string): boolean {
  const [a, b] = [one.slice(0, 4), other.slice(0, 4)];
  if (a === b) return one !== other && (one.length === 4 || other.length === 4);
  if (one.length !== other.length) return false;
  if (Math.abs(Number(a) - Number(b)) === 1) return true;
  return [0, 1, 2].some(i => a.slice(0, i) + a[i + 1] + a[i] + a.slice(i + 2) === b);
}

function citationsIn(text: readonly Passage[]): Citation[] {
  return text.flatMap(passage =>
    [inBrackets, inText].flatMap(pattern =>
      [...passage.text.matchAll(pattern)].map(match => ({
        authors: match[1]!,
        year: match[2]!,
        ...(match[3] ? { pages: match[3].replace('-', '–') } : {}),
        passage,
        at: match.index,
        length: match[0].length,
      })),
    ),
  );
}
