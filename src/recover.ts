import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Complaint } from './complaint.ts';
import { draftLists, readLists } from './copyediting/lists.ts';
import { type Answer, asAnswers, byHand, idleAnswers, readAnswers, settled } from './corrections/answers.ts';
import { readBase } from './corrections/base.ts';
import { type Dismissed, idleDismissals, readDismissed, withoutDismissed } from './corrections/dismissed.ts';
import { type Merged, merge } from './corrections/merge.ts';
import { held, merging } from './corrections/merge-findings.ts';
import {
  currentChapters,
  digestOf,
  digestsOf,
  editedChapters,
  type Ground,
  isWhole,
  type Kept,
  keepRecovery,
  listed,
  type Outcome,
  type RecoveryRecord,
  readRecord,
  recordFile,
  recoveryFiles,
  refusal,
  wayOut,
} from './corrections/record.ts';
import type { Texts } from './corrections/stream.ts';
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
import type { Recovery } from './recovery/index.ts';
import { failures } from './recovery/soundness.ts';
import { lackOfExtraction, pathInside, type Title } from './title.ts';

/** What is to be said of a title's recovery: of the last one where none was needed. */
export interface Recovered {
  recovery: Report['recovery'];
  findings: Finding[];
}

/** What an editor has decided, in files of the editor's own. */
interface Decisions {
  answers: Answer[];
  dismissed: Dismissed;
}

/** Everything a recovery starts from. */
interface Source {
  file: string;
  given: Given;
  decisions: Decisions;
  ground: Ground;
}

/** How a recovery is written down. */
interface Keeping {
  /** False: those that are there stay as they are. */
  chapters?: boolean;
  /** Whether a person's words stay where the recovery has others, and all else is written. */
  keepMine?: boolean | undefined;
}

/**
 * extraction → `chapters/*.md`, and the record of the recovery. Into chapters that somebody has worked on, what is new is
 * merged word by word.
 *
 * @param options.keepMine whether a person's words stay where person and recovery have changed the same; without, nothing is
 *   written then
 * @throws Complaint where there is no extraction, it is no good, or an editor's work would be overwritten
 */
export async function recoverNow(
  title: Title,
  meter: Meter,
  progress: Progress,
  { keepMine }: Pick<Keeping, 'keepMine'> = {},
): Promise<Recovered> {
  return recover(title, readSource(title), meter, progress, { keepMine });
}

/**
 * The chapters as they are, after recovering them where there are none or they were made from something else: another
 * source, other answers or settings. Where person and recovery have changed the same words, or what recovery wrote last is
 * not known, the chapters stay as they are, and it is said.
 *
 * @throws Complaint where what the recovery starts from cannot be read
 */
export async function recoverWhereNeeded(title: Title, meter: Meter, progress: Progress): Promise<Recovered> {
  const { folder, book } = title;
  const record = readRecord(folder);
  const hasChapters = chapterFiles(folder).names.length > 0;
  if (!book.extraction || !existsSync(join(folder, book.extraction))) {
    const decisions = hasChapters ? readDecisions(folder) : { answers: [], dismissed: readDismissed(folder) };
    const ground = groundOf(title, decisions.answers, record?.ground.extraction ?? '');
    return told(title, decisions, waiting(record?.ground ?? groundOf(title, [], ''), ground, noRawText));
  }
  const source = readSource(title);
  if (!hasChapters) return recover(title, source, meter, progress);
  if (!record) return recover(title, source, meter, progress, { chapters: false });
  const edited = editedChapters(folder, record);
  if (record.unfinished === 'chapters' || isOther(record.ground, source.ground)) {
    if (edited.length === 0 || readBase(folder, record.written))
      return recover(title, source, meter, progress);
    const why = `you have edited ${listed(edited)}, and what recovery wrote there last is not known any more`;
    return told(title, source.decisions, waiting(record.ground, source.ground, { why, advice: wayOut }));
  }
  const unsure = waiting(record.ground, source.ground, {
    why: 'what differs was taken for your own work',
    advice: 'Look at each, and strike out of answers.yaml what is done.',
  });
  if (!isWhole(folder, record))
    return recover(title, source, meter, progress, { chapters: edited.length === 0 });
  return told(title, source.decisions, [...unsure, ...madeByOther(record.ground)]);
}

/**
 * Whether chapters would be made from something else now. Another version of the program is no reason by itself: nobody wants
 * a book to change because a program was installed.
 */
