import type { Finding } from '../../finding.ts';
import { type Check, found } from '../check.ts';
import { attribute, elementsOf, kindsOf, localName, plainText } from '../tree.ts';
import { targetOf } from './links.ts';

/** `epub:type`s of sections that a landmark should point to where the book has one. */
const wanted = ['toc', 'endnotes', 'bibliography', 'index', 'glossary'];

/** Contents in reading order, an entry for every chapter, and landmarks for all that exists. */
export const navigation: Check = ({ nav, documents, spine, opf, package: root }) => {
  if (!root || !(attribute(root, 'version') ?? '').startsWith('3')) return [];
  if (!nav) return [found('error', 'nav-missing', 'The book has no navigation document.', opf)];
  const result: Finding[] = [];
  const navs = [...elementsOf(nav.tree)].filter(each => localName(each) === 'nav');
  const toc = navs.find(each => kindsOf(each).has('toc'));
  const landmarks = navs.find(each => kindsOf(each).has('landmarks'));
  if (!toc)
    return [
      found('error', 'contents-missing', 'The navigation document has no contents.', nav.path, nav.tree),
    ];

  const order = new Map(spine.map((path, k) => [path, k]));
  let last = -1;
  const entered = new Set<string>();
  for (const element of elementsOf(toc)) {
    if (localName(element) !== 'a') continue;
    const text = plainText(element).trim();
    if (text === '')
      result.push(
        found('error', 'contents-entry-empty', 'An entry of the contents has no text.', nav.path, element),
      );
    const { path } = targetOf(nav.path, attribute(element, 'href') ?? '');
    entered.add(path);
    const at = order.get(path);
    if (at !== undefined && at < last) {
      result.push(
        found(
          'warning',
          'contents-order',
          `“${text}” stands in the contents after something that comes later in the book.`,
          nav.path,
          element,
        ),
      );
    }
    last = Math.max(last, at ?? -1);
  }
  for (const [path, tree] of documents) {
    if (entered.has(path) || path === nav.path || !order.has(path)) continue;
    const chapter = [...elementsOf(tree)].find(each => kindsOf(each).has('chapter'));
    if (chapter)
      result.push(
        found('warning', 'contents-chapter-missing', 'This chapter is not in the contents.', path, chapter),
      );
  }

  if (!landmarks)
    return [...result, found('info', 'landmarks-missing', 'The book has no landmarks.', nav.path, nav.tree)];
  const pointed = new Set([...elementsOf(landmarks)].flatMap(each => [...kindsOf(each)]));
  if (!pointed.has('bodymatter')) {
    result.push(
      found('info', 'landmark-missing', 'No landmark says where the text begins.', nav.path, landmarks),
    );
  }
  for (const kind of wanted) {
    if (pointed.has(kind)) continue;
    const home = [...documents].find(
      ([path, tree]) =>
        path !== nav.path &&
        [...elementsOf(tree)].some(
          each => localName(each) === 'section' && kindsOf(each).has(kind) && isWhole(each, tree),
        ),
    );
    if (home)
      result.push(
        found(
          'info',
          'landmark-missing',
          `The book has “${kind}” in “${home[0]}”, but no landmark for it.`,
          nav.path,
          landmarks,
        ),
      );
  }
  return result;
};

/** Whether a section is its document's own, not one within a chapter. */
function isWhole(section: Parameters<typeof plainText>[0], tree: Parameters<typeof plainText>[0]): boolean {
  const body = [...elementsOf(tree)].find(each => localName(each) === 'body');
  return body?.children.includes(section) ?? false;
}
