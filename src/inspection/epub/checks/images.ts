import type { Element } from 'xast';
import { isFileName, repeatsCaption } from '../../../manuscript/index.ts';
import type { Finding } from '../../finding.ts';
import { type Check, found } from '../check.ts';
import type { Epub } from '../open.ts';
import { attribute, elementsOf, kindsOf, localName, parentsIn, plainText } from '../tree.ts';
import { targetOf } from './links.ts';

/** What is said of images says something: alternative texts in their own words, long descriptions that are there. */
export const images: Check = epub => {
  const result: Finding[] = [];
  for (const [path, tree] of epub.documents) {
    const parents = parentsIn(tree);
    const ids = new Map([...elementsOf(tree)].map(each => [attribute(each, 'id'), each]));
    for (const image of elementsOf(tree)) {
      if (localName(image) !== 'img') continue;
      result.push(...words(image, captionOf(image, parents), path));
      for (const [key, id] of descriptionsOf(image)) {
        const target = ids.get(id);
        if (!target) {
          const message = `The image’s “${key}” names “${id}”, which is not in the page.`;
          result.push(found('error', 'description-dangling', message, path, image));
        } else if (key === 'aria-details') result.push(...wayBack(target, path, epub));
      }
    }
  }
  return result;
};

function words(image: Element, caption: string | undefined, path: string): Finding[] {
  const alt = attribute(image, 'alt');
  if (alt === undefined) return [];
  const kinds = kindsOf(image);
  const isOrnament = kinds.has('presentation') || kinds.has('none');
  if (alt !== '' ? isOrnament : caption) {
    const message =
      'The image is marked as an ornament, but has words: a voice passes over what it shows, though it matters.';
    return [found('warning', 'ornament-described', message, path, image)];
  }
  if (isFileName(alt, attribute(image, 'src') ?? '')) {
    const message = `“${alt}” is the name of a file; say what the image shows.`;
    return [found('warning', 'alt-file-name', message, path, image)];
  }
  if (caption && repeatsCaption(alt, caption)) {
    const message = 'The image’s description only repeats its caption; a voice reads the same twice.';
    return [found('warning', 'alt-repeats-caption', message, path, image)];
  }
  return [];
}

/** The caption of the figure around an image, unless voices do not read it. */
function captionOf(image: Element, parents: Map<Element, Element>): string | undefined {
  let figure = parents.get(image);
  while (figure && localName(figure) !== 'figure') figure = parents.get(figure);
  const caption = figure?.children.find(
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

/** A description on another page, to which a link leads, has to lead back to the page of the image. */
function wayBack(target: Element, path: string, { documents }: Epub): Finding[] {
  const link = [...elementsOf(target)].find(
    each => localName(each) === 'a' && attribute(each, 'href') !== undefined,
  );
  if (!link) return [];
  const { path: page } = targetOf(path, attribute(link, 'href')!);
  const tree = documents.get(page);
  if (!tree || page === path) return [];
  const leadsBack = [...elementsOf(tree)].some(each => {
    const href = localName(each) === 'a' ? attribute(each, 'href') : undefined;
    return href !== undefined && targetOf(page, href).path === path;
  });
  if (leadsBack) return [];
  const message = `The description of an image in “${page}” does not lead back to the image.`;
  return [found('warning', 'description-without-return', message, path, link)];
}
