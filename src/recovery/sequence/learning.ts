import { type Shape, shapeOf } from './shape.ts';
import type { Sight } from './sight.ts';
import { begins, inQuotation, type Labelled, type State } from './states.ts';
import { beliefs } from './weights.ts';

export interface Learnt {
  paragraph: number;
  quotation: number;
  indent: number;
  indentedAfterQuotation: number;
  quotationGoesOn: number;
  quoteStart: number;
  /** How often a line within a block ends a sentence: the book's sentences are long or short. */
  sentence: number;
  citation: number;
  closingMark: number;
  /** Mean width of full lines of quotations. */
  quotationMeasure: number;
  hasBlanks: boolean;
  /** How full lines lie about one measure, by what would have had to fit at their end; null before anything was seen. */
  shapes: Shape[] | null;
}

/** Classes of what would have had to fit at a line's end, in measures: a short word, a syllable, a long one, unknown. */
const partClasses = [0.045, 0.075, Number.POSITIVE_INFINITY];
const unknownPart = partClasses.length;
export const partClass = (width: number) =>
  width <= 0 ? unknownPart : partClasses.findIndex(limit => width <= limit);

/** What is counted in a labelled book. */
interface Tally {
  lines: number;
  /** Lines that begin a block; blocks of text and quotations. */
  starts: number;
  blocks: number;
  /** Quotations that begin, and those of them that do with a quotation mark. */
  quotationStarts: number;
  quoteStarts: number;
  /** Quotations that show their end, and paragraphs of theirs after the first. */
  quotations: number;
  quotationParagraphs: number;
  /** Lines within blocks, and those of them that end a sentence. */
  within: number;
  sentences: number;
  /** Blocks of text after a quotation, and those of them that are indented. */
  afterQuotation: number;
  indentedAfter: number;
  /** Ends of quotations, and those of them with a citation, with a closing mark. */
  ends: number;
  citations: number;
  closing: number;
  /** Indents of paragraphs. */
  indents: number[];
  /** Widths of full lines of text, by what would have had to fit at their end; of quotations. */
  widths: number[][];
  quotationWidths: number[];
}

const nothing = (): Tally => ({
  lines: 0,
  starts: 0,
  blocks: 0,
  quotationStarts: 0,
  quoteStarts: 0,
  quotations: 0,
  quotationParagraphs: 0,
  within: 0,
  sentences: 0,
  afterQuotation: 0,
  indentedAfter: 0,
  ends: 0,
  citations: 0,
  closing: 0,
  indents: [],
  widths: [[], [], [], []],
  quotationWidths: [],
});

/** A line with its state and those of its neighbours in the same run. */
interface Step {
  sight: Sight;
  state: State;
  previous: State | undefined;
  next: State | undefined;
}

/** The quotation that a line belongs to or that was seen last. */
interface Quotation {
  start: Sight | null;
  /** How many paragraphs it has after its first. */
  paragraphs: number;
}

/** Estimates from a labelled book, each drawn towards what was believed before by a few imagined cases. */
export function learn(seen: Sight[][], labelled: Labelled[][], before: Learnt, spread: number): Learnt {
  const tally = nothing();
  const quotation: Quotation = { start: null, paragraphs: 0 };
  seen.forEach((sights, k) => {
    const run = labelled[k]!;
    sights.forEach((sight, i) => {
      const step = { sight, state: run[i]!.state, previous: run[i - 1]?.state, next: run[i + 1]?.state };
      countStarts(step, tally);
      countWithin(step, tally);
      countQuotations(step, quotation, before.hasBlanks, tally);
    });
  });
  return estimate(tally, before, spread);
}

/** Counts what begins with a line, and what goes before it. */
function countStarts({ state, previous }: Step, tally: Tally): void {
  tally.lines++;
  if (begins.has(state)) tally.starts++;
  if (state === 'paragraph' || state === 'quotation' || state === 'resumed') tally.blocks++;
  if (previous && inQuotation(previous) && (state === 'paragraph' || state === 'resumed')) {
    tally.afterQuotation++;
    if (state === 'paragraph') tally.indentedAfter++;
  }
}

