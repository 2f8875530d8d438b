import { basename, resolve } from 'node:path';
import { Complaint } from '../../complaint.ts';
import type { Entry } from '../../corrections/errata/entry.ts';
import { readCorrections } from '../../corrections/errata/errata.ts';
import { entryFrom, isThere } from '../../corrections/errata/from-remarks.ts';
import { reportsIn } from '../../corrections/errata/import.ts';
import { propose } from '../../corrections/errata/proposal.ts';
import { boundsForReading, runJob } from '../../jobs/index.ts';
import { limits } from '../../limits.ts';
import { decodeUtf8, readNamed, sizeOf } from '../../reading.ts';
import type { Remark } from '../../remarks/index.ts';
import type { Title } from '../../title.ts';
import type { Voice } from '../voice.ts';
import { aloneIn, command, enter, type Options, run, textsOf } from './title.ts';
import { brief, counted, reading } from './words.ts';

export const importing = command('import')
  .description(
    'enter corrections from a table (CSV) with columns named page, for, read, by, date, kind, words, note; or, waiting for your decision, what readers have written into a DOCX (comments, tracked changes) or a PDF (annotations)',
  )
  .argument('<file>', 'the table, in UTF-8; a DOCX or a PDF')
  .action((name: string, path: string, options: Options) =>
    run(name, options, (title, speaker) =>
      /\.(?:docx|docm|dotx|pdf)$/i.test(path)
        ? importRemarks(title, path, speaker)
        : importTable(title, path, speaker),
    ),
  );

/** Enters what readers have written into a file; what has no place in the chapters is told with its page and its words. */
async function importRemarks(title: Title, path: string, speaker: Voice) {
  const file = resolve(path);
  const given = { progress: speaker.progress, bounds: boundsForReading(sizeOf(file)), file };
  const remarks = await runJob('readRemarks', { file }, given);
  return aloneIn(title, speaker, async () => {
    const texts = textsOf(title);
    const known = readCorrections(title.folder);
    const entries: Entry[] = [];
    const left: (Remark & { message: string })[] = [];
    let there = 0;
    for (const remark of remarks) {
      try {
        const entry = entryFrom(texts, remark, basename(file));
        if (isThere(known, entry)) there++;
        else entries.push(entry);
      } catch (error) {
        if (!(error instanceof Complaint)) throw error;
        left.push({ ...remark, message: error.message });
        speaker.complain(leftOut(remark, error, path));
      }
    }
    const { entered } = await enter(title, entries);
    for (const one of entered) speaker.say(brief(one));
    const already = there > 0 ? `, ${there} were there already` : '';
    speaker.say(
      `${title.name}: ${counted(entered.length, 'correction')} entered, open${already}; ${left.length} left out`,
    );
    if (left.length > 0) process.exitCode = 1;
    return { entered: entered.map(({ id }) => id), there, left };
  });
}

/** Says what was left out, with all that the reader wrote. */
function leftOut({ page, words, read, comment, by }: Remark, { message, advice }: Complaint, file: string) {
  const parts = [
    page !== undefined && `page ${page}`,
    by,
    words && `“${words}”`,
    read !== undefined && `→ ${reading(read)}`,
    comment,
  ];
  return new Complaint(`${parts.filter(Boolean).join(', ')}: ${message}`, {
    ...{ file, ...(advice && { advice }) },
  });
}

/** Enters the corrections of a table as far as they fit; what does not is told with its line. */
async function importTable(title: Title, path: string, speaker: Voice) {
  const bytes = readNamed(path, limits.yaml.bytes);
  if (!bytes) throw new Complaint('There is no such file.', { file: path, exit: 2 });
  const reports = reportsIn(decodeUtf8(bytes, path), path);
  return aloneIn(title, speaker, async () => {
    const texts = textsOf(title);
    const known = readCorrections(title.folder);
    const lines = new Map<Entry, number>();
    const left: { line: number; message: string }[] = [];
    let there = 0;
    const leave = (line: number, { message, advice }: Complaint) => {
      left.push({ line, message: [message, advice].filter(Boolean).join(' ') });
      speaker.complain(new Complaint(message, { file: path, line, ...(advice && { advice }) }));
    };
    for (const { report, line } of reports) {
      try {
        // Of what is in the list already the words may be corrected in the chapters by now.
        if (isThere(known, report)) there++;
        else {
          const { entry } = propose(texts, report);
          if (isThere(known, entry)) there++;
          else lines.set(entry, line);
        }
      } catch (error) {
        if (!(error instanceof Complaint)) throw error;
        leave(line, error);
      }
    }
    const { entered, left: unfit } = await enter(title, [...lines.keys()]);
    for (const [entry, complaint] of unfit) leave(lines.get(entry)!, complaint);
    const already = there > 0 ? `, ${there} were there already` : '';
    speaker.say(
      `${title.name}: ${counted(entered.length, 'correction')} entered${already}, ${left.length} left out`,
    );
    if (left.length > 0) process.exitCode = 1;
    return { entered: entered.map(({ id }) => id), there, left };
  });
}
