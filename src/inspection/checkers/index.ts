import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { limits } from '../../limits.ts';
import type { Progress } from '../../progress.ts';
import { makeTemporary } from '../../temporary.ts';
import { bounded } from '../epub/findings.ts';
import { found } from '../epub/found.ts';
import type { Epub } from '../epub/open.ts';
import type { Finding } from '../finding.ts';
import { type AceOrder, askAce } from './ace.ts';
import { askEpubcheck } from './epubcheck.ts';
import { isFalseAlarm } from './false-alarms.ts';
import { findingOf, merged } from './merging.ts';
import { askPort } from './port.ts';
import { type Answer, type Asked, type CheckerName, checkerNames } from './said.ts';

export type { Asked } from './said.ts';

/** An EPUB that is to be checked by others. */
export interface CheckOrder {
  epub: Epub;
  /** The file's name: it is checked too. */
  name: string;
  /** Our own checks; what they find is told once. */
  inspect: () => Finding[] | Promise<Finding[]>;
  findBrowser: AceOrder['findBrowser'];
}

/** Findings that say that an archive may unpack to more than it says. */
const unsafe: ReadonlySet<string> = new Set(['archive-too-large', 'archive-broken']);

/**
 * Has other checkers look at an EPUB: epubcheck-ts, which is a part of Reissue, then EPUBCheck and Ace, where they are
 * installed. Each has its time; what is told by one is not told again.
 *
 * @returns all findings, our own among them, and which checkers ran
 * @throws Complaint where a setting names a program that is not there
 */
export async function askCheckers(
  { epub, name, inspect, findBrowser }: CheckOrder,
  progress: Progress,
): Promise<{ findings: Finding[]; asked: Asked[] }> {
  if (epub.faults.some(({ code }) => unsafe.has(code)))
    return { findings: await inspect(), asked: withheld(checkerNames, 'the file is damaged or too large') };
  if (isBlownUp(epub)) {
    const why = `the file unpacks to more than ${limits.port.ratio} times its size`;
    const message = `No checker but Reissue was asked: ${why}, as no book does. Pack it anew from what belongs to it.`;
    return {
      findings: [...(await inspect()), found('warning', 'checker-stopped', message)],
      asked: withheld(checkerNames, why),
    };
  }
  const answer = askPort(epub, name);
  const own: readonly Finding[] = await inspect();
  progress('checking with epubcheck-ts');
  const port = await answer;
  const others =
    port.asked.outcome === 'ran'
      ? await askInstalled(epub, own, findBrowser, progress)
      : withheld(['EPUBCheck', 'Ace'], 'epubcheck-ts did not come to an end').map(asked => ({
          asked,
          said: [],
        }));
  // What EPUBCheck says has the better place and words than what epubcheck-ts says of the same.
  const [java, ace] = others;
  const answers = [java!, port, ace!];
  const findings = answers.map(answer => bounded(heard(answer, epub))).reduce(merged, own);
  return { findings: [...findings], asked: [port, java!, ace!].map(({ asked }) => asked) };
}

/** Whether an EPUB of few bytes would take the memory of a large one in every checker that unpacks it again. */
function isBlownUp({ bytes, files }: Epub): boolean {
  let unpacked = 0;
  for (const { length } of files.values()) unpacked += length;
  return unpacked > limits.port.unpacked && unpacked > limits.port.ratio * bytes.length;
}

/** The findings of one checker: what it said and is not known to be wrong, and that it did not come to an end. */
function* heard({ asked, said }: Answer, epub: Epub): Generator<Finding> {
  for (const each of said) {
    if (asked.checker === 'epubcheck-ts' && isFalseAlarm(epub, each)) continue;
    const finding = findingOf(each);
    // A place outside the archive is the archive itself.
    const { within, line: _, column: __, ...rest } = finding;
    yield within !== undefined && epub.files.has(within.normalize('NFC')) ? finding : rest;
  }
  if (asked.outcome !== 'stopped' && asked.outcome !== 'failed') return;
  const message = `${asked.checker} did not come to an end: ${asked.why}. What it would have found is not told here.`;
  yield found('warning', 'checker-stopped', message);
}

const withheld = (names: readonly CheckerName[], why: string): Asked[] =>
  names.map(checker => ({ checker, outcome: 'withheld', why }));

/** Asks the programs that are installed: they read a file, and write their reports. */
async function askInstalled(
  epub: Epub,
  own: readonly Finding[],
  findBrowser: AceOrder['findBrowser'],
  progress: Progress,
): Promise<Answer[]> {
  const desk = await makeTemporary('check');
  const file = join(desk, 'book.epub');
  const patience = limits.checkers.seconds + (limits.checkers.secondsPerMegabyte * epub.bytes.length) / 1e6;
  try {
    writeFileSync(file, epub.bytes);
    const java = await alive('EPUBCheck', progress, () => askEpubcheck(file, desk, patience));
    // Ace opens the book in a browser without a sandbox, where a program in it could act.
    if (own.some(({ code }) => code === 'script' || code === 'remote'))
      return [
        java,
        { asked: withheld(['Ace'], 'the book has scripts or loads from the network')[0]!, said: [] },
      ];
    return [java, await alive('Ace', progress, () => askAce(epub, { file, desk, patience, findBrowser }))];
  } finally {
    rmSync(desk, { recursive: true, force: true });
  }
}

/** Tells again and again that a checker is at work, since it says nothing itself. */
async function alive(name: CheckerName, progress: Progress, ask: () => Promise<Answer>): Promise<Answer> {
  const began = performance.now();
  const clock = setInterval(() => {
    progress(`checking with ${name}`, `${Math.round((performance.now() - began) / 1000)} s`);
  }, 2_000);
  try {
    return await ask();
  } finally {
    clearInterval(clock);
  }
}
