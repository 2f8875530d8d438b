import { posix } from 'node:path';
import type { Epub } from '../epub/open.ts';
import { resolvePath } from '../epub/paths.ts';
import { attribute, elementsOf, firstNamed, localName, plainText } from '../epub/tree.ts';
import type { Said } from './said.ts';

/** A message that epubcheck-ts 0.7 gives where the EPUBCheck of the W3C and the standard do not. */
interface FalseAlarm {
  rule: string;
  says: RegExp;
  /** Whether it is false in this book. */
  when: (epub: Epub, said: Said, match: RegExpExecArray) => boolean;
}

const falseAlarms: FalseAlarm[] = [
  // The content model of an index holds for books that are one (EPUB Indexes, 2.3); a landmark points to one.
  { rule: 'RSC-005', says: /^An "index" must contain/, when: epub => !isIndex(epub) },
  // A page may show a drawing by `img` and say so (EPUBCheck: OPSHandler30).
  { rule: 'OPF-015', says: /"svg"/, when: showsDrawing },
  // Ids may have letters of any script (XML Namespaces, NCName).
  {
    rule: 'RSC-005',
    says: /^Invalid id "([^"]+)"; must match xs:ID/,
    when: (_, __, match) => ncName.test(match[1]!),
  },
  {
    rule: 'RSC-005',
    says: /^NCX document must use namespace/,
    when: ({ ncx }) => isPrefixed(ncx?.tree.name),
  },
  // A package whose elements have a prefix is not read at all.
  {
    rule: 'RSC-005',
    says: /must declare the "nav" property/,
    when: ({ package: opf }) => isPrefixed(opf?.name),
  },
  { rule: 'OPF-033', says: /at least one itemref/, when: ({ package: opf }) => isPrefixed(opf?.name) },
  // HTML still lets `param` stand in `object`, though nothing uses it.
  { rule: 'RSC-005', says: /^element "param" not allowed/, when: () => true },
  // Adobe’s list of pages is no fault of an EPUB 2 (EPUBCheck: OPF-062).
  { rule: 'RSC-005', says: /^Invalid attribute page-map /, when: () => true },
  // What stands in the spine may be named, whatever it is.
  {
    rule: 'RSC-010',
    says: /^NCX content src references a non-OPS resource: (.+)/,
    when: ({ spine }, { path = '' }, match) => spine.includes(resolvePath(posix.dirname(path), match[1]!)),
  },
  // A part of a file of the network is of that file: `a.mp3#t=5,10` (EPUB 3.3, 3.4).
  {
    rule: 'RSC-008',
    says: /^Referenced resource "([^"#]+)#/,
    when: ({ items }, _, match) => items.some(({ element }) => attribute(element, 'href') === match[1]),
  },
  // An apostrophe in an address ends no attribute between double quotation marks.
  {
    rule: 'RSC-001',
    says: /^Referenced resource "([^"']*)" could not be found/,
    when: ({ items, files }, _, match) =>
      items.some(
        ({ element, path }) => attribute(element, 'href')?.startsWith(`${match[1]}'`) && files.has(path),
      ),
  },
  // A filter or a gradient is named by a fragment alone, which is of the page that the style sheet is for.
  {
    rule: 'RSC-007',
    says: /^Referenced resource not found in EPUB: (.*)$/,
    when: ({ sheets }, { path = '' }, match) =>
      match[1] === posix.dirname(path) && /url\(\s*["']?#/i.test(sheets.get(path) ?? ''),
  },
  // What has to be reached by links is so since EPUB 3 (EPUBCheck: OPFChecker30).
  { rule: 'OPF-096', says: /^Non-linear content/, when: isSecond },
  // A fragment may select a region, a time or a place (EPUB 3.3, 3.4; EPUB Region-Based Navigation).
  { rule: 'RSC-012', says: /^Fragment identifier not found: #[a-z:]+[=(]/i, when: () => true },
];

/** Whether a message of epubcheck-ts is known to be wrong. */
export function isFalseAlarm(epub: Epub, said: Said): boolean {
  if (said.path === epub.opf && isOldPackage(epub)) return true;
  return falseAlarms.some(({ rule, says, when }) => {
    const match = said.rule === rule ? says.exec(said.message) : null;
    return match !== null && when(epub, said, match);
  });
}

const ncName = /^[\p{L}_][\p{L}\p{M}\p{N}_.\-·]*$/u;
/** Whether a package is one of the time before EPUB, which EPUB 2 still takes (OPF 2.0, 1.4.1) and epubcheck-ts does not know. */
const isOldPackage = ({ package: opf }: Epub) =>
  opf !== undefined && (attribute(opf, 'xmlns') ?? '').includes('openebook.org');

function isSecond({ package: opf }: Epub): boolean {
  return opf !== undefined && (attribute(opf, 'version') ?? '').trim().startsWith('2');
}

const isPrefixed = (name: string | undefined) => name?.includes(':') === true;

/** Whether a book is an index, or has one that says that it keeps the rules. */
function isIndex({ package: opf, items }: Epub): boolean {
  if (items.some(({ properties }) => properties.includes('index'))) return true;
  for (const each of opf ? elementsOf(opf) : []) {
    const name = localName(each);
    if (name === 'type' && plainText(each).trim() === 'index') return true;
    if (name === 'collection' && /\bindex\b/.test(attribute(each, 'role') ?? '')) return true;
  }
  return false;
}

function showsDrawing({ documents }: Epub, { path = '' }: Said): boolean {
  const tree = documents.get(path);
  if (!tree || firstNamed(tree, 'svg')) return false;
  for (const each of elementsOf(tree))
    if (['src', 'data'].some(name => /\.svgz?(?:[#?]|$)/i.test(attribute(each, name) ?? ''))) return true;
  return false;
}
