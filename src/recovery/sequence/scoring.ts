import { type Learnt, partClass } from './learning.ts';
import type { Sight, Starting } from './sight.ts';
import { inQuotation, type State } from './states.ts';
import { beliefs } from './weights.ts';

const log = Math.log;
const normal = (x: number, mean: number, sd: number) =>
  Math.exp(-(((x - mean) / sd) ** 2) / 2) / (sd * 2.5066);

export interface Score {
  /** Log probability of the first line of a segment in a state. */
  begin(state: State, line: Sight): number;
  /** Log probability of going from a line in one state to the next in another, with what `line` looks like as left. */
  step(from: State, to: State, line: Sight, next: Sight): number;
  end(state: State, line: Sight): number;
}

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

type StartTable = Record<keyof typeof beliefs.starting, Record<Starting, number>>;

/** Log probabilities of how lines start, with the book's own share of opening quotation marks in its quotations. */
function startTable(quoteStart: number): StartTable {
  const { quote, ...others } = beliefs.starting.quotation;
  const scale = (1 - quoteStart) / (1 - quote);
  const quotation = Object.fromEntries(Object.entries(others).map(([k, v]) => [k, v * scale]));
  const rows = { ...beliefs.starting, quotation: { ...quotation, quote: quoteStart } };
  return Object.fromEntries(
    Object.entries(rows).map(([kind, row]) => [
      kind,
      Object.fromEntries(Object.entries(row).map(([k, v]) => [k, log(v)])),
    ]),
  ) as StartTable;
}

