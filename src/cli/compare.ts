import { dirname, resolve } from 'node:path';
import type { Change, Comparison } from '../editions/compare.ts';
import { comparePage } from '../editions/compare-page.ts';
import { errata, printInWords, summary, whereInWords } from '../editions/words-of-change.ts';
import { boundsFor, runJob } from '../jobs/index.ts';
import { writeWhole } from '../writing.ts';
import { type CommonOptions, command } from './command.ts';
import { place, type Shown, type Voice, voice } from './voice.ts';

interface CompareOptions extends CommonOptions {
  html?: string;
  errata?: boolean;
  pages?: string;
}

export const compare = command('compare')
  .description('show what changed between two printings, or between any two states of a text, word by word')
  .argument(
    '<from>',
    'a printing (my-book@1), a revision in git (my-book@git:HEAD~3), a title as it is now (my-book), an EPUB, or Markdown (a file or a folder)',
  )
  .argument('<to>', 'the same')
  .option('--errata', 'print the list of errata instead: page, line, for … read …')
  .option('--html <file>', 'write a page for the author')
  .option('--pages <file>', 'write a PDF of the changed leaves for the printer, both sides of each')
  .action(async (from: string, to: string, options: CompareOptions) => {
    const speaker = voice(options);
    const given = {
      from,
      to,
      root: process.cwd(),
      out: resolve(options.out),
      leaves: options.pages !== undefined,
    };
    const { comparison, leaves } = await runJob('compare', given, {
      progress: speaker.progress,
      bounds: boundsFor(0),
    });
    if (options.errata) sayErrata(comparison, speaker);
    else sayComparison(comparison, speaker);
    if (options.html) await write(options.html, comparePage(comparison), speaker);
    if (options.pages && leaves) await write(options.pages, leaves, speaker);
    else if (options.pages) speaker.say('No page changed, so there is no PDF of leaves.');
    speaker.data(options.errata ? errata(comparison) : comparison);
  });

async function write(file: string, data: string | Uint8Array, speaker: Voice): Promise<void> {
  const path = resolve(file);
  await writeWhole(dirname(path), path, data);
  speaker.say(`Written: ${place(path)}`);
}

function sayErrata(comparison: Comparison, speaker: Voice): void {
  const lists = errata(comparison);
  speaker.show([{ text: `Errata: ${comparison.from}`, as: 'heading' }]);
  if (lists.length === 0) speaker.say('None.');
  for (const { title, lines } of lists) {
    speaker.show([{ text: `\n${title}`, as: 'heading' }]);
    for (const line of lines) speaker.say(line);
  }
}

function sayComparison(comparison: Comparison, speaker: Voice): void {
  speaker.say(`From ${comparison.from} to ${comparison.to}`);
  speaker.say(summary(comparison));
  for (const { title, file, changes } of comparison.chapters) {
    speaker.say('');
    speaker.show([
      { text: title, as: 'heading' },
      { text: ` ${file}`, as: 'faint' },
    ]);
    for (const change of changes) {
      speaker.show(wordsOf(change));
      const where = whereInWords(change) || (change.line ? `line ${change.line}` : '');
      if (where) speaker.show([{ text: `    ${where}`, as: 'faint' }]);
    }
  }
  if (!comparison.print) return;
  speaker.say('');
  for (const sentence of printInWords(comparison.print)) speaker.say(sentence);
}

/** A change with the words around it; spaces stand between its parts. */
function wordsOf({ before, old, new: now, after }: Change): Shown[] {
  const parts: Shown[] = [
    { text: before, as: 'faint' },
    { text: old, as: 'old' },
    { text: now, as: 'new' },
    { text: after, as: 'faint' },
  ];
  const said = parts.filter(({ text }) => text !== '');
  return [{ text: '  ' }, ...said.flatMap((part, at) => (at > 0 ? [{ text: ' ' }, part] : [part]))];
}
