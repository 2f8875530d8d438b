import { h } from 'hastscript';
import type { Note } from '../../src/publication/publication.ts';
import { prose, samplePublication, sampleTitle } from '../print/sample.ts';

/** A book with everything that has a place of its own in a structure; its notes stand at the feet of pages. */
export function wholeBook() {
  const publication = samplePublication();
  const [first, second] = publication.documents;
  const reference = (k: number) =>
    h('a', { className: ['noteref'], role: 'doc-noteref', id: `n${k}-ref1`, href: `#n${k}` }, String(k));
  const note = (k: number): Note => ({
    id: `n${k}`,
    label: String(k),
    references: [`n${k}-ref1`],
    content: [h('p', prose(3, k).join(' '))],
    line: 1,
  });
  first!.tree = h('section', { id: first!.id }, [
    h('h1', { id: `${first!.id}-title` }, first!.title),
    ...prose(9, 4).map((text, k) => h('p', [text, ...(k < 6 ? [reference(k + 1)] : [])])),
    h('ol', [h('li', 'A punch'), h('li', ['A matrix', h('ul', [h('li', 'of copper')])])]),
    h('blockquote', { lang: 'la' }, [h('p', 'Ars longa, vita brevis.')]),
    h('p', [
      'The Greeks called letters ',
      h('i', { lang: 'grc' }, 'γράμματα'),
      ' and ',
      h('em', 'stressed'),
      ' them.',
    ]),
    h('figure', { className: ['table'] }, [
      h('figcaption', [h('p', 'Sizes')]),
      h('table', [
        h('thead', [h('tr', [h('th', { scope: 'col' }, 'Name'), h('th', { scope: 'col' }, 'Points')])]),
        h('tbody', [h('tr', [h('td', 'Pica'), h('td', '12')])]),
      ]),
    ]),
    h('pre', [h('code', 'npx reissue build')]),
  ]);
  first!.headings = first!.headings.slice(0, 1);
  first!.captions = [];
  first!.notes = [1, 2, 3, 4, 5, 6].map(note);
  publication.documents = [first!, second!];
  return publication;
}

/** Its title: notes at the feet of pages. */
export const wholeTitle = {
  ...sampleTitle,
  book: { ...sampleTitle.book, notes: { ...sampleTitle.book.notes, print: 'foot' as const } },
};
