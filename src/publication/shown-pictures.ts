import type { Nodes, Paragraph, PhrasingContent, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { PageBreak } from '../manuscript/manuscript.ts';
import type { Report } from './report.ts';

/** Whether a block is a paragraph that holds nothing but pictures. */
export function isPicture(child: Nodes): child is Paragraph {
  return (
    child.type === 'paragraph' &&
    child.children.some(shows) &&
    child.children.every(part => shows(part) || isBlank(part))
  );
}

/** A picture, or one that leads somewhere. */
const shows = (node: PhrasingContent): boolean =>
  node.type === 'image' ||
  (node.type === 'link' && node.children.length > 0 && node.children.every(({ type }) => type === 'image'));

const isBlank = (node: PhrasingContent): boolean => node.type === 'text' && node.value.trim() === '';

/**
 * Parts the pictures of figures from captions that stand in the same paragraph, below them or beside them. Pictures between which a
 * line ends for good stand below one another. What stands in a caption otherwise is reported.
 * @param tree changed in place
 */
export function partPictures(tree: Root, report: Report): void {
  visit(tree, 'containerDirective', figure => {
    if (figure.name !== 'figure') return;
    figure.children = figure.children.flatMap(child =>
      child.type === 'paragraph' ? (partsOf(child) as typeof figure.children) : [child],
    );
    if (figure.children.some(isPicture)) return;
    visit(figure, node => {
      if (node.type === 'containerDirective' && node.name === 'description') return SKIP;
      if (node.type !== 'image') return;
      const message =
        'This picture stands within the caption of its figure. Put it into a paragraph of its own, with blank lines around it.';
      report('picture-in-caption', 'warning', message, node);
    });
  });
}

function partsOf(paragraph: Paragraph): (Paragraph | PageBreak)[] {
  const marks: PageBreak[] = [];
  const rows: PhrasingContent[][] = [[]];
  let at = 0;
  for (const node of paragraph.children) {
    if (node.type === 'pageBreak') marks.push(node);
    else if (node.type === 'break') rows.push([]);
    else if (shows(node) || isBlank(node)) rows.at(-1)!.push(node);
    else break;
    at++;
  }
  const shown = rows.filter(row => row.some(shows));
  if (shown.length === 0) return [paragraph];
  const [first, ...others] = paragraph.children.slice(at);
  const caption =
    first?.type === 'text'
      ? [{ ...first, value: first.value.trimStart() }, ...others]
      : first
        ? [first, ...others]
        : [];
  return [
    ...marks,
    ...[...shown, ...(caption.length > 0 ? [caption] : [])].map(children => ({ ...paragraph, children })),
  ];
}
