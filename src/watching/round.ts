import { statSync } from 'node:fs';
import { buildTitle } from '../build.ts';
import type { EditionKind } from '../edition.ts';
import { makeEpub } from '../epub/index.ts';
import type { Finding } from '../inspection/finding.ts';
import type { StageFigures } from '../meter.ts';
import type { Progress } from '../progress.ts';
import { readTitle, type TitlePlace } from '../title.ts';
import { writings } from '../writing.ts';
import { layOut } from './epub.ts';
import { markOf } from './inputs.ts';
import type { Former, Made } from './shown.ts';

export type { Made } from './shown.ts';

/** What is to be built, and what was shown before. */
export interface RoundOrders {
  place: TitlePlace;
  /** The output folder, absolute. */
  out: string;
  editions: readonly EditionKind[];
  former: Former;
}

/** What came of a round. */
export interface RoundReport {
  /** The book's title. */
  title: string;
  findings: Finding[];
  /** The editions that were made; none where errors in the manuscript kept them from being made. */
  editions: EditionKind[];
  stages: StageFigures[];
  /** Files that the build itself wrote, and the marks that they had then; undefined of those that it removed. */
  wrote: [path: string, mark: string | undefined][];
}

/**
 * Builds a title once, and shows each edition as soon as it is made: the EPUB, with the places that changed, then the PDF.
 *
 * @throws Complaint where the title cannot be built
 */
export async function round(
  { place, out, editions, former }: RoundOrders,
  progress: Progress,
  show: (made: Made) => void,
): Promise<RoundReport> {
  const wrote = new Map<string, string | undefined>();
  const note = (path: unknown) => {
    const about = statSync(path as string, { throwIfNoEntry: false });
    wrote.set(path as string, about && markOf(about));
  };
  writings.subscribe(note);
  try {
    const title = readTitle(place.folder);
    const { findings, ...report } = await buildTitle(
      title,
      {
        ...{ out, editions, cached: true },
        made: async ({ kind, bytes }, publication) => {
          if (kind === 'epub') return show(await layOut(bytes, former));
          // Without an EPUB of its own, the book is made into one all the same: what changed is found in it.
          if (!editions.includes('epub')) show(await layOut(await makeEpub(publication, title), former));
          if (kind === 'screen') show({ kind, bytes });
        },
      },
      progress,
    );
    const isMade = report.editions.length > 0;
    return {
      title: title.book.title,
      // That the last good editions are shown is said of all of them at once.
      findings: isMade ? findings : findings.filter(({ code }) => code !== 'edition-older'),
      editions: report.editions.map(({ kind }) => kind),
      stages: report.stages,
      wrote: [...wrote],
    };
  } finally {
    writings.unsubscribe(note);
  }
}
