import type { Element } from 'xast';
import type { Finding } from '../../finding.ts';
import { type Check, found } from '../check.ts';
import type { Epub } from '../open.ts';
import { attribute, elementsOf, kindsOf, localName, openingText } from '../tree.ts';
import { descriptionsOf } from './images.ts';

/** What is in a book that its metadata may claim. */
export interface Facts {
  /** But for the cover. */
  images: Element[];
  described: boolean;
  /** Whether a picture is described at length, and whether each is that is no ornament. */
  long: boolean;
  allLong: boolean;
  pageMarkers: boolean;
  pageList: boolean;
  contents: boolean;
  index: boolean;
  headings: boolean;
  math: boolean;
  sound: boolean;
  landmarks: boolean;
  roles: boolean;
}

const claims = new Map<string, { holds: (facts: Facts) => boolean; lacks: string }>(
  Object.entries({
    alternativeText: {
      holds: facts => facts.described,
      lacks: 'not every picture has one',
    },
    longDescription: { holds: facts => facts.long, lacks: 'no picture has one' },
    tableOfContents: { holds: facts => facts.contents, lacks: 'there are no contents' },
    structuralNavigation: { holds: facts => facts.headings, lacks: 'there is no heading' },
    pageBreakMarkers: { holds: facts => facts.pageMarkers, lacks: 'no printed page is marked' },
    printPageNumbers: { holds: facts => facts.pageMarkers, lacks: 'no printed page is marked' },
    pageNavigation: { holds: facts => facts.pageList, lacks: 'there is no list of pages' },
    index: { holds: facts => facts.index, lacks: 'there is no index' },
    MathML: { holds: facts => facts.math, lacks: 'there is no MathML' },
    captions: { holds: facts => facts.sound, lacks: 'there is no sound or film' },
    transcript: { holds: facts => facts.sound, lacks: 'there is no sound or film' },
    synchronizedAudioText: { holds: facts => facts.sound, lacks: 'there is no sound' },
  }),
);

/** The accessibility metadata are there, and claim nothing that is not. */
export const accessibility: Check = ({ package: opf, opf: file, documents, nav, items }) => {
  if (!opf || !(attribute(opf, 'version') ?? '').startsWith('3')) return [];
  const metas = [...elementsOf(opf)].filter(each => localName(each) === 'meta');
  const values = (property: string) =>
    metas
      .filter(each => attribute(each, 'property') === property)
      .map(each => ({ value: openingText(each), element: each }));
  const facts = factsOf({ documents, nav, items });
  const result: Finding[] = [];

  for (const property of [
    'accessMode',
    'accessModeSufficient',
    'accessibilityFeature',
    'accessibilityHazard',
    'accessibilitySummary',
  ]) {
    if (values(`schema:${property}`).length > 0) continue;
    result.push(
      found('info', 'accessibility-missing', `The package says nothing of “schema:${property}”.`, file, opf),
    );
  }
  for (const { value, element } of values('schema:accessibilityFeature')) {
    const claim = claims.get(value);
    if (claim && !claim.holds(facts)) {
      result.push(
        found(
          'error',
          'accessibility-false',
          `The package claims “${value}”, but ${claim.lacks}.`,
          file,
          element,
        ),
      );
    }
  }
  const modes = values('schema:accessMode').map(({ value }) => value);
  if (modes.length > 0 && facts.images.length > 0 && !modes.includes('visual')) {
    result.push(
      found(
        'error',
        'accessibility-false',
        'The book has pictures, but the package does not name “visual” as a way of access.',
        file,
        opf,
      ),
    );
  }
  for (const { value, element } of values('schema:accessModeSufficient')) {
    if (value === 'textual' && facts.images.length > 0 && !facts.described) {
      result.push(
        found(
          'error',
          'accessibility-false',
          'The package says that text alone suffices, but there are pictures without a description.',
          file,
          element,
        ),
      );
    }
  }
  const conforming = [...elementsOf(opf)].find(
    each =>
      attribute(each, 'property') === 'dcterms:conformsTo' ||
      (attribute(each, 'rel') ?? '').includes('dcterms:conformsTo'),
  );
  if (conforming && values('a11y:certifiedBy').length === 0) {
    result.push(
      found(
        'error',
        'conformance-uncertified',
        'The package claims to conform to a standard, but does not say who certifies it.',
        file,
        conforming,
      ),
    );
  }
  return result;
};

/** What is in a book, by its documents. */
export function factsOf({ documents, nav, items }: Pick<Epub, 'documents' | 'nav' | 'items'>): Facts {
  const trees = [...documents.values()];
  const all = trees.flatMap(tree => [...elementsOf(tree)]);
  const has = (kind: string, elements: Element[]) => elements.some(each => kindsOf(each).has(kind));
  const isCover = (image: Element) => kindsOf(image).has('cover');
  const images = all.filter(each => ['img', 'image'].includes(localName(each)) && !isCover(each));
  const inNav = nav ? [...elementsOf(nav.tree)] : [];
  const speaking = images.filter(image => attribute(image, 'alt') !== '');
  return {
    images,
    described: images.every(
      each =>
        localName(each) === 'image' ||
        // One that is empty says that the picture is an ornament.
        attribute(each, 'alt') !== undefined,
    ),
    long: images.some(isDescribedAtLength) || trees.some(hasDescribedFigure),
    allLong: speaking.length > 0 && speaking.every(isDescribedAtLength),
    pageMarkers: has('pagebreak', all),
    pageList: has('page-list', inNav),
    contents: has('toc', inNav),
    index: has('index', all) || has('index', inNav),
    headings: all.some(each => /^h[1-6]$/.test(localName(each))),
    math: all.some(each => localName(each) === 'math'),
    sound: items.some(({ mediaType }) => /^(audio|video)\/|smil/.test(mediaType)),
    landmarks: has('landmarks', inNav),
    roles: all.some(each => attribute(each, 'role')?.startsWith('doc-')),
  };
}

function isDescribedAtLength(image: Element): boolean {
  return descriptionsOf(image).length > 0 || attribute(image, 'longdesc') !== undefined;
}

/** A figure may describe its image itself, folded up or by a link. */
function hasDescribedFigure(tree: Element): boolean {
  const within = new Set<Element>();
  for (const each of elementsOf(tree)) {
    const name = localName(each);
    if (within.has(each) && (name === 'details' || (name === 'a' && !kindsOf(each).has('noteref'))))
      return true;
    if (name !== 'figure' && !within.has(each)) continue;
    for (const child of each.children) if (child.type === 'element') within.add(child);
  }
  return false;
}
