import { join } from 'node:path';
import { figures, openQuestions, type Report } from '../inspection/report/index.ts';
import { place, type Voice } from './voice.ts';

/** Says what came of a title: what was found, what is asked, what was made. */
export function sayReport({ title, recovery, findings, corrections, editions }: Report, voice: Voice): void {
  for (const finding of findings) voice.find(finding, title.folder);
  const asked = openQuestions({ recovery }).length;
  const at = (file: string) => place(join(title.folder, 'recovery', file));
  if (asked > 0) voice.say(`${title.name}: ${counted(asked, 'question')} to answer: ${at('questions.yaml')}`);
  if (recovery?.lists) {
    const { italics, proofreading } = recovery.lists;
    const words = [counted(italics.titles.length, 'title'), counted(italics.foreign.length, 'foreign word')];
    voice.say(`${title.name}: ${words.join(' and ')} that may need italics: ${at('italics.yaml')}`);
    if (proofreading.length > 0)
      voice.say(
        `${title.name}: ${counted(proofreading.length, 'place')} to proofread: ${at('proofreading.yaml')}`,
      );
  }
  if (corrections) {
    const { made, open } = corrections;
    const waiting = open === 0 ? '' : `, ${open} ${open === 1 ? 'waits' : 'wait'} for your decision`;
    voice.say(`${title.name}: ${counted(made, 'correction')} made${waiting}`);
  }
  for (const { path, bytes } of editions) voice.say(`${title.name}: ${place(path)} (${size(bytes)})`);
}

/** Says how many works a title cites that are not in its bibliography. */
export function countWorks({ title, works = [] }: Report, where: string, voice: Voice): void {
  if (works.length === 0) return;
  const cited = `${counted(works.length, 'work')} ${works.length === 1 ? 'is' : 'are'} cited`;
  voice.say(`${title.name}: ${cited} but not in the bibliography${where}`);
}

/** Says which works these are, one on each line, and where they are cited. */
export function sayWorks(report: Report, voice: Voice): void {
  countWorks(report, ':', voice);
  for (const { authors, year, cited } of report.works ?? []) {
    const places = cited.map(({ file, times }) => (times > 1 ? `${file} (${times} times)` : file));
    voice.say(`  ${authors.join(', ')} ${year}: ${places.join(', ')}`);
  }
}

/** Says in two lines what recovery found, and what it changed by which rule; then its remarks on the raw text. */
export function sayAccount(
  name: string,
  { account, remarks }: NonNullable<Report['recovery']>,
  voice: Voice,
): void {
  const listed = (counts: object) =>
    figures(counts)
      .map(({ what, count }) => `${what.toLowerCase()} ${count}`)
      .join(', ');
  voice.say(`${name}: found ${listed(account)}`);
  voice.say(`${name}: changed ${listed(account.rules)}`);
  for (const { message, line } of remarks) voice.say(`${name}: line ${line} of the raw text: ${message}`);
}

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

const size = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
