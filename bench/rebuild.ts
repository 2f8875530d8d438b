import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cache, noCache, openCache } from '../src/cache.ts';
import { makeEpub } from '../src/epub/index.ts';
import { extract } from '../src/extraction/index.ts';
import { stringify } from '../src/manuscript/index.ts';
import { startMeter } from '../src/meter.ts';
import { prepareBrowser } from '../src/press/ready.ts';
import { makePdf } from '../src/print/index.ts';
import { publicationOf } from '../src/publishing.ts';
import { recover } from '../src/recovery/index.ts';
import type { Book } from './books.ts';
import { titled } from './epub.ts';
import { print } from './print.ts';

/** So many words are corrected, one after another, in chapters spread over the book. */
const corrections = 8;

/**
 * Fast again: what the editions of a book take from nothing, and after one word was corrected, in the same process and
 * from the Markdown on. The least of two builds from nothing is set against the median of the corrected ones; these are
 * compared with builds from nothing byte by byte.
 */
export async function benchRebuild({ name, text }: Book): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-rebuild-'));
  const settings = { language: 'en-GB', title: name, answers: {} };
  const { chapters } = recover(extract(Buffer.from(text), name, settings.language), settings);
  const title = { ...titled(name, folder), folder };
  title.book = { ...title.book, print };
  await mkdir(join(folder, 'chapters'), { recursive: true });
  const files = chapters.map(chapter => ({
    path: join(folder, 'chapters', chapter.file),
    markdown: stringify(chapter),
  }));
  await Promise.all(files.map(({ path, markdown }) => writeFile(path, markdown)));
  // The browser stays where it is unpacked: only the results of stages are kept apart.
  const cache = () => openCache({ ...process.env, XDG_CACHE_HOME: join(folder, 'cache') });
  try {
    const made = await editions(title, noCache);
    const cold = [made, await editions(title, noCache)];
    await editions(title, cache());
    const warm: Made[] = [];
    let same = true;
    const long = files.filter(({ markdown }) => markdown.length > 5_000);
    for (let k = 0; k < Math.min(corrections, long.length); k++) {
      const { path } = long[Math.floor((k * long.length) / Math.min(corrections, long.length))]!;
      await writeFile(path, corrected(await readFile(path, 'utf8')));
      const one = await editions(title, cache());
      warm.push(one);
      if (k > 0) continue;
      const anew = await editions(title, noCache);
      same = Buffer.compare(one.pdf, anew.pdf) === 0 && Buffer.compare(one.epub, anew.epub) === 0;
    }
    const least = (of: keyof Seconds) => Math.min(...cold.map(({ seconds }) => seconds[of]));
    const median = (of: keyof Seconds) =>
      warm.map(({ seconds }) => seconds[of]).sort((a, b) => a - b)[Math.floor(warm.length / 2)]!;
    const share = Math.round((100 * median('pdf')) / least('pdf'));
    console.log(`${name}: ${warm.length} words corrected, one at a time`);
    console.log(`  EPUB ${least('epub').toFixed(2)} s from nothing, ${median('epub').toFixed(2)} s again`);
    console.log(
      `  PDF  ${least('pdf').toFixed(2)} s from nothing, ${median('pdf').toFixed(2)} s again: ${share} % (aim 15 %)`,
    );
    console.log(`  ${same ? 'the same bytes' : 'OTHER BYTES'} as from nothing`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Seconds {
  epub: number;
  pdf: number;
}

interface Made {
  epub: Uint8Array;
  pdf: Uint8Array;
  /** From the Markdown to each edition. */
  seconds: Seconds;
}

async function editions(title: Parameters<typeof publicationOf>[0], cache: Cache): Promise<Made> {
  const began = performance.now();
  // As a build does, where something has changed.
  const letGo = prepareBrowser();
  const { publication } = await publicationOf(title, startMeter(), cache);
  const read = performance.now();
  const epub = await makeEpub(publication, title, cache);
  const packed = performance.now();
  const { screen: pdf } = await makePdf(publication, title, { cache });
  const printed = performance.now();
  await cache.settle();
  await letGo();
  const seconds = { epub: (packed - began) / 1e3, pdf: (printed - packed + read - began) / 1e3 };
  return { epub, pdf, seconds };
}

/** A text with one letter of a word in its middle turned into another. */
function corrected(markdown: string): string {
  const at =
    markdown.slice(Math.floor(markdown.length / 2)).search(/ [a-z]{6} /) + Math.floor(markdown.length / 2);
  return `${markdown.slice(0, at + 6)}${markdown[at + 6] === 'e' ? 'a' : 'e'}${markdown.slice(at + 7)}`;
}
