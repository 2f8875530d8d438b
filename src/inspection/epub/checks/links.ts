import { posix } from 'node:path';
import type { Element } from 'xast';
import { type Check, found } from '../check.ts';
import type { Epub } from '../open.ts';
import { decoded, resolvePath } from '../paths.ts';
import { attribute, elementsOf, localName } from '../tree.ts';

/** Every link of documents and NCX leads to a file, and to an element of it. */
export const links: Check = function* (epub) {
  const ids = idsByFile(epub);
  const trees = new Map(epub.documents);
  if (epub.ncx) trees.set(epub.ncx.path, epub.ncx.tree);
  for (const [path, tree] of trees) {
    const isMoved = setsBase(tree);
    const seen = new Set<string>();
    for (const element of elementsOf(tree)) {
      const id = attribute(element, 'id');
      if (id !== undefined && seen.has(id)) {
        const message = `The id “${id}” is used twice in this file, and links find only the first.`;
        yield found('error', 'id-twice', message, path, element);
      }
      if (id !== undefined) seen.add(id);
      for (const name of ['href', 'src', 'xlink:href', 'poster', 'data']) {
        const target = attribute(element, name);
        if (target === undefined || isElsewhere(target) || isMoved) continue;
        const problem = broken(epub, ids, path, target);
        if (problem)
          yield found('error', 'link-broken', `“${target}” leads nowhere: ${problem}.`, path, element);
      }
    }
  }
};

/** Whether a reference leads out of the book. */
export function isElsewhere(target: string): boolean {
  return /^[a-z][a-z0-9+.-]*:|^\/\//i.test(target);
}

/** The file and the id that a reference from a file means. */
export function targetOf(path: string, reference: string): { path: string; id: string | undefined } {
  const [, fragment] = reference.split('#', 2);
  return {
    path: /^(?:#|\s*$)/.test(reference) ? path : resolvePath(posix.dirname(path), reference),
    id: fragment === undefined || fragment === '' ? undefined : fragment,
  };
}

/**
 * Whether a fragment is no id but selects a part: `xywh=percent:5,5,15,15` (Media Fragments), `epubcfi(/4/2)`, `svgView(…)`,
 * `xpointer(…)`.
 */
const isSelection = (fragment: string) => /^[a-z:]+[=(]/i.test(fragment);

/** Whether the addresses of a document are not relative to its own: EPUBCheck follows these. */
function setsBase(tree: Element): boolean {
  for (const each of elementsOf(tree))
    if (localName(each) === 'base' || attribute(each, 'xml:base') !== undefined) return true;
  return false;
}

/** The ids of every document. */
export function idsByFile({ documents }: Epub): Map<string, Set<string>> {
  return new Map(
    [...documents].map(([path, tree]) => [
      path,
      new Set([...elementsOf(tree)].map(element => attribute(element, 'id')).filter(id => id !== undefined)),
    ]),
  );
}

function broken(
  { files }: Epub,
  ids: Map<string, Set<string>>,
  from: string,
  reference: string,
): string | undefined {
  const { path, id } = targetOf(from, reference);
  if (!files.has(path)) return `there is no file “${path}”`;
  const known = ids.get(path);
  return id === undefined || isSelection(id) || !known || known.has(id) || known.has(decoded(id))
    ? undefined
    : `“${path}” has no “${id}”`;
}
