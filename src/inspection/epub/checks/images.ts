import type { Element } from 'xast';
import { isFileName, repeatsCaption } from '../../../manuscript/index.ts';
import type { Finding } from '../../finding.ts';
import { type Check, found } from '../check.ts';
import type { Epub } from '../open.ts';
import { attribute, elementsById, elementsOf, kindsOf, localName, parentsIn, plainText } from '../tree.ts';
import { targetOf } from './links.ts';

/** What is said of images says something: alternative texts in their own words, long descriptions that are there. */
export const images: Check = function* (epub) {
  const ways = waysBack(epub);
  for (const [path, tree] of epub.documents) {
    const parents = parentsIn(tree);
    const captionOf = captions(parents);
    const ids = elementsById(tree);
    for (const image of elementsOf(tree)) {
      if (localName(image) !== 'img') continue;
      yield* words(image, captionOf(image), path);
      for (const [key, id] of descriptionsOf(image)) {
        const target = ids.get(id);
        if (!target) {
          const message = `The picture’s “${key}” names “${id}”, which is not in the page.`;
          yield found('error', 'description-dangling', message, path, image);
        } else if (key === 'aria-details') yield* ways(target, path);
      }
    }
  }
};

function words(image: Element, caption: string | undefined, path: string): Finding[] {
  const alt = attribute(image, 'alt');
  if (alt === undefined) return [];
  const kinds = kindsOf(image);
  const isOrnament = kinds.has('presentation') || kinds.has('none');
  if (alt !== '' ? isOrnament : caption) {
    const message =
      'The picture is marked as an ornament, but has a caption or description, which screen readers skip.';
    return [found('warning', 'ornament-described', message, path, image)];
  }
  if (isFileName(alt, attribute(image, 'src') ?? '')) {
    const message = `“${alt}” is the name of a file; say what the picture shows.`;
    return [found('warning', 'alt-file-name', message, path, image)];
  }
  if (caption && isComparable(alt, caption) && repeatsCaption(alt, caption)) {
    const message =
      'The description of the picture only repeats its caption, so that a screen reader reads it twice.';
    return [found('warning', 'alt-repeats-caption', message, path, image)];
  }
  return [];
}

/** Whether two texts can be the same at all: a caption of pages is not compared with every image in it. */
const isComparable = (alt: string, caption: string) => caption.length <= 10 * alt.length + 1_000;

/** Tells the caption of the figure around an image, unless voices do not read it; each caption is read once. */
function captions(parents: Map<Element, Element>): (image: Element) => string | undefined {
  const known = new Map<Element, string | undefined>();
  return image => {
    let figure = parents.get(image);
    while (figure && localName(figure) !== 'figure') figure = parents.get(figure);
    if (!figure) return undefined;
    if (!known.has(figure)) known.set(figure, captionIn(figure));
    return known.get(figure);
  };
}

function captionIn(figure: Element): string | undefined {
  const caption = figure.children.find(
    (child): child is Element => child.type === 'element' && localName(child) === 'figcaption',
  );
  if (!caption || attribute(caption, 'aria-hidden') === 'true') return undefined;
  return plainText(caption).replace(/\s+/g, ' ').trim() || undefined;
}

/** The ids that an image is described by, and the attributes that name them. */
export function descriptionsOf(image: Element): [attribute: string, id: string][] {
  return ['aria-details', 'aria-describedby'].flatMap(key =>
    (attribute(image, key) ?? '')
      .split(/\s+/)
      .filter(Boolean)
      .map((id): [string, string] => [key, id]),
  );
}

/**
 * Finds descriptions on another page, to which a link leads, that do not lead back to the page of the image; what a
 * page links to, and the link in a description, are looked up once.
 */
function waysBack({ documents }: Epub): (target: Element, path: string) => Finding[] {
  const links = new Map<Element, Element | undefined>();
  const reached = new Map<string, Set<string>>();
  return (target, path) => {
    if (!links.has(target)) links.set(target, firstLink(target));
    const link = links.get(target);
    if (!link) return [];
    const { path: page } = targetOf(path, attribute(link, 'href')!);
    const tree = documents.get(page);
    if (!tree || page === path) return [];
    if (!reached.has(page)) reached.set(page, new Set(linkedFrom(page, tree)));
    if (reached.get(page)!.has(path)) return [];
    const message = `The description of a picture in “${page}” does not lead back to the picture.`;
    return [found('warning', 'description-without-return', message, path, link)];
  };
}

function firstLink(target: Element): Element | undefined {
  for (const each of elementsOf(target))
    if (localName(each) === 'a' && attribute(each, 'href') !== undefined) return each;
  return undefined;
}

function* linkedFrom(page: string, tree: Element): Generator<string> {
  for (const each of elementsOf(tree)) {
    const href = localName(each) === 'a' ? attribute(each, 'href') : undefined;
    if (href !== undefined) yield targetOf(page, href).path;
  }
}
