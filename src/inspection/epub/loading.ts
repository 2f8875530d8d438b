import type { Element } from 'xast';
import { attribute, localName, plainText } from './tree.ts';

/** Kinds of `link` that fetch what they name; others only name it (`schema.DC`, `author`). */
const fetching = /\b(?:stylesheet|icon|preload|prefetch|modulepreload|pronunciation)\b/i;
const remote = /^\s*(?:https?:)?\/\//i;

/** Addresses on the network that an element loads something from; a link that a reader may follow loads nothing. */
export function remoteAddresses(element: Element): string[] {
  const name = localName(element);
  const value = (key: string) => attribute(element, key) ?? '';
  const addresses = [value('src'), value('poster'), value('data')];
  addresses.push(...value('srcset').split(/,\s+/));
  if (['image', 'use', 'feImage'].includes(name) || (name === 'link' && fetching.test(value('rel'))))
    addresses.push(value('href'), value('xlink:href'));
  if (name === 'style') addresses.push(...remoteInCss(plainText(element)));
  addresses.push(...remoteInCss(value('style')));
  return addresses.filter(address => remote.test(address)).map(address => address.trim());
}

/** Addresses on the network that a style sheet loads from. */
export function remoteInCss(css: string): string[] {
  return [...css.matchAll(/(?:url\(\s*["']?|@import\s+["'])((?:https?:)?\/\/[^"')\s]+)/gi)].map(
    ([, address]) => address!,
  );
}
