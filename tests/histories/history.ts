import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildTitle, recoverTitle } from '../../src/build.ts';
import { canBeRead, listFiles } from '../../src/copyediting/lists.ts';
import { digestOf, readBase } from '../../src/corrections/record/base.ts';
import { readRecord, recordFile } from '../../src/corrections/record/record.ts';
import { releaseTitle } from '../../src/editions/release.ts';
import type { Report } from '../../src/inspection/report/index.ts';
import { acceptItalics, readTitle, sizeOfText } from '../../src/title.ts';
import { type Dice, dice } from '../extraction/harm.ts';
import { correct, type OnCorrections, onCorrections, wordsFor } from './corrections.ts';
import { type Desk, mend, steps } from './editor.ts';
import { enterByHand, mendCorrections } from './errata.ts';
import { errataWrongs, textOfEditions } from './errata-rules.ts';
import { differences, same, standingIn, type Thing } from './folder.ts';
import { olderProgram } from './older-program.ts';
import { type Came, chaptersIn, lostOfAPerson, lostWords, type Things, wrongs } from './rules.ts';

/** What a history came to. */
export interface History {
  /** What was done, step by step. */
  told: string[];
  /** What the program did that it must not do. */
  faults: string[];
  commands: number;
  refused: number;
  /** How often each command did its work. */
  done: Record<string, number>;
  findings: Record<string, number>;
}

const silent = () => {};

/** Does what a command of the program does, in this process. */
async function run(
  command: Came['command'],
  folder: string,
  out: string,
  { editions, words }: { editions: 'epub'[]; words: string[] },
): Promise<Came> {
  try {
    if (isOnCorrections(command))
      return { command, ...(await correct(command, [folder, ...words])), findings: [] };
    const title = readTitle(folder);
    sizeOfText(title);
    if (command === 'release') {
      const order = { name: words[0]!, date: '2026-11-26' };
      const { report } = await releaseTitle(title, order, out, silent);
      return { command, findings: report.findings };
    }
    const report: Report =
      command === 'build'
        ? await buildTitle(title, { out, editions }, silent)
        : await recoverTitle(title, silent, { keepMine: command === 'keep-mine' });
    if (command === 'accept-italics' && report.recovery?.lists)
      await acceptItalics(folder, report.recovery.lists.italics);
    return { command, findings: report.findings };
  } catch (error) {
    return { command, error, findings: [] };
  }
}

const isOnCorrections = (command: Came['command']): command is OnCorrections => command in onCorrections;

/** Codes by which the program says that answers or settings wait. */
const waits = /^(?:answer|settings|source|record|both-changed|recovery-older)/;

/**
 * The chapters that a title would have if it were recovered now in an empty folder; remembered by what they are made from.
 */
