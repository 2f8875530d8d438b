import { join } from 'node:path';
import { figures, openQuestions, type Report } from '../inspection/report/index.ts';
import { place, type Voice } from './voice.ts';

/** Says what came of a title: what was found, what is asked, what was made. */
export function sayReport({ title, recovery, findings, works = [], editions }: Report, voice: Voice): void {
  for (const finding of findings) voice.find(finding, title.folder);
  const asked = openQuestions({ recovery }).length;
  if (asked > 0) {
    const file = place(join(title.folder, 'recovery', 'questions.yaml'));
    voice.say(`${title.name}: ${asked === 1 ? 'one question' : `${asked} questions`} in ${file}`);
  }
  if (recovery?.lists) {
    const { italics, proofreading } = recovery.lists;
    const at = (file: string) => place(join(title.folder, 'recovery', file));
    const words = [counted(italics.titles.length, 'title'), counted(italics.foreign.length, 'foreign word')];
    voice.say(`${title.name}: ${words.join(' and ')} drafted for italics in ${at('italics.yaml')}`);
    if (proofreading.length > 0)
      voice.say(
        `${title.name}: ${counted(proofreading.length, 'place')} to proofread in ${at('proofreading.yaml')}`,
      );
  }
  for (const { path, bytes } of editions) voice.say(`${title.name}: ${place(path)} (${size(bytes)})`);
  if (works.length > 0)
    voice.say(`${title.name}: cites ${counted(works.length, 'work')} that no bibliography has`);
}

/** Says which works a title cites that no bibliography has, one on each line, and where. */
export function sayWorks({ works = [] }: Report, voice: Voice): void {
  for (const { authors, year, cited } of works) {
    const places = cited.map(({ file, times }) => (times > 1 ? `${file} (${times})` : file));
    voice.say(`  ${authors.join(', ')} ${year}: ${places.join(', ')}`);
  }
}

/** Says in two lines what recovery found, and what it changed by which rule. */
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
  for (const { message, line } of remarks) voice.say(`${name}: line ${line} of the extraction: ${message}`);
}

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

const size = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
