import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import { Complaint } from '../complaint.ts';
import { addEntries, type Entry } from '../corrections/errata/entry.ts';
import {
  type Correction,
  correctionsFile,
  kinds,
  readCorrections,
  statuses,
} from '../corrections/errata/errata.ts';
import { reportsIn } from '../corrections/errata/import.ts';
import { type Made, overlay } from '../corrections/errata/overlay.ts';
import { propose, type Report } from '../corrections/errata/proposal.ts';
import { limits } from '../limits.ts';
import { alone } from '../locking.ts';
import { chapterTexts } from '../manuscript/files.ts';
import { decodeUtf8, readNamed, readPlain } from '../reading.ts';
import { findTitles, readTitle, type Title } from '../title.ts';
import { writeWhole } from '../writing.ts';
import { place, type Shown, type Voice, voice } from './voice.ts';

interface Options {
  quiet?: boolean;
  json?: boolean;
}

/** One title by its name or path. */
const titleOf = (name: string): Title => readTitle(findTitles(process.cwd(), [name])[0]!.folder);

/** A command on the corrections of one title. */
const command = (name: string): Command =>
  new Command(name)
    .argument('<title>', 'name of the title (folder in manuscript/), or path of its folder')
    .option('--quiet', 'print errors only')
    .option('--json', 'print the result as JSON, for other programs');

/** Runs a command, and says what went wrong with the place in the title. */
async function run(name: string, options: Options, work: (title: Title, voice: Voice) => Promise<unknown>) {
  const speaker = voice(options);
  let folder: string | undefined;
  try {
    const title = titleOf(name);
    folder = title.folder;
    speaker.data(await work(title, speaker));
  } catch (error) {
    speaker.complainOf(error, folder);
    process.exitCode = error instanceof Complaint ? error.exit : 2;
  }
}

const textsOf = (title: Title) => chapterTexts(join(title.folder, 'chapters'));

/** Writes new corrections into the title's list. */
async function enter(title: Title, entries: readonly Entry[]): Promise<string[]> {
  const file = join(title.folder, correctionsFile);
  const before = readPlain(title.folder, file, limits.yaml.bytes);
  const { yaml, ids } = addEntries(before && decodeUtf8(before, file), entries, file);
  await writeWhole(title.folder, file, yaml);
  return ids;
}

/** Corrections as they would be made, without writing anything. */
const madeOf = (title: Title, corrections: readonly Correction[]) => overlay(textsOf(title), corrections);

