import { join } from 'node:path';
import { Complaint } from '../../complaint.ts';
import { contextAt, readIn } from '../../corrections/errata/context.ts';
import { kinds, statuses } from '../../corrections/errata/errata.ts';
import { type PrintedPage, propose, type Report } from '../../corrections/errata/proposal.ts';
import { pagesOf, readPrinting } from '../../editions/manifest.ts';
import { printedPages } from '../../editions/printed-pages.ts';
import type { ChapterText } from '../../manuscript/files.ts';
import type { Title } from '../../title.ts';
import { place } from '../voice.ts';
import { asking } from './asking.ts';
import { aloneIn, command, enterOne, listOf, madeOf, type Options, run, textsOf, today } from './title.ts';
import { brief, shown } from './words.ts';

interface AddOptions extends Options, Partial<Record<keyof Report, string>> {}

/** The page of a printing that a report names; undefined where it names one of the old print. */
function printedPageOf(
  title: Title,
  texts: readonly ChapterText[],
  { printing, page }: AddOptions,
): PrintedPage | undefined {
  if (printing === undefined) return undefined;
  if (!/^[1-9]\d{0,5}$/.test(printing))
    throw new Complaint(`“${printing}” is not the number of a printing.`, {
      advice: 'The folders in editions/ are named by the numbers: --printing 2',
    });
  const printed = readPrinting(title.folder, Number(printing));
  const pages = pagesOf(printed);
  if (!pages)
    throw new Complaint('The record of this printing’s pages is lost.', {
      file: join(printed.folder, 'pages.json'),
      advice: 'Put it back from a backup, or name the place by --chapter.',
    });
  if (!page || !pages.some(({ label }) => label === page))
    throw new Complaint(page ? `This printing has no page “${page}”.` : 'It does not say which page.', {
      advice: `Give one of its pages with --page: they are numbered ${pages[0]?.label} to ${pages.at(-1)?.label}.`,
    });
  const pagesOfWords = printedPages(pages);
  return {
    name: `page ${page} of “${printed.manifest.name}”`,
    has({ file, from, to }) {
      const { text } = texts.find(one => one.file === file)!;
      return pagesOfWords(readIn(text, from, to), contextAt(text, { from, to })).has(page);
    },
  };
}

/** What was not said with the command is asked, where somebody sits before it. */
async function asked(options: AddOptions): Promise<AddOptions> {
  const given = { ...options };
  const isOpen = given.status === 'open' && given.read === undefined;
  const isWhole = () => Boolean(given.for) && (given.read !== undefined || isOpen);
  if (!isWhole() && process.stdin.isTTY)
    await asking(async ask => {
      const print = given.printing ? `printing ${given.printing}` : 'the printed book';
      given.page ??= await ask(`Page of ${print} (or nothing): `);
      given.for ??= await ask('What stands there: ');
      given.read ??= await ask('What should stand there: ');
      given.by ??= await ask('Who reported it (or nothing): ');
    });
  if (!isWhole())
    throw new Complaint('It does not say what stands there and what should.', {
      exit: 2,
      advice: 'Give both: --for "recieve" --read "receive". An empty --read takes the words out.',
    });
  return given;
}

/** What was given as a report. The page of a printing goes into the note, since the entry has the page of the old print. */
function reportOf(given: AddOptions, printed: PrintedPage | undefined): Report {
  const { quiet: _q, json: _j, printing: _p, all, page, note, ...report } = given;
  const where = printed ? { note: [note, `On ${printed.name}.`].filter(Boolean).join(' ') } : { page, note };
  const filled = Object.fromEntries(
    Object.entries({ ...report, ...where }).filter(
      ([key, value]) => value !== undefined && (key === 'read' || value !== ''),
    ),
  );
  return { ...filled, ...(all !== undefined && { all: Number(all) }) } as Report;
}

export const add = command('add')
  .description('enter a correction; its place is found by the page and the words that stand there')
  .option('--page <label>', 'page of the printed book, by its printed number')
  .option('--printing <number>', 'the page is one of this printing of ours, and not of the old print')
  .option('--chapter <file>', 'the chapter’s file, or the number that its name begins with')
  .option('--words <words>', 'a few words around it, where what stands there stands more than once')
  .option('--for <words>', 'what stands there')
  .option('--read <words>', 'what should stand there; empty to take the words out')
  .option('--all <number>', 'in how many places it is to be corrected')
  .option('--kind <kind>', kinds.join(', '), 'misprint')
  .option('--by <name>', 'who reported it')
  .option('--date <day>', 'when it was reported, as 2026-11-30', today())
  .option('--status <status>', statuses.join(', '), 'accepted')
  .option('--note <text>', 'whatever else is to be known of it')
  .action((name: string, options: AddOptions) =>
    run(name, options, async (title, speaker) => {
      const given = await asked(options);
      return aloneIn(title, speaker, async () => {
        const texts = textsOf(title);
        const page = printedPageOf(title, texts, given);
        const { entry } = propose(texts, reportOf(given, page), page);
        const own = await enterOne(title, entry);
        for (const made of madeOf(title, [own]).made) speaker.show(shown(made, title));
        if (own.read === undefined) speaker.say(brief(own));
        speaker.say(`${title.name}: ${own.id} is entered in ${place(listOf(title))}`);
        return own;
      });
    }),
  );
