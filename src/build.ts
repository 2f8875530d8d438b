import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { Complaint } from './complaint.ts';
import { keepLists, readLists } from './copyediting/lists.ts';
import { readAnswers } from './corrections/answers.ts';
import { makeEpub } from './epub/index.ts';
import { inspectEpub } from './inspection/epub/index.ts';
import type { Finding } from './inspection/finding.ts';
import {
  type EditionFile,
  type EditionKind,
  hasErrors,
  makeReport,
  type Report,
  type Typesetting,
} from './inspection/report/index.ts';
import { type Chapter, readManuscript } from './manuscript/index.ts';
import { type Meter, startMeter } from './meter.ts';
import { type Publication, publish } from './publication/index.ts';
import { digestOf, editedChapters, type Ground, keepRecovery, readRecord } from './recovery/record.ts';
import { lackOf, lackOfExtraction, pathInside, type Title } from './title.ts';
import { makeFolder, writeWhole } from './writing.ts';

/** Told what is being done, and how far it is. */
export type Progress = (doing: string, detail?: string) => void;

/** Where a title's editions and its report stand. */
export function outputOf(title: Title, out: string): Record<EditionKind | 'report', string> {
  const folder = join(out, title.name);
  return {
    epub: join(folder, `${title.name}.epub`),
    pdf: join(folder, `${title.name}.pdf`),
    report: join(folder, 'report.html'),
  };
}

/**
 * extraction → `chapters/*.md`, and the record of the recovery.
 *
 * @returns what was done and what is asked
 * @throws Complaint where there is no extraction, it is no good, or an editor's work would be overwritten
 */
export async function recoverTitle(title: Title, progress: Progress): Promise<Report> {
  const meter = startMeter();
  const recovery = await recovered(title, await readSource(title), meter, progress);
  return { title, recovery, findings: [], editions: [], stages: meter.figures };
}

/**
 * The whole way of one title: recovers it where its chapters are missing or were made from another extraction, makes
 * the editions, inspects them, and writes all into the output folder. Errors in the manuscript itself keep the
 * editions from being made (the former ones stay); the report is written in any case.
 *
 * @param orders.out the output folder, absolute
 * @param orders.editions which editions to make
 */
export async function buildTitle(
  title: Title,
  { out, editions }: { out: string; editions: readonly EditionKind[] },
  progress: Progress,
): Promise<Report> {
  const meter = startMeter();
  const places = outputOf(title, out);
  const recovery = await recoverWhereNeeded(title, meter, progress);
  const { chapters, recovered, publication } = await publicationOf(title, meter);
  const findings = [...publication.findings];
  const works = unlisted(publication);
  const report: Report = { title, recovery, findings, works, editions: [], stages: meter.figures };
  await makeFolder(dirname(places.report));
  if (!hasErrors(findings)) {
    for (const kind of editions) {
      const edition = await editionMakers[kind]({ chapters, recovered, publication, title, meter, progress });
      await writeWhole(places[kind], edition.bytes);
      findings.push(...ofEdition(edition.findings, places[kind], publication.findings));
      const { bytes, setting } = edition;
      report.editions.push({ kind, path: places[kind], bytes: bytes.length, ...(setting && { setting }) });
    }
  }
  await writeWhole(places.report, makeReport(report));
  return report;
}

/** How a command names a title: by its name where that finds it, otherwise by its path. */
function calledFromHere({ name, folder }: Title): string {
  if (dirname(folder) === resolve('manuscript')) return name;
  const way = relative('.', folder) || '.';
  return way.startsWith('..') ? folder : way;
}

/**
 * Inspects the manuscript and what is built of it.
 *
 * @throws Complaint where nothing is built yet
 */
export async function checkTitle(title: Title, out: string, progress: Progress): Promise<Report> {
  const meter = startMeter();
  const places = outputOf(title, out);
  const built = (['epub', 'pdf'] as const).filter(kind => existsSync(places[kind]));
  if (built.length === 0) {
    throw new Complaint('Nothing is built here yet.', {
      file: places.epub,
      advice: `Build it first: reissue build ${calledFromHere(title)}`,
    });
  }
  const { chapters, recovered, publication } = await publicationOf(title, meter);
  const findings = [...publication.findings];
  const editions: EditionFile[] = [];
  for (const kind of built) {
    progress(`${title.name}: inspecting the ${kind.toUpperCase()}`);
    const bytes = new Uint8Array(await readFile(places[kind]));
    editions.push({ kind, path: places[kind], bytes: bytes.length });
    const inspect = async () =>
      kind === 'epub'
        ? inspectEpub(bytes, { manuscript: chapters, recovered })
        : (await import('./print/inspection/index.ts')).inspectPdf(bytes, publication, title);
    const found = await meter.run(`${kind} inspection`, inspect);
    findings.push(...ofEdition(found, places[kind], publication.findings));
  }
  return { title, findings, works: unlisted(publication), editions, stages: meter.figures };
}

/** Works that the book cites without an entry in a bibliography. */
const unlisted = ({ works }: Publication) => works.filter(({ entry }) => entry === undefined);

/**
 * Inspects an EPUB that anybody made.
 *
 * @param path of the file; findings name it
 * @throws Complaint where it cannot be read
 */
export async function checkEpub(path: string): Promise<{ path: string; findings: Finding[] }> {
  const bytes = await readFile(path).catch(error => {
    throw new Complaint(`This file cannot be read (${error.code}).`, { file: path });
  });
  return { path, findings: ofEdition(await inspectEpub(new Uint8Array(bytes)), path, []) };
}

