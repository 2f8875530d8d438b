import { fromRoman } from '../language/roman.ts';

/** A reference of an index to pages: `37`, `40–42`, `37n4`, `xii`, `37ff`. */
export interface Locator {
  /** Offsets in the text. */
  from: number;
  to: number;
  /** Labels of the first page, and of the last where there is more than one; an abbreviated number is completed. */
  first: string;
  last?: string;
  /** Labels of the notes that are meant, the first and the last; empty where only `n` is said. */
  notes?: string[];
  /** What is printed after the number: `n4`, `nn4–5`, `ff`. */
  suffix: string;
}

/** After the comma that ends a term or another locator. */
const pattern =
  /(?<=[,;:]\s)(?<first>\p{N}+|[ivxlcdm]+)(?:(?<notes>\s?nn?\.?\s?\p{N}+(?:,?[–-]?\p{N}+)*|n)|(?<following>ff?))?(?:[–-](?<last>\p{N}+|[ivxlcdm]+)(?:n\p{N}*)?)?(?![\p{L}\p{N}])/gu;

/**
 * Finds the locators of an index entry's text.
 * @param before the text of the line before this one
 */
export function locatorsIn(text: string, before = ''): Locator[] {
  const all = before + text;
  return [...all.matchAll(pattern)].flatMap((match): Locator[] => {
    const from = match.index - before.length;
    if (from < 0) return [];
    const { first, notes, following, last } = match.groups!;
    const end = last === undefined ? followed(first!, following) : completed(first!, last);
    return [
      {
        from,
        to: from + match[0].length,
        first: first!,
        ...(end !== undefined && { last: end }),
        ...(notes !== undefined && { notes: notes.match(/\p{N}+/gu) ?? [] }),
        suffix: notes ?? (following === 'ff' ? following : ''),
      },
    ];
  });
}

/** `37f` is 37 and 38. */
function followed(first: string, following: string | undefined): string | undefined {
  return following === 'f' && /^\p{N}+$/u.test(first) ? String(Number(first) + 1) : undefined;
}

/** `141–2` ends on 142. */
function completed(first: string, last: string): string {
  const both = /^\p{N}+$/u.test(first) && /^\p{N}+$/u.test(last);
  return both && last.length < first.length ? first.slice(0, first.length - last.length) + last : last;
}

/** Front matter with more pages than this has not been seen; longer numerals are words, such as ‘mix’. */
const longestFront = 80;

/** Whether what looks like a page label is one: any number, and a roman numeral of front matter, of two letters at least. */
export function isPageLabel(label: string): boolean {
  if (/^\p{N}+$/u.test(label)) return true;
  const value = fromRoman(label);
  return value !== null && label.length > 1 && value <= longestFront;
}
