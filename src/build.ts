import { dirname, join } from 'node:path';
import { type Cache, noCache, openCache } from './cache.ts';
import { calledFromHere, commandOf } from './commands.ts';
import { digestOf } from './corrections/record/base.ts';
import { commonKinds, type EditionKind, editions as forms } from './edition.ts';
import { dateUnchanged, type Since, sinceLast } from './editions/since.ts';
import { inPeace } from './in-peace.ts';
import { ofEdition } from './inspection/edition-findings.ts';
import { hasErrors, makeReport, type Report } from './inspection/report/index.ts';
import { startMeter } from './meter.ts';
import { outputOf } from './places.ts';
import type { Progress } from './progress.ts';
import type { Publication } from './publication/publication.ts';
import { unlistedWorks } from './publication/works.ts';
import { publicationOf } from './publishing.ts';
import { recoverNow, recoverWhereNeeded } from './recover.ts';
import type { MadeEdition, Renderer, Work } from './renderer.ts';
import { renderersFor } from './renderers.ts';
import { mayHaveChanged, olderEditions, readStates, stateOf, statesJson } from './states.ts';
import type { Printed } from './title/printed.ts';
import { forPrinter, type PrinterName, type Title } from './title.ts';
import { makeFolder, type Writing, writeTogether } from './writing.ts';

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

/** What is to be built. */
interface Orders {
  /** The output folder, absolute. */
  out: string;
  editions: readonly EditionKind[];
  /** For whom the files for the printer are made, whoever `book.yaml` names: they get names of their own. */
  printer?: PrinterName | undefined;
  /** Whether the book was released as it stands: what is found in it keeps no edition from being made. */
  frozen?: boolean;
  /** Whether what was made before is used again; the editions are the same, byte by byte. */
  cached?: boolean;
  /**
   * Where the editions are to be released: their printing with the pages of its PDF, once this is made. Then it is made first, and
   * the EPUB lists its pages.
   */
  printed?: () => Printed | undefined;
  /** Told of each edition as soon as it is made, before it is inspected and put in place. */
  made?: (edition: Pick<MadeEdition, 'kind' | 'bytes'>, publication: Publication) => Promise<void>;
}

/**
 * The whole way of one title: recovers it where its chapters are missing or were made from something else, makes
 * the editions, inspects them, and puts all into the output folder together. Errors in the manuscript itself keep the
 * editions from being made (the former ones stay); the report is written in any case.
 */
export async function buildTitle(given: Title, orders: Orders, progress: Progress): Promise<Report> {
  const { out, printer, cached = false } = orders;
  const title = forPrinter(given, printer);
  const { states } = outputOf(title, out, printer);
  return inPeace(title, out, progress, async () => {
    // Where nothing can be written is said before long work; where nothing comes of it, no empty folder stays.
    const takeAway = await makeFolder(out, outputOf(title, out).folder);
    let letGo: (() => Promise<void>)[] = [];
    try {
      if (mayHaveChanged(title, states)) letGo = await prepare(orders.editions);
      const cache = cached ? openCache() : noCache;
      const report = await build(title, orders, progress, cache);
      await cache.settle();
      return report;
    } catch (error) {
      takeAway();
      throw error;
    } finally {
      await Promise.all(letGo.map(close => close()));
    }
  });
}

async function build(
  title: Title,
  { out, editions, printer, frozen = false, made: tell, printed }: Orders,
  progress: Progress,
  cache: Cache,
): Promise<Report> {
  const meter = startMeter();
  const places = outputOf(title, out, printer);
  const { recovery, findings: told } = await recoverWhereNeeded(title, meter, progress, cache);
  const published = await publicationOf(title, meter, cache);
  const { chapters, publication, corrections } = published;
  const since = await meter.run('last printing', () => sinceLast(title.folder, chapters));
  const findings = [...told, ...publication.findings, ...dateUnchanged(since, title.book)];
  const report: Report = {
    ...{ title, recovery, findings, editions: [], stages: meter.figures },
    ...(corrections && { corrections }),
    ...(since && { since: withCommand(title, since) }),
    works: unlistedWorks(publication),
  };
  const state = stateOf(title, chapters, publication);
  const states = readStates(out, places.states);
  const writings: Writing[] = [];
  const wanted =
    frozen || !hasErrors(publication.findings) ? inOrder(renderersFor(editions), printed !== undefined) : [];
  for (const renderer of wanted) {
    const changed = renderer.makes.some(kind => states[kind]?.state !== state);
    const work = { ...published, wanted: editions, meter, cache, changed, printed: printed?.() };
    const made = await render(renderer, work, progress);
    for (const edition of made.filter(({ kind }) => editions.includes(kind))) {
      const { kind, bytes, setting } = edition;
      await tell?.(edition, publication);
      findings.push(...ofEdition(await edition.inspect(), places[kind], publication.findings));
      writings.push(...filesOf(edition, places[kind]));
      states[kind] = { state, file: digestOf(bytes) };
      report.editions.push({ kind, path: places[kind], bytes: bytes.length, ...(setting && { setting }) });
    }
  }
  const made = [...report.editions.map(({ kind }) => kind), ...(printer ? commonKinds : [])];
  findings.push(...olderEditions(states, state, out, places, made));
  await writeTogether(out, [
    ...writings,
    { path: places.report, data: makeReport(report, chapters) },
    { path: places.states, data: statesJson(states) },
  ]);
  return report;
}

/** Renderers as they come, or those last that list the pages of others. */
const inOrder = (renderers: Renderer[], pagesFirst: boolean): Renderer[] =>
  pagesFirst ? renderers.toSorted((a, b) => Number(!!a.listsPages) - Number(!!b.listsPages)) : renderers;

/** Has renderers get ready what takes its time, while the manuscript is being read. */
const prepare = (editions: readonly EditionKind[]) =>
  Promise.all(renderersFor(editions).flatMap(({ prepare }) => (prepare ? [prepare()] : [])));

/** Has a renderer make its editions, and tells so. */
async function render(
  { makes, load }: Renderer,
  work: Omit<Work, 'progress'>,
  progress: Progress,
): Promise<MadeEdition[]> {
  const names = makes.filter(kind => work.wanted.includes(kind)).map(kind => `the ${forms[kind].name}`);
  const doing = `${work.title.name}: making ${new Intl.ListFormat('en-GB').format(names)}`;
  progress(doing);
  const { make } = await load();
  return make({ ...work, progress: detail => progress(doing, detail) });
}

/** An edition as it is written, with what stands beside it. */
const filesOf = ({ bytes, beside = {} }: MadeEdition, path: string): Writing[] => [
  { path, data: bytes },
  ...Object.entries(beside).map(([name, data]) => ({ path: join(dirname(path), name), data })),
];

/** What a text is since the last printing, with the command that shows it. */
function withCommand(title: Title, since: Since): Report['since'] {
  const name = calledFromHere(title);
  return { ...since, command: commandOf('compare', `${name}@${since.number}`, name) };
}
