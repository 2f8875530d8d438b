import { type Learnt, partClass } from './learning.ts';
import type { Sight } from './sight.ts';
import { inQuotation, type State } from './states.ts';
import { beliefs } from './weights.ts';

const log = Math.log;
const normal = (x: number, mean: number, sd: number) =>
  Math.exp(-(((x - mean) / sd) ** 2) / 2) / (sd * 2.5066);

/** Log probabilities of how wide lines are, by what they begin. */
export interface LineWidths {
  /** The first of several printed lines is full. */
  first(state: State, line: Sight): number;
  /** The last printed line: full where the block goes on, of any width where it ends. */
  last(state: State, line: Sight, ends: boolean): number;
}

/** How wide lines are in a book, by what was learnt of it. */
export function lineWidths(learnt: Learnt, spread: number): LineWidths {
  const indentOf = (s: State) => (s === 'paragraph' || s === 'quotation-paragraph' ? learnt.indent : 0);
  const measureOf = (s: State) => (inQuotation(s) ? learnt.quotationMeasure : 1);
  const full = (x: number, mean: number, part = 0) =>
    learnt.shapes
      ? log(learnt.shapes[partClass(part)]!(x - mean + 1))
      : log(0.96 * normal(x, mean, spread) + 0.04 * normal(x, mean, 3 * spread));
  const meanOfLast = (s: State, line: Sight) => measureOf(s) - (line.single ? indentOf(s) : 0);
  const ending = (line: Sight, mean: number) => {
    const any = line.last < mean + 2 * spread ? 1 : 1e-4;
    const whole = Math.exp(full(line.last, mean, line.nextPart));
    return log(beliefs.fullLastLine * whole + (1 - beliefs.fullLastLine) * any);
  };
  const goingOn = (line: Sight, mean: number) => {
    const whole = full(line.last, mean, line.nextPart);
    // where lines were joined, the measure of the last of them hangs on where the join was put
    const mistaken = line.single ? beliefs.mismeasured.single : beliefs.mismeasured.joined;
    if (learnt.shapes) return log(Math.exp(whole) + mistaken);
    // a line may fall short when the next word could not be divided
    const short = mean - line.last;
    const allowed = Math.max(0, line.nextPart - spread);
    return short > 0 && allowed > 0 && short < allowed
      ? log(Math.exp(whole) * 0.97 + 0.03 * normal(short, allowed / 2, Math.max(spread, allowed / 2)))
      : whole;
  };
  const first = onceALine((s, line) =>
    line.single ? 0 : s === 'verse' ? log(0.3) : full(line.first, measureOf(s) - indentOf(s)),
  );
  const lastOfBlock = onceALine((s, line) =>
    s === 'verse' ? ofVerse(line) : ending(line, meanOfLast(s, line)),
  );
  const lastWithin = onceALine((s, line) =>
    s === 'verse' ? ofVerse(line) : goingOn(line, meanOfLast(s, line)),
  );
  return { first, last: (s, line, ends) => (ends ? lastOfBlock : lastWithin)(s, line) };
}

/** A line of verse falls short of the measure. */
const ofVerse = ({ last }: Sight) => (last < 0.9 ? log(1.1) : last < 1.06 ? log(0.35) : log(0.02));

/** Remembers what was computed for the line asked about last, by state: the steps out of a line and into one share it. */
function onceALine(compute: (state: State, line: Sight) => number): (state: State, line: Sight) => number {
  let last: Sight | null = null;
  let known = new Map<State, number>();
  return (state, line) => {
    if (line !== last) {
      last = line;
      known = new Map();
    }
    let value = known.get(state);
    if (value === undefined) {
      value = compute(state, line);
      known.set(state, value);
    }
    return value;
  };
}
