import type { Element, ElementContent } from 'hast';
import type { Finding } from '../../inspection/finding.ts';
import type { Publication } from '../../publication/publication.ts';
import type { Book } from '../../title.ts';

/** Emphasis and the file of a family that shows it. */
const kinds = [
  { file: 'italic', of: /^(?:em|i|cite|dfn)$/, as: 'italics' },
  { file: 'bold', of: /^(?:strong|b)$/, as: 'bold type' },
] as const;

/** Tells of a family of the press that has no file for the emphasis in a book: it is set as the text is, and nobody sees it. */
export function unseenEmphasis(
  { documents }: Pick<Publication, 'documents'>,
  { faces }: Pick<Book, 'faces'>,
): Finding[] {
  const { text: family } = faces;
  if (!family) return [];
  return kinds.flatMap(({ file, of, as }): Finding[] => {
    if (family[file] !== undefined) return [];
    const found = documents.some(({ tree, notes }) =>
      [tree, ...notes.flatMap(({ content }) => content)].some(node => holds(node, of)),
    );
    const message = `The book has words in ${as}, and the typeface “${family.name}” has no file for them, so they look as all others do. Name one as \`${file}\` below \`text\`, under \`faces\`.`;
    return found ? [{ code: 'face-emphasis-unseen', severity: 'warning', message, file: 'book.yaml' }] : [];
  });
}

const holds = (node: Element | ElementContent, tag: RegExp): boolean =>
  node.type === 'element' && (tag.test(node.tagName) || node.children.some(child => holds(child, tag)));
