import { type Extraction, readPages } from '../../src/extraction/index.ts';

const nouns =
  'sheet forme type quoin galley stick bodkin tympan frisket platen bar ink ball bed rounce'.split(' ');
const verbs = 'lay stood turned came fell went held dried sank closed'.split(' ');

/** Lines of text for page `n` of a book, none like another. */
export function textOf(n: number, count = 8): string[] {
  return Array.from({ length: count }, (_, i) => {
    const pick = (list: string[], k: number) => list[(n * 7 + i * 3 + k) % list.length]!;
    return `${pick(nouns, n)} and the ${pick(nouns, i + 1)} ${pick(verbs, n + i)} where the ${pick(nouns, 5)} of day ${n * 40 + i} had been,`;
  });
}

/** Reads pages, each given as its lines, with form feeds between them; perhaps with the labels that the file gives them. */
export function readSheets(pages: string[][], given?: string[]): Extraction {
  return read(pages.map(lines => lines.map(line => `${line}\n`).join('')).join('\f'), given);
}

export const read = (source: string, given?: string[]): Extraction => readPages(source, '', 'en-GB', given);

export const labels = ({ pages }: Extraction): (string | null)[] => pages.map(p => p.label);

/** The lines of a page that are not text, with what they are. */
export function furniture({ pages }: Extraction, page: number): [role: string, text: string][] {
  return pages[page]!.lines.flatMap(({ role, text }): [string, string][] =>
    role === 'text' || role === 'blank' ? [] : [[role, text]],
  );
}

/** The lines of text of a page. */
export const text = ({ pages }: Extraction, page: number): string[] =>
  pages[page]!.lines.filter(l => l.role === 'text').map(l => l.text);
