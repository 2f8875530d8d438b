import { type Shape, shapeOf } from './shape.ts';
import type { Sight } from './sight.ts';
import { begins, inQuotation, type Labelled } from './states.ts';
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

/** Estimates from a labelled book, each drawn towards what was believed before by a few imagined cases. */
export function learn(seen: Sight[][], labelled: Labelled[][], before: Learnt, spread: number): Learnt {
  const widths: number[][] = [[], [], [], []];
  let lines = 0;
  let starts = 0;
  let quotations = 0;
  let quotationStarts = 0;
  let within = 0;
  let sentences = 0;
  let pending = 0;
  let goesOnCount = 0;
  let start: Sight | null = null;
  let blocks = 0;
  let afterQuotation = 0;
  let indentedAfter = 0;
  let quoteStarts = 0;
  let citations = 0;
  let closing = 0;
  let ends = 0;
  const indents: number[] = [];
  const quotationWidths: number[] = [];
  seen.forEach((sights, k) => {
    sights.forEach((sight, i) => {
      const state = labelled[k]![i]!.state;
      const next = labelled[k]![i + 1]?.state;
      const previous = labelled[k]![i - 1]?.state;
      lines++;
      if (begins.has(state)) starts++;
      if (state === 'paragraph' || state === 'quotation' || state === 'resumed') blocks++;
      if (state === 'quotation-paragraph') pending++;
      if (state === 'quotation') {
        pending = 0;
        start = sight;
        quoteStarts += sight.starting === 'quote' ? 1 : 0;
        quotationStarts++;
      }
      if (previous && inQuotation(previous) && (state === 'paragraph' || state === 'resumed')) {
        afterQuotation++;
        if (state === 'paragraph') indentedAfter++;
      }
      if (next === 'text' || next === 'quotation-text') {
        within++;
        if (sight.ending === 'sentence') sentences++;
      }
      const goesOn = next === 'text' || next === 'quotation-text';
      if (state === 'text' && goesOn && sight.single) {
        widths[partClass(sight.nextPart)]!.push(sight.last);
        if (partClass(sight.nextPart) !== unknownPart) widths[unknownPart]!.push(sight.last);
      }
      if (state === 'paragraph' && (goesOn || !sight.single)) indents.push(1 - sight.first);
      if (state === 'quotation-text' && goesOn && sight.single) quotationWidths.push(sight.last);
      if (inQuotation(state) && next !== 'quotation-text' && next !== 'quotation-paragraph') {
        if (sight.blankAfter || !before.hasBlanks) {
          ends++;
          if (sight.citation) citations++;
          if (sight.closingMark) closing++;
        }
        // only what shows its end speaks for how often the book quotes
        if (sight.blankAfter || sight.citation || (start?.starting === 'quote' && sight.closingMark)) {
          quotations++;
          goesOnCount += pending;
        }
      }
    });
  });
  const rate = (hits: number, of: number, prior: number, weight: number) =>
    (hits + prior * weight) / (of + weight);
  const mean = (values: number[], prior: number, weight: number) =>
    (values.reduce((a, b) => a + b, 0) + prior * weight) / (values.length + weight);
  const result = {
    paragraph: rate(starts, lines, beliefs.paragraph, 50),
    quotation: Math.min(0.4, rate(quotations, blocks, beliefs.quotation, 20)),
    indent: Math.min(0.12, Math.max(0.015, mean(indents, beliefs.indent, 5))),
    indentedAfterQuotation: rate(indentedAfter, afterQuotation, beliefs.indentedAfterQuotation, 10),
    quotationGoesOn: Math.min(0.5, rate(goesOnCount, goesOnCount + quotations, beliefs.quotationGoesOn, 4)),
    quoteStart: Math.min(0.95, rate(quoteStarts, quotationStarts, beliefs.starting.quotation.quote, 4)),
    sentence: rate(sentences, within, beliefs.ending.within.sentence, 100),
    citation: Math.min(0.97, rate(citations, ends, beliefs.citation.quotation, 4)),
    closingMark: Math.min(0.95, rate(closing, ends, beliefs.closingMark.quotation, 4)),
    quotationMeasure: mean(quotationWidths, 1, 40),
    hasBlanks: before.hasBlanks,
    shapes: widths.every(w => w.length >= 150)
      ? widths.map(w => shapeOf(w, 0.5 * spread, 1.6 * spread))
      : before.shapes,
  };
  return result;
}
