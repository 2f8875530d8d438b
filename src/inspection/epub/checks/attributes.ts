import { visit } from 'unist-util-visit';
import type { Finding } from '../../finding.ts';
import { type Check, found } from '../check.ts';
import { attribute, elementsOf, localName } from '../tree.ts';

/** Attributes that carry meaning are there: the number a list begins with, the scope of a table's heads, a drawing's frame. */
export const attributes: Check = ({ documents, spine }, { manuscript = [] }) => {
  const result: Finding[] = [];
  const starts: string[] = [];
  for (const [path, tree] of documents) {
    for (const element of elementsOf(tree)) {
      const name = localName(element);
      if (name === 'th' && attribute(element, 'scope') === undefined) {
        const message = 'The head of a table does not say whether it is that of a row or a column (`scope`).';
        result.push(found('info', 'scope-missing', message, path, element));
      }
      if (name === 'svg' && attribute(element, 'viewbox') !== undefined) {
        const message = 'The drawing has “viewbox” for `viewBox`, so that readers cannot fit it to the page.';
        result.push(found('error', 'attribute-lost', message, path, element));
      }
      const start = attribute(element, 'start');
      if (name === 'ol' && start !== undefined && spine.includes(path)) starts.push(start);
    }
  }
  for (const { file, tree } of manuscript) {
    visit(tree, 'list', ({ ordered, start, position }) => {
      if (!ordered || (start ?? 1) === 1) return;
      const at = starts.indexOf(String(start));
      if (at >= 0) starts.splice(at, 1);
      else {
        const message = `The list that begins with ${start} begins with another number in the EPUB.`;
        const line = position?.start.line;
        result.push({
          ...found('error', 'attribute-lost', message),
          file: `chapters/${file}`,
          ...(line && { line }),
        });
      }
    });
  }
  return result;
};
