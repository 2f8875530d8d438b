import { posix } from 'node:path';
import type { Element } from 'xast';
import type { Finding } from '../finding.ts';
import { found } from './found.ts';
import { resolvePath } from './paths.ts';
import { type Reader, startReading } from './reading.ts';
import { attribute, childrenNamed, firstNamed, plainText } from './tree.ts';
import { unpack } from './unpacking.ts';
import type { Page } from './xml.ts';

/** An EPUB as the checks see it. Whatever cannot be read is absent here and a finding among `faults`. */
export interface Epub {
  /** Bytes of the archive. */
  bytes: Uint8Array;
  /** The archive's entries in its order, folders included. */
  entries: string[];
  files: Map<string, Uint8Array>;
  /** Path of the package document; empty where there is none. */
  opf: string;
  package: Element | undefined;
  items: Item[];
  /** Paths of the spine, in order. */
  spine: string[];
  /** XHTML documents of the manifest by their path, those of the spine first. */
  documents: Map<string, Element>;
  /** SVG files by their path: those of the manifest, and whatever else is called so. */
  drawings: Map<string, Element>;
  /** All that was read of the XML files, by path. */
  pages: Map<string, Page>;
  /** Texts of the style sheets by their path. */
  sheets: Map<string, string>;
  nav: { path: string; tree: Element } | undefined;
  ncx: { path: string; tree: Element } | undefined;
  faults: Finding[];
}

/** A file as the manifest has it. */
export interface Item {
  id: string;
  path: string;
  mediaType: string;
  properties: string[];
  element: Element;
}

/** Opens an EPUB, however broken or large. */
export async function openEpub(bytes: Uint8Array): Promise<Epub> {
  const { epub, reader } = await openPackage(bytes);
  if (epub.opf && epub.files.has(epub.opf)) readFiles(epub, reader);
  return epub;
}

/** Opens an EPUB as far as its package document: what it names is read by whoever needs it. */
export async function openPackage(bytes: Uint8Array): Promise<{ epub: Epub; reader: Reader }> {
  const epub: Epub = {
    ...{ bytes, ...(await unpack(bytes)), opf: '', package: undefined, items: [], spine: [] },
    ...{ documents: new Map(), drawings: new Map(), pages: new Map(), sheets: new Map() },
    ...{ nav: undefined, ncx: undefined },
  };
  const reader = startReading(epub);
  if (epub.files.size === 0) return { epub, reader };
  const container = reader.tree('META-INF/container.xml');
  const rootfile = container && firstNamed(container, 'rootfile');
  epub.opf = (rootfile && attribute(rootfile, 'full-path')) ?? '';
  if (!epub.opf || !epub.files.has(epub.opf)) {
    const message = 'The container does not name a package document that is in the archive.';
    epub.faults.push(found('error', 'package-missing', message, 'META-INF/container.xml'));
    return { epub, reader };
  }
  epub.package = reader.tree(epub.opf);
  if (epub.package) readPackage(epub, epub.package);
  return { epub, reader };
}

function readPackage(epub: Epub, opf: Element): void {
  const base = posix.dirname(epub.opf);
  for (const element of childrenNamed(firstNamed(opf, 'manifest'), 'item')) {
    const href = attribute(element, 'href');
    if (href === undefined) continue;
    epub.items.push({
      id: (attribute(element, 'id') ?? '').trim(),
      path: resolvePath(base, href),
      mediaType: attribute(element, 'media-type') ?? '',
      properties: (attribute(element, 'properties') ?? '').split(/\s+/).filter(Boolean),
      element,
    });
  }
  const byId = new Map(epub.items.map(item => [item.id, item]));
  for (const reference of childrenNamed(firstNamed(opf, 'spine'), 'itemref')) {
    const item = byId.get((attribute(reference, 'idref') ?? '').trim());
    if (item) epub.spine.push(item.path);
    else {
      const message = 'The spine names a file that the manifest does not have.';
      epub.faults.push(found('error', 'spine-broken', message, epub.opf, reference));
    }
  }
}

/** Reads the files that the package names: documents, those of the spine first, drawings, navigation, style sheets. */
function readFiles(epub: Epub, reader: Reader): void {
  const { items, spine, documents } = epub;
  const pathsOf = (type: string) => items.filter(item => item.mediaType === type).map(({ path }) => path);
  const xhtml = new Set(pathsOf('application/xhtml+xml'));
  for (const path of new Set([...spine.filter(path => xhtml.has(path)), ...xhtml])) {
    const tree = reader.tree(path);
    if (tree) documents.set(path, tree);
  }
  // A reader may show any file by its name, whatever the manifest says.
  const named = [...epub.files.keys()].filter(path => /\.svg$/i.test(path));
  for (const path of new Set([...pathsOf('image/svg+xml'), ...named])) {
    const tree = epub.files.has(path) && !xhtml.has(path) && reader.tree(path);
    if (tree) epub.drawings.set(path, tree);
  }
  const nav = items.find(({ properties }) => properties.includes('nav'));
  const navTree = nav && documents.get(nav.path);
  if (navTree) epub.nav = { path: nav.path, tree: navTree };
  const ncx = items.find(({ mediaType }) => mediaType === 'application/x-dtbncx+xml');
  const ncxTree = ncx && reader.tree(ncx.path);
  if (ncxTree) epub.ncx = { path: ncx.path, tree: ncxTree };
  for (const { path, mediaType } of items)
    if (mediaType === 'text/css' || path.endsWith('.css')) reader.sheet(path);
}

/** Text of the first metadata element of a name. */
export function metadata(epub: Epub, name: string): string | undefined {
  // Packages from before EPUB 2 have capitals: `dc:Language`.
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  const element = epub.package && (firstNamed(epub.package, name) ?? firstNamed(epub.package, capital));
  return element && plainText(element).trim();
}
