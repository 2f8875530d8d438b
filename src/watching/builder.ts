import { type Bounds, boundsFor, type JobThread, type Progress, startThread } from '../jobs/index.ts';
import { readTitle, sizeOfText, type TitlePlace } from '../title.ts';
import type { RoundOrders, RoundReport } from './round.ts';
import type { Made } from './shown.ts';

/** Builds one title again and again, in a thread that stays: what the program is made of is loaded once. */
export interface Builder {
  /** @throws whatever kept the title from being built */
  run: (
    orders: Omit<RoundOrders, 'place'>,
    progress: Progress,
    made: (made: Made) => void,
  ) => Promise<RoundReport>;
  end: () => Promise<void>;
}

export function openBuilder(place: TitlePlace): Builder {
  let thread: JobThread | undefined;
  return {
    run: async (orders, progress, made) => {
      const bounds = boundsOf(place);
      if (!thread?.alive()) thread = startThread(bounds.memory);
      try {
        const hearing = { progress, bounds, file: place.folder, made };
        return await thread.run('watch', { place, ...orders }, hearing);
      } finally {
        // What has gathered over many builds goes with the thread; a build that needs as much as this stays far below the bound.
        if (process.memoryUsage.rss() > bounds.memory / 2) await thread.end();
      }
    },
    end: async () => thread?.end(),
  };
}

/** The bounds of work on a title as it is now; where its `book.yaml` is wrong, little will be done. */
function boundsOf({ folder }: TitlePlace): Bounds {
  try {
    return boundsFor(sizeOfText(readTitle(folder)));
  } catch {
    return boundsFor(0);
  }
}
