import type { Element } from 'xast';
import type { Finding } from '../../finding.ts';
import { type Check, found } from '../check.ts';
import { attribute, elementsOf, kindsOf, localName, plainText } from '../tree.ts';
import { targetOf } from './links.ts';

/** Each linked locator of the index leads to the page that it names, where the book marks its pages. */
export const locators: Check = ({ documents, nav }) => {
  const labels = new Map<string, string>();
  for (const [path, tree] of documents) {
    for (const element of elementsOf(tree)) {
      const id = attribute(element, 'id');
      if (id === undefined || !kindsOf(element).has('pagebreak')) continue;
      labels.set(
        `${path}#${id}`,
        (attribute(element, 'aria-label') ?? attribute(element, 'title') ?? plainText(element)).trim(),
      );
    }
  }
  const result: Finding[] = [];
  for (const [path, tree] of documents) {
    if (path === nav?.path) continue;
    for (const index of elementsOf(tree)) {
      if (!kindsOf(index).has('index') || localName(index) === 'a') continue;
      for (const link of elementsOf(index))
        if (localName(link) === 'a') result.push(...wrong(link, path, labels));
    }
  }
  return result;
};

function wrong(link: Element, path: string, labels: Map<string, string>): Finding[] {
  const { path: file, id } = targetOf(path, attribute(link, 'href') ?? '');
  const label = labels.get(`${file}#${id}`);
  const named = /^(\d+|[ivxlcdm]+)\b/i.exec(plainText(link).trim())?.[1];
  if (label === undefined || named === undefined || named.toLowerCase() === label.toLowerCase()) return [];
  return [
    found('error', 'locator-wrong', `The index says page ${named}, but leads to page ${label}.`, path, link),
  ];
}
