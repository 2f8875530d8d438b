import type { SourceLine } from './lines.ts';
import { edges, headKey, longest } from './page-edges.ts';
import type { PageRange } from './pages.ts';
import { kindsOfHeads } from './running-heads.ts';

/** The texts that stand at the edges of pages. */
export interface EdgeTexts {
  /** Names a line by its running head's kind. */
  nameOf(text: string): string;
  /** Whether a text of that kind stands at the edges of several pages, at least so many. */
  repeats(text: string, least?: number): boolean;
}

/** Reads the edges of all pages. @param labels labels that are running heads, as {@link labelsOverPages} finds them */
export function edgeTexts(lines: SourceLine[], pages: PageRange[], labels: ReadonlySet<string>): EdgeTexts {
  const nameOf = namesOf(lines, pages, labels);
  const places = placesOf(lines, pages, nameOf);
  const repeats = (text: string, least = 2) =>
    !endsSentence.test(text) && (places.get(nameOf(text))?.length ?? 0) >= least;
  return { nameOf, repeats };
}

/** The end of a sentence, or of a part of one, at which a page ends is no running head, however often it is so. */
const endsSentence = /^\p{Ll}.*[.!?,;:-][)”"’»]*$/u;

/** Names a line by its running head's kind: those that begin or end alike have one; of labels the number tells them apart. */
function namesOf(
  lines: SourceLine[],
  pages: PageRange[],
  labels: ReadonlySet<string>,
): (text: string) => string {
  const edgeKeys = pages.flatMap(page => {
    const { top, bottom } = edges(lines, page);
    return [...top.slice(0, 3), ...bottom].map(i => headKey(lines[i]!.text)).filter(key => key !== '');
  });
  const kindOf = kindsOfHeads(edgeKeys);
  return text => {
    if (labels.has(text)) return text;
    const key = headKey(text);
    return kindOf.get(key) ?? key;
  };
}

/** On which pages each text stands at the edge; none for what stands within pages as often: that is text which repeats. */
function placesOf(
  lines: SourceLine[],
  pages: PageRange[],
  nameOf: (text: string) => string,
): Map<string, number[]> {
  const places = new Map<string, number[]>();
  const within = new Map<string, number>();
  pages.forEach((page, p) => {
    const { top, bottom } = edges(lines, page);
    const atEdge = new Set([...top.slice(0, 3), ...bottom]);
    for (let i = page.first; i < page.end; i++) {
      const key = atEdge.has(i) ? '' : nameOf(lines[i]!.text);
      if (key !== '') within.set(key, (within.get(key) ?? 0) + 1);
    }
    for (const i of atEdge) {
      const text = lines[i]!.text;
      if (text.length > longest) continue;
      const key = nameOf(text);
      if (!/\p{L}{2}/u.test(key)) continue;
      const list = places.get(key) ?? [];
      list.push(p);
      places.set(key, list);
    }
  });
  for (const [key, list] of places) if (list.length <= (within.get(key) ?? 0)) places.delete(key);
  return places;
}
