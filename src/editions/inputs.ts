import { join } from 'node:path';
import { Complaint } from '../complaint.ts';
import { fontFiles } from '../faces/own/files.ts';
import { limits } from '../limits.ts';
import { chapterFiles } from '../manuscript/files.ts';
import { keptRecordFile } from '../print/record.ts';
import { readPlain } from '../reading.ts';
import { pressStyleFiles } from '../styles/index.ts';
import type { Title } from '../title.ts';

/** A person's files that a book is made of, where they are there. */
const own = ['book.yaml', 'answers.yaml', 'corrections.yaml'];

/**
 * The files that the editions of a title are made from.
 *
 * @param pictures paths of the pictures that its text shows, in the title's folder
 * @returns bytes by path in the title's folder, with `/`
 * @throws Complaint where one of them cannot be read
 */
export function inputsOf(title: Title, pictures: readonly string[]): Map<string, Uint8Array> {
  const { folder, book } = title;
  const chapters = chapterFiles(folder).names.map(name => `chapters/${name}`);
  const { back, wrap } = book.coverSettings;
  const artwork = [book.cover, back, wrap].flatMap(path => path ?? []);
  const files = [...own, ...chapters, ...artwork, ...pictures, ...fontFiles(book), ...pressStyleFiles(title)];
  // how the printing was set whose pages are kept
  const { keep, profile } = book.print;
  if (profile !== undefined) files.push(profile);
  if (keep !== undefined) files.push(keptRecordFile(keep));
  const read = [...new Set(files)].flatMap(path => {
    const bytes = readPlain(folder, join(folder, path), mostOf(path));
    if (!bytes && !own.includes(path))
      throw new Complaint('This file was there a moment ago.', { file: join(folder, path) });
    return bytes ? [[path, new Uint8Array(bytes)] as const] : [];
  });
  return new Map(read);
}

const mostOf = (path: string): number =>
  path.endsWith('.json')
    ? limits.generated.bytes
    : path.endsWith('.yaml')
      ? limits.yaml.bytes
      : path.endsWith('.md')
        ? limits.chapter.bytes
        : Math.max(limits.picture.bytes, limits.font.bytes);
