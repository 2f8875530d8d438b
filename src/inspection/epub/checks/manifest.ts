import type { Element } from 'xast';
import { type Check, found } from '../check.ts';
import { attribute, elementsOf, localName } from '../tree.ts';

/** Every file named once, every name with its file, and each document's properties as its content has them. */
export const manifest: Check = ({ files, items, documents, opf, package: root }) => {
  if (!root) return [];
  const isEpub3 = (attribute(root, 'version') ?? '').startsWith('3');
  const named = new Map<string, number>();
  for (const { path } of items) named.set(path, (named.get(path) ?? 0) + 1);
  const result = [];
  for (const { path, element } of items) {
    if (!files.has(path) && !isRemote(element)) {
      result.push(
        found(
          'error',
          'file-missing',
          `The manifest names “${path}”, which is not in the archive.`,
          opf,
          element,
        ),
      );
    }
    if (named.get(path)! > 1) {
      result.push(found('error', 'file-twice', `The manifest names “${path}” more than once.`, opf, element));
      named.set(path, 1);
    }
  }
  for (const path of files.keys()) {
    if (path === 'mimetype' || path === opf || path.startsWith('META-INF/') || named.has(path)) continue;
    result.push(
      found(
        'warning',
        'file-unlisted',
        `“${path}” is in the archive but not in the manifest; readers will not find it.`,
        path,
      ),
    );
  }
  if (!isEpub3) return result;
  for (const { path, properties, element } of items) {
    const tree = documents.get(path);
    if (!tree) continue;
    const content = contentProperties(tree);
    for (const [property, isThere] of Object.entries(content)) {
      if (isThere === properties.includes(property)) continue;
      const message = isThere
        ? `“${path}” needs the property “${property}” in the manifest.`
        : `The manifest says “${property}” of “${path}”, which has nothing of the kind.`;
      result.push(found('error', 'manifest-property', message, opf, element));
    }
  }
  const covers = items.filter(({ properties }) => properties.includes('cover-image'));
  if (covers.length === 0) {
    result.push(found('info', 'cover-image', 'No image is marked as the cover.', opf));
  } else if (covers.length > 1) {
    result.push(found('error', 'cover-image', 'More than one image is marked as the cover.', opf));
  }
  return result;
};

function contentProperties(tree: Element): Record<string, boolean> {
  const result = { scripted: false, svg: false, mathml: false };
  for (const element of elementsOf(tree)) {
    const name = localName(element);
    const type = attribute(element, 'type') ?? '';
    if (name === 'script' && (type === '' || /javascript|module/.test(type))) result.scripted = true;
    if (name === 'form' || Object.keys(element.attributes).some(key => /^on[a-z]/.test(key)))
      result.scripted = true;
    if (name === 'svg') result.svg = true;
    if (name === 'math') result.mathml = true;
  }
  return result;
}

function isRemote(element: Element): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(attribute(element, 'href') ?? '');
}
