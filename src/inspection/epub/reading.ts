import type { Element } from 'xast';
import { limits } from '../../limits.ts';
import type { Finding } from '../finding.ts';
import { found } from './found.ts';
import { type Page, readXml, sheetText, type Unread } from './xml.ts';

/** Reads files of an EPUB into it, each once, until together they are more than any book has. */
export interface Reader {
  /** The root element of an XML file; absent, with a finding, where it cannot be read. */
  tree: (path: string) => Element | undefined;
  sheet: (path: string) => void;
}

const reasons: Record<Unread['why'], { code: string; message: string }> = {
  'too-large': {
    code: 'document-too-large',
    message: 'has more in it than any page of a book; it was not inspected',
  },
  'too-deep': {
    code: 'document-too-large',
    message: 'has elements nested deeper than reading programs can follow; it was not inspected',
  },
  'not-well-formed': { code: 'not-well-formed', message: 'is not well-formed XML in UTF-8 or UTF-16' },
};

/** The files of an EPUB, and where what was read of them is kept. */
interface Shelf {
  files: ReadonlyMap<string, Uint8Array>;
  faults: Finding[];
  pages: Map<string, Page>;
  sheets: Map<string, string>;
}

/** Begins to read the files of an EPUB; what cannot be read becomes a finding among its faults. */
export function startReading({ files, faults, pages, sheets }: Shelf): Reader {
  let nodes: number = limits.epub.nodes;
  let room: number = limits.epub.documents;
  let sheetRoom: number = limits.epub.sheets;
  const tooLarge = (path: string) => {
    const message = `“${path}” was not inspected: the book’s files are together larger than any book’s.`;
    faults.push(found('error', 'document-too-large', message, path));
  };

  const tree = (path: string) => {
    const before = pages.get(path);
    if (before) return before.tree;
    const bytes = files.get(path);
    if (!bytes) {
      faults.push(found('error', 'file-missing', `The book has no file “${path}”.`, path));
      return undefined;
    }
    if (bytes.length > room) {
      tooLarge(path);
      return undefined;
    }
    room -= bytes.length;
    const page = readXml(bytes, nodes);
    if ('why' in page) {
      const { code, message } = reasons[page.why];
      const fault = found('error', code, `“${path}” ${message}.`, path);
      faults.push({ ...fault, ...(page.line && { line: page.line }) });
      return undefined;
    }
    nodes -= page.nodes;
    pages.set(path, page);
    return page.tree;
  };

  const sheet = (path: string) => {
    const bytes = files.get(path);
    if (!bytes || sheets.has(path)) return;
    if (bytes.length > sheetRoom) return tooLarge(path);
    sheetRoom -= bytes.length;
    sheets.set(path, sheetText(bytes));
  };
  return { tree, sheet };
}
