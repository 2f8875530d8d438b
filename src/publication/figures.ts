import type { Image, Nodes, Parents, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { visit } from 'unist-util-visit';
import { repeatsCaption } from '../manuscript/alternatives.ts';
import { plainText } from '../manuscript/plain-text.ts';
import type { Description } from './publication.ts';
import type { Report } from './report.ts';

declare module 'mdast-util-directive' {
  interface ContainerDirectiveData {
    /** Id of the figure, where something leads to it. */
    figure?: string;
  }
}

declare module 'mdast' {
  interface ImageData {
    /** There for its looks alone. */
    ornament?: boolean;
  }
}

/** A description that waits for its content to be made into HTML. */
export interface Described {
  description: Description;
  children: ContainerDirective['children'];
}

/**
 * Goes through the figures of a chapter: marks the images of ornaments, takes the long descriptions out of the tree, in
 * which they do not stand for sighted readers, and reports words that help nobody.
 * @param tree changed in place
 */
export function takeDescriptions(
  tree: Root,
  id: string,
  giveId: (wish: string) => string,
  report: Report,
): Described[] {
  const described: Described[] = [];
  visit(tree, 'containerDirective', figure => {
    if (figure.name !== 'figure') return;
    const images = imagesIn(figure);
    const descriptions = figure.children.filter(isDescription);
    const caption = figure.children.filter(child => !isDescription(child) && imagesIn(child).length === 0);
    const words = caption.map(plainText).join('\n').trim();

    if (figure.attributes?.class?.split(/\s+/).includes('ornament')) {
      for (const image of images) image.data = { ...image.data, ornament: true };
      if (words || descriptions.length > 0 || images.some(({ alt }) => alt)) {
        const message =
          'The picture is marked as an ornament, but has a caption or description. Delete these, or delete `{.ornament}`.';
        report('ornament-described', 'warning', message, figure);
      }
    }
    for (const image of images) {
      if (!repeatsCaption(image.alt ?? '', words)) continue;
      const message = 'The description of the picture only repeats its caption. Say what the picture shows.';
      report('alt-repeats-caption', 'warning', message, image);
    }
    if (images.length === 0) return;
    figure.children = figure.children.filter(child => !isDescription(child));
    const children = descriptions.flatMap(each => each.children);
    if (children.length === 0) {
      for (const empty of descriptions)
        report('description-empty', 'warning', 'The description of this picture is empty.', empty);
      return;
    }
    figure.data = { ...figure.data, figure: giveId(`${id}-figure-${described.length + 1}`) };
    described.push({
      description: {
        id: giveId(`${id}-description-${described.length + 1}`),
        figure: figure.data.figure!,
        name: (words.split('\n')[0] || images.find(({ alt }) => alt)?.alt) ?? '',
        content: [],
        line: descriptions[0]!.position?.start.line ?? 0,
      },
      children,
    });
  });
  // What is left belongs to no picture; it stays where it is, for the editor to see.
  visit(tree, 'containerDirective', node => {
    if (!isDescription(node)) return;
    const message =
      'This description belongs to no picture. Put the `:::description` into the `::::figure` of its picture, after the caption.';
    report('description-without-image', 'error', message, node);
  });
  return described;
}

function isDescription(node: Nodes): node is ContainerDirective {
  return node.type === 'containerDirective' && node.name === 'description';
}

/** The images of a figure, without those that a description of it may hold. */
function imagesIn(node: Nodes): Image[] {
  if (node.type === 'image') return [node];
  if (isDescription(node) || !('children' in node)) return [];
  return (node as Parents).children.flatMap(imagesIn);
}
