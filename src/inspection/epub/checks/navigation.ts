import type { Element } from 'xast';
import { type Check, found } from '../check.ts';
import {
  attribute,
  childrenNamed,
  elementsOf,
  firstNamed,
  kindsOf,
  localName,
  openingText,
} from '../tree.ts';
import { targetOf } from './links.ts';

/** `epub:type`s of sections that a landmark should point to where the book has one. */
const wanted = ['toc', 'endnotes', 'bibliography', 'index', 'glossary'];

/** Contents in reading order, an entry for every chapter, and landmarks for all that exists. */
export const navigation: Check = function* ({ nav, documents, items, spine, opf, package: root }) {
  if (!root || !(attribute(root, 'version') ?? '').startsWith('3')) return;
  // One that could not be read has its own finding.
  const hasNav = items.some(({ properties }) => properties.includes('nav'));
  if (!nav && hasNav) return;
  if (!nav) return yield found('error', 'nav-missing', 'The book has no navigation document.', opf);
  const navs = [...elementsOf(nav.tree)].filter(each => localName(each) === 'nav');
  const toc = navs.find(each => kindsOf(each).has('toc'));
  const landmarks = navs.find(each => kindsOf(each).has('landmarks'));
  if (!toc) {
    const message = 'The navigation document has no contents.';
    return yield found('error', 'contents-missing', message, nav.path, nav.tree);
  }

  const order = new Map(spine.map((path, k) => [path, k]));
  let last = -1;
  const entered = new Set<string>();
  for (const element of elementsOf(toc)) {
    if (localName(element) !== 'a') continue;
    const text = openingText(element);
    if (text === '' && !isLabelled(element))
      yield found(
        'error',
        'contents-entry-empty',
        'An entry of the contents has no text.',
        nav.path,
        element,
      );
    const { path } = targetOf(nav.path, attribute(element, 'href') ?? '');
    entered.add(path);
    const at = order.get(path);
    if (at !== undefined && at < last) {
      yield found(
        'warning',
        'contents-order',
        `“${text}” comes too late in the contents: something that follows it in the book stands before it.`,
        nav.path,
        element,
      );
    }
    last = Math.max(last, at ?? -1);
  }
  for (const [path, tree] of documents) {
    if (entered.has(path) || path === nav.path || !order.has(path)) continue;
    const chapter = [...elementsOf(tree)].find(each => kindsOf(each).has('chapter'));
    if (chapter)
      yield found(
        'warning',
        'contents-chapter-missing',
        'This chapter is not in the contents.',
        path,
        chapter,
      );
  }

  if (!landmarks)
    return yield found('info', 'landmarks-missing', 'The book has no landmarks.', nav.path, nav.tree);
  const pointed = new Set<string>();
  for (const each of elementsOf(landmarks)) for (const kind of kindsOf(each)) pointed.add(kind);
  if (!pointed.has('bodymatter')) {
    yield found('info', 'landmark-missing', 'No landmark says where the text begins.', nav.path, landmarks);
  }
  const wholes = new Map([...documents].map(([path, tree]) => [path, kindsOfWhole(tree)]));
  for (const kind of wanted) {
    if (pointed.has(kind)) continue;
    const home = [...wholes].find(([path, kinds]) => path !== nav.path && kinds.has(kind));
    if (home)
      yield found(
        'info',
        'landmark-missing',
        `The book has “${kind}” in “${home[0]}”, but no landmark for it.`,
        nav.path,
        landmarks,
      );
  }
};

/** Whether an entry says by an attribute or a picture what it is. */
function isLabelled(entry: Element): boolean {
  for (const each of elementsOf(entry))
    if (['title', 'aria-label', 'alt'].some(name => (attribute(each, name) ?? '').trim() !== '')) return true;
  return false;
}

/** The kinds of the sections that are a document's own, not within a chapter. */
function kindsOfWhole(tree: Element): Set<string> {
  const body = firstNamed(tree, 'body');
  return new Set(childrenNamed(body, 'section').flatMap(section => [...kindsOf(section)]));
}
