import type { Element, ElementContent } from 'hast';
import type { PlaceStyle } from '../../press/style.ts';
import type { Words } from '../../typesetting/lines/words.ts';
import { isRuby } from '../composition/rubies.ts';
import { withStyle } from './divide.ts';
import { languageOf, placeKey, typeStyleOf } from './places.ts';
import type { Running } from './text.ts';

/** What groups of ruby are measured with. */
interface Measuring {
  styles: ReadonlyMap<string, PlaceStyle>;
  words: Words;
  language: string;
}

/**
 * Gives each group of ruby in a paragraph its width: that of its words or of their reading, whichever is wider.
 * @param around the paragraph and the elements that hold it, outermost first
 */
export function withRubies(running: Running, around: Element[], measuring: Measuring): Running {
  const leaves = running.leaves.map(leaf => {
    if (!leaf.mark || !isRuby(leaf.mark)) return leaf;
    const within = [...around, ...leaf.around, leaf.mark];
    const parts = leaf.mark.children.map(part => widthOf(part, within, measuring));
    const width = Math.ceil(Math.max(...parts) * 1000) / 1000;
    const properties = withStyle(leaf.mark.properties, `width:${width}px`);
    return { ...leaf, width, mark: { ...leaf.mark, properties } };
  });
  return { ...running, leaves };
}

function widthOf(node: ElementContent, around: Element[], measuring: Measuring): number {
  if (node.type === 'element')
    return node.children.reduce((sum, child) => sum + widthOf(child, [...around, node], measuring), 0);
  if (node.type !== 'text') return 0;
  const place = measuring.styles.get(placeKey(around));
  if (!place) return 0;
  const style = typeStyleOf(place, languageOf(around, measuring.language));
  const { width, clusters } = measuring.words.shaper(node.value.replace(/\s+/g, ' '), style);
  return width + (style.tracking ?? 0) * clusters;
}
