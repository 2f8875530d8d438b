import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type Cache, noCache, openCache } from './cache.ts';
import { Complaint } from './complaint.ts';
import { readCorrections } from './corrections/errata/errata.ts';
import { overlay } from './corrections/errata/overlay.ts';
import { digestOf } from './corrections/record/base.ts';
import { readRecord } from './corrections/record/record.ts';
import { editedChapters } from './corrections/record/standing.ts';
import { dateUnchanged, sinceLast } from './editions/since.ts';
import { makeEpub } from './epub/index.ts';
import { inspectEpub } from './inspection/epub/index.ts';
import type { Finding } from './inspection/finding.ts';
import type { ProfileName } from './inspection/pdf/profiles/index.ts';
import {
  type EditionFile,
  type EditionKind,
  hasErrors,
  makeReport,
  type Report,
  type Typesetting,
} from './inspection/report/index.ts';
import type { Progress } from './jobs/jobs.ts';
import { limits } from './limits.ts';
import { alone } from './locking.ts';
import { chapterFiles, chapterOf, chapterTexts } from './manuscript/files.ts';
import { type Chapter, copies } from './manuscript/index.ts';
import { type Meter, startMeter } from './meter.ts';
import { foldersOf, outputOf } from './places.ts';
import { keptRecord, type PrintRecord, printRecordJson } from './print/record.ts';
import { type Publication, publish } from './publication/index.ts';
import { readNamed, readPlain } from './reading.ts';
import { noSource, recoverNow, recoverWhereNeeded } from './recover.ts';
import { type EditionStates, olderEditions, readStates, stateOf, statesJson } from './states.ts';
import { bookOf, lackOf, type Title } from './title.ts';
import { makeFolder, sweep, writeTogether } from './writing.ts';

/**
 * extraction → `chapters/*.md`, and the record of the recovery.
 *
 * @param options.keepMine whether a person's words stay where the recovery has changed the same ones
 * @returns what was done and what is asked
 * @throws Complaint where there is no extraction, it is no good, or an editor's work would be overwritten
 */
export async function recoverTitle(
  title: Title,
  progress: Progress,
  options: { keepMine?: boolean | undefined } = {},
): Promise<Report> {
  return inPeace(title, undefined, progress, async () => {
    const meter = startMeter();
    const { recovery, findings } = await recoverNow(title, meter, progress, options);
    return { title, recovery, findings, editions: [], stages: meter.figures };
  });
}

/**
 * The whole way of one title: recovers it where its chapters are missing or were made from something else, makes
 * the editions, inspects them, and puts all into the output folder together. Errors in the manuscript itself keep the
 * editions from being made (the former ones stay); the report is written in any case.
 *
 * @param orders.out the output folder, absolute
 * @param orders.editions which editions to make
 * @param orders.frozen whether the book was released as it stands: what is found in it keeps no edition from being made
 * @param orders.cached whether what was made before is used again; the editions are the same, byte by byte
 */
export async function buildTitle(
  title: Title,
  {
    out,
    editions,
    frozen = false,
    cached = false,
  }: { out: string; editions: readonly EditionKind[]; frozen?: boolean; cached?: boolean },
  progress: Progress,
): Promise<Report> {
  return inPeace(title, out, progress, async () => {
    // Where nothing can be written is said before long work; where nothing comes of it, no empty folder stays.
    const takeAway = await makeFolder(out, dirname(outputOf(title, out).report));
    try {
      const cache = cached ? openCache() : noCache;
      const report = await makeEditions(title, { out, editions, frozen }, progress, cache);
      await cache.settle();
      return report;
    } catch (error) {
      takeAway();
      throw error;
    }
  });
}

