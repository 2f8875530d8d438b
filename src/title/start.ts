import { randomUUID } from 'node:crypto';
import { readdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { Complaint } from '../complaint.ts';
import type { Imprint } from '../extraction/imprint.ts';
import { modeline } from '../modeline.ts';
import { unwritable, writeTogether } from '../writing.ts';
import { sortName } from './names.ts';
import { parseBook } from './read.ts';
import { scaffold } from './scaffold.ts';

/** What a new title is made from. */
export interface Start {
  folder: string;
  /** The file or folder that the book is recovered from, with its files, kept as they are; none where the title is written in Markdown. */
  extraction?: {
    name: string;
    files: readonly { path: string; bytes: Uint8Array }[];
    /** What its imprint says of the printed book: proposed in `book.yaml`, for the editor to confirm. */
    imprint?: Imprint;
  };
  title: string;
  authors: string[];
  language: string;
}

const firstChapter = `---
type: chapter
---

# First Chapter

${scaffold}
`;

/**
 * Makes the folder of a new title: `book.yaml`, with an identifier and a date that then stay, and the extraction; without
 * one, a first chapter to begin from. The folder appears with everything in it, or not at all.
 *
 * @throws Complaint where the folder holds something already or cannot be made, or the metadata are no good
 */
export async function startTitle(start: Start): Promise<void> {
  const folder = resolve(start.folder);
  if ((await readdir(folder).catch(() => [])).length > 0) {
    throw new Complaint('This folder exists and is not empty.', {
      file: folder,
      advice: 'Choose a new folder. Nothing in this one was changed.',
    });
  }
  const yaml = bookYaml(start, randomUUID(), new Date());
  parseBook(yaml, 'book.yaml');
  try {
    const beside = `${folder}.new-${process.pid}`;
    try {
      await writeTogether(beside, [
        { path: join(beside, 'book.yaml'), data: yaml },
        ...(start.extraction
          ? start.extraction.files.map(({ path, bytes }) => ({ path: join(beside, path), data: bytes }))
          : [{ path: join(beside, 'chapters', '01-first-chapter.md'), data: firstChapter }]),
      ]);
      await rename(beside, folder);
    } catch (error) {
      await rm(beside, { recursive: true, force: true });
      throw error;
    }
  } catch (error) {
    if (!(error instanceof Complaint)) throw unwritable(error, folder);
    const { message, advice, exit } = error;
    throw new Complaint(message, { file: folder, exit, ...(advice && { advice }) });
  }
}

function bookYaml({ folder, title, authors, language, extraction }: Start, uuid: string, now: Date): string {
  const people = authors.map(name => ({ name, sort: sortName(name) }));
  const matter = stringify({
    title,
    authors: people,
    language,
    identifier: `urn:uuid:${uuid}`,
    modified: now.toISOString().replace(/\.\d+Z$/, 'Z'),
    ...(extraction && { extraction: extraction.name }),
  });
  return `${modeline('book', resolve(folder))}# The metadata and settings of this title. Every key is explained in the handbook.\n${matter}${proposed(extraction?.imprint ?? {})}`;
}

/** What an imprint says, as keys that are commented out. */
function proposed({ rights, ...source }: Imprint): string {
  const keys = {
    ...(Object.keys(source).length > 0 && { source }),
    ...(rights && { rights }),
  };
  if (Object.keys(keys).length === 0) return '';
  const lines = stringify(keys, { lineWidth: 0 }).trimEnd().split('\n');
  return `
# The printed book seems to say this of itself. Where it is right, take away the “# ” before it.
${lines.map(line => `# ${line}`).join('\n')}
`;
}
