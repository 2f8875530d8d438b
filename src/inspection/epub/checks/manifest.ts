import type { Element } from 'xast';
import { type Check, found } from '../check.ts';
import { remoteInCss } from '../css.ts';
import { remoteAddresses } from '../loading.ts';
import type { Epub } from '../open.ts';
import { attribute, elementsOf, localName } from '../tree.ts';

/** Every file named once, every name with its file, and each document's properties as its content has them. */
export const manifest: Check = function* ({ files, items, documents, sheets, opf, package: root }) {
  if (!root) return;
  const isEpub3 = (attribute(root, 'version') ?? '').startsWith('3');
  const named = new Map<string, number>();
  for (const { path, element } of items) if (!isRemote(element)) named.set(path, (named.get(path) ?? 0) + 1);
  for (const { path, element } of items) {
    if (!files.has(path) && !isRemote(element)) {
      yield found(
        'error',
        'file-missing',
        `The manifest names “${path}”, which is not in the archive.`,
        opf,
        element,
      );
    }
    if ((named.get(path) ?? 0) > 1) {
      yield found('error', 'file-twice', `The manifest names “${path}” more than once.`, opf, element);
      named.set(path, 1);
    }
  }
  for (const path of files.keys()) {
    if (path === 'mimetype' || path === opf || path.startsWith('META-INF/') || named.has(path)) continue;
    yield found(
      'warning',
      'file-unlisted',
      `“${path}” is in the archive but not in the manifest; reading programs will not find it.`,
      path,
    );
  }
  if (!isEpub3) return;
  const known = new Map<string, Record<string, boolean>>();
  for (const { path, mediaType, properties, element } of items) {
    const content = known.get(path) ?? propertiesOf(path, mediaType, { documents, sheets });
    known.set(path, content);
    for (const [property, isThere] of Object.entries(content)) {
      if (isThere === properties.includes(property)) continue;
      const message = isThere
        ? `“${path}” needs the property “${property}” in the manifest.`
        : `The manifest says “${property}” of “${path}”, which has nothing of the kind.`;
      // A script may load what nothing names.
      const isHarmless = !isThere && property === 'remote-resources';
      yield found(isHarmless ? 'warning' : 'error', 'manifest-property', message, opf, element);
    }
  }
  const covers = items.filter(({ properties }) => properties.includes('cover-image'));
  if (covers.length === 0) {
    yield found('info', 'cover-image', 'No picture is marked as the cover.', opf);
  } else if (covers.length > 1) {
    yield found('error', 'cover-image', 'More than one picture is marked as the cover.', opf);
  }
};

/** The properties that a file must have in the manifest, or must not: a file that stands there often is read once. */
function propertiesOf(
  path: string,
  mediaType: string,
  { documents, sheets }: Pick<Epub, 'documents' | 'sheets'>,
): Record<string, boolean> {
  const tree = documents.get(path);
  if (tree) return contentProperties(tree);
  return mediaType === 'text/css'
    ? { 'remote-resources': remoteInCss(sheets.get(path) ?? '').length > 0 }
    : {};
}

/** Properties that a content document must have, and may have, by what is in it (EPUB 3.3, D.6). */
function contentProperties(tree: Element): Record<string, boolean> {
  const all = [...elementsOf(tree)];
  const has = (...names: string[]) => all.some(each => names.includes(localName(each)));
  return {
    scripted: has('form') || all.some(isScript),
    ...(showsDrawing(all) ? {} : { svg: has('svg') }),
    mathml: has('math'),
    // SVG has a switch of its own, which needs no prefix.
    switch: all.some(each => localName(each) === 'switch' && /^(?!svg:).+:/.test(each.name)),
    'remote-resources': all.some(each => remoteAddresses(each).length > 0),
  };
}

/** Whether a page without a drawing of its own shows one as a picture: the property is allowed then, and not needed. */
function showsDrawing(all: Element[]): boolean {
  return (
    !all.some(each => localName(each) === 'svg') &&
    all.some(each => ['src', 'data'].some(name => /\.svgz?(?:[#?]|$)/i.test(attribute(each, name) ?? '')))
  );
}

function isScript(element: Element): boolean {
  const type = attribute(element, 'type') ?? '';
  const runs = localName(element) === 'script' && (type === '' || /javascript|module/.test(type));
  return runs || Object.keys(element.attributes).some(key => /^on[a-z]/.test(key));
}

function isRemote(element: Element): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(attribute(element, 'href') ?? '');
}
