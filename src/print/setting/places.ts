import type { Element, ElementContent } from 'hast';
import type { TypeStyle } from '../../faces/shaper.ts';
import { noLanguage } from '../../language/tags.ts';
import type { Place, PlaceStyle } from '../../press/style.ts';

/** The last step of a place is an element; the key names all steps. */
export function placeKey(elements: Element[]): string {
  return JSON.stringify(placeOf(elements));
}

export function placeOf(elements: Element[]): Place {
  return elements.map(({ tagName, properties }) => ({
    tag: tagName,
    className: Array.isArray(properties.className) ? properties.className.join(' ') : '',
    lang: typeof properties.lang === 'string' ? properties.lang : '',
  }));
}

/** Every paragraph of a tree with the elements around it, outermost first. */
export function paragraphsOf(root: Element): { paragraph: Element; around: Element[] }[] {
  const found: { paragraph: Element; around: Element[] }[] = [];
  const look = (element: Element, around: Element[]) => {
    if (element.tagName === 'p') found.push({ paragraph: element, around });
    else
      for (const child of element.children) if (child.type === 'element') look(child, [...around, element]);
  };
  look(root, []);
  return found;
}

/**
 * All kinds of places in which the paragraphs of the trees have text.
 * @param within an element in which the words of some paragraphs will stand
 */
export function placesOf(
  trees: Element[],
  within?: { element: Element; holds: (paragraph: Element) => boolean } | undefined,
): Map<string, Place> {
  const places = new Map<string, Place>();
  const note = (elements: Element[]) => {
    const key = placeKey(elements);
    if (!places.has(key)) places.set(key, placeOf(elements));
  };
  const look = (node: ElementContent, around: Element[], further: Element | undefined) => {
    if (node.type !== 'element') return;
    // A formula is measured as a whole.
    if (node.tagName === 'math') return;
    const elements = [...around, node];
    note(elements);
    if (further) note([...elements, further]);
    for (const child of node.children) look(child, elements, further);
  };
  for (const tree of trees) {
    for (const { paragraph, around } of paragraphsOf(tree))
      look(paragraph, around, within?.holds(paragraph) ? within.element : undefined);
  }
  return places;
}

const numericFeatures: Record<string, string> = {
  'oldstyle-nums': 'onum',
  'lining-nums': 'lnum',
  'tabular-nums': 'tnum',
  'proportional-nums': 'pnum',
  'diagonal-fractions': 'frac',
};

const smallCapitals: Record<string, string[]> = {
  'small-caps': ['smcp'],
  'all-small-caps': ['c2sc', 'smcp'],
};

const known = new WeakMap<PlaceStyle, Map<string, TypeStyle>>();
const distinct = new Map<string, TypeStyle>();

/** The type of a place as the shaper wants it: for the same type always the same object. */
export function typeStyleOf(place: PlaceStyle, language: string): TypeStyle {
  let styles = known.get(place);
  if (!styles) {
    styles = new Map();
    known.set(place, styles);
  }
  let style = styles.get(language);
  if (!style) {
    const made = makeTypeStyle(place, language);
    const key = JSON.stringify(made);
    style = distinct.get(key) ?? made;
    distinct.set(key, style);
    styles.set(language, style);
  }
  return style;
}

function makeTypeStyle(
  { family, numeric, caps, features, size, weight, italic, tracking }: PlaceStyle,
  language: string,
): TypeStyle {
  const figures = numeric.split(' ').flatMap(word => numericFeatures[word] ?? []);
  const capitals = smallCapitals[caps] ?? [];
  const given = [...features.matchAll(/"(\w{4})"(?! 0)/g)].map(match => match[1]!);
  // FreeType gets sizes of type in whole 64ths of a pixel.
  return {
    family,
    weight,
    italic,
    size: Math.floor(size * 64 + 0.01) / 64,
    features: [...figures, ...capitals, ...given],
    language,
    ...(tracking !== 0 && { tracking }),
  };
}

/** The language of the innermost element that names one. */
export function languageOf(elements: Element[], book: string): string {
  if (elements.some(({ tagName }) => tagName === 'code')) return noLanguage;
  const lang = elements.findLast(element => typeof element.properties.lang === 'string');
  return String(lang?.properties.lang ?? book);
}
