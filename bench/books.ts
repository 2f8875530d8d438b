import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A raw text to measure with. */
export interface Book {
  name: string;
  text: string;
}

const specimen = fileURLToPath(new URL('../manuscript/specimen/extraction.txt', import.meta.url));

/** The raw texts in the folder that REISSUE_BOOKS names, or the specimen. */
export function books(): Book[] {
  const folder = process.env.REISSUE_BOOKS;
  const files = folder
    ? readdirSync(folder)
        .filter(name => name.endsWith('.txt'))
        .map(name => join(folder, name))
    : [specimen];
  return files.map(file => ({
    name: folder ? basename(file, '.txt') : 'specimen',
    text: readFileSync(file, 'utf8'),
  }));
}
