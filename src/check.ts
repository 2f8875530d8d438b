import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { calledFromHere, commandOf } from './commands.ts';
import { Complaint } from './complaint.ts';
import { type EditionKind, editionKinds, editions, pressKinds } from './edition.ts';
import { dateUnchanged, sinceLast } from './editions/since.ts';
import { type Asked, askCheckers, type CheckOrder } from './inspection/checkers/index.ts';
import { ofEdition } from './inspection/edition-findings.ts';
import { isUnpacked, packFolder } from './inspection/epub/folder.ts';
import { type Epub, inspectOpened, openEpub } from './inspection/epub/index.ts';
import type { Finding } from './inspection/finding.ts';
import type { ProfileName } from './inspection/pdf/profiles/index.ts';
import type { EditionFile, Report } from './inspection/report/index.ts';
import { limits } from './limits.ts';
import { startMeter } from './meter.ts';
import { outputOf } from './places.ts';
import type { Progress } from './progress.ts';
import { unlistedWorks } from './publication/works.ts';
import { publicationOf } from './publishing.ts';
import { readNamed, readPlain } from './reading.ts';
import { renderersFor } from './renderers.ts';
import { olderEditions, readStates, stateOf } from './states.ts';
import { forPrinter, type PrinterName, printerNames, type Title } from './title.ts';

/** Files of a title that were made together. */
interface Batch {
  /** The title as they were made of it, and as they are judged. */
  made: Title;
  judged: Title;
  places: ReturnType<typeof outputOf>;
  kinds: EditionKind[];
}

/** For whom the files of a title may be judged. */
export type Judge = PrinterName | 'pdf-ua';

/**
 * What is built of a title: its editions, and the files for other printers beside them.
 *
 * @param judge whose rules the files must keep: then only the files for that printer are meant, or those for the title's own
 *   where there are none
 */
function batchesOf(title: Title, out: string, judge: Judge | undefined): Batch[] {
  const batch = (printer: PrinterName | undefined, kinds: readonly EditionKind[]): Batch => {
    const places = outputOf(title, out, printer);
    const made = forPrinter(title, printer);
    return { made, judged: made, places, kinds: kinds.filter(kind => existsSync(places[kind])) };
  };
  if (judge === 'pdf-ua') return [batch(undefined, ['screen'])];
  if (!judge) return [batch(undefined, editionKinds), ...printerNames.map(name => batch(name, pressKinds))];
  const own = batch(judge, pressKinds);
  return own.kinds.length > 0 ? [own] : [{ ...batch(undefined, pressKinds), judged: own.made }];
}

/** That files are judged by the rules of a printer for whom they were not made. */
function unbuilt(title: Title, batches: readonly Batch[]): Finding[] {
  return batches.flatMap(({ made, judged }): Finding[] => {
    const printer = judged.book.print.for;
    if (printer === made.book.print.for) return [];
    const advice = commandOf('build', calledFromHere(title), '--for', String(printer));
    const message = `Nothing is built for ${printer} yet, so the files for ${made.book.print.for ?? 'any printer'} were inspected by its rules. Make those for it: ${advice}`;
    return [{ code: 'printer-unbuilt', severity: 'info', message, file: 'book.yaml' }];
  });
}

/**
 * Inspects the manuscript and what is built of it.
 *
 * @param judge whose rules the files for the printer must keep; those that they were made for where nobody is named
 * @throws Complaint where nothing is built yet
 */
export async function checkTitle(
  title: Title,
  { out, judge }: { out: string; judge?: Judge | undefined },
  progress: Progress,
): Promise<Report> {
  const meter = startMeter();
  const batches = batchesOf(title, out, judge).filter(({ kinds }) => kinds.length > 0);
  if (batches.length === 0) {
    throw new Complaint('Nothing is built here yet.', {
      file: outputOf(title, out)[editionKinds[0]!],
      advice: `Build it first: ${commandOf('build', calledFromHere(title))}`,
    });
  }
  const ground = await publicationOf(title, meter);
  const { chapters, publication } = ground;
  const since = await meter.run('last printing', () => sinceLast(title.folder, chapters));
  const findings = [...publication.findings, ...dateUnchanged(since, title.book), ...unbuilt(title, batches)];
  for (const { made, places, kinds } of batches) {
    const others = editionKinds.filter(kind => !kinds.includes(kind));
    const state = stateOf(made, chapters, publication);
    findings.push(...olderEditions(readStates(out, places.states), state, out, places, others));
  }
  const files: EditionFile[] = [];
  let asked: Asked[] | undefined;
  for (const { judged, places, kinds } of batches) {
    const read = (kind: EditionKind) => {
      const bytes = readPlain(out, places[kind], limits.epub.bytes);
      return bytes && new Uint8Array(bytes);
    };
    for (const kind of kinds) {
      progress(`${title.name}: inspecting the ${editions[kind].name}`);
      const path = places[kind];
      const bytes = read(kind) ?? new Uint8Array();
      files.push({ kind, path, bytes: bytes.length });
      const inspect = () =>
        meter.run(`${kind} inspection`, async () => {
          const rendering = await renderersFor([kind])[0]!.load();
          return rendering.inspect(kind, bytes, { ...ground, title: judged, beside: read });
        });
      const all =
        kind === 'epub'
          ? await byAll(await openEpub(bytes), path, inspect, progress)
          : { findings: await inspect() };
      if ('asked' in all) asked = all.asked;
      findings.push(...ofEdition(all.findings, path, publication.findings));
    }
  }
  return {
    ...{ title, findings, works: unlistedWorks(publication) },
    ...{ editions: files, asked, stages: meter.figures },
  };
}

/**
 * Inspects an EPUB that anybody made.
 *
 * @param path of the file, or of the folder that it was unpacked into; findings name it
 * @throws Complaint where it cannot be read
 */
export async function checkEpub(
  path: string,
  progress: Progress,
): Promise<{ path: string; findings: Finding[]; asked: Asked[] }> {
  const read = isUnpacked(path) ? await packFolder(path) : readNamed(path, limits.epub.bytes);
  if (!read) throw new Complaint('There is no such file.', { file: path });
  const epub = await openEpub(new Uint8Array(read));
  const { findings, asked } = await byAll(epub, path, () => inspectOpened(epub), progress);
  return { path, findings: ofEdition(findings, path, []), asked };
}

/** Adds to our own checks of an EPUB what other checkers find. */
function byAll(epub: Epub, path: string, inspect: CheckOrder['inspect'], progress: Progress) {
  const name = /\.epub$/i.test(path) ? basename(path) : `${basename(path)}.epub`;
  // The browser is looked for only where Ace is there.
  const findBrowser = async () => (await import('./press/browser.ts')).findBrowser();
  return askCheckers({ epub, name, inspect, findBrowser }, progress);
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
