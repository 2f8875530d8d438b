import type { Extraction } from './extraction.ts';

/** What the imprint of a printed book says of it. */
export interface Imprint {
  /** As printed, with its hyphens or blanks. */
  isbn?: string;
  publisher?: string;
  /** The latest year of its copyright, which is that of the edition at hand. */
  date?: string;
  /** The copyright line. */
  rights?: string;
}

/** Imprints stand among so many first pages. */
const openingPages = 12;

/** A line of an imprint is no longer than this, in characters. */
const longest = 160;

/**
 * Reads the imprint among the first pages of a source: the first ISBN whose check digit is right, the copyright line, its year, and
 * its holder where the title page or another line names that holder alone, as it does the publisher. What is not found is left out.
 */
export function imprintOf(extraction: Extraction): Imprint {
  const lines = extraction.pages
    .slice(0, openingPages)
    .flatMap(page => page.lines.filter(l => l.role !== 'blank').map(l => l.text.trim()))
    .filter(text => text.length <= longest);
  const isbn = lines.flatMap(isbnsIn)[0];
  const rights = lines.find(text => /©|\(c\)\s.*\d{4}|\bcopyright\b.*\d{4}/i.test(text));
  const years = rights?.match(/\b(?:1[5-9]|20)\d\d\b/g);
  const holder = rights && holderIn(rights);
  const named = holder !== undefined && lines.some(text => text !== rights && isOf(text, holder));
  return {
    ...(isbn && { isbn }),
    ...(named && { publisher: holder }),
    ...(years && { date: years.sort().at(-1)! }),
    ...(rights && /^(?:©|\(c\)|copyright)/i.test(rights) && { rights }),
  };
}

/** Whether a line is a name alone, or the name with a place beside it. */
const isOf = (text: string, name: string) =>
  text === name || (text.startsWith(`${name},`) && text.length <= name.length + 40);

/** Who holds the copyright, by the copyright line. */
function holderIn(rights: string): string | undefined {
  const bare = rights
    .replace(/©|\(c\)|\bcopyright\b/giu, ' ')
    .replace(/\b(?:1[5-9]|20)\d\d(?:[–-]\d+)?\b/g, '|');
  return bare
    .split(/\||\.\s/)
    .map(part => part.replace(/^[\s,;:]+|[\s,;:.]+$/gu, ''))
    .find(part => /^\p{Lu}/u.test(part) && part.length <= 60);
}

/** The ISBNs of a line, of 13 or 10 digits, whose check digit is right (ISO 2108). */
function isbnsIn(text: string): string[] {
  if (!/\bISBN/i.test(text)) return [];
  return (text.match(/\b\d[\d \u2010-\u2013-]{7,20}[\dXx]\b/g) ?? []).map(own => own.trim()).filter(isIsbn);
}

function isIsbn(printed: string): boolean {
  const digits = [...printed.replace(/[^\dXx]/g, '')].map(d => (/x/i.test(d) ? 10 : Number(d)));
  if (digits.length === 13) return digits.reduce((sum, d, i) => sum + d * (i % 2 ? 3 : 1), 0) % 10 === 0;
  return digits.length === 10 && digits.reduce((sum, d, i) => sum + d * (10 - i), 0) % 11 === 0;
}
