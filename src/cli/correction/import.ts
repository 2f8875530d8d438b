import { Complaint } from '../../complaint.ts';
import type { Entry } from '../../corrections/errata/entry.ts';
import { reportsIn } from '../../corrections/errata/import.ts';
import { propose } from '../../corrections/errata/proposal.ts';
import { limits } from '../../limits.ts';
import { decodeUtf8, readNamed } from '../../reading.ts';
import type { Title } from '../../title.ts';
import type { Voice } from '../voice.ts';
import { aloneIn, command, enter, type Options, run, textsOf } from './title.ts';
import { counted } from './words.ts';

export const importing = command('import')
  .description(
    'enter corrections from a table (CSV) with columns named page, for, read, by, date, kind, words, note',
  )
  .argument('<file>', 'the table, in UTF-8')
  .action((name: string, path: string, options: Options) =>
    run(name, options, (title, speaker) => importTable(title, path, speaker)),
  );

/** Enters the corrections of a table as far as they fit; what does not is told with its line. */
async function importTable(title: Title, path: string, speaker: Voice) {
  const bytes = readNamed(path, limits.yaml.bytes);
  if (!bytes) throw new Complaint('There is no such file.', { file: path, exit: 2 });
  const reports = reportsIn(decodeUtf8(bytes, path), path);
  return aloneIn(title, speaker, async () => {
    const texts = textsOf(title);
    const entries: Entry[] = [];
    const left: { line: number; message: string }[] = [];
    for (const { report, line } of reports) {
      try {
        entries.push(propose(texts, report).entry);
      } catch (error) {
        if (!(error instanceof Complaint)) throw error;
        const { message, advice } = error;
        left.push({ line, message: [message, advice].filter(Boolean).join(' ') });
        speaker.complain(new Complaint(message, { file: path, line, ...(advice && { advice }) }));
      }
    }
    const entered = await enter(title, entries);
    speaker.say(`${title.name}: ${counted(entered.length, 'correction')} entered, ${left.length} left out`);
    if (left.length > 0) process.exitCode = 1;
    return { entered: entered.map(({ id }) => id), left };
  });
}
