import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Complaint } from '../complaint.ts';
import { digestOf } from '../corrections/record/base.ts';
import { fileOf } from '../edition.ts';
import { limits } from '../limits.ts';
import { type Chapter, parse } from '../manuscript/index.ts';
import { startMeter } from '../meter.ts';
import { outputOf } from '../places.ts';
import type { Publication } from '../publication/index.ts';
import { decodeUtf8, isFolder, namesIn, readNamed, readPlain } from '../reading.ts';
import { readStates, stateOf } from '../states.ts';
import { makeTemporary } from '../temporary.ts';
import { findTitles, readTitle, type Title } from '../title.ts';
import { writeTogether } from '../writing.ts';
import { type Manifest, pagesOf, readPrinting, type Sheet, textOf } from './manifest.ts';
import { chapterMap } from './page-map.ts';
import { type Passage, passagesOf } from './words.ts';

/** One of two texts that are compared. */
export interface Side {
  /** As a person calls it. */
  name: string;
  passages: Passage[];
  /** Its PDF, as far as that is known: pages, chapters with their pages, and the file. */
  pages?: Sheet[];
  chapters?: Manifest['chapters'];
  pdf?: string;
}

/**
 * Reads what a person named: `TITLE@2` a printing, `TITLE@git:REV` a revision, `TITLE` the title as it is now, or the path of
 * an EPUB, a chapter or a folder of chapters.
 *
 * @param root folder that holds `manuscript/`
 * @param out the output folder, absolute
 * @throws Complaint where there is no such thing
 */
export async function sideOf(given: string, root: string, out: string): Promise<Side> {
  const path = resolve(root, given);
  if (existsSync(path) && !existsSync(join(path, 'book.yaml'))) return ofFile(given, path);
  const [, name = given, number, revision] = /^(.+)@(?:([1-9]\d*)|git:(.+))$/.exec(given) ?? [];
  const [place] = findTitles(root, [name]);
  if (number) return ofPrinting(place!.folder, Number(number));
  const title = readTitle(place!.folder);
  return revision ? ofRevision(title, revision) : asItIs(title, out);
}

async function ofFile(given: string, path: string): Promise<Side> {
  if (isFolder(path)) {
    const inner = isFolder(join(path, 'chapters')) ? join(path, 'chapters') : path;
    const names = namesIn(inner, inner).filter(one => one.endsWith('.md') && !one.startsWith('.'));
    if (names.length === 0)
      throw new Complaint('There is no chapter in this folder.', { file: path, advice: whatMayBeNamed });
    return { name: given, passages: passagesOf(names.map(one => chapterAt(join(inner, one)))) };
  }
  if (path.endsWith('.md')) return { name: given, passages: passagesOf([chapterAt(path)]) };
  const bytes = readNamed(path, limits.epub.bytes);
  if (bytes?.subarray(0, 2).toString('latin1') !== 'PK')
    throw new Complaint('This is neither an EPUB nor Markdown.', { file: path, advice: whatMayBeNamed });
  return {
    name: given,
    passages: await (await import('./epub-text.ts')).passagesOfEpub(new Uint8Array(bytes)),
  };
}

const whatMayBeNamed =
  'Name a title, a printing (TITLE@1), a revision (TITLE@git:REV), an EPUB, a Markdown file or a folder of these.';

/** A chapter that lies anywhere: it may lack the front matter. */
function chapterAt(path: string): Chapter {
  const text = decodeUtf8(readNamed(path, limits.chapter.bytes) ?? new Uint8Array(), path);
  return parse(basename(path), text.startsWith('---') ? text : `---\ntype: chapter\n---\n\n${text}`);
}

function ofPrinting(folder: string, number: number): Side {
  const printed = readPrinting(folder, number);
  const { manifest } = printed;
  const pages = pagesOf(printed);
  return {
    name: `${manifest.name} (${manifest.date})`,
    passages: passagesOf(textOf(printed)),
    ...(pages && { pages }),
    chapters: manifest.chapters,
    pdf: join(printed.folder, fileOf(manifest.title, 'print')),
  };
}

async function asItIs(title: Title, out: string): Promise<Side> {
  const { chapters, publication } = await published(title);
  return {
    name: `${title.name}, as it is now`,
    passages: passagesOf(chapters),
    ...(await printedNow(title, out, chapters, publication)),
  };
}

/** A title as it goes into its editions; what makes it takes a second to load, which printings do not need. */
const published = async (title: Title) =>
  (await import('../publishing.ts')).publicationOf(title, startMeter());

/** What is known of the PDF in the output folder, where it is of the present state. */
async function printedNow(
  title: Title,
  out: string,
  chapters: Chapter[],
  publication: Publication,
): Promise<Pick<Side, 'pages' | 'chapters' | 'pdf'>> {
  const { screen, print, states } = outputOf(title, out);
  const bytes = existsSync(screen) ? readPlain(out, screen, limits.epub.bytes) : undefined;
  const known = readStates(out, states).screen;
  if (!bytes || known?.file !== digestOf(bytes) || known.state !== stateOf(title, chapters, publication))
    return {};
  const { readSheets } = await import('./sheets.ts');
  const { pages, places } = await readSheets(new Uint8Array(bytes), title.book.print);
  return { pages, chapters: chapterMap(chapters, publication, places), pdf: print };
}

const run = promisify(execFile);

/** The title as a revision in git has it: its files are laid out in a temporary folder, and read from there. */
async function ofRevision(title: Title, revision: string): Promise<Side> {
  const git = async (...args: string[]): Promise<Buffer> => {
    try {
      const options = { cwd: title.folder, maxBuffer: limits.manuscript.bytes, encoding: 'buffer' as const };
      return (await run('git', args, options)).stdout;
    } catch (error) {
      throw notInGit(title, revision, error);
    }
  };
  const commit = (await git('rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`))
    .toString()
    .trim();
  const listed = await git(
    'ls-tree',
    '-r',
    '-z',
    '--name-only',
    commit,
    '--',
    'book.yaml',
    'corrections.yaml',
    'chapters',
  );
  const paths = listed.toString().split('\0').filter(Boolean);
  if (!paths.includes('book.yaml')) throw notInGit(title, revision, undefined);
  const work = await makeTemporary('compare');
  try {
    const home = join(work, title.name);
    const files = await Promise.all(
      paths.map(async path => ({
        path: join(home, path),
        data: new Uint8Array(await git('show', `${commit}:./${path}`)),
      })),
    );
    await writeTogether(home, files);
    // The pictures of the cover were not laid out with it.
    const { chapters } = await published(readTitle(home, { artwork: false }));
    return { name: `${title.name}, ${revision} in git`, passages: passagesOf(chapters) };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function notInGit(title: Title, revision: string, error: unknown): Complaint {
  const lacking = (error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
  return new Complaint(
    lacking ? 'Git is not installed.' : `This title is not in git under the revision “${revision}”.`,
    {
      file: title.folder,
      advice: lacking ? 'Install it, or compare printings.' : '`git log` shows the revisions.',
    },
  );
}
