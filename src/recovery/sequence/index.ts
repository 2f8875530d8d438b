import type { TextLine } from '../lines.ts';
import { decode } from './decoding.ts';
import { type Learnt, learn } from './learning.ts';
import { scorer } from './scoring.ts';
import { look, type Measuring, openMarks } from './sight.ts';
import type { Labelled } from './states.ts';
import { beliefs } from './weights.ts';

export type { Labelled, State } from './states.ts';

/** After so many rounds what is learnt of a book no longer changes its labels. */
const rounds = 4;

/**
 * Labels the lines of the body: paragraphs, quotations, verse. A hidden Markov model over the lines, its states what a line
 * begins; Viterbi gives the path, forward–backward the doubt. What differs from book to book (indent, length of paragraphs,
 * marks and citations of quotations, their measure) is learnt from the book itself, by a few rounds of the same model.
 * @param segments runs of lines between headings; a block begins at the start of each
 */
export function label(segments: TextLine[][], measuring: Measuring): Labelled[][] {
  const seen = segments.map(lines => {
    const open = openMarks(lines);
    return lines.map((line, i) => look(line, lines[i - 1], lines[i + 1], open[i]!, measuring));
  });
  let learnt: Learnt = {
    paragraph: beliefs.paragraph,
    quotation: beliefs.quotation,
    indent: beliefs.indent,
    indentedAfterQuotation: beliefs.indentedAfterQuotation,
    quotationGoesOn: beliefs.quotationGoesOn,
    quoteStart: beliefs.starting.quotation.quote,
    sentence: beliefs.ending.within.sentence,
    citation: beliefs.citation.quotation,
    closingMark: beliefs.closingMark.quotation,
    quotationMeasure: 1,
    shapes: null,
    hasBlanks: seen.flat().filter(s => s.blankAfter).length >= 3,
  };
  let labelled: Labelled[][] = [];
  for (let round = 0; round < rounds; round++) {
    const score = scorer(learnt, measuring.spread);
    labelled = seen.map(lines => decode(lines, score, round === rounds - 1));
    learnt = learn(seen, labelled, learnt, measuring.spread);
  }
  return labelled;
}
