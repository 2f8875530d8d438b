import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Complaint } from '../complaint.ts';
import { startTitle } from '../title.ts';
import { type CommonOptions, command } from './command.ts';
import { place, voice } from './voice.ts';

interface NewOptions extends CommonOptions {
  from: string;
  title: string;
  author: string[];
  language: string;
}

export const create = command('new')
  .description('start a title from the raw text of a book, or from its PDF')
  .argument('<folder>', 'the title’s folder, which is made; best manuscript/NAME')
  .requiredOption('--from <file>', 'the raw text, as extracted from the book, or the printer’s PDF')
  .requiredOption('--title <title>', 'the book’s title')
  .requiredOption('--author <name...>', 'its author; several in turn')
  .option('--language <tag>', 'its language', 'en-GB')
  .action(async (folder: string, { from, title, author, language, ...common }: NewOptions) => {
    const speaker = voice(common);
    const given = await readFile(from).catch(error => {
      throw new Complaint('This file cannot be read.', {
        file: resolve(from),
        advice: `Give the raw text or the PDF of the book with --from FILE (${error.code}).`,
      });
    });
    // Loaded only here, so that the other commands need not wait for it.
    const [{ extract }, { isPdf, textOfPdf }] = await Promise.all([
      import('../extraction/index.ts'),
      import('../extraction/pdf.ts'),
    ]);
    const extraction = isPdf(given) ? Buffer.from(await textOfPdf(given, resolve(from))) : given;
    const { pages, remarks } = extract(extraction, resolve(from), language);
    await startTitle({ folder, extraction, title, authors: author, language });
    speaker.say(`${place(resolve(folder))}: started, from a raw text of ${pages.length} pages.`);
    speaker.say(`Build it with: reissue build ${place(resolve(folder))}`);
    speaker.data({ folder: resolve(folder), pages: pages.length, remarks });
  });
