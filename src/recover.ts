import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Complaint } from './complaint.ts';
import { draftLists, readLists } from './copyediting/lists.ts';
import { type Answer, asAnswers, byHand, idleAnswers, readAnswers, settled } from './corrections/answers.ts';
import {
  digestOf,
  digestsOf,
  editedChapters,
  type Ground,
  isWhole,
  type Kept,
  keepRecovery,
  listed,
  type Outcome,
  readRecord,
  recordFile,
  recoveryFiles,
  wayOut,
} from './corrections/record.ts';
import type { Extraction, Remark } from './extraction/extraction.ts';
import { readOcrFolder } from './extraction/folder.ts';
import { digestOfSource, type Given } from './extraction/given.ts';
import type { Finding } from './inspection/finding.ts';
import type { Report } from './inspection/report/index.ts';
import type { Progress } from './jobs/jobs.ts';
import { limits } from './limits.ts';
import { chapterFiles, readManuscript } from './manuscript/files.ts';
import { parse, stringify } from './manuscript/markdown.ts';
import type { Meter } from './meter.ts';
import { isFolder, readPlain } from './reading.ts';
import { failures } from './recovery/soundness.ts';
import { lackOfExtraction, pathInside, type Title } from './title.ts';

/** What is to be said of a title's recovery: of the last one where none was needed. */
export interface Recovered {
  recovery: Report['recovery'];
  findings: Finding[];
}

/** Everything a recovery starts from. */
interface Source {
  file: string;
  given: Given;
  answers: Answer[];
  ground: Ground;
}

/** How a recovery is written down: with `chapters: false` those that are there stay as they are. */
interface Keeping {
  chapters?: boolean;
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
 * has worked on them, new answers and settings must wait; a new extraction is refused, for nobody can tell what belongs
 * where.
 *
 * @throws Complaint where the extraction is another and the chapters were edited
 */
export async function recoverWhereNeeded(title: Title, meter: Meter, progress: Progress): Promise<Recovered> {
  const { folder, book } = title;
  const record = readRecord(folder);
  const hasChapters = chapterFiles(folder).names.length > 0;
  if (!book.extraction || !existsSync(join(folder, book.extraction))) {
    const answers = hasChapters ? readAnswers(folder) : [];
    const ground = groundOf(title, answers, record?.ground.extraction ?? '');
    return told(title, answers, waiting(record?.ground ?? groundOf(title, [], ''), ground, noRawText));
  }
  const source = readSource(title);
  if (hasChapters && !record) return recover(title, source, meter, progress, { chapters: false });
  const anew = record?.unfinished === 'chapters' || record?.ground.extraction !== source.ground.extraction;
  if (!hasChapters || !record || anew) return recover(title, source, meter, progress);
  const edited = editedChapters(folder, record);
  const held = waiting(record.ground, source.ground, {
    why: `you have edited ${listed(edited)}, and recovering again would erase your changes`,
    advice: wayOut,
  });
  if (held.length > 0) {
    if (edited.length === 0) return recover(title, source, meter, progress);
    return told(title, source.answers, held);
  }
  if (!isWhole(folder, record))
    return recover(title, source, meter, progress, { chapters: edited.length === 0 });
  return told(title, source.answers);
}

/** Whether a source shows which words are in italics: a PDF does, of recognized letters only those that some program gave a face. */
const showsItalics = ({ pages, recognized }: Extraction): boolean =>
  pages.some(page =>
    page.lines.some(({ evidence }) => evidence && (!recognized || evidence.styles.some(s => s.italic))),
  );

const recordLost = (edited: readonly string[]): Finding => ({
  code: 'record-lost',
  severity: 'warning',
  message: `There is no record of how these chapters were recovered, so all that differs from a new recovery was taken for your own work and stays: ${listed(edited)}. What is new in the raw text, the answers and the settings may not be in them.`,
  file: recordFile,
});

/** Why what is new is not used, as the rest of a sentence, and what to do about it. */
interface Hindrance {
  why: string;
  advice: string;
}

const noRawText: Hindrance = {
  why: 'the raw text of the book is not there',
  advice: 'Put it in its place again, or bring the changes into the chapters by hand.',
};

/** Says of what the chapters were not made that are there now: answers, settings. */
function waiting(made: Ground, now: Ground, { why, advice }: Hindrance): Finding[] {
  const findings: Finding[] = [];
  const say = (code: string, severity: Finding['severity'], message: string, file: string) =>
    findings.push({ code, severity, message: `${message} ${advice}`, file });
  if (made.answers === '' && now.answers !== noAnswers) {
    const unsure =
      'It cannot be told whether your answers are in the chapters, for the record of it was lost.';
    say('answers-held', 'warning', `${unsure} They were not used now: ${why}.`, 'answers.yaml');
  } else if (made.answers !== '' && made.answers !== now.answers)
    say('answers-held', 'error', `Your new answers were not used: ${why}.`, 'answers.yaml');
  const others = (['language', 'title'] as const).filter(
    key => made[key] !== undefined && made[key] !== now[key],
  );
  if (others.length > 0) {
    const what = `The ${others.join(' and the ')} in book.yaml ${others.length > 1 ? 'are others' : 'is another'}`;
    const weight = others.includes('language') ? 'warning' : 'info';
    say(
      'settings-held',
      weight,
      `${what} than when the text was recovered; it stays as it is: ${why}.`,
      'book.yaml',
    );
  }
  return findings;
}

/** What the record and the lists say. */
function told(title: Title, answers: readonly Answer[], findings: Finding[] = []): Recovered {
  const record = readRecord(title.folder);
  if (!record) return { recovery: undefined, findings };
  const { account, remarks, questions } = record;
  const [failed, others] = parted(remarks);
  return {
    recovery: {
      account,
      remarks: others,
      questions: settled(questions, answers),
      lists: readLists(title.folder),
    },
    findings: [...failed, ...findings, ...idleAnswers(answers, questions)],
  };
}

/** Remarks that say that the recovery failed, as errors; and the others. */
function parted(remarks: readonly Remark[]): [Finding[], Remark[]] {
  const failed = remarks.filter(r => failures.has(r.code));
  return [
    failed.map(({ code, message }): Finding => ({ code, severity: 'error', message })),
    remarks.filter(r => !failures.has(r.code)),
  ];
}

async function recover(
  title: Title,
  { given, file, answers, ground }: Source,
  meter: Meter,
  progress: Progress,
  options: Keeping = {},
): Promise<Recovered> {
  const { language, title: name } = title.book;
  // What is wrong with chapters that stay is said before anything is written: it would stand in the way of all other words.
  if (options.chapters === false) readManuscript(join(title.folder, 'chapters'));
  progress(`${title.name}: recovering the text`);
  // Rules and dictionaries take a while to load, which nobody need wait for whose text is recovered.
  const [{ draftItalics, doubtfulWords, proofread }, { readExtraction }, recovering] = await Promise.all([
    import('./copyediting/index.ts'),
    import('./extraction/index.ts'),
    import('./recovery/index.ts'),
  ]);
  const extraction = await meter.run('extraction', () =>
    readExtraction(given, file, language, (page, of) =>
      progress(`${title.name}: reading the source, page ${page}${of === undefined ? '' : ` of ${of}`}`),
    ),
  );
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
    // where the source shows the italics, none are to be guessed
    const shown = showsItalics(extraction);
    return draftLists(
      shown ? { titles: [], foreign: [], emphasis: [] } : draftItalics(chapters, language),
      [
        ...proofread(chapters, language),
        ...doubtfulWords(extraction, recovery.ledger, chapters, language),
      ].sort((a, b) => b.likelihood - a.likelihood),
    );
  });
  const { account, remarks, questions } = recovery;
  const files = recoveryFiles(texts, recovering.writeLedger(recovery.ledger), questions, lists);
  // Where the record was lost, what differs from this recovery is taken for a person's work.
  const lost = options.chapters === false && !readRecord(title.folder);
  const unsure = lost ? editedChapters(title.folder, { written: digestsOf(files) }) : [];
  const made = unsure.length > 0 && answers.length > 0 ? { ...ground, answers: '' } : ground;
  const outcome: Outcome = { ground: made, account, remarks, questions, files };
  const { beside, former } = await keepRecovery(title.folder, outcome, options);
  return told(title, answers, [
    ...(unsure.length > 0 ? [recordLost(unsure)] : []),
    ...beside.map(listBeside),
    ...(former ? [copyKept(former)] : []),
  ]);
}

