import { readFile } from 'node:fs/promises';
import { EPub } from 'epub-gen-memory';
import type { Resource } from '../publication/resource.ts';
import type { Metadata } from './metadata.ts';

/** A content document as its template gets it. */
export interface Sheet {
  id: string;
  data: { language: string; direction: string; title: string; matter: string; xhtml: string };
}

const templates = new URL('../../templates/epub/', import.meta.url);

/**
 * Packs finished documents. epub-gen-memory is the packager alone: it would rewrite XHTML, so it gets none; all own data
 * goes to the templates under one key, since EJS takes some names for options of its own.
 */
export async function pack(
  book: Metadata,
  sheets: Sheet[],
  css: string,
  resources: Resource[],
): Promise<Uint8Array> {
  const [chapterXHTML, contentOPF, tocNCX, tocXHTML] = await Promise.all(
    ['page.xhtml.ejs', 'package.opf.ejs', 'toc.ncx.ejs', 'nav.xhtml.ejs'].map(name =>
      readFile(new URL(name, templates), 'utf8'),
    ),
  );
  const options = {
    title: 'unused',
    version: 3,
    verbose: false,
    css,
    chapterXHTML,
    contentOPF,
    tocNCX,
    tocXHTML,
    book,
  };
  const content = sheets.map(({ id, data }) => ({ title: 'unused', content: '', filename: id, page: data }));
  return new Packer(options, content).finish(resources, new Date(book.modified));
}

class Packer extends EPub {
  /** Adds the files and closes the package: the same bytes wherever and whenever it is made. */
  async finish(resources: Resource[], date: Date): Promise<Uint8Array> {
    await this.generateTemplateFiles();
    for (const { path, bytes } of resources) this.zip.file(`OEBPS/${path}`, bytes);
    for (const [name, entry] of Object.entries(this.zip.files)) {
      if (entry.dir) delete this.zip.files[name];
      entry.date = date;
    }
    return this.generateAsync({
      type: 'uint8array',
      mimeType: 'application/epub+zip',
      compression: 'DEFLATE',
      // Level 9 takes twice the time of level 6 for half a hundredth of the size.
      compressionOptions: { level: 6 },
      platform: 'DOS',
    });
  }
}
