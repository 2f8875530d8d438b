import type { Element } from 'hast';
import { h } from 'hastscript';
import { visit } from 'unist-util-visit';
import type { Terms } from '../language/terms.ts';
import type { Description, Document } from '../publication/publication.ts';
import type { Page } from './page.ts';

/**
 * Places the long descriptions: under each picture a link to a page that holds its description alone, with the picture
 * once more and a link back. This is what most readers and voices can do (DAISY, “Best Practices for Authoring Extended
 * Descriptions in EPUB”, technique 2); an old reader shows the pages after the book.
 */
export function placeDescriptions(
  documents: Document[],
  terms: Terms,
): { documents: Document[]; pages: Page[] } {
  const pages: Page[] = [];
  const linked = documents.map(document => {
    if (document.descriptions.length === 0) return document;
    const byFigure = new Map<unknown, Description>(document.descriptions.map(each => [each.figure, each]));
    const { tree, notes } = structuredClone({ tree: document.tree, notes: document.notes });
    // A note may have a picture too.
    for (const part of [tree, ...notes.flatMap(({ content }) => content)]) {
      visit(part, 'element', figure => {
        const description = byFigure.get(figure.properties.id);
        if (description) pages.push(describe(figure, description, terms));
      });
    }
    return { ...document, tree, notes };
  });
  return { documents: linked, pages };
}

/** Links a figure, in place, with its description, and gives the description's page. */
function describe(figure: Element, { id, name, content }: Description, terms: Terms): Page {
  const link = `${id}-link`;
  const images: Element[] = [];
  visit(figure, 'element', element => {
    if (element.tagName === 'img') images.push(element);
  });
  const copies = images.map(({ properties: { src } }) => h('img', { src, alt: '', role: 'presentation' }));
  for (const { properties } of images) properties.ariaDetails = link;
  const caption = figure.children.at(-1);
  const last = caption?.type === 'element' && caption.tagName === 'figcaption';
  figure.children.splice(
    figure.children.length - (last ? 1 : 0),
    0,
    h('p', { className: ['to-description'] }, [h('a', { id: link, href: `#${id}` }, terms.description)]),
  );
  const title = `${id}-title`;
  const heading = [terms.description, name].filter(Boolean).join(': ');
  return {
    id,
    title: heading,
    matter: 'backmatter',
    aside: true,
    tree: h('section', { id, className: ['description'], ariaLabelledBy: [title] }, [
      h('h1', { id: title }, heading),
      h('p', { className: ['described'] }, copies),
      h('div', { className: ['words'] }, content),
      h('p', { className: ['return'] }, [
        h('a', { role: 'doc-backlink', href: `#${link}` }, terms.backToText),
      ]),
    ]),
  };
}