function freshly(): (title: string) => Promise<Map<string, string> | undefined> {
  const known = new Map<string, Map<string, string>>();
  return async title => {
    const files = ['book.yaml', 'extraction.txt', 'answers.yaml'];
    const read = (name: string) => {
      try {
        return readFileSync(join(title, name));
      } catch {
        return undefined;
      }
    };
    const key = files.map(name => read(name)?.toString('latin1')).join('\u0001');
    const before = known.get(key);
    if (before) return before;
    const folder = mkdtempSync(join(tmpdir(), 'reissue-fresh-'));
    try {
      for (const name of files) {
        const data = read(name);
        if (data) writeFileSync(join(folder, name), data);
      }
      await recoverTitle(readTitle(folder), silent);
      const chapters = chaptersIn(folder);
      known.set(key, chapters);
      return chapters;
    } catch {
      return undefined;
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
}

const fresh = freshly();
const listed = (chapters: ReadonlyMap<string, string>) => JSON.stringify([...chapters]);

/** What a history knows of its title. */
interface Past {
  /** Files as the program last wrote them. */
  written: Map<string, Thing>;
  /** The chapters of the last recovery that nothing stood in the way of. */
  basis?: Map<string, string> | undefined;
  /** Whether the chapters were all taken for a person's since the record was lost. */
  lost?: boolean;
}

/** Whether new answers, settings or a new raw text were passed over without a word. */
async function passedOver(title: string, came: Came, past: Past): Promise<string[]> {
  if (came.error !== undefined || isOnCorrections(came.command)) return [];
  const now = await fresh(title);
  if (now === undefined) return [];
  const chapters = chaptersIn(title);
  if (listed(chapters) === listed(now)) {
    Object.assign(past, { basis: now, lost: false });
    return [];
  }
  // The recovery was used, and what differs is a person's.
  const used = baseOf(title);
  if (used && listed(used) === listed(now)) {
    Object.assign(past, { basis: now });
    return [];
  }
  const isOurs = (name: string, text: string) => {
    const ours = past.written.get(`chapters/${name}`);
    return ours?.kind === 'file' && ours.data === Buffer.from(text).toString('latin1');
  };
  const edited =
    [...chapters].some(([name, text]) => !isOurs(name, text)) ||
    [...now.keys()].some(name => !chapters.has(name));
  const said = came.findings.filter(({ code }) => waits.test(code));
  // What was lost is told once.
  if (said.some(({ code }) => code === 'record-lost')) Object.assign(past, { basis: undefined, lost: true });
  if (said.length > 0) return [];
  if (!edited && past.lost) return [];
  if (!edited) return ['the chapters are not what a recovery makes now, and nothing was said'];
  return past.basis && listed(past.basis) !== listed(now)
    ? ['answers or settings are others than those the chapters were made with, and nothing was said']
    : [];
}

/** What recovery wrote last, as the title keeps it. */
function baseOf(title: string): ReadonlyMap<string, string> | undefined {
  try {
    return readBase(title, readRecord(title)?.written ?? new Map())?.chapters;
  } catch {
    return undefined;
  }
}

function isReadable(title: string, path: string): boolean {
  try {
    return canBeRead(title, path);
  } catch {
    return false;
  }
}

/** What a person wrote just as recovery makes it is nobody's work any more. */
function takeForWritten(title: string, after: Things, past: Past): void {
  const base = baseOf(title);
  for (const [path, digests] of readRecord(title)?.written ?? []) {
    const thing = after.get(path);
    if (thing?.kind !== 'file' || !digests.includes(digestOf(Buffer.from(thing.data, 'latin1')))) continue;
    const name = path.replace(/^chapters\//, '');
    if (name !== path && Buffer.from(thing.data, 'latin1').toString('utf8') !== base?.get(name)) continue;
    past.written.set(path, thing);
  }
}

/** What is given in the course of a history, the commoner commands more often. */
const commands = [
  ...(['build', 'build', 'build', 'build', 'build', 'recover', 'keep-mine', 'accept-italics'] as const),
  ...(['add', 'from-edits', 'from-edits', 'from-proof', 'import'] as const),
];

/** Lives one history: an editor and the program by turns, every step by the seed. */
export async function live(seed: number, raw: string, book: string): Promise<History> {
  const d: Dice = dice(seed);
  const home = mkdtempSync(join(tmpdir(), 'reissue-history-'));
  const title = join(home, 'manuscript/kt');
  const victim = join(home, 'victim');
  const history: History = { told: [], faults: [], commands: 0, refused: 0, done: {}, findings: {} };
  let marks: string[] = [];
  const mark = () => {
    const word = `mark${seed}x${history.told.length}x${marks.length}e`;
    marks.push(word);
    return word;
  };
  const desk: Desk = { title, victim, good: { 'book.yaml': book, 'extraction.txt': raw }, mark };
  const past: Past = { written: new Map() };

  const command = async (name: Came['command']) => {
    const before: Things = standingIn(title);
    const base = baseOf(title);
    const bystanders = standingIn(victim);
    const readable = listFiles.filter(path => isReadable(title, path));
    const editions: 'epub'[] = name === 'build' && d.chance(0.03) ? ['epub'] : [];
    const words = isOnCorrections(name) ? wordsFor(name, desk, d, join(home, 'table.csv')) : [desk.mark()];
    const text = textOfEditions(title);
    const came = await run(name, title, join(home, 'out'), { editions, words });
    const after = standingIn(title);
    history.commands++;
    if (came.error !== undefined) history.refused++;
    else history.done[name] = (history.done[name] ?? 0) + 1;
    for (const { code } of came.findings) history.findings[code] = (history.findings[code] ?? 0) + 1;
    const said =
      came.error === undefined
        ? came.findings
            .map(({ code }) => code)
            .filter(code => waits.test(code))
            .join(' ')
        : (came.error as Error).message;
    history.told.push(`${name}: ${said || 'done'}`);
    // Where all are gone, the person wants them made again, each that was taken away too.
    if (![...before.keys()].some(path => path.startsWith('chapters/')))
      for (const path of past.written.keys()) if (path.startsWith('chapters/')) past.written.delete(path);
    const faults = wrongs(came, { before, after, written: past.written, readable });
    for (const word of lostWords(marks, { before, after, readable })) faults.push(`${word} is lost`);
    for (const word of lostOfAPerson(before, after, base))
      faults.push(`${word} is lost, which was there for long`);
    faults.push(...errataWrongs(title, came, text));
    for (const path of differences(bystanders, standingIn(victim)))
      faults.push(`changed ${path} outside the title`);
    for (const [path, thing] of after) if (!same(before.get(path), thing)) past.written.set(path, thing);
    for (const path of before.keys()) if (!after.has(path)) past.written.delete(path);
    if (came.error === undefined && !same(before.get(recordFile), after.get(recordFile)))
      takeForWritten(title, after, past);
    faults.push(...(await passedOver(title, came, past)));
    for (const fault of faults) history.faults.push(`seed ${seed}, step ${history.told.length}: ${fault}`);
    marks = [];
    return came;
  };

  try {
    for (const folder of [title, victim]) mkdirSync(folder, { recursive: true });
    writeFileSync(join(victim, 'precious.md'), 'precious');
    for (const [name, text] of Object.entries(desk.good)) writeFileSync(join(title, name), text);
    let came = await command(d.pick(['recover', 'build']));
    // A release is refused where anything is wrong: some are made before anything is.
    if (d.chance(0.02)) came = await command('release');
    for (let left = 4 + d.int(6); left > 0 && history.faults.length === 0; left--) {
      if (came.error !== undefined && d.chance(0.75)) {
        history.told.push(mend(desk, d)!);
        mendCorrections(desk);
      }
      for (let k = 1 + d.int(3); k > 0; k--)
        history.told.push((d.chance(0.15) ? enterByHand : d.pick(steps))(desk, d) ?? 'nothing');
      if (d.chance(0.15)) {
        const told = olderProgram(desk, d);
        if (told !== undefined) takeForWritten(title, standingIn(title), past);
        history.told.push(told ?? 'nothing');
      }
      came = await command(d.chance(0.01) ? 'release' : d.pick(commands));
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  return history;
}
