/** What begins (or goes on) on a line. */
export type State =
  /** An indented paragraph begins. */
  | 'paragraph'
  /** The text resumes without an indent: after a heading, after a quotation. */
  | 'resumed'
  /** A paragraph goes on. */
  | 'text'
  /** A set-off quotation begins; another of its paragraphs begins; it goes on. */
  | 'quotation'
  | 'quotation-paragraph'
  | 'quotation-text'
  /** A line of verse. */
  | 'verse';

export const states: State[] = [
  'paragraph',
  'resumed',
  'text',
  'quotation',
  'quotation-paragraph',
  'quotation-text',
  'verse',
];
export const begins = new Set<State>(['paragraph', 'resumed', 'quotation', 'quotation-paragraph']);
const quoting = new Set<State>(['quotation', 'quotation-paragraph', 'quotation-text']);
export const inQuotation = (state: State) => quoting.has(state);

/** A line's state and how sure the model is of it. */
export interface Labelled {
  state: State;
  /** Probability that a block (or line of verse) begins here. */
  boundary: number;
  /** Probability that the line belongs to a quotation or to verse. */
  quoted: number;
}
