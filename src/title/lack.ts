import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Title } from '../title.ts';

/** What a title lacks to be built at all, in a sentence that says what to put where; undefined where nothing. */
export function lackOf(title: Title): string | undefined {
  if (hasChapters(title.folder)) return undefined;
  if (!title.book.extraction) return `Put the chapters, as Markdown, into ${join(title.folder, 'chapters')}.`;
  return lackOfExtraction(title);
}

/** What a title lacks to be recovered, likewise. */
export function lackOfExtraction({ folder, book }: Title): string | undefined {
  if (!book.extraction) return 'Its book.yaml names no extraction: it is edited in its chapters alone.';
  const file = join(folder, book.extraction);
  if (existsSync(file)) return undefined;
  return `Put the raw text of the book at ${file}.${book.extractionHint ? ` ${book.extractionHint}` : ''}`;
}

const hasChapters = (folder: string): boolean =>
  existsSync(join(folder, 'chapters')) &&
  readdirSync(join(folder, 'chapters')).some(name => name.endsWith('.md'));
