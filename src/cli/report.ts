import { join } from 'node:path';
import { openQuestions, type Report } from '../inspection/report/index.ts';
import { place, type Voice } from './voice.ts';

/** Says what came of a title: what was found, what is asked, what was made. */
export function sayReport({ title, recovery, findings, editions }: Report, voice: Voice): void {
  for (const finding of findings) voice.find(finding, title.folder);
  const asked = openQuestions({ recovery }).length;
  if (asked > 0) {
    const file = place(join(title.folder, 'recovery', 'questions.yaml'));
    voice.say(`${title.name}: ${asked === 1 ? 'one question' : `${asked} questions`} in ${file}`);
  }
  for (const { path, bytes } of editions) voice.say(`${title.name}: ${place(path)} (${size(bytes)})`);
}

const size = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
