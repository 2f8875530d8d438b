import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import JSZip from 'jszip';
import { Complaint } from '../../complaint.ts';
import { limits } from '../../limits.ts';

/** Whether a path is a folder that holds an EPUB as it was unpacked. */
export function isUnpacked(path: string): boolean {
  return isThere(path, 'directory') && holds(path, 'META-INF/container.xml', 'mimetype');
}

const holds = (folder: string, ...names: string[]) => names.some(name => isThere(join(folder, name), 'file'));

function isThere(path: string, what: 'file' | 'directory'): boolean {
  const entry = lstatSync(path, { throwIfNoEntry: false });
  return (what === 'file' ? entry?.isFile() : entry?.isDirectory()) === true;
}

/**
 * Packs an unpacked EPUB, so that it can be inspected as every other: the media type first, nothing compressed. What links
 * lead to is left out.
 *
 * @throws Complaint where it is larger than any book
 */
export async function packFolder(folder: string): Promise<Uint8Array> {
  const zip = new JSZip();
  let size = 0;
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort((a, b) => Number(b === 'mimetype') - Number(a === 'mimetype') || (a < b ? -1 : 1));
  for (const path of paths) {
    size += lstatSync(join(folder, path)).size;
    if (size > limits.epub.unpacked || paths.length > limits.epub.files)
      throw new Complaint(
        'The folder has more in it than any book, and was not inspected (see docs/limits.md).',
        {
          file: folder,
          advice: 'Give the folder in which META-INF is, with nothing in it but the book.',
        },
      );
    zip.file(path, readFileSync(join(folder, path)), { createFolders: false });
  }
  return zip.generateAsync({ type: 'uint8array', compression: 'STORE' });
}
