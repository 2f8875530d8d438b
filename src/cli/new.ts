import { basename, resolve } from 'node:path';
import { commandOf } from '../commands.ts';
import { boundsForReading, runJob } from '../jobs/index.ts';
import { sizeOf } from '../reading.ts';
import { startTitle } from '../title.ts';
import { type CommonOptions, command } from './command.ts';
import { place, voice } from './voice.ts';

interface NewOptions extends CommonOptions {
  from?: string;
  title: string;
  author: string[];
  language: string;
}

export const create = command('new')
  .description(
    'start a title: from the raw text of a book, from its PDF, from hOCR or ALTO, or as a new manuscript in Markdown',
  )
  .argument('<folder>', 'the folder of the title, which is made now; best is manuscript/NAME')
  .option(
    '--from <file>',
    'the raw text of the book, the printer’s PDF, or hOCR or ALTO of a scan, one file or a folder; without it, a first chapter in Markdown is made',
  )
  .requiredOption('--title <title>', 'the book’s title')
  .requiredOption('--author <name...>', 'its author, or several, each in quotation marks')
  .option('--language <tag>', 'the tag of its language', 'en-GB')
  .action(async (folder: string, { from, title, author, language, ...common }: NewOptions) => {
    const speaker = voice(common);
    const file = from === undefined ? undefined : resolve(from);
    const given =
      file === undefined
        ? undefined
        : await runJob(
            'readSource',
            { file, language },
            { progress: speaker.progress, bounds: boundsForReading(sizeOf(file)), file },
          );
    await startTitle({ folder, ...(given && { extraction: given }), title, authors: author, language });
    const begun = given
      ? `from ${given.pages} ${given.pages === 1 ? 'page' : 'pages'} of ${basename(file!)}.`
      : `with a first chapter in ${place(resolve(folder, 'chapters'))}; put your chapters there.`;
    speaker.say(`${place(resolve(folder))}: started, ${begun}`);
    speaker.say(`Build it with: ${commandOf('build', place(resolve(folder)))}`);
    speaker.data({ folder: resolve(folder), ...(given && { pages: given.pages, remarks: given.remarks }) });
  });
