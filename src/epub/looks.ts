import type { Element, ElementContent, Nodes } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import { visit } from 'unist-util-visit';

/** What a design sets otherwise than the tags tell: in italics or in semibold. */
const designed = /^(?:h[1-6]|figcaption|th)$/;

/** The style sheets over the EPUB: the design’s, and the press’s own. */
interface Sheets {
  design: string;
  press: string;
}

/**
 * Letters that the book's fonts need in other cuts than its tags tell, as nodes that tell it: those of headings, labels,
 * captions and contents in every cut that the design uses; of a press's own sheet nobody knows what it sets so, and all letters
 * may be, in capitals too.
 */
export function looksOf(
  pages: readonly Element[],
  contents: ElementContent[],
  { design, press }: Sheets,
): Nodes[] {
  const heads: ElementContent[][] = [contents];
  for (const page of pages)
    visit(page, 'element', element => {
      if (designed.test(element.tagName) || isLabel(element)) heads.push(element.children);
    });
  const looks: Nodes[] = heads.flatMap(children =>
    inCuts(children, { italic: true, bold: usesBold(design) }),
  );
  if (press === '') return looks;
  const all = [...pages, ...contents];
  const capitals = all.map(node => textOf(node as Element).toUpperCase()).join('');
  const letters: ElementContent[] = [...all, { type: 'text', value: capitals + press }];
  return [...looks, ...inCuts(letters, { italic: usesItalic(press), bold: usesBold(press) })];
}

function inCuts(children: ElementContent[], cuts: { italic: boolean; bold: boolean }): Element[] {
  const sloped = h('i', children);
  return [
    h('span', children),
    ...(cuts.italic ? [sloped] : []),
    ...(cuts.bold ? [h('b', children)] : []),
    ...(cuts.italic && cuts.bold ? [h('b', [sloped])] : []),
  ];
}

const isLabel = ({ properties: { className } }: Element): boolean =>
  Array.isArray(className) && className.includes('label');
const usesBold = (css: string): boolean => /font-weight\s*:\s*(?:[5-9]00|bold)|font\s*:[^;}]*bold/i.test(css);
const usesItalic = (css: string): boolean =>
  /font-style\s*:\s*(?:italic|oblique)|font\s*:[^;}]*italic/i.test(css);
