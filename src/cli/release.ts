import { join, resolve } from 'node:path';
import { commandOf } from '../commands.ts';
import { Complaint } from '../complaint.ts';
import { boundsFor, runJob } from '../jobs/index.ts';
import { findTitles, isIsbn, readTitle, sizeOfText } from '../title.ts';
import { type CommonOptions, command } from './command.ts';
import { sayReport } from './report.ts';
import { cleanUpFor } from './stopping.ts';
import { place, voice } from './voice.ts';

interface ReleaseOptions extends CommonOptions {
  name: string;
  date?: string;
  isbnEpub?: string;
  isbnPrint?: string;
}

export const release = command('release')
  .description(
    'release a printing of a title: name it in book.yaml, build the editions, and freeze them with all they were made from in editions/',
  )
  .argument('<title>', 'name of the title (a folder in manuscript/), or the path of its folder')
  .requiredOption('--name <name>', 'what the imprint page calls it: "Second printing"')
  .option('--date <date>', 'its day, as 2026-11-26; without it, today')
  .option('--isbn-epub <isbn>', 'ISBN of the EPUB, where it gets a new one')
  .option('--isbn-print <isbn>', 'ISBN of the printed book, where it gets a new one')
  .action(async (named: string, options: ReleaseOptions) => {
    const speaker = voice(options);
    const [found] = findTitles(process.cwd(), [named]);
    const title = readTitle(found!.folder);
    const out = resolve(options.out);
    cleanUpFor(title, out);
    const given = { progress: speaker.progress, bounds: boundsFor(sizeOfText(title)), file: title.folder };
    const { report, number, folder, manifest } = await runJob(
      'release',
      { title, order: orderFrom(options), out },
      given,
    );
    sayReport(report, speaker);
    speaker.say(`${title.name}: “${manifest.name}” is released as ${place(folder)}`);
    speaker.say(
      `To keep its pages in the next printing, write “keep: ${number}” under “print” in ${place(join(title.folder, 'book.yaml'))}.`,
    );
    speaker.say(`Prove it with: ${commandOf('verify', `${named}@${number}`)}`);
    speaker.data({ number, folder, manifest });
  });

function orderFrom({ name, date = today(), isbnEpub, isbnPrint }: ReleaseOptions) {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? new Date(`${date}T00:00:00Z`) : new Date(Number.NaN);
  if (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(date))
    throw new Complaint(`“${date}” is not a day of the calendar.`, { advice: 'Write it as 2026-11-26.' });
  for (const isbn of [isbnEpub, isbnPrint]) {
    if (isbn !== undefined && !isIsbn(isbn))
      throw new Complaint(`“${isbn}” is not an ISBN: its digits do not agree with its check digit.`, {
        advice: 'Copy it again from the letter of your ISBN agency.',
      });
  }
  if (!name.trim())
    throw new Complaint('The printing has no name.', { advice: 'Give it one: --name "Second printing"' });
  return {
    name: name.trim(),
    date,
    ...(isbnEpub && { epub: isbnEpub }),
    ...(isbnPrint && { print: isbnPrint }),
  };
}

/** Today, or the day of SOURCE_DATE_EPOCH. */
function today(): string {
  const seconds = process.env.SOURCE_DATE_EPOCH;
  const now = seconds && /^\d{1,12}$/.test(seconds) ? new Date(Number(seconds) * 1000) : new Date();
  return now.toISOString().slice(0, 10);
}
