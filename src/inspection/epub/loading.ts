import type { Element } from 'xast';
import { remoteInCss } from './css.ts';
import { attribute, localName, plainText } from './tree.ts';

/** Kinds of `link` that fetch what they name; others only name it (`schema.DC`, `author`). */
const fetching = /\b(?:stylesheet|icon|preload|prefetch|modulepreload|pronunciation)\b/i;
const remote = /^\s*(?:https?:)?\/\//i;

/** Whether an address is one on the network. */
export const isRemote = (address: string) => remote.test(address);

/** Elements of SVG that draw what their `href` names. */
const drawing = new Set(
  'image use feImage script tref mpath textPath linearGradient radialGradient pattern filter cursor glyphRef'.split(
    ' ',
  ),
)
  .add('font-face-uri')
  .add('color-profile')
  .add('animation');
/** Attributes of SVG that may hold a `url()`. */
const painting = [
  'fill',
  'stroke',
  'filter',
  'mask',
  'clip-path',
  'cursor',
  'marker-start',
  'marker-mid',
  'marker-end',
];
/** Elements of SVG that change an attribute. */
const animating = new Set(['set', 'animate']);

/** Addresses on the network that an element loads something from; a link that a reader may follow loads nothing. */
export function remoteAddresses(element: Element): string[] {
  const name = localName(element);
  // Most elements have nothing that could load.
  if (name !== 'style' && Object.keys(element.attributes).length === 0) return [];
  const addresses = [valued(element, 'src'), valued(element, 'poster'), valued(element, 'data')];
  for (const address of valued(element, 'srcset').split(/,\s+/)) addresses.push(address);
  if (drawing.has(name) || (name === 'link' && fetching.test(valued(element, 'rel'))))
    addresses.push(valued(element, 'href'), ...prefixed(element, ':href'));
  if (animating.has(name) && /(?:^|:)href$/.test(valued(element, 'attributeName')))
    for (const key of ['to', 'from', 'by', 'values'])
      for (const address of valued(element, key).split(';')) addresses.push(address);
  if (name === 'style') for (const address of remoteInCss(plainText(element))) addresses.push(address);
  for (const key of ['style', ...painting])
    for (const address of remoteInCss(valued(element, key))) addresses.push(address);
  return addresses.filter(isRemote).map(address => address.trim());
}

/** Values of the attributes with any prefix before a name. */
function prefixed({ attributes }: Element, name: string): string[] {
  return Object.entries(attributes).flatMap(([key, value]) => (key.endsWith(name) && value ? [value] : []));
}

function valued(element: Element, key: string): string {
  return attribute(element, key) ?? '';
}