/** The log probabilities that a decoder adds up, for what was learnt of a book. */
export function scorer(learnt: Learnt, spread: number): Score {
  const indentOf = (s: State) => (s === 'paragraph' || s === 'quotation-paragraph' ? learnt.indent : 0);
  const full = (x: number, mean: number, part = 0) =>
    learnt.shapes
      ? log(learnt.shapes[partClass(part)]!(x - mean + 1))
      : log(0.96 * normal(x, mean, spread) + 0.04 * normal(x, mean, 3 * spread));
  const measureOf = (s: State) => (inQuotation(s) ? learnt.quotationMeasure : 1);
  /** The first of several printed lines is full. */
  const firstWidth = onceALine((s, line) =>
    line.single ? 0 : s === 'verse' ? log(0.3) : full(line.first, measureOf(s) - indentOf(s)),
  );
  /** The last printed line: full where the block goes on, of any width where it ends. */
  const widthOfLast = (s: State, line: Sight, ends: boolean) => {
    const mean = measureOf(s) - (line.single ? indentOf(s) : 0);
    if (s === 'verse') return line.last < 0.9 ? log(1.1) : line.last < 1.06 ? log(0.35) : log(0.02);
    const whole = full(line.last, mean, line.nextPart);
    if (!ends) {
      // where lines were joined, the measure of the last of them hangs on where the join was put
      const mistaken = line.single ? beliefs.mismeasured.single : beliefs.mismeasured.joined;
      if (learnt.shapes) return log(Math.exp(whole) + mistaken);
      // a line may fall short when the next word could not be divided
      const short = mean - line.last;
      const allowed = Math.max(0, line.nextPart - spread);
      return short > 0 && allowed > 0 && short < allowed
        ? log(Math.exp(whole) * 0.97 + 0.03 * normal(short, allowed / 2, Math.max(spread, allowed / 2)))
        : whole;
    }
    return log(
      beliefs.fullLastLine * Math.exp(whole) +
        (1 - beliefs.fullLastLine) * (line.last < mean + 2 * spread ? 1 : 1e-4),
    );
  };
  const lastOfBlock = onceALine((s, line) => widthOfLast(s, line, true));
  const lastWithin = onceALine((s, line) => widthOfLast(s, line, false));
  const lastWidth = (s: State, line: Sight, ends: boolean) => (ends ? lastOfBlock : lastWithin)(s, line);
  const ending = (kind: keyof typeof beliefs.ending, line: Sight) => {
    if (kind !== 'within') return log(beliefs.ending[kind][line.ending]);
    const { sentence, colon, other } = beliefs.ending.within;
    if (line.ending === 'sentence') return log(learnt.sentence);
    return log(((line.ending === 'colon' ? colon : other) / (1 - sentence)) * (1 - learnt.sentence));
  };
  const starts = startTable(learnt.quoteStart);
  const starting = (kind: keyof typeof beliefs.starting, line: Sight) => starts[kind][line.starting];
  const blank = (kind: keyof typeof beliefs.blank, line: Sight) => {
    if (!learnt.hasBlanks || line.foot) return 0;
    return log(line.blankAfter ? beliefs.blank[kind] : 1 - beliefs.blank[kind]);
  };
  const bit = (p: number, is: boolean) => log(is ? p : 1 - p);
  /** The next paragraph of a quotation opens its quotation mark again where the book sets marks at all. */
  const opensAgain = (next: Sight) => {
    const again = learnt.quoteStart * beliefs.opensAgain;
    return next.starting === 'quote'
      ? log(again + (1 - again) * 0.1)
      : log((1 - again) * 0.9) + starting('block', next);
  };
  const leave = (state: State, line: Sight, kind: 'block' | 'introduction'): number => {
    if (inQuotation(state))
      return (
        ending('quotation', line) +
        bit(learnt.citation, line.citation) +
        bit(learnt.closingMark, line.closingMark) +
        bit(beliefs.open.quotation, line.open) +
        blank('quotation', line)
      );
    if (state === 'verse') return ending('verse', line) + blank('verse', line);
    return (
      ending(kind, line) +
      bit(beliefs.citation.block, line.citation) +
      bit(beliefs.closingMark.block, line.closingMark) +
      bit(beliefs.open.block, line.open) +
      blank(kind, line)
    );
  };
  const p = learnt.paragraph;
  return {
    begin(state, line) {
      const value = (beliefs.begin as Partial<Record<State, number>>)[state];
      return value === undefined ? Number.NEGATIVE_INFINITY : log(value) + firstWidth(state, line);
    },
    end(state, line) {
      return lastWidth(state, line, true) + leave(state, line, 'block');
    },
    step(from, to, line, next) {
      const first = firstWidth(to, next);
      const quoted = inQuotation(from);
      // a block goes on
      if (to === 'text' || to === 'quotation-text') {
        if (from === 'verse' || quoted !== inQuotation(to)) return Number.NEGATIVE_INFINITY;
        return (
          log(1 - p) +
          lastWidth(from, line, false) +
          ending('within', line) +
          starting(line.ending === 'sentence' ? 'afterSentence' : 'within', next) +
          bit(beliefs.citation.within, line.citation) +
          bit(beliefs.open.within, line.open) +
          blank('within', line) +
          first
        );
      }
      const last = lastWidth(from, line, true);
      if (from === 'verse') {
        if (to === 'verse')
          return log(beliefs.verseGoesOn) + last + ending('verse', line) + starting('verse', next) + first;
        if (to === 'quotation-paragraph') return Number.NEGATIVE_INFINITY;
        const share = to === 'resumed' ? 0.7 : to === 'paragraph' ? 0.28 : 0.02;
        return (
          log((1 - beliefs.verseGoesOn) * share) +
          last +
          leave(from, line, 'block') +
          starting(to === 'resumed' ? 'resumed' : 'block', next) +
          first
        );
      }
      if (to === 'verse')
        return (
          log(p * beliefs.verse) + last + leave(from, line, 'introduction') + starting('verse', next) + first
        );
      if (quoted) {
        if (to === 'quotation-paragraph')
          return (
            log(p * learnt.quotationGoesOn) +
            last +
            ending('block', line) +
            blank('block', line) +
            bit(beliefs.citation.block, line.citation) +
            bit(learnt.closingMark / 4, line.closingMark) +
            bit(learnt.quoteStart * beliefs.open.quotationGoesOn, line.open) +
            opensAgain(next) +
            first
          );
        const rest = 1 - learnt.quotationGoesOn;
        const share =
          to === 'quotation'
            ? beliefs.quotationFollows
            : to === 'paragraph'
              ? learnt.indentedAfterQuotation
              : 1 - learnt.indentedAfterQuotation - beliefs.quotationFollows;
        const kind = to === 'quotation' ? 'quotation' : to === 'paragraph' ? 'block' : 'resumed';
        return log(p * rest * share) + last + leave(from, line, 'block') + starting(kind, next) + first;
      }
      if (to === 'quotation')
        return (
          log(p * learnt.quotation) +
          last +
          leave(from, line, 'introduction') +
          starting('quotation', next) +
          first
        );
      if (to === 'paragraph')
        return (
          log(p * (1 - learnt.quotation)) +
          last +
          leave(from, line, 'block') +
          starting('block', next) +
          first
        );
      // text resumes without an indent only after a quotation
      return to === 'resumed'
        ? log(p * 0.004) + last + leave(from, line, 'block') + starting('block', next) + first
        : Number.NEGATIVE_INFINITY;
    },
  };
}
