import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Cache, digestOf, noCache } from './cache.ts';
import { Complaint } from './complaint.ts';
import { readLists } from './copyediting/lists.ts';
import { asAnswers, idleAnswers, readAnswers, settled } from './corrections/answers.ts';
import { type Decisions, decidedBeside, readDecisions } from './corrections/decisions.ts';
import { idleDismissals, withoutDismissed } from './corrections/dismissed.ts';
import type { Correction } from './corrections/errata/errata.ts';
import { withoutCorrected } from './corrections/errata/from-findings.ts';
import { overlay } from './corrections/errata/overlay.ts';
import { held, merging } from './corrections/merging/findings.ts';
import { checkMerged, layerOf } from './corrections/merging/layer.ts';
import type { Clash } from './corrections/merging/merged.ts';
import { readBase } from './corrections/record/base.ts';
import { digestsOf, recoveryFiles } from './corrections/record/files.ts';
import {
  copyKept,
  listBeside,
  madeByOther,
  noRawText,
  recordLost,
  waiting,
} from './corrections/record/findings.ts';
import { groundOf, isOther } from './corrections/record/ground.ts';
import { keepRecovery } from './corrections/record/keeping.ts';
import { type Ground, type Outcome, readRecord } from './corrections/record/record.ts';
import { listed, wayOut } from './corrections/record/refusal.ts';
import { editedChapters, isWhole } from './corrections/record/standing.ts';
import { draftsOf } from './drafting.ts';
import type { Remark } from './extraction/extraction.ts';
import { readOcrFolder } from './extraction/folder.ts';
import { digestOfSource, type Given } from './extraction/given.ts';
import type { Finding } from './inspection/finding.ts';
import type { Report } from './inspection/report/index.ts';
import { limits } from './limits.ts';
import { chapterFiles, chapterOf, chapterTexts } from './manuscript/files.ts';
import { stringify } from './manuscript/markdown.ts';
import type { Meter } from './meter.ts';
import type { Progress } from './progress.ts';
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
  decisions: Decisions;
  ground: Ground;
}

/** How a recovery is written down. */
interface Keeping {
  /** False: those that are there stay as they are. */
  chapters?: boolean;
  /** Whether a person's words stay where the recovery has others, and all else is written. */
  keepMine?: boolean | undefined;
  /** Knows of a recovery that a conflict held, so that it need not be made again while nothing is settled. */
  cache?: Cache;
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
export async function recoverWhereNeeded(
  title: Title,
  meter: Meter,
  progress: Progress,
  cache: Cache = noCache,
): Promise<Recovered> {
  const { folder, book } = title;
  const record = readRecord(folder);
  const hasChapters = chapterFiles(folder).names.length > 0;
  if (!book.extraction || !existsSync(join(folder, book.extraction))) {
    const decisions: Decisions = {
      ...decidedBeside(folder),
      answers: hasChapters ? readAnswers(folder) : [],
    };
    const ground = groundOf(title, decisions.answers, record?.ground.extraction ?? '');
    return told(title, decisions, waiting(record?.ground ?? groundOf(title, [], ''), ground, noRawText));
  }
  const source = readSource(title);
  if (!hasChapters) return recover(title, source, meter, progress);
  if (!record) return recover(title, source, meter, progress, { chapters: false });
  const edited = editedChapters(folder, record);
  if (record.unfinished === 'chapters' || isOther(record.ground, source.ground)) {
    if (edited.length === 0 || readBase(folder, record.written))
      return recover(title, source, meter, progress, { cache });
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

/** What the record and the lists say. */
export function told(
  title: Title,
  { answers, dismissed, corrections }: Decisions,
  findings: Finding[] = [],
): Recovered {
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
      lists: lists && withoutCorrected(withoutDismissed(lists, dismissed), corrections),
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
  if (stays || editedChapters(folder, record).length > 0) readCorrected(folder, decisions.corrections);
  const same = options.cache && digestOf(source.ground, [...(record?.written ?? [])], textsIn(folder));
  const before = same && (await options.cache!.find<Clash[]>(heldStage, same));
  if (before) return told(title, decisions, held(before));
  progress(`${title.name}: recovering the text`);
  const { extraction, recovery, texts, files } = await readAgain(title, source, meter, progress);
  const layer = stays ? undefined : await meter.run('merging', () => layerOf(folder, record, texts));
  const clashes = layer?.clashes.filter(({ deleted }) => !deleted) ?? [];
  if (clashes.length > 0 && !options.keepMine) {
    if (same) options.cache!.keep(heldStage, same, clashes);
    return told(title, decisions, held(clashes));
  }
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

/** What a recovery that was held has in the cache: the words that both have changed. */
const heldStage = 'recovery held';

/** Reads the chapters as the editions are made of them. @throws Complaint where one cannot be read */
function readCorrected(folder: string, corrections: readonly Correction[]): void {
  for (const text of overlay(textsIn(folder), corrections).chapters)
    chapterOf(text, join(folder, 'chapters'));
}

const textsIn = (folder: string) => chapterTexts(join(folder, 'chapters'));

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

/** Says that a title has no text. */
export function noSource({ name, folder }: Title, lack: string | undefined): Complaint {
  return new Complaint(`“${name}” has no text.`, {
    file: folder,
    ...(lack && { advice: lack }),
  });
}
