import type { FormerEnds } from './pieces.ts';

/** What is weighed. The scale is that of the lines' demerits. */
export const costs = {
  /** A spread that is set a line shorter than the page allows. */
  shortSpread: 400,
  /** A line that the page lacks on which a part opens; it counts by its square. */
  shortOpener: 1200,
  /** A page that does not reach the depth of its fellow, and each further line that it lacks. */
  uneven: 200_000,
  unevenLine: 60_000,
  /** A hole of a line between text and notes: it leaves the page level, but shows; it counts by its square. */
  hole: 4000,
  /** A figure or table that goes to the head of the next page. */
  moved: 3000,
  /** A note that goes on over the page. */
  dividedNote: 3000,
  /** A note that begins on a later page than its reference. */
  displacedNote: 2_000_000,
  /** Widening spaces by half a line each. */
  stretch: 300,
  /** A hyphen at the end of a recto, where the leaf is turned, and of a verso. */
  hyphenRecto: 80_000,
  hyphenVerso: 600,
  /** A heading at the foot: only where what follows fits nowhere below it. */
  parted: 5_000_000,
  /** A page that ends where it must not, because it holds too little of what goes on. */
  torn: 10_000_000,
  /** A colon at the foot, with what it announces overleaf. */
  announced: 300_000,
  /**
   * Where the pages of an earlier printing are kept: a page that does not end where it ended; one more or fewer; another number
   * of lines for a paragraph whose words are the same, and for each line of one that was corrected. What stands before the
   * spread of the first correction moves only where there is no other way.
   */
  movedEnd: 1500,
  movedCount: 300_000,
  resetSame: 60_000,
  resetCorrected: 500,
  passedSpread: 1_000_000,
  /** Fewer lines on a chapter's last page than it should have. */
  shortEnd: 40_000,
};

/** Whether so many spaces can take up a depth. */
export const spreadable = (left: number, spaces: number, leading: number) =>
  spaces > 0 && left / spaces <= leading * 0.75;

/** The space above the rule of notes takes up a line without showing it. */
export const absorbed = (left: number, noted: boolean, leading: number) => noted && left <= leading * 1.05;

/** The page that a part opens on faces none of its own: it may end where what follows wants it to. */
export const atOpening = (left: number, { opener, noted }: Closed, leading: number) =>
  opener && !noted && left <= leading * 6.5;

/** A page that is closed: its spaces, whether it has notes, and whether the part opens on it. */
interface Closed {
  spaces: number;
  noted: boolean;
  opener: boolean;
}

/**
 * What it costs that lines of a unit stand on one page, where the pages of an earlier printing are kept. Nothing before the
 * spread of the first correction has a reason to move: the spread begins where it began, on a verso.
 * @param page the lines; whether anything else is before them there, whether it is a recto, and whether it ends behind them
 */
export function movedFrom(
  { ends, spread }: FormerEnds,
  {
    from,
    to,
    after,
    recto,
    ending,
  }: Record<'from' | 'to', number> & Record<'after' | 'recto' | 'ending', boolean>,
): number {
  const begins = from === spread && !(from === 0 && after) && !recto;
  const isPassed = spread !== undefined && from <= spread && to > spread && !begins;
  return (ending && !ends.has(to) ? costs.movedEnd : 0) + (isPassed ? costs.passedSpread : 0);
}

/** What leaving a depth unfilled costs. */
export function closing(left: number, page: Closed, leading: number): number {
  const { spaces, noted } = page;
  if (left < 0.5) return 0;
  if (absorbed(left, noted, leading)) return 40 * (left / leading) ** 2;
  if (spreadable(left, spaces, leading)) return costs.stretch * (left / spaces / (leading / 2)) ** 2;
  if (atOpening(left, page, leading)) return costs.shortOpener * (left / leading) ** 2;
  if (noted) return costs.hole * (left / leading) ** 2;
  return costs.uneven + costs.unevenLine * (left / leading);
}