const listBeside = (path: string): Finding => ({
  code: 'list-beside',
  severity: 'info',
  message: `You have edited ${path.replace('.new.yaml', '.yaml')}, so it stays as it is. The new draft is in ${path}.`,
  file: path,
});

const copyKept = ({ paths, folder }: NonNullable<Kept['former']>): Finding => ({
  code: 'copy-kept',
  severity: 'info',
  message: `These files had been changed and were written anew: ${listed(paths)}. As they were they are kept in ${folder}.`,
  file: folder,
});

function readSource(title: Title): Source {
  const lack = lackOfExtraction(title);
  if (lack) throw noSource(title, lack);
  const { folder, book } = title;
  const file = pathInside(folder, book.extraction!, { file: join(folder, 'book.yaml') });
  const given: Given | undefined = isFolder(file)
    ? readOcrFolder(file).files
    : readPlain(folder, file, limits.pdf.bytes);
  if (!given) throw noSource(title, lackOfExtraction(title));
  const answers = readAnswers(folder);
  return { file, given, answers, ground: groundOf(title, answers, digestOfSource(given)) };
}

/** Of the answers that recovery has to do something for. */
const digestOfAnswers = (answers: readonly Answer[]): string =>
  digestOf(JSON.stringify(answers.flatMap(({ id, value }) => (value === byHand ? [] : [[id, value]]))));
const noAnswers = digestOfAnswers([]);

const groundOf = ({ book }: Title, answers: readonly Answer[], extraction: string): Ground => ({
  ...{ extraction, answers: digestOfAnswers(answers), language: book.language, title: book.title },
});

/** Says that a title has no text. */
export function noSource({ name, folder }: Title, lack: string | undefined): Complaint {
  return new Complaint(`“${name}” has no text.`, {
    file: folder,
    ...(lack && { advice: lack }),
  });
}
