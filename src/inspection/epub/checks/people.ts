import type { Element } from 'xast';
import type { Finding } from '../../finding.ts';
import { type Check, found } from '../check.ts';
import type { Epub } from '../open.ts';
import { attribute, elementsOf, localName, plainText } from '../tree.ts';

/** Whoever made the book is named one by one, each with what they did and how catalogues sort the name. */
export const people: Check = epub => {
  if (!epub.package) return [];
  const all = [...elementsOf(epub.package)].filter(each => /^(creator|contributor)$/.test(localName(each)));
  const result: Finding[] = [];
  if (!all.some(each => localName(each) === 'creator')) {
    result.push(found('info', 'creator-missing', 'The package names no author or editor.', epub.opf));
  }
  for (const person of all) {
    const name = plainText(person).replace(/\s+/g, ' ').trim();
    if (several.test(name)) {
      const message = `“${name}” are several people in one entry, so that catalogues know none of them.`;
      result.push(found('warning', 'creator-several', message, epub.opf, person));
    }
    const lacks = ['role', 'file-as'].filter(key => !isRefined(person, key, epub));
    if (lacks.length > 0) {
      const message = `The package does not give the ${lacks.map(key => `“${key}”`).join(' and ')} of “${name}”.`;
      result.push(found('info', 'creator-incomplete', message, epub.opf, person));
    }
  }
  return result;
};

/** `Ann Author; Ben Writer`, `Ann Author and Ben Writer`; an office may have an “and” in its name. */
const fullName = '\\p{Lu}[^\\s,;]*(?:\\s\\p{Lu}[^\\s,;]*)+';
const several = new RegExp(
  `;\\s*\\p{L}|^${fullName}(?:,\\s${fullName})*,?\\s(?:and|und|et|y|e|&)\\s${fullName}$`,
  'u',
);

/** EPUB 3 says it in a `meta` beside the name, EPUB 2 in an attribute. */
function isRefined(person: Element, key: string, { package: root }: Epub): boolean {
  if (attribute(person, `opf:${key}`) !== undefined) return true;
  const id = attribute(person, 'id');
  return [...elementsOf(root!)].some(
    each =>
      attribute(each, 'property') === key && id !== undefined && attribute(each, 'refines') === `#${id}`,
  );
}
