import { dirname, join } from 'node:path';
import { Complaint } from '../complaint.ts';
import { limits } from '../limits.ts';
import { decodeUtf8, namesIn, readPlain } from '../reading.ts';
import type { Chapter } from './manuscript.ts';
import { parse } from './markdown.ts';

/** The files of a title's folder `chapters/`. */
export interface ChapterFiles {
  /** Names of the chapters, in the order of the book. */
  names: string[];
  /** Copies that a sync service left where two people changed a chapter: no part of the book, and not to be lost. */
  conflicted: string[];
}

/** How Dropbox, Nextcloud, ownCloud, Syncthing, Resilio and their like name the copies that they leave. */
const conflict = /conflicted copy|in conflict|sync-conflict|_conflict-\d|\.conflict\b/i;

/**
 * Names of the chapters of a title. Hidden files are nobody's chapter: editors' locks (`.#01.md`), what macOS puts beside a
 * file (`._01.md`), what a killed program left.
 *
 * @param title the title's folder, absolute
 * @throws Complaint where `chapters` is a file, leads out of the title, or holds more than any book
 */
export function chapterFiles(title: string): ChapterFiles {
  const folder = join(title, 'chapters');
  const names = namesIn(title, folder).filter(name => name.endsWith('.md') && !name.startsWith('.'));
  if (names.length > limits.manuscript.chapters) {
    throw new Complaint(
      `There are ${names.length} chapters here; at most ${limits.manuscript.chapters} are taken (see docs/limits.md).`,
      { file: folder },
    );
  }
  return {
    names: names.filter(name => !conflict.test(name)),
    conflicted: names.filter(name => conflict.test(name)),
  };
}

/**
 * Reads the chapters of a title, in the order of their names; an absent folder holds none.
 *
 * @param folder path of `chapters/`, absolute
 * @throws Complaint where a chapter cannot be read or understood
 */
export function readManuscript(folder: string): Chapter[] {
  return chapterTexts(folder).map(text => chapterOf(text, folder));
}

/** The name of a chapter's file, and what stands in it. */
export interface ChapterText {
  file: string;
  text: string;
}

/** A chapter from its text. @throws Complaint that names its path where it cannot be understood */
export const chapterOf = ({ file, text }: ChapterText, folder: string): Chapter =>
  parsed(file, text, join(folder, file));

/** The texts of the chapters, as {@link readManuscript} reads them. */
export function chapterTexts(folder: string): ChapterText[] {
  const title = dirname(folder);
  let total = 0;
  return chapterFiles(title).names.flatMap(name => {
    const path = join(folder, name);
    const bytes = readPlain(title, path, limits.chapter.bytes);
    if (bytes === undefined) return [];
    total += bytes.length;
    if (total > limits.manuscript.bytes) {
      throw new Complaint('The chapters together are larger than any book (see docs/limits.md).', {
        file: path,
      });
    }
    return [{ file: name, text: decodeUtf8(bytes, path) }];
  });
}

/** A chapter from its text; a complaint about it names its path. */
function parsed(name: string, text: string, path: string): Chapter {
  try {
    return parse(name, text);
  } catch (error) {
    if (!(error instanceof Complaint)) throw error;
    const { message, line, advice, exit } = error;
    throw new Complaint(message, {
      file: path,
      exit,
      ...(line !== undefined && { line }),
      ...(advice !== undefined && { advice }),
    });
  }
}
