import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTitle } from '../../src/build.ts';
import { Complaint } from '../../src/complaint.ts';
import { canBeRead, listFiles, readLists } from '../../src/copyediting/lists.ts';
import { asAnswers, idleAnswers, readAnswers } from '../../src/corrections/answers.ts';
import { readRecord } from '../../src/corrections/record/record.ts';
import { editedChapters, isWhole } from '../../src/corrections/record/standing.ts';
import { parse, readManuscript, stringify } from '../../src/manuscript/index.ts';
import { publish } from '../../src/publication/index.ts';
import { readStates } from '../../src/states.ts';
import { parseBook } from '../../src/title/read.ts';
import { acceptItalics, lackOf, readTitle, sizeOfText } from '../../src/title.ts';
import { readYaml } from '../../src/yaml.ts';
import { builtTitle } from '../disk/works.ts';
import { dice } from '../extraction/harm.ts';
import { harmed } from '../histories/mutations.ts';
import { chapterText } from '../manuscript/manuscripts.ts';

/** REISSUE_FUZZ=10 takes ten times as many: some 10,000 inputs. */
const scale = Number(process.env.REISSUE_FUZZ ?? 1);
const home = mkdtempSync(join(tmpdir(), 'reissue-yaml-'));
const title = join(home, 'manuscript/kt');
const out = join(home, 'out');
const specimen = new URL('../../manuscript/specimen', import.meta.url).pathname;

const figures = { inputs: 0, complaints: 0, slowest: 0, slowestOf: '', memory: 0 };
const faults: string[] = [];

/** Has one input read; notes what was thrown that is no complaint, and how long it took in seconds of work. */
async function look(what: string, read: () => unknown): Promise<void> {
  const began = process.cpuUsage();
  try {
    await read();
  } catch (error) {
    if (error instanceof Complaint) figures.complaints++;
    else faults.push(`${what}: ${(error as Error).stack ?? error}`);
  }
  const { user, system } = process.cpuUsage(began);
  const seconds = (user + system) / 1e6;
  figures.inputs++;
  if (seconds > figures.slowest) Object.assign(figures, { slowest: seconds, slowestOf: what });
  if (seconds > 20) faults.push(`${what}: ${seconds} s`);
  figures.memory = Math.max(figures.memory, Math.round(process.memoryUsage.rss() / 1e6));
}

/** What a build reads of a title, without the work on it. */
function readAll(): void {
  const read = readTitle(title);
  sizeOfText(read);
  lackOf(read);
  const record = readRecord(title);
  const answers = readAnswers(title);
  asAnswers(answers);
  if (record) {
    idleAnswers(answers, record.questions);
    isWhole(title, record);
  }
  editedChapters(title, record);
  readLists(title);
  for (const list of listFiles) canBeRead(title, list);
  readStates(out, join(out, 'kt/states.json'));
}

const readers: Record<string, () => unknown> = {
  'manuscript/kt/book.yaml': async () => {
    readAll();
    await acceptItalics(title, { titles: ['A Title'], foreign: [{ text: 'mot', language: 'fr' }] });
    readTitle(title);
  },
  'manuscript/kt/answers.yaml': readAll,
  'manuscript/kt/recovery/italics.yaml': async () => {
    readAll();
    const lists = readLists(title);
    if (lists) await acceptItalics(title, lists.italics);
    readTitle(title);
  },
  'manuscript/kt/recovery/proofreading.yaml': readAll,
  'manuscript/kt/recovery/questions.yaml': readAll,
  'manuscript/kt/recovery/recovery.json': readAll,
  'out/kt/states.json': readAll,
  'manuscript/kt/chapters/02-introduction.md': async () => {
    readAll();
    const chapters = readManuscript(join(title, 'chapters'));
    for (const chapter of chapters) parse(chapter.file, stringify(chapter));
    await publish(chapters, readTitle(title));
  },
};

