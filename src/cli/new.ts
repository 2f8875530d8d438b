import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Complaint } from '../complaint.ts';
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
  .description('start a title: from the raw text of a book, from its PDF, or to be written in Markdown')
  .argument('<folder>', 'the title’s folder, which is made; best manuscript/NAME')
  .option(
    '--from <file>',
    'the raw text, as extracted from the book, or the printer’s PDF; left out, a first chapter in Markdown is made',
  )
  .requiredOption('--title <title>', 'the book’s title')
  .requiredOption('--author <name...>', 'its author; several in turn')
  .option('--language <tag>', 'its language', 'en-GB')
  .action(async (folder: string, { from, title, author, language, ...common }: NewOptions) => {
    const speaker = voice(common);
    const given = from === undefined ? undefined : await readExtraction(resolve(from), language);
    await startTitle({ folder, extraction: given?.extraction, title, authors: author, language });
    const begun = given
      ? `from a raw text of ${given.pages} ${given.pages === 1 ? 'page' : 'pages'}.`
      : `with a first chapter in ${place(resolve(folder, 'chapters'))}; put your Markdown there.`;
    speaker.say(`${place(resolve(folder))}: started, ${begun}`);
    speaker.say(`Build it with: reissue build ${place(resolve(folder))}`);
    speaker.data({ folder: resolve(folder), ...(given && { pages: given.pages, remarks: given.remarks }) });
  });

/** The raw text in a file, or that of a PDF: as bytes, with the number of its pages and what is to be said of them. */
async function readExtraction(file: string, language: string) {
  const given = await readFile(file).catch(error => {
    throw new Complaint('This file cannot be read.', {
      file,
      advice: `Give the raw text or the PDF of the book with --from FILE (${error.code}).`,
    });
  });
  if (/\.(md|markdown)$/i.test(file)) {
    throw new Complaint('This is a manuscript already, not the raw text of a printed book.', {
      file,
      advice: 'Leave out --from, and put the Markdown into the folder chapters/ that is made.',
    });
  }
  // Loaded only here, so that the other commands need not wait for it.
  const [{ extract }, { isPdf, textOfPdf }] = await Promise.all([
    import('../extraction/index.ts'),
    import('../extraction/pdf.ts'),
  ]);
  const extraction = isPdf(given) ? Buffer.from(await textOfPdf(given, file)) : given;
  const { pages, remarks } = extract(extraction, file, language);
  return { extraction, pages: pages.length, remarks };
}
