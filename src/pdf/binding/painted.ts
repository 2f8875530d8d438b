import type { Leaves } from './leaves.ts';
import { openObjects } from './serial.ts';

/** What stands in a page's dictionary for readers alone: its annotations, the key of its structure, its order of tabs. */
const forReaders = /\/Annots(?:\[[^\]]*\]| ?\x01\d+\x05)|\/StructParents ?\x02\d+\x05|\/Tabs ?\/\w+/g;

/** Leaves as a printer takes them: what is painted, with the inks that the press has. */
export function forPrint(leaves: Leaves): Leaves {
  const pages = new Set(leaves.pages);
  const inks = leaves.print;
  const count = Math.max(leaves.texts.length, ...[...inks.texts.keys()].map(number => number + 1));
  const texts = Array.from({ length: count }, (_, k) => {
    const text = inks.texts.get(k) ?? leaves.texts[k] ?? 'null';
    return pages.has(k) ? text.replace(forReaders, '') : text;
  });
  return {
    ...leaves,
    texts,
    streams: new Map([...leaves.streams, ...inks.streams]),
    ...{ elements: [], edges: [], parents: [], ids: [], places: [], within: [], referring: [], headings: [] },
  };
}

/** The objects of leaves that their pages are made of. */
export function painted({ pages, texts }: Leaves): Set<number> {
  const found = new Set(pages);
  for (const number of found) for (const named of openObjects(texts[number]!)) found.add(named);
  return found;
}

const seenThrough =
  /\/SMask(?! ?\/None)|\/(?:ca|CA) ?(?!1(?:\.0*)?(?![\d.]))[\d.]|\/BM ?(?!\[? ?\/(?:Normal|Compatible))|\/S ?\/Transparency/;

/** Whether anything that is painted on these leaves lets through what is below it, or is in a group that could. */
export const isTransparent = (leaves: Leaves): boolean =>
  [...painted(leaves)].some(number => seenThrough.test(leaves.texts[number]!));
