import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Complaint } from './complaint.ts';
import { draftLists, readLists } from './copyediting/lists.ts';
import { type Answer, asAnswers, idleAnswers, readAnswers } from './corrections/answers.ts';
import {
  digestOf,
  editedChapters,
  type Ground,
  isWhole,
  keepRecovery,
  listed,
  type Outcome,
  readRecord,
  recoveryFiles,
  wayOut,
} from './corrections/record.ts';
import type { Finding } from './inspection/finding.ts';
import type { Report } from './inspection/report/index.ts';
import type { Progress } from './jobs/jobs.ts';
import { limits } from './limits.ts';
import { chapterFiles } from './manuscript/files.ts';
import { parse, stringify } from './manuscript/markdown.ts';
import type { Meter } from './meter.ts';
import { readPlain } from './reading.ts';
import { lackOfExtraction, pathInside, type Title } from './title.ts';

/** What is to be said of a title's recovery: of the last one where none was needed. */
export interface Recovered {
  recovery: Report['recovery'];
  findings: Finding[];
}

/** Everything a recovery starts from. */
interface Source {
  file: string;
  bytes: Uint8Array;
  answers: Answer[];
  ground: Ground;
}

/**
 * extraction → `chapters/*.md`, and the record of the recovery.
 *
 * @throws Complaint where there is no extraction, it is no good, or an editor's work would be overwritten
 */
export async function recoverNow(title: Title, meter: Meter, progress: Progress): Promise<Recovered> {
  return recover(title, readSource(title), meter, progress);
}

/**
 * The chapters as they are, after recovering them where there are none or they were made from something else. Where somebody
 * has worked on them, new answers must wait; a new extraction is refused, for nobody can tell what belongs where.
 *
 * @throws Complaint where the extraction is another and the chapters were edited
 */
export async function recoverWhereNeeded(title: Title, meter: Meter, progress: Progress): Promise<Recovered> {
  const { folder, book } = title;
  const record = readRecord(folder);
  if (!book.extraction || !existsSync(join(folder, book.extraction))) return told(title, []);
  const source = readSource(title);
  const hasChapters = chapterFiles(folder).names.length > 0;
  if (hasChapters && !record) return recover(title, source, meter, progress, { chapters: false });
  if (!hasChapters || !record || record.unfinished || record.ground.extraction !== source.ground.extraction)
    return recover(title, source, meter, progress);
  const edited = editedChapters(folder, record);
  if (record.ground.answers !== source.ground.answers) {
    if (edited.length === 0) return recover(title, source, meter, progress);
    return told(title, source.answers, [held(edited)]);
  }
  if (!isWhole(folder, record))
    return recover(title, source, meter, progress, { chapters: edited.length === 0 });
  return told(title, source.answers);
}

/** What the record and the lists say. */
function told(title: Title, answers: readonly Answer[], findings: Finding[] = []): Recovered {
  const record = readRecord(title.folder);
  if (!record) return { recovery: undefined, findings };
  const { account, remarks, questions } = record;
  return {
    recovery: { account, remarks, questions, lists: readLists(title.folder) },
    findings: [...findings, ...idleAnswers(answers, questions)],
  };
}

const held = (edited: readonly string[]): Finding => ({
  code: 'answers-held',
  severity: 'error',
  message: `Your new answers were not used: you have edited ${listed(edited)}, and recovering again would erase your changes. ${wayOut}`,
  file: 'answers.yaml',
});

async function recover(
  title: Title,
  { bytes, file, answers, ground }: Source,
  meter: Meter,
  progress: Progress,
  options: { chapters?: boolean } = {},
): Promise<Recovered> {
  const { language, title: name } = title.book;
  progress(`${title.name}: recovering the text`);
  // Rules and dictionaries take a while to load, which nobody need wait for whose text is recovered.
  const [{ draftItalics, proofread }, { extract }, recovering] = await Promise.all([
    import('./copyediting/index.ts'),
    import('./extraction/index.ts'),
    import('./recovery/index.ts'),
  ]);
  const extraction = await meter.run('extraction', () => extract(bytes, file, language));
  const settings = { language, title: name, answers: asAnswers(answers) };
  const recovery = await meter.run('recovery', () => recovering.recover(extraction, settings));
  await meter.run('ledger', () => {
    if (recovering.replay(recovery.ledger, recovery.chapters) !== extraction.source) {
      throw new Error('The ledger does not give back the raw text: recovery lost or invented text.');
    }
  });
  const texts = new Map(recovery.chapters.map(chapter => [chapter.file, stringify(chapter)]));
  const lists = await meter.run('copy-editing', () => {
    // Lines are those of the files.
    const chapters = [...texts].map(([file, text]) => parse(file, text));
    return draftLists(draftItalics(chapters, language), proofread(chapters, language));
  });
  const { account, remarks, questions } = recovery;
  const files = recoveryFiles(texts, recovering.writeLedger(recovery.ledger), questions, lists);
  const outcome: Outcome = { ground, account, remarks, questions, files };
  const { beside } = await keepRecovery(title.folder, outcome, options);
  return told(
    title,
    answers,
    beside.map(path => ({
      code: 'list-beside',
      severity: 'info',
      message: `You have edited ${path.replace('.new.yaml', '.yaml')}, so it stays as it is. The new draft is in ${path}.`,
      file: path,
    })),
  );
}

function readSource(title: Title): Source {
  const lack = lackOfExtraction(title);
  if (lack) throw noSource(title, lack);
  const { folder, book } = title;
  const file = pathInside(folder, book.extraction!, { file: join(folder, 'book.yaml') });
  const bytes = readPlain(folder, file, limits.extraction.bytes);
  if (!bytes) throw noSource(title, lackOfExtraction(title));
  const answers = readAnswers(folder);
  const told = answers.map(({ id, value }) => [id, value]);
  return {
    file,
    bytes,
    answers,
    ground: { extraction: digestOf(bytes), answers: digestOf(JSON.stringify(told)) },
  };
}

/** Says that a title has no text. */
export function noSource({ name, folder }: Title, lack: string | undefined): Complaint {
  return new Complaint(`“${name}” has no text.`, {
    file: folder,
    ...(lack && { advice: lack }),
  });
}
