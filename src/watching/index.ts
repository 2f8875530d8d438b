import { randomUUID } from 'node:crypto';
import type { EditionKind } from '../edition.ts';
import type { Progress } from '../jobs/index.ts';
import type { TitlePlace } from '../title.ts';
import { type Builder, openBuilder } from './builder.ts';
import { lookAt } from './inputs.ts';
import { problemOf, problemsOf } from './problems.ts';
import type { RoundReport } from './round.ts';
import { startRounds } from './rounds.ts';
import { type Serving, type Shelf, serve } from './server.ts';
import type { Made, Shown } from './shown.ts';
import { emptyStock, take } from './stock.ts';

/** What came of one round, for whoever gave the command. */
export interface RoundOutcome {
  /** Paths in the title's folder of what was saved; none in the first round. */
  saved: readonly string[];
  seconds: Partial<Record<EditionKind, number>>;
  /** What the build found; undefined where it could not be made. */
  report?: RoundReport;
  /** Why it could not be made. */
  failed?: unknown;
}

export interface WatchOptions {
  /** The output folder, absolute. */
  out: string;
  editions: readonly EditionKind[];
  /** The port that is wished for; 0 for any. */
  port: number;
  progress: Progress;
  /** Told of each round when it has ended. */
  done: (outcome: RoundOutcome) => void;
}

/**
 * Builds a title again whenever one of its files is saved, and shows its editions in a browser, at the place that changed.
 * Nothing that is wrong with the title ends it.
 *
 * @returns the address of the page, and what ends it all
 * @throws Complaint where there is no port to listen at
 */
export async function watchTitle(
  place: TitlePlace,
  options: WatchOptions,
): Promise<{ address: string; end: () => Promise<void> }> {
  const stock = emptyStock();
  const shown: Shown = {
    ...{ run: randomUUID(), name: place.name, title: place.name, editions: options.editions },
    ...{ behind: false, held: false, problems: [], more: 0 },
  };
  const shelf: Shelf = {
    file: path => stock.files.get(path),
    pdf: () => stock.pdf,
    shown: () => JSON.stringify(shown),
  };
  const serving = await serve(shelf, options.port);
  const builder = openBuilder(place);
  const stop = startRounds({
    folder: place.folder,
    look: () => lookAt(place.folder, options.out),
    build: saved => buildAndShow(place, saved, options, { stock, shown, serving, builder }),
  });
  return {
    address: serving.address,
    end: async () => {
      stop();
      serving.close();
      await builder.end();
    },
  };
}

/** What builds, what is shown, and who shows it. */
interface Stage {
  stock: ReturnType<typeof emptyStock>;
  shown: Shown;
  serving: Serving;
  builder: Builder;
}

/** Does one round: builds, and shows what is made as soon as it is made, and what is wrong. */
async function buildAndShow(
  { name, folder }: TitlePlace,
  saved: readonly string[],
  { out, editions, progress, done }: WatchOptions,
  { stock, shown, serving, builder }: Stage,
): Promise<RoundReport['wrote']> {
  const began = performance.now();
  const seconds: RoundOutcome['seconds'] = {};
  const tell = () => serving.tell('shown', JSON.stringify(shown));
  const made = (made: Made) => {
    if (editions.includes(made.kind)) seconds[made.kind] = secondsSince(began);
    take(stock, shown, made);
    shown.built = { at: Date.now(), seconds: { ...seconds } };
    tell();
  };
  const told: Progress = (doing, detail) => {
    shown.doing = [doing, detail].filter(Boolean).join(', ');
    serving.tell('doing', JSON.stringify(shown.doing));
    progress(doing, detail);
  };
  shown.doing = `${name}: beginning to build`;
  tell();
  try {
    const report = await builder.run({ out, editions, former: stock.former() }, told, made);
    Object.assign(shown, { title: report.title, held: report.editions.length === 0 });
    Object.assign(shown, problemsOf(report.findings, folder));
    done({ saved, seconds, report });
    return report.wrote;
  } catch (failed) {
    Object.assign(shown, { held: true, problems: [problemOf(failed)], more: 0 });
    done({ saved, seconds, failed });
    return [];
  } finally {
    delete shown.doing;
    shown.built = { at: Date.now(), seconds };
    tell();
  }
}

const secondsSince = (began: number): number => Math.round(performance.now() - began) / 1000;
