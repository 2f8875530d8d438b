import type { Element } from 'xast';
import { type Check, found } from '../check.ts';
import { attribute, elementsOf, kindsOf, localName, openingText } from '../tree.ts';
import { targetOf } from './links.ts';

/** The page list and the page markers are the same, in the same order, with the same labels, and say where they are from. */
export const pages: Check = function* ({ documents, spine, nav, package: opf, opf: file }) {
  const markers: { path: string; id: string | undefined; label: string; element: Element }[] = [];
  for (const path of new Set(spine)) {
    const tree = documents.get(path);
    if (!tree || path === nav?.path) continue;
    for (const element of elementsOf(tree)) {
      if (!kindsOf(element).has('pagebreak')) continue;
      markers.push({ path, id: attribute(element, 'id'), label: labelOf(element), element });
    }
  }
  const list =
    nav &&
    [...elementsOf(nav.tree)].find(each => localName(each) === 'nav' && kindsOf(each).has('page-list'));
  const entries = list ? [...elementsOf(list)].filter(each => localName(each) === 'a') : [];

  if (markers.length > 0 && !list) {
    yield found(
      'error',
      'page-list-missing',
      'The text marks printed pages, but there is no list of them.',
      nav?.path,
    );
  }
  const targets = entries.map(element => ({
    ...targetOf(nav!.path, attribute(element, 'href') ?? ''),
    element,
    label: openingText(element),
  }));
  const byPlace = new Map<string, Map<string | undefined, { marker: (typeof markers)[number]; k: number }>>();
  for (const [k, marker] of markers.entries()) {
    const ofFile = byPlace.get(marker.path) ?? new Map();
    byPlace.set(marker.path, ofFile.set(marker.id, { marker, k }));
  }
  let last = -1;
  const listed = new Set<number>();
  for (const target of targets) {
    const hit = byPlace.get(target.path)?.get(target.id);
    if (!hit) {
      // A page may begin at any element (EPUB 3.3, 5.4.2.3); one that is not there is a link that leads nowhere.
      const isMarked = byPlace.has(target.path);
      if (isMarked) {
        const message = `The list’s page ${target.label} leads to no page mark.`;
        yield found('error', 'page-without-marker', message, nav!.path, target.element);
      }
      continue;
    }
    listed.add(hit.k);
    if (hit.marker.label !== '' && hit.marker.label !== target.label) {
      yield found(
        'error',
        'page-label',
        `The list says page “${target.label}” where the text says “${hit.marker.label}”.`,
        nav!.path,
        target.element,
      );
    }
    if (hit.k < last) {
      yield found(
        'error',
        'page-order',
        `In the list, page ${target.label} comes after a page that comes later in the text.`,
        nav!.path,
        target.element,
      );
    }
    last = Math.max(last, hit.k);
  }
  if (list) {
    for (const [k, { path, label, element }] of markers.entries()) {
      if (!listed.has(k))
        yield found(
          'error',
          'page-unlisted',
          `Printed page ${label} is marked in the text but not in the list.`,
          path,
          element,
        );
    }
  }
  for (const { path, label, element } of markers) {
    if (label === '')
      yield found(
        'error',
        'page-without-label',
        'A page mark does not say which page begins.',
        path,
        element,
      );
  }
  const isSaid =
    opf &&
    [...elementsOf(opf)].some(each =>
      ['source-of', 'pageBreakSource'].includes(
        (attribute(each, 'property') ?? attribute(each, 'name') ?? '').replace(/^.*:/, ''),
      ),
    );
  if (markers.length > 0 && !isSaid) {
    yield found(
      'info',
      'page-source',
      'The package does not say which printed book the page numbers come from.',
      file,
    );
  }
};

function labelOf(element: Element): string {
  return (attribute(element, 'aria-label') ?? attribute(element, 'title') ?? openingText(element))
    .trim()
    .replace(/\.$/, '');
}
