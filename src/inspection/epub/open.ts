import { posix } from 'node:path';
import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import JSZip from 'jszip';
import type { Element, Root } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import type { Finding } from '../finding.ts';
import { attribute, childrenNamed, firstNamed, plainText } from './tree.ts';

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

/** No file of a book is larger than this; an archive that says so is built to exhaust the machine. */
const largest = 200 * 1024 * 1024;
const mostEntries = 20_000;

/** Opens an EPUB, however broken. */
export async function openEpub(bytes: Uint8Array): Promise<Epub> {
  const epub: Epub = {
    ...{ bytes, entries: [], files: new Map(), opf: '', package: undefined, items: [], spine: [] },
    ...{ documents: new Map(), nav: undefined, ncx: undefined, faults: [] },
  };
  await unpack(epub);
  if (epub.files.size === 0) return epub;
  const container = parsed(epub, 'META-INF/container.xml');
  const rootfile = container && firstNamed(container, 'rootfile');
  epub.opf = (rootfile && attribute(rootfile, 'full-path')) ?? '';
  if (!epub.opf || !epub.files.has(epub.opf)) {
    fault(
      epub,
      'package-missing',
      'The container names no package document that is there.',
      'META-INF/container.xml',
    );
    return epub;
  }
  epub.package = parsed(epub, epub.opf);
  if (epub.package) readPackage(epub, epub.package);
  return epub;
}

async function unpack(epub: Epub): Promise<void> {
  let zip: JSZip;
  try {
    zip = await JSZip.loadAsync(epub.bytes);
  } catch {
    fault(epub, 'archive-broken', 'This is not a ZIP archive that can be read.');
    return;
  }
  epub.entries = Object.keys(zip.files);
  if (epub.entries.length > mostEntries) {
    fault(epub, 'archive-too-large', 'The archive holds more files than any book.');
    return;
  }
  let total = 0;
  for (const [name, entry] of Object.entries(zip.files)) {
    if (entry.dir) continue;
    const declared =
      (entry as unknown as { _data?: { uncompressedSize?: number } })._data?.uncompressedSize ?? 0;
    total += declared;
    if (declared < 0 || total > largest) {
      fault(epub, 'archive-too-large', `“${name}” would unpack to more than any book needs.`, name);
      return;
    }
    try {
      epub.files.set(name, await entry.async('uint8array'));
    } catch {
      fault(epub, 'archive-broken', `“${name}” cannot be unpacked.`, name);
    }
  }
}

function readPackage(epub: Epub, opf: Element): void {
  const base = posix.dirname(epub.opf);
  for (const element of childrenNamed(firstNamed(opf, 'manifest'), 'item')) {
    const href = attribute(element, 'href');
    if (href === undefined) continue;
    epub.items.push({
      id: attribute(element, 'id') ?? '',
      path: resolvePath(base, href),
      mediaType: attribute(element, 'media-type') ?? '',
      properties: (attribute(element, 'properties') ?? '').split(/\s+/).filter(Boolean),
      element,
    });
  }
  const byId = new Map(epub.items.map(item => [item.id, item]));
  for (const reference of childrenNamed(firstNamed(opf, 'spine'), 'itemref')) {
    const item = byId.get(attribute(reference, 'idref') ?? '');
    if (item) epub.spine.push(item.path);
    else
      fault(
        epub,
        'spine-broken',
        'The spine names a file that the manifest does not have.',
        epub.opf,
        reference,
      );
  }
  const xhtml = epub.items
    .filter(({ mediaType }) => mediaType === 'application/xhtml+xml')
    .map(({ path }) => path);
  for (const path of new Set([...epub.spine.filter(path => xhtml.includes(path)), ...xhtml])) {
    const tree = parsed(epub, path);
    if (tree) epub.documents.set(path, tree);
  }
  const nav = epub.items.find(({ properties }) => properties.includes('nav'));
  const navTree = nav && epub.documents.get(nav.path);
  if (navTree) epub.nav = { path: nav.path, tree: navTree };
  const ncx = epub.items.find(({ mediaType }) => mediaType === 'application/x-dtbncx+xml');
  const ncxTree = ncx && parsed(epub, ncx.path);
  if (ncxTree) epub.ncx = { path: ncx.path, tree: ncxTree };
}

/** The root element of an XML file of the archive. */
function parsed(epub: Epub, path: string): Element | undefined {
  const bytes = epub.files.get(path);
  if (!bytes) {
    fault(epub, 'file-missing', `The book has no file “${path}”.`, path);
    return undefined;
  }
  let root: Root;
  try {
    root = fromXml(withoutNames(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch (error) {
    const line = (error as { line?: number }).line;
    fault(epub, 'not-well-formed', `“${path}” is not well-formed XML in UTF-8.`, path, undefined, line);
    return undefined;
  }
  return root.children.find(child => child.type === 'element');
}

/** Old XHTML names characters (`&nbsp;`) that XML itself does not know. */
function withoutNames(xml: string): string {
  return xml.replace(/&([A-Za-z][A-Za-z0-9]*);/g, (whole, name: string) => {
    if (['amp', 'lt', 'gt', 'quot', 'apos'].includes(name)) return whole;
    const character = decodeNamedCharacterReference(name);
    return character === false ? whole : character;
  });
}

/** The path that a reference means, without its fragment; never outside the archive. */
export function resolvePath(base: string, href: string): string {
  const path = href.split(/[#?]/)[0]!;
  let decoded = path;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    // A stray percent sign: the name is taken as it stands.
  }
  return posix.join(base, decoded).replace(/^(\.\.\/)+/, '');
}

function fault(
  epub: Epub,
  code: string,
  message: string,
  within?: string,
  element?: Element,
  line?: number,
): void {
  const at = line ?? element?.position?.start.line;
  epub.faults.push({ code, severity: 'error', message, ...(within && { within }), ...(at && { line: at }) });
}

/** Text of the first metadata element of a name. */
export function metadata(epub: Epub, name: string): string | undefined {
  const element = epub.package && firstNamed(epub.package, name);
  return element && plainText(element).trim();
}
