import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { Complaint } from '../complaint.ts';
import type { Chapter } from './manuscript.ts';
import { parse, stringify } from './markdown.ts';

/**
 * Reads the chapters of a folder, in the order of their names; an absent folder holds none.
 * @param folder path of `chapters/`
 * @throws Complaint where a chapter cannot be understood
 */
export async function readManuscript(folder: string): Promise<Chapter[]> {
  const names = (await readdir(folder).catch(absent)).filter(name => name.endsWith('.md')).sort();
  return Promise.all(
    names.map(async name => {
      const path = join(folder, name);
      try {
        return parse(name, decode(await readFile(path)));
      } catch (error) {
        if (error instanceof Complaint) {
          throw new Complaint(error.message, {
            file: path,
            line: error.line,
            advice: error.advice,
            exit: error.exit,
          });
        }
        throw error;
      }
    }),
  );
}

/** Writes chapters into a folder, each whole or not at all. */
export async function writeChapters(folder: string, chapters: Chapter[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const chapter of chapters) await writeFileAtomic(join(folder, chapter.file), stringify(chapter));
}

function absent(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Complaint('The chapter is not UTF-8.', { advice: 'Save it as UTF-8 in your editor.' });
  }
}
