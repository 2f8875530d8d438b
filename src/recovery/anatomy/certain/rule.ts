import type { Sight } from '../sight.ts';
import type { Taken } from '../taken.ts';

/**
 * What a line is beyond doubt, whatever the model says, where its form alone tells; null where it does not. Each has its example in
 * `tests/recovery/anatomy/certain.test.ts`.
 */
export type Certain = (
  sight: Sight,
  i: number,
  sights: readonly Sight[],
  taken: readonly Taken[],
  book: Habits,
) => Pick<Taken, 'role' | 'begins'> | null;

/** What the model reads in the whole book. */
export interface Habits {
  /** Share of the labels that have a title under them. */
  titledLabels: number;
  /** Of the lines that the page shows alone, by their words: how many there are, and how many of them are titles. */
  alone: ReadonlyMap<string, { lines: number; titles: number }>;
  /** Labels of chapters among what the rules read as contents. */
  listedLabels: number;
  /** Letters in brackets at the beginning of lines are marks of notes. */
  calledLetters: boolean;
  /** Pages of an imprint: among the first, with a line of its form, and none that is surely text. */
  imprints: ReadonlySet<number>;
}

export const sure = 0.95;