/** Counts the ends and widths of lines within blocks. */
function countWithin({ sight, state, next }: Step, tally: Tally): void {
  const goesOn = next === 'text' || next === 'quotation-text';
  if (goesOn) {
    tally.within++;
    if (sight.ending === 'sentence') tally.sentences++;
  }
  if (state === 'text' && goesOn && sight.single) {
    const part = partClass(sight.nextPart);
    tally.widths[part]!.push(sight.last);
    if (part !== unknownPart) tally.widths[unknownPart]!.push(sight.last);
  }
  if (state === 'paragraph' && (goesOn || !sight.single)) tally.indents.push(1 - sight.first);
  if (state === 'quotation-text' && goesOn && sight.single) tally.quotationWidths.push(sight.last);
}

/** Counts quotations where they begin and where they end. */
function countQuotations(step: Step, quotation: Quotation, hasBlanks: boolean, tally: Tally): void {
  const { sight, state, next } = step;
  if (state === 'quotation-paragraph') quotation.paragraphs++;
  if (state === 'quotation') {
    quotation.paragraphs = 0;
    quotation.start = sight;
    tally.quotationStarts++;
    if (sight.starting === 'quote') tally.quoteStarts++;
  }
  if (!inQuotation(state) || next === 'quotation-text' || next === 'quotation-paragraph') return;
  if (sight.blankAfter || !hasBlanks) {
    tally.ends++;
    if (sight.citation) tally.citations++;
    if (sight.closingMark) tally.closing++;
  }
  // only what shows its end speaks for how often the book quotes
  const marked = quotation.start?.starting === 'quote' && sight.closingMark;
  if (sight.blankAfter || sight.citation || marked) {
    tally.quotations++;
    tally.quotationParagraphs += quotation.paragraphs;
  }
}

/** A share with so many imagined cases of what was believed before. */
const rate = (hits: number, of: number, prior: number, weight: number) =>
  (hits + prior * weight) / (of + weight);

const mean = (values: number[], prior: number, weight: number) =>
  (values.reduce((a, b) => a + b, 0) + prior * weight) / (values.length + weight);

/** What the counts say of a book. */
function estimate(t: Tally, before: Learnt, spread: number): Learnt {
  const ofQuotations = t.quotationParagraphs + t.quotations;
  return {
    paragraph: rate(t.starts, t.lines, beliefs.paragraph, 50),
    quotation: Math.min(0.4, rate(t.quotations, t.blocks, beliefs.quotation, 20)),
    indent: Math.min(0.12, Math.max(0.015, mean(t.indents, beliefs.indent, 5))),
    indentedAfterQuotation: rate(t.indentedAfter, t.afterQuotation, beliefs.indentedAfterQuotation, 10),
    quotationGoesOn: Math.min(0.5, rate(t.quotationParagraphs, ofQuotations, beliefs.quotationGoesOn, 4)),
    quoteStart: Math.min(0.95, rate(t.quoteStarts, t.quotationStarts, beliefs.starting.quotation.quote, 4)),
    sentence: rate(t.sentences, t.within, beliefs.ending.within.sentence, 100),
    citation: Math.min(0.97, rate(t.citations, t.ends, beliefs.citation.quotation, 4)),
    closingMark: Math.min(0.95, rate(t.closing, t.ends, beliefs.closingMark.quotation, 4)),
    quotationMeasure: mean(t.quotationWidths, 1, 40),
    hasBlanks: before.hasBlanks,
    shapes: t.widths.every(w => w.length >= 150)
      ? t.widths.map(w => shapeOf(w, 0.5 * spread, 1.6 * spread))
      : before.shapes,
  };
}