async function makeEditions(
  title: Title,
  { out, editions, frozen }: { out: string; editions: readonly EditionKind[]; frozen: boolean },
  progress: Progress,
  cache: Cache,
): Promise<Report> {
  const meter = startMeter();
  const places = outputOf(title, out);
  const { recovery, findings: told } = await recoverWhereNeeded(title, meter, progress);
  const { chapters, recovered, publication, corrections } = await publicationOf(title, meter);
  const since = await meter.run('last printing', () => sinceLast(title.folder, chapters));
  const findings = [...told, ...publication.findings, ...dateUnchanged(since, title.book)];
  const report: Report = {
    title,
    recovery,
    findings,
    ...(corrections && { corrections }),
    ...(since && {
      since: {
        ...since,
        command: `npx reissue compare ${quoted(`${calledFromHere(title)}@${since.number}`)} ${quoted(calledFromHere(title))}`,
      },
    }),
    works: unlisted(publication),
    editions: [],
    stages: meter.figures,
  };
  const made: { path: string; data: string | Uint8Array }[] = [];
  const state = stateOf(title, chapters, publication);
  const states: EditionStates = readStates(out, places.states);
  if (frozen || !hasErrors(publication.findings)) {
    for (const kind of editions) {
      const edition = await editionMakers[kind]({
        chapters,
        recovered,
        publication,
        title: asEdition(title, kind),
        meter,
        progress,
        cache,
        changed: states[kind]?.state !== state,
      });
      const { bytes, setting, record } = edition;
      made.push({ path: places[kind], data: bytes });
      if (record) made.push({ path: places.setting, data: printRecordJson(record) });
      states[kind] = { state, file: digestOf(bytes) };
      findings.push(...ofEdition(edition.findings, places[kind], publication.findings));
      report.editions.push({ kind, path: places[kind], bytes: bytes.length, ...(setting && { setting }) });
    }
  }
  findings.push(
    ...olderEditions(
      states,
      state,
      out,
      places,
      report.editions.map(({ kind }) => kind),
    ),
  );
  await writeTogether(out, [
    ...made,
    { path: places.report, data: makeReport(report, chapters) },
    { path: places.states, data: statesJson(states) },
  ]);
  return report;
}

/** A title as one of its editions shows it. */
const asEdition = (title: Title, kind: EditionKind): Title => ({ ...title, book: bookOf(title.book, kind) });

/** Works on a title while nobody else does, in folders without what killed runs left. */
function inPeace<T>(
  title: Title,
  out: string | undefined,
  progress: Progress,
  work: () => Promise<T>,
): Promise<T> {
  const waiting = () =>
    progress(`${title.name}: another command is working on this title; waiting for it to end`);
  return alone(title.folder, waiting, () => {
    for (const folder of foldersOf(title, out)) sweep(folder);
    return work();
  });
}

/** A word of a command line, in quotation marks where a shell would part it. */
const quoted = (word: string): string => (/^[\w./@%+=:,-]+$/.test(word) ? word : JSON.stringify(word));

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
      advice: `Build it first: npx reissue build ${quoted(calledFromHere(title))}`,
    });
  }
  const { chapters, recovered, publication } = await publicationOf(title, meter);
  const since = await meter.run('last printing', () => sinceLast(title.folder, chapters));
  const findings = [...publication.findings, ...dateUnchanged(since, title.book)];
  const state = stateOf(title, chapters, publication);
  findings.push(...olderEditions(readStates(out, places.states), state, out, places, []));
  const editions: EditionFile[] = [];
  for (const kind of built) {
    progress(`${title.name}: inspecting the ${kind.toUpperCase()}`);
    const bytes = new Uint8Array(readPlain(out, places[kind], limits.epub.bytes) ?? []);
    editions.push({ kind, path: places[kind], bytes: bytes.length });
    const inspect = async () =>
      kind === 'epub'
        ? inspectEpub(bytes, { manuscript: chapters, recovered })
        : (await import('./print/inspection/index.ts')).inspectPdf(
            bytes,
            publication,
            asEdition(title, kind),
          );
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
  const bytes = readNamed(path, limits.epub.bytes);
  if (!bytes) throw new Complaint('There is no such file.', { file: path });
  return { path, findings: ofEdition(await inspectEpub(new Uint8Array(bytes)), path, []) };
}

/**
 * Inspects a PDF that anybody made.
 *
 * @param path of the file; findings name it
 * @param profile whose rules it must keep; those for any book where none is named
 * @throws Complaint where it cannot be read
 */