/** The chapters as they are, after recovering them where there are none or they were made from something else. */
async function recoverWhereNeeded(
  title: Title,
  meter: Meter,
  progress: Progress,
): Promise<Report['recovery']> {
  const { folder, book } = title;
  const record = await readRecord(folder);
  const before = record && {
    account: record.account,
    remarks: record.remarks,
    questions: record.questions,
    lists: await readLists(folder),
  };
  if (!book.extraction || !existsSync(join(folder, book.extraction))) return before;
  const source = await readSource(title);
  const chapters = await readManuscript(join(folder, 'chapters'));
  if (chapters.length === 0 || (record && record.ground.extraction !== source.ground.extraction)) {
    return recovered(title, source, meter, progress);
  }
  // New answers take effect at once where nobody has worked on the chapters; `recover` says why not elsewhere.
  const answered = record && record.ground.answers !== source.ground.answers;
  if (answered && (await editedChapters(folder, record)).length === 0) {
    return recovered(title, source, meter, progress);
  }
  return before;
}

async function recovered(
  title: Title,
  { bytes, file, answers, ground }: Source,
  meter: Meter,
  progress: Progress,
): Promise<NonNullable<Report['recovery']>> {
  const { language, title: name } = title.book;
  progress(`${title.name}: recovering the text`);
  // Rules and dictionaries take a while to load, which nobody need wait for whose text is recovered.
  const [{ draftItalics, proofread }, { extract }, { recover, replay }] = await Promise.all([
    import('./copyediting/index.ts'),
    import('./extraction/index.ts'),
    import('./recovery/index.ts'),
  ]);
  const extraction = await meter.run('extraction', () => extract(bytes, file, language));
  const recovery = await meter.run('recovery', () => recover(extraction, { language, title: name, answers }));
  await meter.run('ledger', () => {
    if (replay(recovery.ledger, recovery.chapters) !== extraction.source) {
      throw new Error('The ledger does not give back the source: text was lost or invented in recovery.');
    }
  });
  await keepRecovery(title.folder, ground, recovery);
  const lists = await meter.run('copy-editing', async () => {
    const chapters = await readManuscript(join(title.folder, 'chapters'));
    return keepLists(title.folder, draftItalics(chapters, language), proofread(chapters, language));
  });
  return { account: recovery.account, remarks: recovery.remarks, questions: recovery.questions, lists };
}

/** Everything a recovery starts from. */
interface Source {
  file: string;
  bytes: Uint8Array;
  answers: Record<string, string>;
  ground: Ground;
}

async function readSource(title: Title): Promise<Source> {
  const lack = lackOfExtraction(title);
  if (lack) throw noSource(title, lack);
  const { folder, book } = title;
  const file = pathInside(folder, book.extraction!);
  const bytes = await readFile(file);
  const answers = await readAnswers(folder);
  const ground = { extraction: digestOf(bytes), answers: digestOf(JSON.stringify(answers)) };
  return { file, bytes, answers, ground };
}

/** The publication that both editions are made from; what is wrong in the manuscript is in its findings. */
async function publicationOf(
  title: Title,
  meter: Meter,
): Promise<{ chapters: Chapter[]; recovered: ReadonlySet<string>; publication: Publication }> {
  const chapters = await meter.run('manuscript', () => readManuscript(join(title.folder, 'chapters')));
  if (chapters.length === 0) throw noSource(title, lackOf(title));
  const record = await readRecord(title.folder);
  const edited = new Set(
    record ? await editedChapters(title.folder, record) : chapters.map(({ file }) => file),
  );
  const recovered = new Set(chapters.map(({ file }) => file).filter(file => !edited.has(file)));
  const publication = await meter.run('publication', () => publish(chapters, title, { recovered }));
  return { chapters, recovered, publication };
}

/** How each edition is made and inspected; both take what the publication says. */
const editionMakers: Record<
  EditionKind,
  (work: EditionWork) => Promise<{ bytes: Uint8Array; findings: Finding[]; setting?: Typesetting }>
> = {
  async epub({ chapters, recovered, publication, title, meter, progress }) {
    progress(`${title.name}: making the EPUB`);
    const bytes = await meter.run('epub', () => makeEpub(publication, title));
    return {
      bytes,
      findings: await meter.run('epub inspection', () =>
        inspectEpub(bytes, { manuscript: chapters, recovered }),
      ),
    };
  },
  async pdf({ publication, title, meter, progress }) {
    const doing = `${title.name}: making the PDF`;
    progress(doing);
    // Driver and PDF libraries take a second to load, which nobody need wait for who does not want the PDF.
    const { makePdf } = await import('./print/index.ts');
    const { pdf, findings, setting } = await meter.run('pdf', () =>
      makePdf(publication, title, { progress: pages => progress(doing, `page ${pages}`) }),
    );
    return { bytes: pdf, findings, setting };
  },
};

interface EditionWork {
  chapters: Chapter[];
  /** Files of the chapters that nobody has edited. */
  recovered: ReadonlySet<string>;
  publication: Publication;
  title: Title;
  meter: Meter;
  progress: Progress;
}

/**
 * Findings of an edition, with the edition's path where they have no place in the manuscript. What the manuscript's own findings tell already, with a place an
 * editor can mend, is not told again of the edition made from it.
 */
function ofEdition(found: Finding[], edition: string, manuscript: readonly Finding[]): Finding[] {
  const count = (findings: readonly Finding[], code: string) =>
    findings.filter(one => one.code === code).length;
  return found
    .filter(({ code }) => count(found, code) > count(manuscript, code))
    .map(finding => ({ ...finding, file: finding.file ?? edition }));
}

function noSource({ name, folder }: Title, lack: string | undefined): Complaint {
  return new Complaint(`The text of “${name}” is not there.`, { file: folder, advice: lack });
}
