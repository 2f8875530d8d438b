import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chapterFiles } from '../manuscript/files.ts';
import { sizeOf } from '../reading.ts';
import type { Title } from '../title.ts';

/** What a title lacks to be built at all, in a sentence that says what to put where; undefined where nothing. */
export function lackOf(title: Title): string | undefined {
  if (chapterFiles(title.folder).names.length > 0) return undefined;
  if (!title.book.extraction) return `Put the chapters, as Markdown, into ${join(title.folder, 'chapters')}.`;
  return lackOfExtraction(title);
}

/** What a title lacks to be recovered, likewise. */
export function lackOfExtraction({ folder, book }: Title): string | undefined {
  if (!book.extraction)
    return 'Its book.yaml names no raw text (extraction), so there is nothing to recover: edit its chapters.';
  const file = join(folder, book.extraction);
  if (existsSync(file)) return undefined;
  return `Put the raw text of the book at ${file}.${book.extractionHint ? ` ${book.extractionHint}` : ''}`;
}

/** Bytes of a title's text, raw and in chapters: what the work on it is measured by. */
export function sizeOfText({ folder, book }: Title): number {
  const files = chapterFiles(folder).names.map(name => join(folder, 'chapters', name));
  if (book.extraction) files.push(join(folder, book.extraction));
  return files.reduce((sum, file) => sum + sizeOf(file), 0);
}