export async function checkPdf(
  path: string,
  profile: ProfileName | undefined,
  progress: Progress,
): Promise<{ path: string; findings: Finding[] }> {
  const bytes = readNamed(path, limits.pdf.bytes);
  if (!bytes) throw new Complaint('There is no such file.', { file: path });
  const { preflight } = await import('./inspection/pdf/index.ts');
  const onPage = (page: number) => progress('inspecting the PDF', `page ${page}`);
  const findings = await preflight(new Uint8Array(bytes), { profile, onPage });
  return { path, findings: findings.map(finding => ({ ...finding, file: path })) };
}

/** The publication that both editions are made from; what is wrong in the manuscript is in its findings. */
export async function publicationOf(
  title: Title,
  meter: Meter,
): Promise<{
  chapters: Chapter[];
  recovered: ReadonlySet<string>;
  publication: Publication;
  corrections: Report['corrections'];
}> {
  const folder = join(title.folder, 'chapters');
  const corrections = readCorrections(title.folder);
  const corrected = await meter.run('manuscript', () => overlay(chapterTexts(folder), corrections));
  const chapters = corrected.chapters.map(text => chapterOf(text, folder));
  if (chapters.length === 0) throw noSource(title, lackOf(title));
  const record = readRecord(title.folder);
  const edited = new Set(record ? editedChapters(title.folder, record) : chapters.map(({ file }) => file));
  const recovered = new Set(chapters.map(({ file }) => file).filter(file => !edited.has(file)));
  const publication = await meter.run('publication', () => publish(chapters, title, { recovered }));
  publication.findings.push(...corrected.findings, ...strayChapters(title, chapters));
  const made = new Set(corrected.made.map(({ id }) => id)).size;
  const open = corrections.filter(({ status }) => status === 'open').length;
  return {
    ...{ chapters, recovered, publication },
    corrections: corrections.length > 0 ? { made, open } : undefined,
  };
}

/** Files in `chapters/` that a sync service or a slip of the hand left there. */
function strayChapters({ folder }: Title, chapters: Chapter[]): Finding[] {
  const warn = (code: string, file: string, message: string): Finding => ({
    ...{ code, severity: 'warning', file: `chapters/${file}`, message },
  });
  return [
    ...chapterFiles(folder).conflicted.map(file =>
      warn(
        'chapter-left-out',
        file,
        'A sync service left this copy when two people changed a chapter; it is not in the book. Copy what is missing from it into the chapter, and delete it.',
      ),
    ),
    ...copies(chapters).map(({ copy, of }) =>
      warn(
        'chapter-twice',
        copy,
        `Most of this chapter is also in ${of}, so the book has it twice. Delete the one that is a copy.`,
      ),
    ),
  ];
}

/** How each edition is made and inspected; both take what the publication says. */
const editionMakers: Record<
  EditionKind,
  (
    work: EditionWork,
  ) => Promise<{ bytes: Uint8Array; findings: Finding[]; setting?: Typesetting; record?: PrintRecord }>
> = {
  async epub({ chapters, recovered, publication, title, meter, progress, cache }) {
    progress(`${title.name}: making the EPUB`);
    const bytes = await meter.run('epub', () => makeEpub(publication, title, cache));
    return {
      bytes,
      findings: await meter.run('epub inspection', () =>
        inspectEpub(bytes, { manuscript: chapters, recovered }),
      ),
    };
  },
  async pdf({ publication, title, meter, progress, cache, changed }) {
    const doing = `${title.name}: making the PDF`;
    progress(doing);
    // Driver and PDF libraries take a second to load, which nobody need wait for who does not want the PDF.
    const { makePdf } = await import('./print/index.ts');
    const keep = keptRecord(title);
    const { pdf, findings, setting, record } = await meter.run('pdf', () =>
      makePdf(publication, title, {
        keep,
        cache,
        changed,
        progress: pages => progress(doing, `page ${pages}`),
      }),
    );
    return { bytes: pdf, findings, setting, record };
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
  cache: Cache;
  /** Whether the book is another than the one this edition was made of last. */
  changed: boolean;
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
