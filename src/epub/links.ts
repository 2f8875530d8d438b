import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Terms } from '../language/terms.ts';
import type { Page } from './page.ts';

/** The ids of all pages, each with the file it stands in. */
export function whereIds(pages: Page[]): Map<string, string> {
  const files = new Map<string, string>();
  for (const page of pages) {
    visit(page.tree, 'element', ({ properties }) => {
      if (typeof properties.id === 'string') files.set(properties.id, `${page.id}.xhtml`);
    });
  }
  return files;
}

/**
 * Names of pictures become the addresses of those that are packed. Makes `#id` of another page `file.xhtml#id`; a link that leads nowhere becomes plain
 * text. What is a number to the eye is `Note 3` to a voice.
 */
export function resolveLinks(
  page: Page,
  { files, paths }: { files: ReadonlyMap<string, string>; paths: ReadonlyMap<string, string> },
  terms: Pick<Terms, 'note'>,
): Page {
  const tree = structuredClone(page.tree);
  visit(tree, 'element', (element: Element) => {
    const { href, src } = element.properties;
    if (typeof src === 'string')
      element.properties.src = (paths.get(src) ?? src).split('/').map(encodeURIComponent).join('/');
    // Pages are named in print alone.
    delete element.properties.dataPages;
    if (element.properties.role === 'doc-noteref')
      element.properties.ariaLabel = `${terms.note} ${textOf(element)}`;
    if (typeof href !== 'string' || !href.startsWith('#')) return;
    const file = files.get(href.slice(1));
    if (file === undefined) {
      element.tagName = 'span';
      element.properties = {};
    } else if (file !== `${page.id}.xhtml`) {
      element.properties.href = `${file}${href}`;
    }
  });
  return { ...page, tree };
}
