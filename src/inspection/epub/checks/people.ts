import type { Element } from 'xast';
import { type Check, found } from '../check.ts';
import type { Epub } from '../open.ts';
import { attribute, elementsOf, localName, openingText } from '../tree.ts';

/** Whoever made the book is named one by one, each with what they did and how catalogues sort the name. */
export const people: Check = function* (epub) {
  if (!epub.package) return;
  const refined = refinements(epub);
  const all = [...elementsOf(epub.package)].filter(each => /^(creator|contributor)$/.test(localName(each)));
  if (!all.some(each => localName(each) === 'creator')) {
    yield found('info', 'creator-missing', 'The package names no author or editor.', epub.opf);
  }
  for (const person of all) {
    const name = openingText(person, 1_000).replace(/\s+/g, ' ');
    if (several.test(name)) {
      const message = `“${name}” are several people in one entry, so that catalogues find none of them. Give each an entry.`;
      yield found('warning', 'creator-several', message, epub.opf, person);
    }
    const lacks = ['role', 'file-as'].filter(key => !isRefined(person, key, refined));
    if (lacks.length > 0) {
      const message = `The package does not give the ${lacks.map(key => `“${key}”`).join(' and ')} of “${name}”.`;
      yield found('info', 'creator-incomplete', message, epub.opf, person);
    }
  }
};

/** `Ann Author; Ben Writer`, `Ann Author and Ben Writer`; an office may have an “and” in its name. */
const fullName = '\\p{Lu}[^\\s,;]*(?:\\s\\p{Lu}[^\\s,;]*)+';
const several = new RegExp(
  `;\\s*\\p{L}|^${fullName}(?:,\\s${fullName})*,?\\s(?:and|und|et|y|e|&)\\s${fullName}$`,
  'u',
);

/** What `meta`s say of each element of the package, by its id. */
function refinements({ package: root }: Epub): Map<string, Set<string>> {
  const result = new Map<string, Set<string>>();
  for (const each of elementsOf(root!)) {
    const of = attribute(each, 'refines');
    const key = attribute(each, 'property');
    if (of === undefined || key === undefined) continue;
    const keys = result.get(of) ?? new Set();
    result.set(of, keys.add(key));
  }
  return result;
}

/** EPUB 3 says it in a `meta` beside the name, EPUB 2 in an attribute. */
function isRefined(person: Element, key: string, refined: Map<string, Set<string>>): boolean {
  if (attribute(person, `opf:${key}`) !== undefined) return true;
  const id = attribute(person, 'id');
  return id !== undefined && refined.get(`#${id}`)?.has(key) === true;
}
