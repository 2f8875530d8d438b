import type { Element } from 'xast';
import { digestOf } from '../cache.ts';
import { openPackage } from '../inspection/epub/open.ts';
import type { Reader } from '../inspection/epub/reading.ts';
import { firstNamed, plainText } from '../inspection/epub/tree.ts';
import { readXml } from '../inspection/epub/xml.ts';
import { limits } from '../limits.ts';
import { changedPlaces, type TextDocument } from './changes.ts';
import type { Former, Made, ShownFile } from './shown.ts';

/** What the files have that the manifest does not name. */
const unnamed = 'application/octet-stream';

/**
 * Lays out an EPUB for being shown, and finds what changed in it. Only documents that differ from those before are read.
 *
 * @param bytes as it was built
 * @param former the one that was shown before
 */
export async function layOut(bytes: Uint8Array, former: Former): Promise<Extract<Made, { kind: 'epub' }>> {
  const { epub, reader } = await openPackage(bytes);
  const types = new Map(epub.items.map(({ path, mediaType }) => [path, mediaType]));
  const files = [...epub.files].map(([path, bytes]): ShownFile => {
    const digest = digestOf(bytes);
    const known = former.digests.get(path) === digest;
    return { path, mediaType: types.get(path) ?? unnamed, digest, ...(!known && { bytes }) };
  });
  const fresh = new Set(files.flatMap(({ path, bytes }) => (bytes ? [path] : [])));
  const documents = epub.spine.map(path => ({
    path,
    title:
      (fresh.has(path) ? undefined : former.documents.get(path)?.title) ?? titleOf(reader.tree(path), path),
  }));
  const first = former.documents.size === 0;
  const changes = first
    ? []
    : changedPlaces(formerTexts(former, epub.spine, fresh), {
        texts: epub.spine.filter(path => fresh.has(path)).flatMap(path => textOf(path, reader.tree(path))),
        pictures: pictureTexts(epub, types, fresh, reader),
      });
  return { kind: 'epub', files, documents, changes };
}

const titleOf = (tree: Element | undefined, path: string): string => {
  const title = tree && firstNamed(tree, 'title');
  return (title && plainText(title).replace(/\s+/g, ' ').trim()) || path;
};

const textOf = (path: string, tree: Element | undefined): TextDocument[] => {
  const body = tree && firstNamed(tree, 'body');
  return body ? [{ path, body }] : [];
};

/** Documents as they were that have changed or are gone. */
function formerTexts(former: Former, spine: readonly string[], fresh: ReadonlySet<string>): TextDocument[] {
  return [...former.documents].flatMap(([path, { bytes }]) => {
    if (spine.includes(path) && !fresh.has(path)) return [];
    const read = readXml(bytes, limits.epub.nodes);
    return 'tree' in read ? textOf(path, read.tree) : [];
  });
}

/** Pictures that changed, and the documents whose text names one. */
function pictureTexts(
  { files, spine }: { files: ReadonlyMap<string, Uint8Array>; spine: readonly string[] },
  types: ReadonlyMap<string, string>,
  fresh: ReadonlySet<string>,
  reader: Reader,
): { changed: ReadonlySet<string>; texts: TextDocument[] } {
  const changed = new Set([...fresh].filter(path => types.get(path)?.startsWith('image/')));
  const names = [...changed].map(path => path.slice(path.lastIndexOf('/') + 1));
  const naming = spine.filter(path => {
    const text = changed.size > 0 && Buffer.from(files.get(path) ?? []).toString('utf8');
    return text && names.some(name => text.includes(name) || text.includes(encodeURI(name)));
  });
  return { changed, texts: naming.flatMap(path => textOf(path, reader.tree(path))) };
}