/** A correction in its place: where it is, the words before and behind, what goes out and what comes in. */
function shown({ id, file, line, page, before, was, now, behind }: Made, { folder }: Title): Shown[] {
  // whole words, for a person to read
  const lead = /[\p{L}\p{N}’'-]*$/u.exec(before)![0];
  const rest = /^[\p{L}\p{N}’'-]*/u.exec(behind)![0];
  const bare = (text: string) => text.replaceAll(/⟦[^⟧]*⟧/g, '');
  const where = `${place(join(folder, 'chapters', file), line)}${page === undefined ? '' : `, page ${page}`}`;
  return [
    { text: `${id}  ` },
    { text: where, as: 'faint' },
    { text: `\n  … ${bare(before.slice(0, before.length - lead.length))}` },
    { text: bare(lead + was + rest), as: 'old' },
    { text: bare(lead + now + rest), as: 'new' },
    { text: `${bare(behind.slice(rest.length))} …` },
  ].filter(({ text }) => text !== '') as Shown[];
}

const brief = ({ id, status, page, chapter, for: was, read, kind, by, date }: Correction): string =>
  [
    id.padEnd(5),
    status.padEnd(8),
    (page === undefined ? (chapter ?? '') : `p. ${page}`).padEnd(8),
    `“${was}” → ${read === '' ? 'nothing' : `“${read}”`}`,
    [kind, by, date].filter(Boolean).join(', '),
  ].join('  ');

interface AddOptions extends Options, Partial<Record<keyof Report, string>> {}

/** What was not said with the command is asked, where somebody sits before it. */
async function asked(options: AddOptions): Promise<Report> {
  const given = { ...options };
  if ((given.for === undefined || given.read === undefined) && process.stdin.isTTY) {
    const reader = createInterface({ input: process.stdin, output: process.stderr });
    try {
      given.page ??= await reader.question('Page of the printed book (or nothing): ');
      given.for ??= await reader.question('What stands there: ');
      given.read ??= await reader.question('What should stand there: ');
      given.by ??= await reader.question('Who reported it (or nothing): ');
    } finally {
      reader.close();
    }
  }
  if (!given.for || given.read === undefined)
    throw new Complaint('It does not say what stands there and what should.', {
      exit: 2,
      advice: 'Give both: --for "recieve" --read "receive". An empty --read takes the words out.',
    });
  const { quiet: _q, json: _j, all, ...report } = given;
  const filled = Object.fromEntries(
    Object.entries(report).filter(([key, value]) => key === 'read' || value !== ''),
  );
  return { ...filled, ...(all !== undefined && { all: Number(all) }) } as Report;
}

const add = command('add')
  .description('enter a correction; its place is found by the page and the words that stand there')
  .option('--page <label>', 'page of the printed book, by its printed number')
  .option('--chapter <file>', 'the chapter’s file, or the number that its name begins with')
  .option('--words <words>', 'a few words around it, where what stands there stands more than once')
  .option('--for <words>', 'what stands there')
  .option('--read <words>', 'what should stand there; empty to take the words out')
  .option('--all <number>', 'in how many places it is to be corrected')
  .option('--kind <kind>', kinds.join(', '), 'misprint')
  .option('--by <name>', 'who reported it')
  .option('--date <day>', 'when it was reported, as 2026-11-30', new Date().toISOString().slice(0, 10))
  .option('--status <status>', statuses.join(', '), 'accepted')
  .option('--note <text>', 'whatever else is to be known of it')
  .action((name: string, options: AddOptions) =>
    run(name, options, async (title, speaker) => {
      const report = await asked(options);
      return alone(
        title.folder,
        () => {},
        async () => {
          const { entry } = propose(textsOf(title), report);
          const [id] = await enter(title, [entry]);
          const own = readCorrections(title.folder).filter(one => one.id === id);
          for (const made of madeOf(title, own).made) speaker.show(shown(made, title));
          speaker.say(`${title.name}: ${id} is entered in ${place(join(title.folder, correctionsFile))}`);
          return own[0];
        },
      );
    }),
  );

const list = command('list')
  .description('list the corrections of a title')
  .option('--status <status>', `only those that are ${statuses.join(', ')}`)
  .action((name: string, options: Options & { status?: string }) =>
    run(name, options, async (title, speaker) => {
      const all = readCorrections(title.folder);
      const wanted = all.filter(({ status }) => options.status === undefined || status === options.status);
      for (const one of wanted) speaker.say(brief(one));
      if (wanted.length === 0)
        speaker.say(`${title.name}: there are no ${options.status ?? ''} corrections`.replace('  ', ' '));
      return wanted;
    }),
  );

/** The corrections that are named, or all of them. */
function named(title: Title, ids: readonly string[]): Correction[] {
  const all = readCorrections(title.folder);
  const unknown = ids.find(id => !all.some(one => one.id === id));
  if (unknown !== undefined)
    throw new Complaint(`No correction has the id “${unknown}”.`, {
      file: correctionsFile,
      advice:
        all.length > 0
          ? `There are ${all
              .map(one => one.id)
              .slice(0, 20)
              .join(', ')}.`
          : 'There is none yet.',
    });
  return ids.length === 0 ? all : all.filter(({ id }) => ids.includes(id));
}

/** Says what corrections would change, and what does not fit. */
function preview(title: Title, corrections: readonly Correction[], speaker: Voice) {
  const { made, findings } = madeOf(
    title,
    corrections.map(one => ({ ...one, status: one.status === 'refused' ? one.status : 'accepted' })),
  );
  for (const one of made) speaker.show(shown(one, title));
  for (const finding of findings) speaker.find(finding, title.folder);
  if (findings.some(({ severity }) => severity === 'error')) process.exitCode = 1;
  return { made, findings };
}

const show = command('show')
  .description('show a correction, and its place in the book')
  .argument('<id>', 'the correction’s id')
  .action((name: string, id: string, options: Options) =>
    run(name, options, async (title, speaker) => {
      const [one] = named(title, [id]);
      for (const [key, value] of Object.entries(one!))
        if (value !== undefined && key !== 'line') speaker.say(`${`${key}:`.padEnd(10)} ${value}`);
      return { ...one, ...preview(title, [one!], speaker) };
    }),
  );

const previews = command('preview')
  .description('show what corrections would change, word by word; those that wait as if they were accepted')
  .argument('[ids...]', 'ids of corrections; without one, all')
  .action((name: string, ids: string[], options: Options) =>
    run(name, options, async (title, speaker) => preview(title, named(title, ids), speaker)),
  );

const importing = command('import')
  .description(
    'enter corrections from a table (CSV) with columns named page, for, read, by, date, kind, words, note',
  )
  .argument('<file>', 'the table, in UTF-8')
  .action((name: string, path: string, options: Options) =>
    run(name, options, async (title, speaker) => {
      const bytes = readNamed(path, limits.yaml.bytes);
      if (!bytes) throw new Complaint('There is no such file.', { file: path, exit: 2 });
      const reports = reportsIn(decodeUtf8(bytes, path), path);
      return alone(
        title.folder,
        () => {},
        async () => {
          const texts = textsOf(title);
          const entries: Entry[] = [];
          const left: { line: number; message: string }[] = [];
          for (const { report, line } of reports) {
            try {
              entries.push(propose(texts, report).entry);
            } catch (error) {
              if (!(error instanceof Complaint)) throw error;
              left.push({ line, message: [error.message, error.advice].filter(Boolean).join(' ') });
              speaker.complain(
                new Complaint(error.message, {
                  file: path,
                  line,
                  ...(error.advice && { advice: error.advice }),
                }),
              );
            }
          }
          const ids = entries.length > 0 ? await enter(title, entries) : [];
          speaker.say(
            `${title.name}: ${ids.length} ${ids.length === 1 ? 'correction' : 'corrections'} entered, ${left.length} left out`,
          );
          if (left.length > 0) process.exitCode = 1;
          return { entered: ids, left };
        },
      );
    }),
  );

export const correction = new Command('correction').description(
  'enter, list and preview the corrections of a title, which are made in its editions without touching its chapters',
);
for (const one of [add, list, show, previews, importing]) correction.addCommand(one);
