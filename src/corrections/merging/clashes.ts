import { type Region, textIn } from './changes.ts';
import type { Clash } from './merged.ts';
import type { Sides } from './sides.ts';
import { opening, placeIn } from './stream.ts';

/** What a stretch that both have changed says on each side, and where the person’s words stand. */
export function clashAt(sides: Sides, region: Region): Clash {
  const { base, theirs, ours } = sides;
  const words = (tokens: readonly string[]) =>
    tokens
      .filter(one => one !== opening)
      .join('')
      .trim();
  return {
    ...placeIn(
      theirs,
      Math.max(0, region.theirs.from < region.theirs.to ? region.theirs.from : region.theirs.from - 1),
    ),
    before: words(textIn(base, region)),
    yours: words(textIn(theirs, region.theirs)),
    recovered: words(textIn(ours, region.ours)),
    deleted: region.theirs.from === region.theirs.to && isChapterGone(sides, region),
  };
}

/** Whether a person has deleted whole chapters, and recovery has changed nothing but words in them. */
function isChapterGone({ base, toTheirs }: Sides, { from, to }: Region): boolean {
  const begins = base.tokens.lastIndexOf(opening, Math.max(from, 0));
  const next = base.tokens.indexOf(opening, Math.max(to, begins + 1));
  const chapter = toTheirs.subarray(begins, next < 0 ? base.tokens.length : next);
  return chapter.length > 0 && chapter.every(at => at < 0);
}
