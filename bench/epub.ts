import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { stringify as yaml } from 'yaml';
import { coverImage } from '../src/cover/front.ts';
import { extract } from '../src/extraction/index.ts';
import { type Chapter, stringify } from '../src/manuscript/index.ts';
import { recover } from '../src/recovery/index.ts';
import { parseBook } from '../src/title/read.ts';
import type { Title } from '../src/title.ts';
import type { Book } from './books.ts';
import { type Figures, line } from './measure.ts';

const run = promisify(execFile);
const program = fileURLToPath(new URL('../bin/reissue.js', import.meta.url));
/** Loaded before the program: says at its end what the process took. */
const account = `data:text/javascript,process.on('exit',()=>{const{user,system}=process.cpuUsage();
  console.error('took',(user+system)/1e6,process.resourceUsage().maxRSS/1024)})`.replace(/\s+/g, ' ');

/**
 * From a book’s Markdown to its EPUB, whole programs, started cold: ours and, where it is installed, pandoc on the same
 * chapters, in turn; of the first book also 4 and 16 times over. Each figure is the least of some runs, as others may
 * use the machine. Both get the same cover (to draw one takes half a second more). Ours cuts fonts, inspects the EPUB and
 * writes a report, which pandoc does not; so what the edition alone took (reading, composing, packing, without the start
 * of the program) stands below.
 */
export async function benchEpub({ name, text }: Book, isFirst: boolean): Promise<void> {
  const settings = { language: 'en-GB', title: name, answers: {} };
  const { chapters } = recover(extract(Buffer.from(text), name, settings.language), settings);
  const desk = await mkdtemp(join(tmpdir(), 'bench-'));
  for (const copies of isFirst ? [1, 4, 16] : [1]) {
    const title = `${name}-${copies}`;
    const folder = join(desk, title);
    await mkdir(join(folder, 'chapters'), { recursive: true });
    const cover = await coverImage(titled(name, folder));
    await writeFile(join(folder, cover.path), cover.bytes);
    await writeFile(join(folder, 'book.yaml'), bookYaml(name, { cover: cover.path }));
    const plain: string[] = [];
    for (const { file, markdown } of multiplied(chapters, copies)) {
      await writeFile(join(folder, 'chapters', file), markdown);
      // pandoc takes front matter for the whole book's.
      plain.push(join(folder, file));
      await writeFile(plain.at(-1)!, markdown.replace(/^---\n[\s\S]*?\n---\n/, ''));
    }
    const runs = { ours: [] as Ours[], pandoc: [] as Figures[] };
    for (let k = 0; k < (copies > 1 ? 1 : 3); k++) {
      runs.ours.push(await ours(folder, join(desk, 'out')));
      runs.pandoc.push(...(await pandoc(name, plain, join(folder, cover.path), join(desk, 'pandoc.epub'))));
    }
    const best = quickest(runs.ours);
    console.log(line(`${name} × ${copies}, reissue`, best));
    const stage = (what: string, names: string[]) => {
      const seconds = names.reduce((sum, one) => sum + (best.stages.get(one) ?? 0), 0);
      console.log(`  ${what.padEnd(38)}${`${seconds.toFixed(2)} s`.padStart(12)}`);
    };
    stage('the edition', ['manuscript', 'publication', 'epub']);
    stage('inspection', ['epub inspection']);
    if (runs.pandoc.length > 0) console.log(line(`${name} × ${copies}, pandoc`, quickest(runs.pandoc)));
  }
  await rm(desk, { recursive: true });
}

interface Ours extends Figures {
  /** Seconds of each stage. */
  stages: Map<string, number>;
}

const quickest = <F extends Figures>(runs: F[]): F =>
  runs.reduce((best, one) => (one.processor < best.processor ? one : best));

async function ours(folder: string, out: string): Promise<Ours> {
  const began = performance.now();
  const args = [
    '--import',
    account,
    program,
    'build',
    folder,
    '--only',
    'epub',
    '--no-cache',
    '--out',
    out,
    '--json',
  ];
  const { stdout, stderr } = await run(process.execPath, args, { maxBuffer: 1 << 28 });
  const clock = (performance.now() - began) / 1e3;
  const [, processor, memory] = /took ([\d.]+) ([\d.]+)/.exec(stderr)!;
  const [{ stages }] = JSON.parse(stdout) as [{ stages: { stage: string; seconds: number }[] }];
  return {
    ...{ clock, processor: Number(processor), memory: Number(memory) },
    stages: new Map(stages.map(({ stage, seconds }) => [stage, seconds])),
  };
}

/** What pandoc takes, by the account of its runtime; nothing where it is not installed. */
async function pandoc(name: string, paths: string[], cover: string, output: string): Promise<Figures[]> {
  const settings = ['--file-scope', '--metadata', `title=${name}`, '--epub-cover-image', cover, '-o', output];
  const args = ['+RTS', '-t', '-RTS', ...settings, ...paths];
  const began = performance.now();
  try {
    const { stderr } = await run('pandoc', args);
    const clock = (performance.now() - began) / 1e3;
    const times = [...stderr.matchAll(/([\d.]+) (?:INIT|MUT|GC) /g)].map(([, seconds]) => Number(seconds));
    const memory = Number(/([\d.]+)Mb? in use/.exec(stderr)?.[1]);
    return [{ clock, processor: times.reduce((sum, seconds) => sum + seconds, 0), memory }];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

export function multiplied(chapters: Chapter[], copies: number): { file: string; markdown: string }[] {
  return Array.from({ length: copies }, (_, copy) =>
    chapters.map(chapter => ({
      file: `${String(copy).padStart(2, '0')}-${chapter.file}`,
      markdown: withReferences(stringify(chapter)),
    })),
  ).flat();
}

/** A chapter whose notes are all referred to: one that recovery found no reference for is else an error, which stops a build. */
function withReferences(markdown: string): string {
  const lost = [...markdown.matchAll(/^\[\^([^\]]+)\]:/gm)]
    .map(([, note]) => `[^${note}]`)
    .filter(reference => !markdown.replaceAll(`${reference}:`, '').includes(reference));
  return lost.length > 0 ? `${markdown}\n${lost.join(' ')}\n` : markdown;
}

function bookYaml(title: string, more: Record<string, string> = {}): string {
  return yaml({
    ...more,
    title,
    authors: ['An Author'],
    language: 'en-GB',
    identifier: 'urn:uuid:00000000-0000-5000-8000-000000000000',
    modified: '2026-01-01T00:00:00Z',
  });
}

/** A title with no more settings than a book must have. */
export function titled(name: string, folder: string): Title {
  return { name, folder, book: parseBook(bookYaml(name), 'book.yaml').book };
}
