import JSZip from 'jszip';
import { inspectEpub } from '../../src/inspection/epub/index.ts';
import type { Finding } from '../../src/inspection/finding.ts';

/** A book of one page, as small as one can be; each test makes one part of it large or strange. */
export interface Parts {
  body?: string;
  /** Before the root of the page. */
  doctype?: string;
  items?: string;
  metadata?: string;
  spine?: string;
  toc?: string;
  /** More files, by their path in the folder of the package. */
  files?: Record<string, string | Uint8Array>;
}

const xhtml = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en"';

export const page = (body: string, doctype = '') =>
  `<?xml version="1.0"?>${doctype}<html ${xhtml}><head><title>A Page</title></head><body>${body}</body></html>`;

/** The files of a book by their path. */
export function filesOf(parts: Parts): Record<string, string | Uint8Array> {
  const {
    body = '<p>A word.</p>',
    doctype,
    items = '',
    metadata = '',
    spine = '',
    toc = '',
    files = {},
  } = parts;
  const more = Object.entries(files).map(([path, content]): [string, string | Uint8Array] => [
    `OEBPS/${path}`,
    content,
  ]);
  return {
    'META-INF/container.xml':
      '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'OEBPS/book.opf': `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">urn:uuid:11111111-1111-4111-8111-111111111111</dc:identifier><dc:title>T</dc:title><dc:language>en</dc:language><meta property="dcterms:modified">2026-01-01T00:00:00Z</meta>${metadata}</metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="page" href="page.xhtml" media-type="application/xhtml+xml"/>${items}</manifest><spine><itemref idref="page"/>${spine}</spine></package>`,
    'OEBPS/nav.xhtml': page(
      `<nav epub:type="toc"><ol><li><a href="page.xhtml">A Page</a></li></ol></nav>${toc}`,
    ),
    'OEBPS/page.xhtml': page(body, doctype),
    ...Object.fromEntries(more),
  };
}

export async function packed(
  files: Record<string, string | Uint8Array>,
  compression: 'STORE' | 'DEFLATE' = 'DEFLATE',
): Promise<Uint8Array> {
  const zip = new JSZip();
  zip.file('mimetype', 'application/epub+zip', { compression: 'STORE' });
  for (const [path, content] of Object.entries(files)) zip.file(path, content, { createFolders: false });
  return zip.generateAsync({ type: 'uint8array', compression, compressionOptions: { level: 1 } });
}

/** What an inspection finds, but for what so small a book lacks. */
export async function findingsOf(parts: Parts): Promise<Finding[]> {
  const findings = await inspectEpub(await packed(filesOf(parts)));
  return findings.filter(({ severity }) => severity !== 'info');
}

export const codesOf = (findings: Finding[]) => [...new Set(findings.map(({ code }) => code))].sort();

/** The same piece again and again, with its number. */
export const times = (n: number, piece: (k: number) => string) =>
  Array.from({ length: n }, (_, k) => piece(k)).join('');
