import type { Element } from 'xast';
import type { Finding } from '../../finding.ts';
import { type Check, found } from '../check.ts';
import { attribute, elementsOf, kindsOf, localName, openingText } from '../tree.ts';
import { targetOf } from './links.ts';

/** Each linked locator of the index leads to the page that it names, where the book marks its pages. */
export const locators: Check = function* ({ documents, nav }) {
  const labels: Labels = new Map();
  for (const [path, tree] of documents) {
    const ofPage = new Map<string, string>();
    labels.set(path, ofPage);
    for (const element of elementsOf(tree)) {
      const id = attribute(element, 'id');
      if (id === undefined || !kindsOf(element).has('pagebreak')) continue;
      const label = attribute(element, 'aria-label') ?? attribute(element, 'title') ?? openingText(element);
      ofPage.set(id, label.trim());
    }
  }
  for (const [path, tree] of documents) {
    if (path === nav?.path) continue;
    for (const link of linksOfIndex(tree)) yield* wrong(link, path, labels);
  }
};

/** What each page marker says, by file and id. */
type Labels = Map<string, Map<string, string>>;

/** The links within an index; in an index within an index, once. */
function* linksOfIndex(tree: Element): Generator<Element> {
  const within = new Set<Element>();
  for (const each of elementsOf(tree)) {
    const isLink = localName(each) === 'a';
    if (isLink && within.has(each)) yield each;
    if (!within.has(each) && (isLink || !kindsOf(each).has('index'))) continue;
    for (const child of each.children) if (child.type === 'element') within.add(child);
  }
}

function wrong(link: Element, path: string, labels: Labels): Finding[] {
  const { path: file, id } = targetOf(path, attribute(link, 'href') ?? '');
  const label = id === undefined ? undefined : labels.get(file)?.get(id);
  const named = /^(\d+|[ivxlcdm]+)\b/i.exec(openingText(link))?.[1];
  if (label === undefined || named === undefined || named.toLowerCase() === label.toLowerCase()) return [];
  return [
    found('error', 'locator-wrong', `The index says page ${named}, but leads to page ${label}.`, path, link),
  ];
}
