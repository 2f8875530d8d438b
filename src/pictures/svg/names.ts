import type { Element } from 'xast';
import { xml } from './vocabulary.ts';

/** Prefixes in force at a place, and the namespaces they stand for; `''` is for names without a prefix. */
export type Names = ReadonlyMap<string, string>;

export const noNames: Names = new Map([
  ['xml', xml],
  ['xmlns', 'http://www.w3.org/2000/xmlns/'],
]);

/** A name with its namespace, in whatever prefix it was written. */
export interface Name {
  /** Undefined where it has none. */
  space: string | undefined;
  local: string;
}

/** The prefixes in force on an element and in it. */
export function namesIn(element: Element, outer: Names): Names {
  const declared = Object.entries(element.attributes).filter(([name]) => /^xmlns(?::|$)/.test(name));
  if (declared.length === 0) return outer;
  const names = new Map(outer);
  for (const [name, value] of declared) names.set(name.slice('xmlns:'.length), value ?? '');
  return names;
}

/** What a name means. An attribute without prefix has no namespace. A prefix that nobody declared stands for itself. */
export function nameOf(full: string, names: Names, of: 'element' | 'attribute' = 'element'): Name {
  const colon = full.indexOf(':');
  if (colon < 0) {
    if (full === 'xmlns') return { space: names.get('xmlns'), local: full };
    return { space: (of === 'element' && names.get('')) || undefined, local: full };
  }
  const prefix = full.slice(0, colon);
  return { space: names.get(prefix) ?? `undeclared:${prefix}`, local: full.slice(colon + 1) };
}
