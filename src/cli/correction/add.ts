import { createInterface } from 'node:readline/promises';
import { Complaint } from '../../complaint.ts';
import { kinds, statuses } from '../../corrections/errata/errata.ts';
import { propose, type Report } from '../../corrections/errata/proposal.ts';
import { place } from '../voice.ts';
import { aloneIn, command, enter, listOf, madeOf, type Options, run, textsOf, today } from './title.ts';
import { brief, shown } from './words.ts';

interface AddOptions extends Options, Partial<Record<keyof Report, string>> {}

/** What was not said with the command is asked, where somebody sits before it. */
async function asked(options: AddOptions): Promise<Report> {
  const given = { ...options };
  const isOpen = given.status === 'open' && given.read === undefined;
  if ((given.for === undefined || (given.read === undefined && !isOpen)) && process.stdin.isTTY) {
    const reader = createInterface({ input: process.stdin, output: process.stderr });
    try {
      given.page ??= await reader.question('Page of the printed book (or nothing): ');
      given.for ??= await reader.question('What stands there: ');
      given.read ??= await reader.question('What should stand there: ');
      given.by ??= await reader.question('Who reported it (or nothing): ');
    } finally {
      reader.close();
    }
  }
  if (!given.for || (given.read === undefined && !isOpen))
    throw new Complaint('It does not say what stands there and what should.', {
      exit: 2,
      advice: 'Give both: --for "recieve" --read "receive". An empty --read takes the words out.',
    });
  const { quiet: _q, json: _j, all, ...report } = given;
  const filled = Object.fromEntries(
    Object.entries(report).filter(([key, value]) => key === 'read' || value !== ''),
  );
  return { ...filled, ...(all !== undefined && { all: Number(all) }) } as Report;
}

export const add = command('add')
  .description('enter a correction; its place is found by the page and the words that stand there')
  .option('--page <label>', 'page of the printed book, by its printed number')
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
      const report = await asked(options);
      return aloneIn(title, speaker, async () => {
        const { entry } = propose(textsOf(title), report);
        const [own] = await enter(title, [entry]);
        for (const made of madeOf(title, [own!]).made) speaker.show(shown(made, title));
        if (own!.read === undefined) speaker.say(brief(own!));
        speaker.say(`${title.name}: ${own!.id} is entered in ${place(listOf(title))}`);
        return own;
      });
    }),
  );
