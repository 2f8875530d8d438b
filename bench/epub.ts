import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeEpub } from '../src/epub/index.ts';
import { extract } from '../src/extraction/index.ts';
import { inspectEpub } from '../src/inspection/epub/index.ts';
import { type Chapter, parse, stringify } from '../src/manuscript/index.ts';
import { publish } from '../src/publication/index.ts';
import { recover } from '../src/recovery/index.ts';
import type { Title } from '../src/title.ts';
import type { Book } from './books.ts';
import { line, measure } from './measure.ts';

const run = promisify(execFile);

/**
 * The EPUB of a book’s Markdown, of the first book also 4 and 16 times over, and pandoc’s of the same Markdown where it
 * is installed. Ours reads the Markdown, as pandoc does, and makes cover and fonts; inspecting is a line of its own.
 */
export async function benchEpub({ name, text }: Book, isFirst: boolean): Promise<void> {
  const settings = { language: 'en-GB', title: name, answers: {} };
  const { chapters } = recover(extract(Buffer.from(text), name, settings.language), settings);
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  // What is loaded and compiled once is not the book's.
  await makeEpub(publish(chapters.slice(0, 1), titled(name, folder)), titled(name, folder));
  for (const copies of isFirst ? [1, 4, 16] : [1]) {
    const sources = multiplied(chapters, copies);
    let epub: Uint8Array = new Uint8Array();
    const ours = await measure(async () => {
      const manuscript = sources.map(({ file, markdown }) => parse(file, markdown));
      epub = await makeEpub(publish(manuscript, titled(name, folder)), titled(name, folder));
    });
    console.log(line(`${name} × ${copies}`, ours));
    console.log(line('  inspection', await measure(() => inspectEpub(epub))));
    const paths = await Promise.all(
      sources.map(async ({ file, markdown }) => {
        const path = join(folder, file);
        // pandoc takes footnotes of several files apart only where it is told to; front matter is per book.
        await writeFile(path, markdown.replace(/^---\n[\s\S]*?\n---\n/, ''));
        return path;
      }),
    );
    const theirs = await pandoc(name, paths, join(folder, 'pandoc.epub'));
    if (theirs) console.log(theirs);
  }
  await rm(folder, { recursive: true });
}

/** A line of what pandoc takes, with the memory that its runtime says it held; nothing where it is not installed. */
async function pandoc(name: string, paths: string[], output: string): Promise<string | undefined> {
  const args = ['+RTS', '-t', '-RTS', '--file-scope', '--metadata', `title=${name}`, '-o', output, ...paths];
  let said = '';
  try {
    const { clock } = await measure(async () => {
      said = (await run('pandoc', args)).stderr;
    });
    const memory = /([0-9.]+)M in use/.exec(said)?.[1] ?? /(\d+)Mb? in use/.exec(said)?.[1];
    return `${'  pandoc'.padEnd(40)}${`${clock.toFixed(2)} s`.padStart(12)}${memory ? `${memory} MB`.padStart(10) : ''}`;
  } catch {
    return undefined;
  }
}

export function multiplied(chapters: Chapter[], copies: number): { file: string; markdown: string }[] {
  return Array.from({ length: copies }, (_, copy) =>
    chapters.map(chapter => ({
      file: `${String(copy).padStart(2, '0')}-${chapter.file}`,
      markdown: stringify(chapter),
    })),
  ).flat();
}

export function titled(name: string, folder: string): Title {
  return {
    name,
    folder,
    book: {
      title: name,
      creators: [],
      language: 'en-GB',
      identifier: 'urn:uuid:00000000-0000-5000-8000-000000000000',
      modified: '2026-01-01T00:00:00Z',
      subjects: [],
      imprint: [],
      source: {},
      italics: { titles: [], foreign: [] },
      notes: { epub: 'book', print: 'book' },
      hyphenation: [],
    } as unknown as Title['book'],
  };
}
