import type { Learnt } from './learning.ts';
import { type LineWidths, lineWidths } from './line-widths.ts';
import { bit, type Looks, looks } from './looks.ts';
import type { Sight } from './sight.ts';
import { inQuotation, type State } from './states.ts';
import { beliefs } from './weights.ts';

const log = Math.log;
const never = Number.NEGATIVE_INFINITY;

export interface Score {
  /** Log probability of the first line of a segment in a state. */
  begin(state: State, line: Sight): number;
  /** Log probability of going from a line in one state to the next in another, with what `line` looks like as left. */
  step(from: State, to: State, line: Sight, next: Sight): number;
  end(state: State, line: Sight): number;
}

/** What scores are made from: what was learnt of a book, how wide its lines are, how they look. */
interface Model {
  learnt: Learnt;
  width: LineWidths;
  look: Looks;
}

/** The log probabilities that a decoder adds up, for what was learnt of a book. */
export function scorer(learnt: Learnt, spread: number): Score {
  const model: Model = { learnt, width: lineWidths(learnt, spread), look: looks(learnt) };
  const { width, look } = model;
  return {
    begin(state, line) {
      const value = (beliefs.begin as Partial<Record<State, number>>)[state];
      return value === undefined ? never : log(value) + width.first(state, line);
    },
    end: (state, line) => width.last(state, line, true) + look.leave(state, line, 'block'),
    step(from, to, line, next) {
      if (to === 'text' || to === 'quotation-text') return goOn(from, to, line, next, model);
      if (from === 'verse') return leaveVerse(to, line, next, model);
      if (to === 'verse') return enterVerse(from, line, next, model);
      return inQuotation(from)
        ? leaveQuotation(from, to, line, next, model)
        : leaveText(from, to, line, next, model);
    },
  };
}

// The steps of each kind take their lines and states one by one: they are asked for every pair of states at every line.

/** A block goes on. */
function goOn(from: State, to: State, line: Sight, next: Sight, { learnt, width, look }: Model): number {
  if (from === 'verse' || inQuotation(from) !== inQuotation(to)) return never;
  return (
    log(1 - learnt.paragraph) +
    width.last(from, line, false) +
    look.ending('within', line) +
    look.starting(line.ending === 'sentence' ? 'afterSentence' : 'within', next) +
    bit(beliefs.citation.within, line.citation) +
    bit(beliefs.open.within, line.open) +
    look.blank('within', line) +
    width.first(to, next)
  );
}

/** Verse goes on with its next line, or text comes after it. */
function leaveVerse(to: State, line: Sight, next: Sight, { width, look }: Model): number {
  if (to === 'quotation-paragraph') return never;
  const last = width.last('verse', line, true);
  const first = width.first(to, next);
  if (to === 'verse')
    return (
      log(beliefs.verseGoesOn) + last + look.ending('verse', line) + look.starting('verse', next) + first
    );
  const share = to === 'resumed' ? 0.7 : to === 'paragraph' ? 0.28 : 0.02;
  return (
    log((1 - beliefs.verseGoesOn) * share) +
    last +
    look.leave('verse', line, 'block') +
    look.starting(to === 'resumed' ? 'resumed' : 'block', next) +
    first
  );
}

/** Verse comes after text or a quotation. */
function enterVerse(from: State, line: Sight, next: Sight, { learnt, width, look }: Model): number {
  return (
    log(learnt.paragraph * beliefs.verse) +
    width.last(from, line, true) +
    look.leave(from, line, 'introduction') +
    look.starting('verse', next) +
    width.first('verse', next)
  );
}

/** A quotation goes on with another paragraph, or another block comes after it. */
function leaveQuotation(from: State, to: State, line: Sight, next: Sight, model: Model): number {
  const { learnt, width, look } = model;
  const last = width.last(from, line, true);
  const first = width.first(to, next);
  if (to === 'quotation-paragraph')
    return (
      log(learnt.paragraph * learnt.quotationGoesOn) +
      last +
      look.ending('block', line) +
      look.blank('block', line) +
      bit(beliefs.citation.block, line.citation) +
      bit(learnt.closingMark / 4, line.closingMark) +
      bit(learnt.quoteStart * beliefs.open.quotationGoesOn, line.open) +
      look.opensAgain(next) +
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
  return (
    log(learnt.paragraph * rest * share) +
    last +
    look.leave(from, line, 'block') +
    look.starting(kind, next) +
    first
  );
}

/** A block comes after text. */
function leaveText(from: State, to: State, line: Sight, next: Sight, model: Model): number {
  const { learnt, width, look } = model;
  const p = learnt.paragraph;
  const last = width.last(from, line, true);
  const first = width.first(to, next);
  if (to === 'quotation')
    return (
      log(p * learnt.quotation) +
      last +
      look.leave(from, line, 'introduction') +
      look.starting('quotation', next) +
      first
    );
  if (to !== 'paragraph' && to !== 'resumed') return never;
  // text resumes without an indent only after a quotation
  const share = to === 'paragraph' ? 1 - learnt.quotation : 0.004;
  return log(p * share) + last + look.leave(from, line, 'block') + look.starting('block', next) + first;
}
