import type { PlannedPage } from './pieces.ts';

/**
 * Lets facing pages end on one height where the lines of one do not fill it to the last pixel, as those of notes, whose lines are
 * lower than the text's, and the spaces of the other could be widened to do so: they are widened by as much less, if at all.
 * @param verso whether the first page is a verso
 * @param leading height of a line of text: what lacks more is no such rest
 */
export function levelled(pages: readonly PlannedPage[], verso: boolean, leading: number): PlannedPage[] {
  return pages.map((page, k) => {
    const isVerso = (k % 2 === 0) === verso;
    const fellow = pages[isVerso ? k + 1 : k - 1];
    const rest = fellow?.stretch === 0 && fellow.short < leading ? fellow.short : 0;
    const less = page.short === 0 ? Math.min(rest, page.stretch) : 0;
    return less > 0 ? { ...page, stretch: page.stretch - less, short: less } : page;
  });
}