const isOther = (made: Ground, now: Ground): boolean =>
  made.extraction !== now.extraction ||
  made.answers !== now.answers ||
  (['language', 'title'] as const).some(key => made[key] !== undefined && made[key] !== now[key]);

const madeByOther = ({ program: made }: Ground): Finding[] =>
  made === undefined || made === program
    ? []
    : [
        {
          code: 'recovery-older',
          severity: 'info',
          message: `The text was recovered by version ${made} of Reissue, and this is ${program}. To have what is better now, run: npx reissue recover. Your changes stay.`,
          file: recordFile,
        },
      ];

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
  if (made.extraction !== now.extraction)
    say(
      'source-held',
      'error',
      `The source is another than the text was recovered from; it was not used: ${why}.`,
      'book.yaml',
    );
  if (made.unsure && made.answers === now.answers && now.answers !== noAnswers) {
    const unsure =
      'It cannot be told whether your answers are in the chapters, for the record of it was lost.';
    say('answers-held', 'warning', `${unsure} They were not used now: ${why}.`, 'answers.yaml');
  } else if (made.answers !== now.answers)
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
function told(title: Title, { answers, dismissed }: Decisions, findings: Finding[] = []): Recovered {
  const record = readRecord(title.folder);
  if (!record) return { recovery: undefined, findings };
  const { account, remarks, questions } = record;
  const [failed, others] = parted(remarks);
  const lists = readLists(title.folder);
  return {
    recovery: {
      account,
      remarks: others,
      questions: settled(questions, answers),
      lists: lists && withoutDismissed(lists, dismissed),
    },
    findings: [
      ...failed,
      ...findings,
      ...idleAnswers(answers, questions),
      ...(lists ? idleDismissals(dismissed, lists) : []),
    ],
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
  source: Source,
  meter: Meter,
  progress: Progress,
  options: Keeping = {},
): Promise<Recovered> {
  const { folder } = title;
  const { decisions } = source;
  const record = readRecord(folder);
  const stays = options.chapters === false;
  // What is wrong with chapters that stay is said before anything is written: it would stand in the way of all other words.
  if (stays || editedChapters(folder, record).length > 0) readManuscript(join(folder, 'chapters'));
  progress(`${title.name}: recovering the text`);
  const { extraction, recovery, texts, files } = await readAgain(title, source, meter, progress);
  const layer = stays ? undefined : await meter.run('merging', () => layerOf(folder, record, texts));
  const clashes = layer?.clashes.filter(({ deleted }) => !deleted) ?? [];
  if (clashes.length > 0 && !options.keepMine) return told(title, decisions, held(clashes));
  if (layer) checkMerged(folder, layer);
  const lists = await draftsOf(title, { extraction, recovery, texts }, layer?.chapters ?? texts, meter);
  for (const [path, text] of lists) files.set(path, text);
  // Where the record was lost, what differs from this recovery is taken for a person's work.
  const unsure = stays && !record ? editedChapters(folder, { written: digestsOf(files) }) : [];
  const isUnsure = unsure.length > 0 && decisions.answers.length > 0;
  const { account, remarks, questions } = recovery;
  const ground =
    isUnsure || (stays && record?.ground.unsure) ? { ...source.ground, unsure: true } : source.ground;
  const outcome: Outcome = { ground, account, remarks, questions, files };
  const { beside, former, state } = await keepRecovery(folder, outcome, {
    ...(stays && { chapters: false }),
    merged: layer?.chapters,
  });
  return told(title, decisions, [
    ...(unsure.length > 0 ? [recordLost(unsure)] : []),
    ...(layer ? merging(layer, clashes, state) : []),
    ...beside.map(listBeside),
    ...(former ? [copyKept(former)] : []),
  ]);
}

/** A recovery, the texts of its chapters by their names, and the files that it leaves but for the lists. */
async function readAgain(
  { name, book: { language, title } }: Title,
  { given, file, decisions }: Source,
  meter: Meter,
  progress: Progress,
) {
  // Rules and dictionaries take a while to load, which nobody need wait for whose text is recovered.
  const [{ readExtraction }, recovering] = await Promise.all([
    import('./extraction/index.ts'),
    import('./recovery/index.ts'),
  ]);
  const extraction = await meter.run('extraction', () =>
    readExtraction(given, file, language, (page, of) =>
      progress(`${name}: reading the source, page ${page}${of === undefined ? '' : ` of ${of}`}`),
    ),
  );
  const settings = { language, title, answers: asAnswers(decisions.answers) };
  const recovery = await meter.run('recovery', () => recovering.recover(extraction, settings));
  await meter.run('ledger', () => {
    if (recovering.replay(recovery.ledger, recovery.chapters) !== extraction.source) {
      throw new Error('The ledger does not give back the raw text: recovery lost or invented text.');
    }
  });
  const texts = new Map(recovery.chapters.map(chapter => [chapter.file, stringify(chapter)]));
  const files = recoveryFiles(texts, recovering.writeLedger(recovery.ledger), recovery.questions, new Map());
  return { extraction, recovery, texts, files };
}

/** The lists for the editor. Their lines are those of the files, with all that a person wrote in them. */
async function draftsOf(
  { book: { language } }: Title,
  { extraction, recovery, texts }: { extraction: Extraction; recovery: Recovery; texts: Texts },
  files: Texts,
  meter: Meter,
): Promise<Map<string, string>> {
  const { draftItalics, doubtfulWords, proofread } = await import('./copyediting/index.ts');
  return meter.run('copy-editing', () => {
    const parsed = (all: Texts) => [...all].map(([file, text]) => parse(file, text));
    const chapters = parsed(files);
    // where the source shows the italics, none are to be guessed
    const shown = showsItalics(extraction);
    return draftLists(
      shown ? { titles: [], foreign: [], emphasis: [] } : draftItalics(chapters, language),
      [
        ...proofread(chapters, language),
        ...doubtfulWords(extraction, recovery.ledger, files === texts ? chapters : parsed(texts), language),
      ].sort((a, b) => b.likelihood - a.likelihood),
    );
  });
}

/**
 * A person's chapters with what is new in a recovery; undefined where no chapter is a person's work.
 *
 * @throws Complaint where what recovery wrote last is not known
 */
function layerOf(folder: string, record: RecoveryRecord | undefined, ours: Texts): Merged | undefined {
  const next = new Map([...ours].map(([name, text]) => [`chapters/${name}`, text]));
  const edited = editedChapters(folder, record, next);
  // Without a record nobody knows what was taken away.
  if (!record) edited.push(...missing(folder, ours));
  if (edited.length === 0) return undefined;
  const base = record && readBase(folder, record.written);
  if (!base) throw new Complaint(refusal(edited), { file: join(folder, 'chapters'), advice: wayOut });
  return merge(base.chapters, currentChapters(folder, record), ours);
}

function missing(folder: string, ours: Texts): string[] {
  const { names } = chapterFiles(folder);
  return names.length === 0 ? [] : [...ours.keys()].filter(name => !names.includes(name));
}

/**
 * Looks whether chapters can be read after a merge as they could before.
 *
 * @throws Complaint where one cannot
 */
function checkMerged(folder: string, { chapters }: Merged): void {
  for (const [name, text] of chapters) {
    try {
      parse(name, text);
    } catch (error) {
      if (!(error instanceof Complaint)) throw error;
      throw new Complaint(
        `What is new in the recovery does not fit into this chapter as you have edited it: ${error.message} Nothing was done.`,
        { file: join(folder, 'chapters', name), advice: wayOut },
      );
    }
  }
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
  const decisions = readDecisions(folder);
  return { file, given, decisions, ground: groundOf(title, decisions.answers, digestOfSource(given)) };
}

const readDecisions = (folder: string): Decisions => ({
  answers: readAnswers(folder),
  dismissed: readDismissed(folder),
});

/** Of the answers that recovery has to do something for. */
const digestOfAnswers = (answers: readonly Answer[]): string =>
  digestOf(JSON.stringify(answers.flatMap(({ id, value }) => (value === byHand ? [] : [[id, value]]))));
const noAnswers = digestOfAnswers([]);

const groundOf = ({ book }: Title, answers: readonly Answer[], extraction: string): Ground => ({
  ...{ extraction, answers: digestOfAnswers(answers), language: book.language, title: book.title },
  program,
});

const { version: program } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { version: string };

/** Says that a title has no text. */
export function noSource({ name, folder }: Title, lack: string | undefined): Complaint {
  return new Complaint(`“${name}” has no text.`, {
    file: folder,
    ...(lack && { advice: lack }),
  });
}