beforeAll(async () => {
  await builtTitle(home, specimen);
  const id = /^- id: (\S+)/m.exec(readFileSync(join(title, 'recovery/questions.yaml'), 'utf8'))?.[1];
  writeFileSync(join(title, 'answers.yaml'), `# Answers.\n"${id}": "yes"\ndeadbeef: no\n`);
});
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
  console.log(JSON.stringify(figures));
});

describe('a file of a title in pieces is read, or refused with a reason', () => {
  it.each(Object.entries(readers))('%s', async (name, read) => {
    const path = join(home, name);
    const whole = readFileSync(path);
    const book = readFileSync(join(title, 'book.yaml'));
    const before = faults.length;
    const times = Math.ceil((name.includes('chapters') || name.includes('book') ? 150 : 80) * scale);
    for (let seed = 1; seed <= times; seed++) {
      writeFileSync(path, harmed(whole, dice(seed)));
      await look(`${name}, seed ${seed}`, read);
      // What reads may add to it.
      writeFileSync(join(title, 'book.yaml'), book);
      writeFileSync(path, whole);
    }
    expect(faults.slice(before)).toEqual([]);
  });

  it('and the whole way, by a build', async () => {
    const before = faults.length;
    const kept = new Map(
      readdirSync(home, { recursive: true, encoding: 'utf8', withFileTypes: true })
        .filter(one => one.isFile())
        .map(one => [join(one.parentPath, one.name), readFileSync(join(one.parentPath, one.name))]),
    );
    for (let seed = 1; seed <= Math.ceil(20 * scale); seed++) {
      const d = dice(seed);
      const name = d.pick(Object.keys(readers));
      writeFileSync(join(home, name), harmed(readFileSync(join(home, name)), d));
      const editions = d.chance(0.2) ? (['epub'] as const) : [];
      await look(`build with ${name}, seed ${seed}`, () =>
        buildTitle(readTitle(title), { out, editions }, () => {}),
      );
      rmSync(home, { recursive: true });
      for (const [path, bytes] of kept) {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, bytes);
      }
    }
    expect(faults.slice(before)).toEqual([]);
  });
});

describe('any text is read, or refused with a reason', () => {
  const pieces = fc.constantFrom(
    ...[
      'a',
      'b: ',
      '- ',
      '? ',
      '[',
      ']',
      '{',
      '}',
      '&a ',
      '*a',
      '!!str ',
      '"',
      "'",
      '|\n',
      '>\n',
      '#',
      '\n',
      '\n  ',
      '\r',
    ],
    ...[
      '\t',
      ',',
      '---\n',
      '...\n',
      '<<: *a',
      '__proto__: ',
      '\ud800',
      '\ufeff',
      '\0',
      '\u2028',
      '%TAG ! x\n',
      '@',
      '`',
    ],
  );
  const yaml = fc.array(pieces, { maxLength: 60 }).map(all => all.join(''));
  const runs = Math.ceil(100 * scale);

  it.each([
    ['YAML', (text: string) => readYaml(text, { file: 'x.yaml' })],
    ['a book.yaml', (text: string) => parseBook(`title: A\n${text}`, 'book.yaml')],
    ['front matter', (text: string) => parse('01.md', `---\ntype: chapter\n${text}\n---\n\nInk.\n`)],
  ])('%s', async (name, read) => {
    const before = faults.length;
    for (const text of fc.sample(fc.oneof(yaml, fc.string({ unit: 'binary', maxLength: 200 })), {
      numRuns: runs,
      seed: 9,
    }))
      await look(`${name} ${JSON.stringify(text).slice(0, 300)}`, () => read(text));
    expect(faults.slice(before)).toEqual([]);
  });

  it('a chapter with every construct, in pieces', async () => {
    const before = faults.length;
    const texts = fc.sample(chapterText, { numRuns: runs, seed: 9 });
    for (const [k, text] of texts.entries()) {
      const harm = harmed(Buffer.from(text), dice(k)).toString('utf8');
      await look(`chapter ${k}`, () => stringify(parse('01.md', harm)));
    }
    expect(faults.slice(before)).toEqual([]);
  });
});

it('fits into memory', () => {
  expect(figures.memory).toBeLessThan(2000);
});
