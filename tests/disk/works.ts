import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { buildTitle, recoverTitle } from '../../src/build.ts';
import { releaseTitle } from '../../src/editions/release.ts';
import { acceptItalics, readTitle, startTitle } from '../../src/title.ts';
import { correct, type OnCorrections } from '../histories/corrections.ts';
import { standingIn, type Thing } from '../histories/folder.ts';

/** What is done on a disk that fails: how the title stands before, and the command. */
export interface Work {
  name: string;
  /** The command as it is given. */
  command: string[];
  /** The same in this process. */
  act(home: string): Promise<unknown>;
  /** Brings a title that is built to where the work begins. */
  before(home: string): void;
}

const titleIn = (home: string) => join(home, 'manuscript/kt');
const outIn = (home: string) => join(home, 'out');
const silent = () => {};

const build = (home: string) =>
  buildTitle(readTitle(titleIn(home)), { out: outIn(home), editions: ['epub'] }, silent);
const buildCommand = ['build', 'kt', '--only', 'epub'];

function firstChapter(home: string): string {
  const folder = join(titleIn(home), 'chapters');
  return join(folder, readdirSync(folder).sort()[0]!);
}

const edit = (file: string, change: (text: string) => string) =>
  writeFileSync(file, change(readFileSync(file, 'utf8')));

/** Answers the first question with its last candidate. */
function answerOne(home: string): void {
  const questions = readFileSync(join(titleIn(home), 'recovery/questions.yaml'), 'utf8');
  const [, id] = /^- id: (\S+)/m.exec(questions)!;
  const [first] = questions.split(/\n(?=- id)/);
  const values = [...first!.matchAll(/- value: (.*)/g)].map(one => one[1]!);
  writeFileSync(join(titleIn(home), 'answers.yaml'), `${id}: ${values.at(-1)}\n`);
}

const correctionOf = (was: string, read: string) => ['--for', was, '--read', read, '--date', '2026-11-26'];

/** What a command on corrections does, in this process. @throws what it complains of */
async function corrected(name: OnCorrections, home: string, words: readonly string[]): Promise<void> {
  const { error } = await correct(name, [titleIn(home), ...words]);
  if (error !== undefined) throw error;
}

export const works: Work[] = [
  {
    name: 'a build after a chapter was edited',
    command: buildCommand,
    act: build,
    before: home => edit(firstChapter(home), text => `${text}\nA sentence added by hand.\n`),
  },
  {
    name: 'a build after a question was answered and a list was worked in',
    command: buildCommand,
    act: build,
    before: home => {
      answerOne(home);
      edit(join(titleIn(home), 'recovery/italics.yaml'), text => text.replace(/\n {4}- .*/, ''));
    },
  },
  {
    name: 'the first build of a raw text',
    command: buildCommand,
    act: build,
    before: home => {
      for (const folder of ['chapters', 'recovery']) rmSync(join(titleIn(home), folder), { recursive: true });
    },
  },
  {
    name: 'lists made again beside edited chapters',
    command: buildCommand,
    act: build,
    before: home => {
      edit(firstChapter(home), text => `${text}\nA sentence added by hand.\n`);
      rmSync(join(titleIn(home), 'recovery/recovery.json'));
    },
  },
  {
    name: 'another raw text merged into an edited chapter of another name',
    command: buildCommand,
    act: build,
    before: home => {
      const file = firstChapter(home);
      edit(file, text => `${text}\nA sentence added by hand.\n`);
      renameSync(file, file.replace('.md', '-renamed.md'));
      edit(join(titleIn(home), 'extraction.txt'), text => text.replaceAll(' printers ', ' printing men '));
    },
  },
  {
    name: 'recover --accept-italics',
    command: ['recover', 'kt', '--accept-italics'],
    act: async home => {
      const { recovery } = await recoverTitle(readTitle(titleIn(home)), silent);
      await acceptItalics(titleIn(home), recovery!.lists!.italics);
    },
    before: home => edit(join(titleIn(home), 'book.yaml'), text => text.replace(/^italics:[\s\S]*/m, '')),
  },
  {
    name: 'correction add',
    command: ['correction', 'add', 'kt', ...correctionOf('of the fifteenth', 'of that fifteenth')],
    act: home => corrected('add', home, correctionOf('of the fifteenth', 'of that fifteenth')),
    before: () => {},
  },
  {
    name: 'correction from-edits',
    command: ['correction', 'from-edits', 'kt', '--yes'],
    act: home => corrected('from-edits', home, ['--yes']),
    before: home => {
      const folder = join(titleIn(home), 'chapters');
      for (const name of readdirSync(folder))
        edit(join(folder, name), text => text.replace(/(?<=[a-z] )(\w{5,}) (?=[a-z])/, '$1 indeed '));
    },
  },
  {
    name: 'correction import',
    command: ['correction', 'import', 'kt', 'letters.csv'],
    act: home => corrected('import', home, [join(home, 'letters.csv')]),
    before: home =>
      writeFileSync(join(home, 'letters.csv'), 'for,read,by\nof the fifteenth,of that fifteenth,A. Reader\n'),
  },
  {
    name: 'a release',
    command: ['release', 'kt', '--name', 'Second printing', '--date', '2026-11-26'],
    act: home =>
      releaseTitle(
        readTitle(titleIn(home)),
        { name: 'Second printing', date: '2026-11-26' },
        outIn(home),
        silent,
      ),
    before: home =>
      writeFileSync(
        join(titleIn(home), 'corrections.yaml'),
        '- id: c1\n  for: of the fifteenth\n  read: of that fifteenth\n',
      ),
  },
  {
    name: 'new',
    command: [
      'new',
      'manuscript/new',
      '--from',
      'manuscript/kt/extraction.txt',
      '--title',
      'New',
      '--author',
      'A',
    ],
    act: async home =>
      startTitle({
        folder: join(home, 'manuscript/new'),
        extraction: {
          name: 'extraction.txt',
          files: [{ path: 'extraction.txt', bytes: readFileSync(join(titleIn(home), 'extraction.txt')) }],
        },
        title: 'New',
        authors: ['A'],
        language: 'en-GB',
      }),
    before: () => {},
  },
];

/** Puts a title of a short raw text, as it was built, into a folder. */
export async function builtTitle(home: string, specimen: string): Promise<void> {
  mkdirSync(titleIn(home), { recursive: true });
  const lines = readFileSync(join(specimen, 'extraction.txt'), 'utf8').split('\n');
  writeFileSync(join(titleIn(home), 'extraction.txt'), lines.slice(0, lines.length / 8).join('\n'));
  cpSync(join(specimen, 'book.yaml'), join(titleIn(home), 'book.yaml'));
  await build(home);
}

/** Puts a folder in the place of another, as it is. */
export function restore(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(to)) rmSync(join(to, name), { recursive: true });
  if (existsSync(from)) cpSync(from, to, { recursive: true });
}

export type Standing = ReadonlyMap<string, Thing>;

/** How a home stands, without what no two runs write alike: the seconds in a report, the identifier of a new title. */
export function standingOf(home: string): Standing {
  const things = new Map(standingIn(home));
  for (const [path, thing] of things) {
    if (thing.kind !== 'file') continue;
    if (path.endsWith('report.html'))
      things.set(path, { kind: 'file', data: thing.data.trimEnd().endsWith('</html>') ? 'whole' : 'torn' });
    if (path === 'manuscript/new/book.yaml')
      things.set(path, { kind: 'file', data: thing.data.replace(/^(identifier|modified): .*/gm, '') });
  }
  return things;
}
