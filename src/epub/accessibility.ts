import type { Element } from 'hast';
import { visit } from 'unist-util-visit';
import type { Terms } from '../language/terms.ts';
import type { Page } from './page.ts';
import { summaryOf } from './record.ts';

/** What schema.org and EPUB Accessibility 1.1 want said of a book, each value found in its content. */
export interface Accessibility {
  modes: string[];
  sufficient: string[];
  features: string[];
  hazards: string[];
  summary: string;
}

/**
 * Finds out what a reader can count on. Nothing is claimed that the pages do not hold.
 *
 * @param contents how many entries the contents have
 * @param said what the press says in place of the summary
 */
export function accessibilityOf(
  pages: Page[],
  contents: number,
  terms: Pick<Terms, 'access'>,
  said?: string,
): Accessibility {
  const elements: Element[] = [];
  for (const page of pages) {
    if (page.matter === 'cover') continue;
    visit(page.tree, 'element', element => {
      elements.push(element);
    });
  }
  const images = elements.filter(({ tagName }) => tagName === 'img');
  const described = images.every(({ properties }) => properties.alt || properties.role === 'presentation');
  const long = images.some(({ properties }) => properties.ariaDetails !== undefined);
  const pagebreaks = elements.some(({ properties }) => properties['epub:type'] === 'pagebreak');
  const index = pages.some(({ landmark }) => landmark === 'index');
  const headings = elements.some(({ tagName }) => /^h[1-6]$/.test(tagName));
  const moving = images.some(({ properties }) => /\.gif$/i.test(String(properties.src)));

  const features = [
    ...(contents > 0 ? ['tableOfContents'] : []),
    ...(headings ? ['structuralNavigation'] : []),
    'readingOrder',
    'displayTransformability',
    ...(images.length > 0 && described ? ['alternativeText'] : []),
    ...(long ? ['longDescription'] : []),
    ...(pagebreaks ? ['pageBreakMarkers', 'pageNavigation'] : []),
    ...(index ? ['index'] : []),
    ...(elements.some(({ tagName }) => tagName === 'math') ? ['MathML'] : []),
  ];
  return {
    modes: ['textual', ...(images.length > 0 ? ['visual'] : [])],
    sufficient: described ? ['textual'] : ['textual,visual'],
    features,
    hazards: moving ? ['unknown'] : ['none'],
    summary: said ?? summaryOf({ images: images.length > 0, described, long, pages: pagebreaks }, terms),
  };
}
